/** Periods nobody has measured, between the points of a curve and after the newest: an old value is never carried forward (SIGN4). */
import { newestMeasurable, periodOn, shiftPeriod } from './cadence.ts';
import type { DateText, Period } from './calendar.ts';
import type { Indicator } from './indicator.ts';
import type { Point } from './measurement.ts';

/** A period without a measurement, where the indicator's rhythm wants one. */
export interface Gap extends Period {
  readonly state: 'missing';
  readonly value: null;
}

/** Never more gaps than this in a row. */
const longestGap = 12;
/** After the newest number, so many missing periods at most: an old series is not an empty picture. */
const longestTail = 3;

/** The points with the gaps after each, up to the newest period that is due on the day. Behind a point outside the rhythm there are none. */
export function withGaps(
  { cadence, cadenceStart, lagDays }: Pick<Indicator, 'cadence' | 'cadenceStart' | 'lagDays'>,
  points: readonly Point[],
  today: DateText,
): readonly (Point | Gap)[] {
  const from = cadenceStart ?? undefined;
  const gapsAfter = (point: Period, until: (period: Period) => boolean, most: number): readonly Gap[] => {
    const own = periodOn(point.start, cadence, from);
    if (own.start !== point.start || own.end !== point.end) return [];
    const gaps: Gap[] = [];
    let next = shiftPeriod(point, cadence, 1, from);
    while (until(next) && gaps.length < most) {
      gaps.push({ ...next, state: 'missing', value: null });
      next = shiftPeriod(next, cadence, 1, from);
    }
    return gaps;
  };
  const newest = newestMeasurable(today, cadence, lagDays, from);
  return points.flatMap((point, index) => {
    const next = points[index + 1];
    return next === undefined
      ? [point, ...gapsAfter(point, (gap) => gap.end <= newest.end, longestTail)]
      : [point, ...gapsAfter(point, (gap) => gap.end < next.start, longestGap)];
  });
}
