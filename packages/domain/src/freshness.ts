/**
 * How old a number may be. Measured against the indicator's own cadence; an old value is never carried forward, it only says
 * that it is old (SIGN4).
 */
import { newestMeasurable, periodOn, shiftPeriod } from './cadence.ts';
import { addDays, type DateText, daysBetween, type Period } from './calendar.ts';
import type { Indicator } from './indicator.ts';

/** What has to be known to say whether an indicator is up to date; small enough to travel with every summary. */
export interface Rhythm extends Pick<Indicator, 'cadence' | 'cadenceStart' | 'lagDays'> {
  /** Last day of the newest period that has a value; null when none has. */
  readonly newestEnd: DateText | null;
}

export type Freshness =
  /** The newest measurable period has a value. */
  | { readonly kind: 'current' }
  /** It has not. `period` is the newest one that could be there; `daysLate` counts from the first that is missing. */
  | { readonly kind: 'missing'; readonly period: Period; readonly daysLate: number }
  /** A whole cadence has passed as well: the status turns grey. */
  | { readonly kind: 'stale'; readonly period: Period; readonly daysLate: number }
  | { readonly kind: 'none'; readonly period: Period };

/** Where an indicator stands on a day. */
export function freshnessOn(rhythm: Rhythm, today: DateText): Freshness {
  const from = rhythm.cadenceStart ?? undefined;
  const period = newestMeasurable(today, rhythm.cadence, rhythm.lagDays, from);
  if (rhythm.newestEnd === null) return { kind: 'none', period };
  if (rhythm.newestEnd >= period.end) return { kind: 'current' };
  // Late is counted from the first number nobody has given, not from the newest one that could be there.
  const firstMissing = periodOn(addDays(rhythm.newestEnd, 1), rhythm.cadence, from);
  const daysLate = daysBetween(firstMissing.end, today) - rhythm.lagDays;
  const before = shiftPeriod(period, rhythm.cadence, -1, from);
  return { kind: rhythm.newestEnd >= before.end ? 'missing' : 'stale', period, daysLate };
}
