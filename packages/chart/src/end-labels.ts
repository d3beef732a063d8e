/** Names of the median and the target at the right end of their lines, moved apart when they collide. */
import { inForceOn } from './in-force.ts';
import type { Frame, Label } from './layout.ts';
import type { ChartStyle } from './style.ts';
import { textWidth } from './text-width.ts';
import type { RunChartInput } from './types.ts';

type End = {
  readonly role: 'centre' | 'target';
  readonly value: number;
  readonly text: string;
  readonly short: string;
};

const LINE_HEIGHT = 1.16;
/** Words may take this share of the width; else only the numbers stand. */
const MOST_SHARE = 0.45;

/** A median halfway between two values is written with the half it has; otherwise with the indicator's decimals. */
export function formatCentre(input: RunChartInput, centre: number): string {
  const scaled = centre * 10 ** input.decimals;
  const isHalf = Math.abs(Math.abs(scaled - Math.trunc(scaled)) - 0.5) < 1e-9;
  return input.formatNumber(centre, input.decimals + (isHalf ? 1 : 0));
}

/** A target with all the decimals it was set with: 13,6 must not read as 14. */
export function formatLevel(input: RunChartInput, level: number): string {
  const own = /\.(\d+)$/.exec(String(level))?.[1]?.length ?? 0;
  return input.formatNumber(level, Math.max(input.decimals, Math.min(6, own)));
}

function endsOf(input: RunChartInput): End[] {
  const ends: End[] = [];
  const last = input.points[input.points.length - 1]?.at ?? '';
  for (const value of inForceOn(input.targets, last)?.levels ?? []) {
    const number = formatLevel(input, value);
    ends.push({ role: 'target', value, text: `${input.words.target}\u00a0${number}`, short: number });
  }
  const centre = inForceOn(input.phases, last)?.centre ?? null;
  if (centre !== null) {
    const number = formatCentre(input, centre);
    ends.push({ role: 'centre', value: centre, text: `${input.words.centre}\u00a0${number}`, short: number });
  }
  return ends.filter((end) => Number.isFinite(end.value));
}

function areWordsShort(ends: readonly End[], style: ChartStyle): boolean {
  return ends.every((end) => textWidth(end.text, style.text) <= MOST_SHARE * style.width);
}

/** Px the names need at the right of the lines. */
export function widthOfEnds(input: RunChartInput, style: ChartStyle): number {
  const ends = endsOf(input);
  const short = !areWordsShort(ends, style);
  return Math.ceil(Math.max(0, ...ends.map((end) => textWidth(short ? end.short : end.text, style.text))));
}

/** Places the names; as many as the height has room for, the target first. */
export function layoutEnds(
  input: RunChartInput,
  style: ChartStyle,
  frame: Frame,
  y: (value: number) => number,
): Label[] {
  const ends = endsOf(input);
  const short = !areWordsShort(ends, style);
  const height = style.text * LINE_HEIGHT;
  const ground = frame.floor - style.axisText * 1.15;
  const most = Math.floor(ground / height);
  const x = frame.right + style.lastDot + style.gap;
  const wanted = ends
    .slice(0, most)
    .map((end) => ({ end, y: y(end.value) }))
    .sort((a, b) => a.y - b.y || a.end.value - b.end.value);
  const free = wanted.filter(({ end }) => x + textWidth(short ? end.short : end.text, style.text) <= style.width + 0.5);
  const places = spread(
    free.map((one) => one.y),
    height,
    { least: height / 2, most: ground - height / 2 },
  );
  return free.map(({ end }, index) => ({
    text: short ? end.short : end.text,
    x,
    y: (places[index] ?? 0) + style.text * 0.34,
    anchor: 'start',
    size: style.text,
    role: end.role,
  }));
}

/** Sorted positions moved as little as possible so that neighbours are `apart` from each other and all lie within the ends. */
export function spread(
  sorted: readonly number[],
  apart: number,
  ends: { readonly least: number; readonly most: number },
): readonly number[] {
  const groups: { sum: number; count: number }[] = [];
  const startOf = (group: { sum: number; count: number }): number => {
    const middle = group.sum / group.count;
    const start = middle - ((group.count - 1) * apart) / 2;
    return Math.max(ends.least, Math.min(ends.most - (group.count - 1) * apart, start));
  };
  for (const position of sorted) {
    let group = { sum: position, count: 1 };
    for (let former = groups[groups.length - 1]; former !== undefined; former = groups[groups.length - 1]) {
      if (startOf(former) + former.count * apart <= startOf(group)) break;
      group = { sum: former.sum + group.sum, count: former.count + group.count };
      groups.pop();
    }
    groups.push(group);
  }
  return groups.flatMap((group) => Array.from({ length: group.count }, (_, index) => startOf(group) + index * apart));
}
