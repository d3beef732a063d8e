/**
 * Centre and limits of one phase for every chart (spc-notes §2.2; Montgomery; Laney 2002; Taylor 2017; Nelson 1982).
 * A level is computed from the base points and then asked for limits at any point of the phase.
 */
import { allEqual, finiteOrNull, mean, median, sum } from './numbers.ts';
import type { Subgroup } from './rows.ts';
import type { ChartKind, Options } from './types.ts';

/** Lower and upper limit at a point, a number of sigmas from the centre; `null` where they do not exist. */
export type Band = readonly [lower: number | null, upper: number | null];

/** The level of a phase: its centre as shown, and its limits. */
export type Level = { readonly centre: number | null; readonly band: (point: Subgroup, sigmas: number) => Band };

type Base = readonly Subgroup[];
type Estimate = (base: Base, options: Options) => Level;

const NO_BAND: Band = [null, null];
const NO_LEVEL: Level = { centre: null, band: () => NO_BAND };
/** Expected range of two normal values in sigmas. */
const D2 = 1.128;
/** Upper limit of a moving range of two, in mean ranges. */
const D4 = 3.267;
/** NHS Making Data Count's constant for three sigmas in mean ranges. */
const XMR = 2.66;
/** Nelson's power that makes exponential times between events roughly normal. */
const T_POWER = 3.6;
/** Median of a geometric distribution in means. */
// biome-ignore lint/suspicious/noApproximativeNumericConstant: the published constant, not ln 2
const G_MEDIAN = 0.693;

/** How each chart estimates its level. */
export const estimates: Readonly<Record<ChartKind, Estimate>> = {
  run: (base, { centre }) => ({ centre: centre ?? median(valuesOf(base)), band: () => NO_BAND }),
  i: (base, options) => individuals(base, options, 1 / D2),
  xmr: (base, options) => individuals(base, options, XMR / 3),
  mr: (base, options) => {
    const centre = options.centre ?? mean(valuesOf(base));
    if (centre === null) return NO_LEVEL;
    return { centre, band: (_, sigmas) => [0, centre * (1 + ((D4 - 1) * sigmas) / 3)] };
  },
  p: (base, options) => shares(base, options, { most: 1, laney: false }),
  pp: (base, options) => shares(base, options, { most: 1, laney: true }),
  u: (base, options) => shares(base, options, { most: Infinity, laney: false }),
  up: (base, options) => shares(base, options, { most: Infinity, laney: true }),
  c: (base, options) => {
    const centre = options.centre ?? mean(valuesOf(base));
    return centre === null ? NO_LEVEL : around(centre, () => Math.sqrt(centre), 0, Infinity);
  },
  g: betweenEvents,
  t: timeBetween,
  ip: normalised,
  xbar: (base, options) => {
    const values = base.flatMap((point) =>
      point.value === null ? [] : [{ sum: point.value * point.size, size: point.size }],
    );
    const size = sum(values.map((value) => value.size));
    const centre = options.centre ?? (size === 0 ? null : sum(values.map((value) => value.sum)) / size);
    const within = pooledSpread(base);
    if (centre === null) return NO_LEVEL;
    return around(centre, ({ size: n }) => (within === null || n < 2 ? null : within / (c4(n) * Math.sqrt(n))));
  },
  s: (base, options) => {
    const centre = options.centre ?? pooledSpread(base);
    if (centre === null) return NO_LEVEL;
    return around(centre, ({ size: n }) => (n < 2 ? null : (centre * Math.sqrt(1 - c4(n) ** 2)) / c4(n)), 0, Infinity);
  },
};

function valuesOf(base: Base): number[] {
  return base.flatMap((point) => (point.value === null ? [] : [point.value]));
}

function around(
  centre: number,
  sigmaAt: (point: Subgroup) => number | null,
  least = -Infinity,
  most = Infinity,
): Level {
  return {
    centre,
    band: (point, sigmas) => {
      const sigma = finiteOrNull(sigmaAt(point));
      if (sigma === null) return NO_BAND;
      return [Math.max(least, centre - sigmas * sigma), Math.min(most, centre + sigmas * sigma)];
    },
  };
}

/** Absolute differences of neighbours; a missing value leaves no range on either side. */
export function movingRanges(values: readonly (number | null)[]): number[] {
  return values.flatMap((value, index) => {
    const former = values[index - 1] ?? null;
    return value === null || former === null ? [] : [Math.abs(value - former)];
  });
}

/** Mean range, after dropping once the ranges at or above 3.267 times it (Nelson 1982). Zero ranges of a constant series are kept. */
function meanRange(ranges: readonly number[], screen: boolean): number | null {
  const first = mean(ranges);
  if (first === null || first === 0 || !screen) return first;
  return mean(ranges.filter((range) => range < D4 * first));
}

