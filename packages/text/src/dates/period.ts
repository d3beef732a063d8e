/**
 * Periods as Danes say them. What a period is called follows from its two dates alone: Monday to Sunday is a week, whichever year it
 * begins in, and the year of a week is the ISO year (30 December 2024 lies in week 1 of 2025).
 */
import { addDays, type DateText, daysBetween, isoWeekOf, mondayOf, monthEnd, type Period } from '@tavle/domain';
import type { Locale } from '../locale.ts';
import { formatDate, partsOfDate } from './date.ts';
import { calendarNames } from './names.ts';

/** `short` uge 47, okt. 2026, 2. kvt. 2026: labels. `full` uge 47, 2026, oktober 2026, 2. kvartal 2026: where the year matters. */
export type PeriodStyle = 'short' | 'full';

/** The shape of a period, told from its dates. */
export type PeriodShape = 'week' | 'fortnight' | 'month' | 'quarter' | 'halfYear' | 'year' | 'months' | 'days';

/** What kind of stretch the two dates make. `months` whole months that are none of the others, `days` anything else. */
export function shapeOf({ start, end }: Period): PeriodShape {
  const days = daysBetween(start, end) + 1;
  if (mondayOf(start) === start && days === 7) return 'week';
  if (mondayOf(start) === start && days === 14) return 'fortnight';
  const from = partsOfDate(start);
  if (from.day !== 1 || monthEnd(end) !== end) return 'days';
  const months = monthCount({ start, end });
  if (months === 1) return 'month';
  if (months === 3 && from.month % 3 === 1) return 'quarter';
  if (months === 6 && from.month % 6 === 1) return 'halfYear';
  return months === 12 && from.month === 1 ? 'year' : 'months';
}

/** The name of a period in its locale. */
export function formatPeriod(period: Period, style: PeriodStyle, locale: Locale = 'da'): string {
  const { year, month } = partsOfDate(period.start);
  const names = calendarNames[locale];
  const danish = locale === 'da';
  switch (shapeOf(period)) {
    case 'week':
    case 'fortnight':
      return formatWeeks(period, style, locale);
    case 'month':
      return `${(style === 'short' ? names.monthsShort : names.months)[month - 1] ?? ''} ${year}`;
    case 'quarter': {
      const quarter = (month + 2) / 3;
      return danish ? `${quarter}. ${style === 'short' ? 'kvt.' : 'kvartal'} ${year}` : `Q${quarter} ${year}`;
    }
    case 'halfYear':
      return danish ? `${month === 1 ? 1 : 2}. halvår ${year}` : `H${month === 1 ? 1 : 2} ${year}`;
    case 'year':
      return String(year);
    case 'months':
      return formatMonths(period, locale);
    case 'days':
      return formatDays(period, locale);
  }
}

function formatWeeks({ start, end }: Period, style: PeriodStyle, locale: Locale): string {
  const first = isoWeekOf(start);
  const last = isoWeekOf(end);
  const word = locale === 'da' ? 'uge' : 'week';
  if (first.week === last.week)
    return style === 'short' ? `${word} ${first.week}` : `${word} ${first.week}, ${first.year}`;
  if (style === 'full' && first.year !== last.year) {
    return `${word} ${first.week}, ${first.year}–${word} ${last.week}, ${last.year}`;
  }
  const weeks = `${locale === 'da' ? 'uge' : 'weeks'} ${first.week}–${last.week}`;
  return style === 'short' ? weeks : `${weeks}, ${last.year}`;
}

function formatMonths({ start, end }: Period, locale: Locale): string {
  const { months } = calendarNames[locale];
  const from = partsOfDate(start);
  const to = partsOfDate(end);
  const first = months[from.month - 1] ?? '';
  const last = `${months[to.month - 1] ?? ''} ${to.year}`;
  return from.year === to.year ? `${first}–${last}` : `${first} ${from.year}–${last}`;
}

function formatDays({ start, end }: Period, locale: Locale): string {
  if (start === end) return formatDate(start, 'short', locale);
  const last = formatDate(end, 'short', locale);
  if (start.slice(0, 7) === end.slice(0, 7)) {
    const { day } = partsOfDate(start);
    return `${day}${locale === 'da' ? '.' : ''}–${last}`;
  }
  return `${formatDate(start, start.slice(0, 4) === end.slice(0, 4) ? 'day' : 'short', locale)}–${last}`;
}

function monthCount({ start, end }: Period): number {
  const from = partsOfDate(start);
  const to = partsOfDate(end);
  return (to.year - from.year) * 12 + to.month - from.month + 1;
}

/** The seven days of an ISO week; undefined for a week the year does not have. */
export function weekPeriod(year: number, week: number): Period | undefined {
  const january4 = `${year}-01-04` as DateText;
  const start = addDays(mondayOf(january4), 7 * (week - 1));
  const found = isoWeekOf(start);
  return found.year === year && found.week === week ? { start, end: addDays(start, 6) } : undefined;
}
