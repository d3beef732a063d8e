import { type DateText, freshnessOn, type Period, type RhythmOf } from '@tavle/domain';

/** One number that is not there. `daysLate` 0: nothing has ever been measured. */
export interface LateNumber {
  readonly rhythm: RhythmOf;
  readonly period: Period;
  readonly daysLate: number;
}

/** What is missing on the day, the latest first, then what has waited longest for a number (SIGN4). */
export function lateNumbers(rhythms: readonly RhythmOf[], today: DateText): readonly LateNumber[] {
  return rhythms
    .flatMap((rhythm) => {
      const freshness = freshnessOn(rhythm, today);
      if (freshness.kind === 'current') return [];
      return [{ rhythm, period: freshness.period, daysLate: freshness.kind === 'none' ? 0 : freshness.daysLate }];
    })
    .sort(
      (a, b) => b.daysLate - a.daysLate || compare(newestOf(a), newestOf(b)) || compare(a.rhythm.name, b.rhythm.name),
    );
}

const newestOf = ({ rhythm }: LateNumber): string => rhythm.newestEnd ?? '9';
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
