/**
 * What the curve says since an effort began (T9, T18): a shift, no shift, or too few numbers to know. The level before is the median of the phase the
 * effort began in; a shift is a run on one side of it longer than chance makes (Anhøj), counted among the numbers since alone. It says that the curve
 * moved after the effort, never that the effort moved it: that is for those who know the place to judge.
 */
import { analyse, FEWEST_FOR_VERDICT, limitsFor, runs, type Side } from '@tavle/spc';
import type { DateText } from './calendar.ts';
import type { Direction, Phase } from './indicator.ts';
import { comparePeriods, type Point } from './measurement.ts';
import type { Result } from './world.ts';

/** Which way the curve moved, by what the indicator wants. */
export type EffectDirection = 'better' | 'worse' | 'higher' | 'lower';

export type EffectSince =
  /** The effort has no date it began on. */
  | { readonly kind: 'noStart' }
  /** Fewer numbers before it than a level can be told from. */
  | { readonly kind: 'tooFewBefore'; readonly n: number; readonly needed: number }
  /** The measure itself changed after the effort began: before and after cannot be compared. */
  | { readonly kind: 'newMeasure'; readonly on: DateText }
  /** So few useful numbers since that no run could be long enough. */
  | { readonly kind: 'tooFew'; readonly n: number; readonly needed: number; readonly before: number }
  | { readonly kind: 'noShift'; readonly n: number; readonly before: number; readonly after: number }
  | {
      readonly kind: 'shift';
      readonly direction: EffectDirection;
      readonly run: number;
      readonly before: number;
      readonly after: number;
      /** The newest useful number still lies on that side. */
      readonly holds: boolean;
      /** A run on the same side had begun before the effort did. */
      readonly wasMoving: boolean;
    };

/**
 * Reads one result from a date on. A period that had begun before the date and ended after it counts in neither half.
 * Numbers that are hidden, missing or not relevant are no numbers here.
 */
export function effectSince(
  { indicator, points, phases }: Pick<Result, 'indicator' | 'points' | 'phases'>,
  from: DateText | null,
): EffectSince {
  if (from === null) return { kind: 'noStart' };
  const newMeasure = phases.find((phase) => phase.kind === 'definition' && phase.from > from);
  const shown = points.filter((point) => point.state === 'shown' && point.value !== null).sort(comparePeriods);
  const before = levelBefore(shown, phases, from);
  const needed = FEWEST_FOR_VERDICT;
  if (before.length < needed) return { kind: 'tooFewBefore', n: before.length, needed };
  if (newMeasure) return { kind: 'newMeasure', on: newMeasure.from };
  const since = shown.filter((point) => point.start >= from);
  return compare(valuesOf(before), valuesOf(since), indicator.direction);
}

const valuesOf = (points: readonly Point[]): readonly number[] => points.flatMap((point) => point.value ?? []);

/** The numbers of the phase the effort began in. A phase without a number before the effort marks the effort itself. */
function levelBefore(shown: readonly Point[], phases: readonly Phase[], from: DateText): readonly Point[] {
  const before = shown.filter((point) => point.end < from);
  const starts = phases
    .map((phase) => phase.from)
    .filter((start) => start <= from && before.some((point) => point.start >= start))
    .sort();
  const start = starts[starts.length - 1];
  return start === undefined ? before : before.filter((point) => point.start >= start);
}

function compare(before: readonly number[], since: readonly number[], direction: Direction): EffectSince {
  const level = medianOf(before);
  const was = runs(before, level);
  const now = runs(since, level);
  const limit = limitsFor(Math.max(1, was.useful + now.useful)).longestRunMax;
  if (now.useful <= limit) return { kind: 'tooFew', n: now.useful, needed: limit + 1, before: level };
  const after = medianOf(since);
  const { longest, side, at } = now;
  if (longest === null || side === null || at === null || longest <= limit || isOneSided(before, level, side)) {
    return { kind: 'noShift', n: now.useful, before: level, after };
  }
  const later = runs(since.slice(at[1] + 1), level);
  const holds = later.side === null;
  const reaches = was.at !== null && runs(before.slice(was.at[1] + 1), level).useful === 0;
  const wasMoving = reaches && was.side === side && (was.longest ?? 0) > limitsFor(was.useful).longestRunMax;
  return {
    kind: 'shift',
    direction: directionOf(direction, side),
    run: longest,
    before: level,
    after,
    holds,
    wasMoving,
  };
}

/** A level most numbers stand on with all others on one side (always 100 %, now and then less): a run there is what it always did. */
function isOneSided(before: readonly number[], level: number, side: Side): boolean {
  const others = before.filter((value) => value !== level);
  return others.length > 0 && others.every((value) => value > level === (side === 'above'));
}

function medianOf(values: readonly number[]): number {
  const analysis = analyse(
    values.map((y, index) => ({ at: String(index).padStart(6, '0'), y })),
    { chart: 'run' },
  );
  const centre = analysis.kind === 'refusal' ? null : (analysis.phases[0]?.centre ?? null);
  if (centre === null) throw new Error('numbers without a median');
  return centre;
}

function directionOf(direction: Direction, side: Side): EffectDirection {
  if (direction === 'up') return side === 'above' ? 'better' : 'worse';
  if (direction === 'down') return side === 'below' ? 'better' : 'worse';
  return side === 'above' ? 'higher' : 'lower';
}
