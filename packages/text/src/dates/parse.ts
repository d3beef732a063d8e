/**
 * Dates and periods as people type them and spreadsheets write them. The order is always day, month, year: `11/21/2026` is refused,
 * never turned round.
 */
import { addDays, type DateText, monthEnd, monthStart, parseDate, type Period } from '@tavle/domain';
import { calendarNames } from './names.ts';
import { weekPeriod } from './period.ts';

export type ParsedDate =
  | { readonly kind: 'date'; readonly date: DateText }
  /** A week, two weeks, a month, a quarter, a half-year, a year, or months from–to. */
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'empty' }
  | { readonly kind: 'notADate' };

/**
 * Reads `21.11.2026`, `21-11-2026`, `21/11/26` (80–99 are 1900s), `21. nov. 2026`, `lørdag den 21. november 2026`, ISO; and as periods
 * `uge 47 2026`, `2026-U47`, `uge 45–46, 2026`, `okt. 2026`, `2026M10`, `2. kvt. 2026`, `2026K2`, `1. halvår 2026`, `2026`,
 * `juli 2015–juni 2016`. A week without its year is read in `year`, when given.
 */
export function parseTypedDate(text: string, hint: { readonly year?: number } = {}): ParsedDate {
  const clean = cleaned(text);
  if (clean === '') return { kind: 'empty' };
  const date = readDate(clean);
  if (date !== undefined) return { kind: 'date', date };
  const period = readWeeks(clean, hint.year) ?? readMonths(clean) ?? readPartOfYear(clean);
  return period === undefined ? { kind: 'notADate' } : { kind: 'period', period };
}

function cleaned(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2009\u202f]+/g, ' ')
    .replace(/[\u2010-\u2015\u2212]/g, '-')
    .trim()
    .toLowerCase();
}

const weekdayWord = /^(?:man|tirs?|ons|tors?|fre|lør|søn|mon|tue|wed|thu|fri|sat|sun)[a-zø]*\.?,? (?:den |d\. )?(?=\d)/;

function readDate(clean: string): DateText | undefined {
  const text = clean.replace(weekdayWord, '').replace(/^(?:den|d\.) (?=\d)/, '');
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const numeric = /^(\d{1,2})(?: ?[./-] ?)(\d{1,2})(?: ?[./-] ?| )(\d{4}|\d{2})$/.exec(text);
  if (numeric) return dateOf(yearOf(numeric[3]), Number(numeric[2]), Number(numeric[1]));
  const named = /^(\d{1,2})\.?[ -]?([a-zæøå]{3,9})\.?[ -]?(\d{4}|\d{2})$/.exec(text);
  if (!named) return undefined;
  const month = monthNumber(named[2]);
  return month === undefined ? undefined : dateOf(yearOf(named[3]), month, Number(named[1]));
}

