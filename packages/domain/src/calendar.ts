/**
 * Calendar dates and periods without time of day or time zone: a date is the text `YYYY-MM-DD`, which sorts as it reads.
 * Periods include both their ends. Weeks are ISO 8601 (Monday first, week 1 holds the year's first Thursday).
 */
import { UTCDate } from '@date-fns/utc';
// each function by itself: the library's index is three hundred files, which a server would read at every start
import { addDays as addDaysTo } from 'date-fns/addDays';
import { addMonths } from 'date-fns/addMonths';
import { endOfMonth } from 'date-fns/endOfMonth';
import { format } from 'date-fns/format';
import { getISOWeek } from 'date-fns/getISOWeek';
import { getISOWeekYear } from 'date-fns/getISOWeekYear';
import { startOfISOWeek } from 'date-fns/startOfISOWeek';
import { startOfMonth } from 'date-fns/startOfMonth';

/** A calendar date, `YYYY-MM-DD`. */
export type DateText = string & { readonly date: unique symbol };
/** A moment, ISO 8601 in UTC with milliseconds (`2026-11-21T09:05:00.000Z`). */
export type Instant = string & { readonly instant: unique symbol };
/** A measured stretch of days, both ends included. */
export interface Period {
  readonly start: DateText;
  readonly end: DateText;
}

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;
const instantPattern = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const utc = (date: DateText): UTCDate => new UTCDate(`${date}T00:00:00.000Z`);
const text = (date: Date): DateText => format(date, 'yyyy-MM-dd') as DateText;

/** Reads a date that exists in the calendar, 1900 to 2199; undefined for anything else (`2026-02-30`). */
export function parseDate(value: unknown): DateText | undefined {
  if (typeof value !== 'string') return undefined;
  const match = datePattern.exec(value);
  if (!match) return undefined;
  const year = Number(match[1]);
  if (year < 1900 || year > 2199) return undefined;
  const date = new Date(`${value}T00:00:00.000Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().slice(0, 10) === value ? (value as DateText) : undefined;
}

/** A date written in the program itself. Throws when it does not exist. */
export function date(value: string): DateText {
  const parsed = parseDate(value);
  if (parsed === undefined) throw new Error(`not a date: ${value}`);
  return parsed;
}

/** Reads a moment in the one form the product stores; undefined for anything else. */
export function parseInstant(value: unknown): Instant | undefined {
  if (typeof value !== 'string' || !instantPattern.test(value)) return undefined;
  return Number.isNaN(Date.parse(value)) ? undefined : (value as Instant);
}

/** The moment of a clock reading in milliseconds since 1970. */
export function instantAt(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

/** The calendar date in Copenhagen (or the zone named) at a clock reading in milliseconds. */
export function dateAt(milliseconds: number, timeZone = 'Europe/Copenhagen'): DateText {
  const parts = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' });
  return date(parts.format(milliseconds));
}

/** The date a number of days later (earlier when negative). */
export function addDays(from: DateText, days: number): DateText {
  return text(addDaysTo(utc(from), days));
}

/** Whole days from `a` to `b`; negative when `b` is earlier. Days in UTC are all equally long, so plain arithmetic is exact. */
export function daysBetween(a: DateText, b: DateText): number {
  return Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
}

/** The Monday of the date's ISO week. */
export function mondayOf(day: DateText): DateText {
  return text(startOfISOWeek(utc(day)));
}

/** ISO week number with the year the week belongs to: 30 December 2024 is week 1 of 2025. */
export function isoWeekOf(day: DateText): { readonly year: number; readonly week: number } {
  return { year: getISOWeekYear(utc(day)), week: getISOWeek(utc(day)) };
}

/** First day of the calendar month that lies `months` after the date's own. */
export function monthStart(day: DateText, months = 0): DateText {
  return text(startOfMonth(addMonths(utc(day), months)));
}

/** Last day of the date's calendar month. */
export function monthEnd(day: DateText): DateText {
  return text(endOfMonth(utc(day)));
}

/** True when both dates exist in order and the period is at most five years long. */
export function isPeriod(start: DateText, end: DateText): boolean {
  return start <= end && daysBetween(start, end) <= 5 * 366;
}