function individuals(base: Base, options: Options, sigmaPerRange: number): Level {
  const values = base.map((point) => point.value);
  const centre = options.centre ?? mean(valuesOf(base));
  const range = meanRange(movingRanges(values), options.screen ?? true);
  if (centre === null) return NO_LEVEL;
  return around(centre, () => (range === null ? null : range * sigmaPerRange));
}

function shares(base: Base, options: Options, kind: { most: number; laney: boolean }): Level {
  const known = base.filter((point) => point.value !== null);
  const whole = sum(known.map((point) => point.whole ?? 0));
  const centre = options.centre ?? (whole > 0 ? sum(known.map((point) => point.part ?? 0)) / whole : null);
  if (centre === null) return NO_LEVEL;
  const variance = Math.max(0, kind.most === 1 ? centre * (1 - centre) : centre);
  const sigmaAt = (point: Subgroup): number | null => (point.whole === null ? null : Math.sqrt(variance / point.whole));
  if (!kind.laney) return around(centre, sigmaAt, 0, kind.most);
  const scores = base.map((point) => {
    const sigma = sigmaAt(point);
    if (point.value === null || sigma === null) return null;
    return sigma === 0 ? 0 : (point.value - centre) / sigma;
  });
  const range = meanRange(movingRanges(scores), options.screen ?? true);
  const spread = range === null ? null : range / D2;
  return around(centre, (point) => times(sigmaAt(point), spread), 0, kind.most);
}

function times(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : a * b;
}

/** G: opportunities between events. The median is shown, the limits stand about the mean. */
function betweenEvents(base: Base, options: Options): Level {
  const values = valuesOf(base);
  const centre = options.centre === undefined ? median(values) : options.centre * G_MEDIAN;
  const level = options.centre ?? mean(values);
  if (centre === null || level === null) return NO_LEVEL;
  return { centre, band: around(level, () => Math.sqrt(level * (level + 1)), 0).band };
}

/** T: time between events, an individuals chart on the 1/3.6 power, transformed back. */
function timeBetween(base: Base, options: Options): Level {
  const bent = base.map((point) => (point.value === null ? point : { ...point, value: point.value ** (1 / T_POWER) }));
  const { centre, ...rest } = options;
  const given = centre === undefined ? {} : { centre: centre ** (1 / T_POWER) };
  const level = individuals(bent, { ...rest, ...given }, 1 / D2);
  if (level.centre === null) return NO_LEVEL;
  const back = (value: number | null): number | null => (value === null ? null : Math.max(0, value) ** T_POWER);
  return {
    centre: back(level.centre),
    band: (point, sigmas) => {
      const [lower, upper] = level.band(point, sigmas);
      return [back(lower), back(upper)];
    },
  };
}

/** I' (Taylor): differences of neighbours standardised by their denominators; a plain measurement weighs 1. */
function normalised(base: Base, options: Options): Level {
  const known = base.filter((point) => point.value !== null);
  const whole = sum(known.map((point) => point.whole ?? 0));
  const centre = options.centre ?? (whole > 0 ? sum(known.map((point) => point.part ?? 0)) / whole : null);
  if (centre === null) return NO_LEVEL;
  const steps = base.flatMap((point, index) => {
    const former = base[index - 1];
    if (point.value === null || point.whole === null) return [];
    if (former === undefined || former.value === null || former.whole === null) return [];
    const step = Math.abs(point.value - former.value) / Math.sqrt(1 / point.whole + 1 / former.whole);
    return [Math.sqrt(Math.PI / 2) * step];
  });
  const spread = meanRange(allEqual(valuesOf(base)) ? steps.map(() => 0) : steps, options.screen ?? true);
  return around(centre, ({ whole: n }) => (spread === null || n === null ? null : spread / Math.sqrt(n)));
}

/** Spread within subgroups: mean of the deviations when all are equally large, else pooled. */
function pooledSpread(base: Base): number | null {
  const known = base.flatMap(({ size, spread }) => (spread === null ? [] : [{ size, spread }]));
  if (known.every(({ size }) => size === known[0]?.size)) return mean(known.map(({ spread }) => spread));
  const freedom = sum(known.map(({ size }) => size - 1));
  return Math.sqrt(sum(known.map(({ size, spread }) => (size - 1) * spread ** 2)) / freedom);
}

/** c4(n) = sqrt(2/(n-1)) Gamma(n/2)/Gamma((n-1)/2), by the recursion c4(n) c4(n+1) = sqrt((n-1)/n). */
function c4(size: number): number {
  let value = Math.sqrt(2 / Math.PI);
  for (let n = 2; n < size; n += 1) value = Math.sqrt((n - 1) / n) / value;
  return value;
}