function dateOf(year: number, month: number, day: number): DateText | undefined {
  return parseDate(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
}

/** Two digits: 00–79 are 2000s, 80–99 are 1900s. */
function yearOf(digits: string | undefined): number {
  const year = Number(digits);
  return digits?.length === 2 ? year + (year < 80 ? 2000 : 1900) : year;
}

/** The month whose Danish or English name begins with the word (three letters or more). */
function monthNumber(word: string | undefined): number | undefined {
  if (word === undefined || word.length < 3) return undefined;
  for (const { months } of [calendarNames.da, calendarNames.en]) {
    const index = months.findIndex((month) => month.toLowerCase().startsWith(word));
    if (index >= 0) return index + 1;
  }
  return undefined;
}

function readWeeks(clean: string, year: number | undefined): Period | undefined {
  const yearFirst = /^(\d{4})[ -]?(?:uge|week|u|w) ?(\d{1,2})(?:-(\d{1,2}))?$/.exec(clean);
  if (yearFirst) return weeksOf(Number(yearFirst[1]), yearFirst[2], yearFirst[3]);
  const across = /^(?:uge|week) (\d{1,2}),? (\d{4}) ?- ?(?:uge |week )?(\d{1,2}),? (\d{4})$/.exec(clean);
  if (across) return weeksAcross(weekOf(across[2], across[1]), weekOf(across[4], across[3]));
  const weekFirst = /^(?:uge|weeks?|u|w)\.? ?(\d{1,2})(?: ?- ?(\d{1,2}))?(?:(?:, ?| |\/|-)(\d{4}))?$/.exec(clean);
  if (!weekFirst) return undefined;
  const named = weekFirst[3] === undefined ? year : Number(weekFirst[3]);
  return named === undefined ? undefined : weeksOf(named, weekFirst[1], weekFirst[2]);
}

const weekOf = (year: string | undefined, week: string | undefined): Period | undefined =>
  weekPeriod(Number(year), Number(week));

function weeksOf(year: number, first: string | undefined, last: string | undefined): Period | undefined {
  const from = weekPeriod(year, Number(first));
  return last === undefined ? from : weeksAcross(from, weekPeriod(year, Number(last)));
}

/** Only two weeks in a row make a period; a longer run of weeks is most likely a slip. */
function weeksAcross(first: Period | undefined, last: Period | undefined): Period | undefined {
  if (!first || !last || addDays(first.end, 1) !== last.start) return undefined;
  return { start: first.start, end: last.end };
}

function readMonths(clean: string): Period | undefined {
  const numbered = /^(\d{4}) ?(?:m|-) ?(\d{2})$/.exec(clean) ?? undefined;
  if (numbered) return monthsOf(dateOf(Number(numbered[1]), Number(numbered[2]), 1), 1);
  const range = /^([a-zæøå]+)\.?(?: (\d{4}))? ?- ?([a-zæøå]+)\.? (\d{4})$/.exec(clean);
  if (range) {
    const from = firstOf(range[1], range[2] ?? range[4]);
    const to = firstOf(range[3], range[4]);
    return from && to && from < to ? { start: from, end: monthEnd(to) } : undefined;
  }
  const single = /^([a-zæøå]{3,9})\.?[ -]?(\d{4}|\d{2})$/.exec(clean);
  return single ? monthsOf(firstOf(single[1], single[2]), 1) : undefined;
}

function firstOf(word: string | undefined, year: string | undefined): DateText | undefined {
  const month = monthNumber(word);
  return month === undefined ? undefined : dateOf(yearOf(year), month, 1);
}

function monthsOf(start: DateText | undefined, count: number): Period | undefined {
  return start === undefined ? undefined : { start, end: monthEnd(monthStart(start, count - 1)) };
}

function readPartOfYear(clean: string): Period | undefined {
  const quarter = /^([1-4])\. ?(?:kvt\.?|kvartal) (\d{4})$/.exec(clean) ?? /^(?:k|q)([1-4])[ -]?(\d{4})$/.exec(clean);
  if (quarter) return monthsOf(dateOf(Number(quarter[2]), Number(quarter[1]) * 3 - 2, 1), 3);
  const quarterLast = /^(\d{4})[ -]?(?:k|q)([1-4])$/.exec(clean);
  if (quarterLast) return monthsOf(dateOf(Number(quarterLast[1]), Number(quarterLast[2]) * 3 - 2, 1), 3);
  const half = /^([12])\. ?halvår (\d{4})$/.exec(clean) ?? /^h([12])[ -]?(\d{4})$/.exec(clean);
  if (half) return monthsOf(dateOf(Number(half[2]), half[1] === '1' ? 1 : 7, 1), 6);
  const halfLast = /^(\d{4})[ -]?h([12])$/.exec(clean);
  if (halfLast) return monthsOf(dateOf(Number(halfLast[1]), halfLast[2] === '1' ? 1 : 7, 1), 6);
  return /^\d{4}$/.test(clean) ? monthsOf(dateOf(Number(clean), 1, 1), 12) : undefined;
}
