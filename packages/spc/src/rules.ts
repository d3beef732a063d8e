/**
 * Point-by-point rules of NHS Making Data Count: outside, trend, two in three, shift; per phase, first match wins (spc-notes §2.3).
 * Unlike the Anhøj rules a value on the centre breaks a shift; a missing value breaks shift and trend.
 */
import { signAbout } from './numbers.ts';
import type { Mark, MarkOptions, Point, SpecialCause } from './types.ts';

/** A mark's direction: 1 upper, -1 lower, 0 none. */
export type Direction = -1 | 0 | 1;

/** A value between its warning (2/3 of the limit) and control lines. */
export type Lines = {
  readonly lower: number;
  readonly upper: number;
  readonly lower2: number;
  readonly upper2: number;
};

const STANDARD: MarkOptions = { shift: 7, trend: 7 };

/**
 * One mark per point. Excluded and missing points are never marked. `twoInThree` chooses between the reading of NHS (all three on one side,
 * outside points do not count as near), and Western Electric's with only the points beyond the warning line or the whole pattern marked.
 */
export function markRules(points: readonly Point[], options: MarkOptions = STANDARD): Mark[] {
  const marks: Mark[] = [];
  for (let start = 0; start < points.length; ) {
    const phase = points[start]?.phase;
    let end = start;
    while (end < points.length && points[end]?.phase === phase) end += 1;
    marks.push(...markPhase(points.slice(start, end), options));
    start = end;
  }
  return marks;
}

function markPhase(points: readonly Point[], options: MarkOptions): Mark[] {
  const values = points.map((point) => (point.included ? point.y : null));
  const sides = points.map((point, index) => sideOf(values[index] ?? null, point.centre));
  const zones = points.map((point, index) => zoneOf(values[index] ?? null, linesOf(point)));
  const trends = trendMarks(values, options.trend);
  const pairs = twoInThreeMarks(zones, sides, options.twoInThree ?? 'nhs');
  const shifts = shiftMarks(sides, options.shift);
  return points.map((point, index) => {
    const zone = zones[index] ?? null;
    const outside = point.outside === 'above' ? 1 : point.outside === 'below' ? -1 : 0;
    const cause =
      named(outside, 'outsideAbove', 'outsideBelow') ??
      named(trends[index], 'trendUp', 'trendDown') ??
      named(pairs[index], 'twoInThreeAbove', 'twoInThreeBelow') ??
      named(shifts[index], 'shiftAbove', 'shiftBelow') ??
      'common';
    const side = sides[index] ?? null;
    return {
      at: point.at,
      cause,
      side: side === null ? null : side === 0 ? 'on' : side > 0 ? 'above' : 'below',
      near: zone !== null && Math.abs(zone) === 2,
    };
  });
}

function named(direction: Direction | undefined, up: SpecialCause, down: SpecialCause): SpecialCause | null {
  if (direction === undefined || direction === 0) return null;
  return direction > 0 ? up : down;
}

/** Side of the centre, `null` for a missing value. */
export function sideOf(value: number | null, centre: number | null): Direction | null {
  return value === null || centre === null ? null : signAbout(value, centre);
}

function linesOf(point: Point): Lines | null {
  const { centre, lower, upper } = point;
  if (centre === null || lower === null || upper === null) return null;
  return { lower, upper, lower2: centre + ((lower - centre) * 2) / 3, upper2: centre + ((upper - centre) * 2) / 3 };
}

/** Zone of a value: ±3 outside the limits, ±2 beyond two thirds of them, 0 within. */
export function zoneOf(value: number | null, lines: Lines | null): -3 | -2 | 0 | 2 | 3 | null {
  if (value === null || lines === null) return null;
  if (signAbout(value, lines.upper) > 0) return 3;
  if (signAbout(value, lines.lower) < 0) return -3;
  if (signAbout(value, lines.upper2) > 0) return 2;
  if (signAbout(value, lines.lower2) < 0) return -2;
  return 0;
}

/** Windows of `length` values strictly on one side; every value of the window is marked. */
export function shiftMarks(sides: readonly (Direction | null)[], length: number): Direction[] {
  const marks = sides.map((): Direction => 0);
  let run = 0;
  for (const [index, side] of sides.entries()) {
    const now = side ?? 0;
    run = now !== 0 && now === sides[index - 1] ? run + 1 : now === 0 ? 0 : 1;
    if (now !== 0 && run >= length) marks.fill(now, index - length + 1, index + 1);
  }
  return marks;
}

/** Windows of `length` strictly rising or falling values (one step fewer). A value shared by two trends takes the later one. */
export function trendMarks(values: readonly (number | null)[], length: number): Direction[] {
  const marks = values.map((): Direction => 0);
  let steps = 0;
  let slope: Direction = 0;
  for (const [index, value] of values.entries()) {
    const former = values[index - 1] ?? null;
    const now = value === null || former === null ? 0 : signAbout(value, former);
    steps = now === 0 ? 0 : now === slope ? steps + 1 : 1;
    slope = now;
    if (slope !== 0 && steps >= length - 1) marks.fill(slope, index - length + 1, index + 1);
  }
  return marks;
}

/** Two of three consecutive values near the same limit. */
export function twoInThreeMarks(
  zones: readonly (number | null)[],
  sides: readonly (Direction | null)[],
  reading: 'nhs' | 'beyond' | 'pattern',
): Direction[] {
  const marks = zones.map((): Direction => 0);
  const isNear = (index: number, way: 1 | -1): boolean => {
    const zone = (zones[index] ?? 0) * way;
    return reading === 'nhs' ? zone === 2 : zone >= 2;
  };
  for (let start = 0; start + 2 < zones.length; start += 1) {
    const window = [start, start + 1, start + 2];
    for (const way of [1, -1] as const) {
      if (window.filter((index) => isNear(index, way)).length < 2) continue;
      if (reading === 'nhs' && !window.every((index) => sides[index] === way)) continue;
      for (const index of window) if (reading === 'pattern' || isNear(index, way)) marks[index] = way;
    }
  }
  return marks;
}
