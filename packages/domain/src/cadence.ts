/**
 * How often an indicator is measured, and which periods that gives. A two-week period is counted from a start date, never
 * from odd week numbers: those break at week 53 (ux-notes 3.4).
 */
import { addDays, type DateText, date, daysBetween, mondayOf, monthEnd, monthStart, type Period } from './calendar.ts';

export const cadences = ['week', 'fortnight', 'month', 'quarter', 'halfYear', 'year'] as const;
/** The rhythm of measuring. */
export type Cadence = (typeof cadences)[number];

/** The Monday two-week periods are counted from when an indicator names none. */
export const defaultFortnightStart = date('2024-01-01');

const monthsIn: Record<Exclude<Cadence, 'week' | 'fortnight'>, number> = {
  month: 1,
  quarter: 3,
  halfYear: 6,
  year: 12,
};

/** The period of that cadence the day lies in. `from` anchors two-week periods and is ignored by the others. */
export function periodOn(day: DateText, cadence: Cadence, from: DateText = defaultFortnightStart): Period {
  if (cadence === 'week') return { start: mondayOf(day), end: addDays(mondayOf(day), 6) };
  if (cadence === 'fortnight') {
    const anchor = mondayOf(from);
    const start = addDays(anchor, Math.floor(daysBetween(anchor, day) / 14) * 14);
    return { start, end: addDays(start, 13) };
  }
  const months = monthsIn[cadence];
  const month = Number(day.slice(5, 7)) - 1;
  const start = monthStart(day, -(month % months));
  return { start, end: monthEnd(monthStart(start, months - 1)) };
}

/** The period `steps` after (before, when negative) the given one. */
export function shiftPeriod(period: Period, cadence: Cadence, steps: number, from?: DateText): Period {
  if (cadence === 'week') return periodOn(addDays(period.start, 7 * steps), cadence);
  if (cadence === 'fortnight') return periodOn(addDays(period.start, 14 * steps), cadence, from);
  return periodOn(monthStart(period.start, monthsIn[cadence] * steps), cadence);
}

/**
 * The newest period whose value can be known on the day: it has ended, and the days it needs to mature have passed
 * (a readmission within 30 days is not known before the 30 days are).
 */
export function newestMeasurable(today: DateText, cadence: Cadence, lagDays: number, from?: DateText): Period {
  const day = addDays(today, -lagDays);
  return shiftPeriod(periodOn(day, cadence, from), cadence, -1, from);
}

/** The `count` newest measurable periods, oldest first. */
export function measurablePeriods(
  today: DateText,
  cadence: Cadence,
  lagDays: number,
  count: number,
  from?: DateText,
): readonly Period[] {
  const newest = newestMeasurable(today, cadence, lagDays, from);
  return Array.from({ length: count }, (_, index) => shiftPeriod(newest, cadence, index - count + 1, from));
}

/** Days in a usual period of the cadence, for saying how old a number may be. */
export const cadenceDays: Record<Cadence, number> = {
  week: 7,
  fortnight: 14,
  month: 31,
  quarter: 92,
  halfYear: 184,
  year: 366,
};
