import type { DateText } from '@tavle/domain';
import type { Locale } from '../locale.ts';
import { calendarNames } from './names.ts';

/**
 * `day` 21. nov. · `weekday` lør. 21. nov. · `short` 21. nov. 2026 · `long` lørdag den 21. november 2026 · `numeric` 21.11.2026
 * (English: 21 Nov · Sat 21 Nov · 21 Nov 2026 · Saturday 21 November 2026 · 21/11/2026).
 */
export type DateStyle = 'day' | 'weekday' | 'short' | 'long' | 'numeric';

/** A calendar date in words. No time zone is involved. */
export function formatDate(date: DateText, style: DateStyle, locale: Locale = 'da'): string {
  const { year, month, day, weekday } = partsOfDate(date);
  const names = calendarNames[locale];
  const monthShort = names.monthsShort[month - 1] ?? '';
  const dayMonth = locale === 'da' ? `${day}. ${monthShort}` : `${day} ${monthShort}`;
  switch (style) {
    case 'day':
      return dayMonth;
    case 'weekday':
      return `${names.weekdaysShort[weekday] ?? ''} ${dayMonth}`;
    case 'short':
      return `${dayMonth} ${year}`;
    case 'long': {
      const start = `${names.weekdays[weekday] ?? ''} ${locale === 'da' ? `den ${day}.` : day}`;
      return `${start} ${names.months[month - 1] ?? ''} ${year}`;
    }
    case 'numeric': {
      const separator = locale === 'da' ? '.' : '/';
      return [date.slice(8), date.slice(5, 7), year].join(separator);
    }
  }
}

/** The weekday of a date: `onsdag`, `Wednesday`. */
export function formatWeekday(date: DateText, locale: Locale = 'da'): string {
  return calendarNames[locale].weekdays[partsOfDate(date).weekday] ?? '';
}

interface DateParts {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  /** 0 is Monday. */
  readonly weekday: number;
}

/** Year, month, day and weekday of a date. */
export function partsOfDate(date: DateText): DateParts {
  const year = Number(date.slice(0, 4));
  const month = Number(date.slice(5, 7));
  const day = Number(date.slice(8, 10));
  return { year, month, day, weekday: (new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 6) % 7 };
}
