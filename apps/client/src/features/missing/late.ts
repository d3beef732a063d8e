import { type DateText, freshnessOn, type Period, type RhythmOf } from '@tavle/domain';

/** One number that is not there. `daysLate` 0: nothing has ever been measured. */
export interface LateNumber {
  readonly rhythm: RhythmOf;
  readonly period: Period;
  readonly daysLate: number;
}

/** What is missing on the day, the latest first (SIGN4). */
export function lateNumbers(rhythms: readonly RhythmOf[], today: DateText): readonly LateNumber[] {
  return rhythms
    .flatMap((rhythm) => {
      const freshness = freshnessOn(rhythm, today);
      if (freshness.kind === 'current') return [];
      return [{ rhythm, period: freshness.period, daysLate: freshness.kind === 'none' ? 0 : freshness.daysLate }];
    })
    .sort((a, b) => b.daysLate - a.daysLate || (a.rhythm.name < b.rhythm.name ? -1 : 1));
}
