/**
 * Measurements. Every number handed in is an entry of its own that is never changed afterwards: a correction is a new entry with
 * a higher revision, so the former value stays in history with who and why (BOARD1), and part and whole of two people can never mix.
 */
import type { DateText, Instant, Period } from './calendar.ts';
import type { IndicatorId, MeasurementId, PersonId } from './ids.ts';
import { hasParts, type Indicator } from './indicator.ts';

export type MeasuredValue =
  | { readonly kind: 'parts'; readonly part: number; readonly whole: number }
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'notRelevant' }
  /** A number that should never have been handed in is taken back: the period has no measurement, and its history says why. */
  | { readonly kind: 'withdrawn' }
  /** Never in a document: what a view shows instead of a small number (SMALL1). */
  | { readonly kind: 'hidden' };

/** What somebody can hand in. */
export type EnteredValue = Exclude<MeasuredValue, { readonly kind: 'hidden' | 'withdrawn' }>;

export const qualities = ['final', 'provisional', 'rounded', 'estimate'] as const;
export type Quality = (typeof qualities)[number];
export const origins = ['typed', 'imported', 'pushed', 'published', 'exercise'] as const;
/** How a number came here. `published`: an official figure with its source; `exercise`: made up for practice, and said so. */
export type MeasurementOrigin = (typeof origins)[number];

export interface Measurement {
  readonly id: MeasurementId;
  readonly indicator: IndicatorId;
  readonly start: DateText;
  readonly end: DateText;
  readonly value: MeasuredValue;
  readonly quality: Quality;
  readonly origin: MeasurementOrigin;
  /** Where the number is published or which file it came from. */
  readonly source: string;
  readonly revision: number;
  /** Why a former value was replaced; empty for the first. */
  readonly reason: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** The value of one period, as plotted. `value` is null when the period is not relevant or hidden. */
export interface Point extends Period {
  readonly measurement: MeasurementId | null;
  readonly value: number | null;
  readonly part: number | null;
  readonly whole: number | null;
  readonly state: 'shown' | 'notRelevant' | 'hidden' | 'missing';
  readonly quality: Quality;
  readonly origin: MeasurementOrigin;
  readonly source: string;
  readonly revised: boolean;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** True when `a` stands over `b` for the same period: the later revision, then the later hand, then the id (BOARD1). */
export function supersedes(a: Measurement, b: Measurement): boolean {
  if (a.revision !== b.revision) return a.revision > b.revision;
  if (a.at !== b.at) return (a.at ?? '') > (b.at ?? '');
  return a.id > b.id;
}

/** The entry that counts per period, oldest period first. A period whose number was withdrawn has none. */
export function currentMeasurements(all: readonly Measurement[], indicator: IndicatorId): readonly Measurement[] {
  const byPeriod = new Map<string, Measurement>();
  for (const entry of all) {
    if (entry.indicator !== indicator) continue;
    const key = `${entry.start}/${entry.end}`;
    const known = byPeriod.get(key);
    if (!known || supersedes(entry, known)) byPeriod.set(key, entry);
  }
  return [...byPeriod.values()].filter(({ value }) => value.kind !== 'withdrawn').sort((a, b) => comparePeriods(a, b));
}

/** All entries of one period, newest first: the value that counts and its history. */
export function historyOf(all: readonly Measurement[], indicator: IndicatorId, period: Period): readonly Measurement[] {
  return all
    .filter((entry) => entry.indicator === indicator && entry.start === period.start && entry.end === period.end)
    .sort((a, b) => (supersedes(a, b) ? -1 : 1));
}

/** The entry that counts for one period; undefined where there is none, or its number was withdrawn. */
export function currentOf(
  all: readonly Measurement[],
  indicator: IndicatorId,
  period: Period,
): Measurement | undefined {
  const [newest] = historyOf(all, indicator, period);
  return newest?.value.kind === 'withdrawn' ? undefined : newest;
}

/** Periods in order of their end, then their start. */
export function comparePeriods(a: Period, b: Period): number {
  if (a.end !== b.end) return a.end < b.end ? -1 : 1;
  return a.start < b.start ? -1 : a.start > b.start ? 1 : 0;
}

/** The plotted number of a part and a whole: per cent for shares, per `per` for rates; null when the whole is zero. */
export function plotted(indicator: Pick<Indicator, 'kind' | 'per'>, part: number, whole: number): number | null {
  if (whole === 0) return null;
  return indicator.kind === 'rate' ? (part / whole) * indicator.per : (part / whole) * 100;
}

/** The indicator's own points, oldest first. */
export function pointsOf(indicator: Indicator, all: readonly Measurement[]): readonly Point[] {
  return currentMeasurements(all, indicator.id).map((entry) => pointOf(indicator, entry));
}

/** One entry as a point. */
export function pointOf(indicator: Indicator, entry: Measurement): Point {
  const { value } = entry;
  const parts = value.kind === 'parts' ? value : null;
  const number =
    value.kind === 'value'
      ? value.value
      : parts && hasParts(indicator.kind)
        ? plotted(indicator, parts.part, parts.whole)
        : null;
  return {
    start: entry.start,
    end: entry.end,
    measurement: entry.id,
    value: number,
    part: parts?.part ?? null,
    whole: parts?.whole ?? null,
    state:
      value.kind === 'notRelevant'
        ? 'notRelevant'
        : value.kind === 'hidden'
          ? 'hidden'
          : number === null
            ? 'missing'
            : 'shown',
    quality: entry.quality,
    origin: entry.origin,
    source: entry.source,
    revised: entry.revision > 1,
    by: entry.by,
    at: entry.at,
  };
}
