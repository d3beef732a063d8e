/**
 * CHAIN8. A board's own number wins. Without one, the parts and wholes of the boards that took the indicator over are added for the same period; one
 * that is missing makes the sum missing, never smaller. A mean or a median without counts never rolls up.
 */
import type { BoardId } from './ids.ts';
import { hasParts, type Indicator } from './indicator.ts';
import { comparePeriods, type Point, plotted } from './measurement.ts';

/** A point summed from other boards. `from` of `of` boards have a number; `missing` names those that have not. */
export interface RolledPoint extends Point {
  readonly from: number;
  readonly of: number;
  readonly missing: readonly BoardId[];
}

/** One board that takes part, with its points (its own, or rolled up from further below). */
export interface Part {
  readonly board: BoardId;
  readonly points: readonly (Point | RolledPoint)[];
}

/** True when sums of this indicator mean anything (CHAIN8). */
export function rollsUp(indicator: Pick<Indicator, 'rollUp' | 'kind' | 'additiveInOrganisation'>): boolean {
  return (
    indicator.rollUp === 'sum' &&
    (hasParts(indicator.kind) || (indicator.kind === 'count' && indicator.additiveInOrganisation))
  );
}

/**
 * The sums of the parts, one per period any of them has, oldest first. A period for which nobody has anything that can be added (a published
 * share without its counts) is none of the sum's.
 */
export function rollUp(indicator: Indicator, parts: readonly Part[]): readonly RolledPoint[] {
  if (!rollsUp(indicator) || parts.length === 0) return [];
  const periods = new Map<string, Point>();
  for (const { points } of parts) {
    for (const point of points) if (saysSomething(indicator, point)) periods.set(`${point.start}/${point.end}`, point);
  }
  return [...periods.values()].sort(comparePeriods).map((period) => sumOf(indicator, parts, period));
}

function sumOf(indicator: Indicator, parts: readonly Part[], period: Point): RolledPoint {
  const found = parts.map((part) => ({
    board: part.board,
    point: part.points.find((point) => point.start === period.start && point.end === period.end),
  }));
  const taking = found.filter(({ point }) => point?.state !== 'notRelevant');
  const known = taking.filter(({ point }) => isKnown(indicator, point));
  const complete = taking.length > 0 && known.length === taking.length;
  const part = sum(known.map(({ point }) => point?.part ?? point?.value ?? 0));
  const whole = hasParts(indicator.kind) ? sum(known.map(({ point }) => point?.whole ?? 0)) : null;
  const value = !complete ? null : whole === null ? part : plotted(indicator, part, whole);
  const points = known.map(({ point }) => point).filter((point) => point !== undefined);
  return {
    start: period.start,
    end: period.end,
    measurement: null,
    value,
    part: complete && whole !== null ? part : null,
    whole: complete ? whole : null,
    state: taking.length === 0 ? 'notRelevant' : value === null ? 'missing' : 'shown',
    quality: points.some((point) => point.quality !== 'final') ? 'provisional' : 'final',
    origin: points.some((point) => point.origin === 'exercise') ? 'exercise' : (points[0]?.origin ?? 'typed'),
    source: '',
    revised: points.some((point) => point.revised),
    by: null,
    at: points.reduce<Point['at']>((newest, point) => ((point.at ?? '') > (newest ?? '') ? point.at : newest), null),
    from: known.length,
    of: taking.length,
    missing: taking.filter(({ point }) => !isKnown(indicator, point)).map(({ board }) => board),
  };
}

const saysSomething = (indicator: Indicator, point: Point): boolean =>
  point.state === 'notRelevant' || point.state === 'missing' || isKnown(indicator, point);

/** A number that can be added: shares and rates need both part and whole, counts a value. */
function isKnown(indicator: Indicator, point: Point | undefined): boolean {
  if (point?.state !== 'shown') return false;
  return hasParts(indicator.kind) ? point.part !== null && point.whole !== null : point.value !== null;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

/** Own points first; a rolled point only where the board has no entry of its own for the period (CHAIN8: own data wins). */
export function ownOrRolled(own: readonly Point[], rolled: readonly RolledPoint[]): readonly (Point | RolledPoint)[] {
  const periods = new Set(own.map((point) => `${point.start}/${point.end}`));
  return [...own, ...rolled.filter((point) => !periods.has(`${point.start}/${point.end}`))].sort(comparePeriods);
}

/** True for a point that was summed from other boards. */
export function isRolled(point: Point | RolledPoint): point is RolledPoint {
  return 'of' in point;
}
