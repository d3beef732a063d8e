import { addDays, cadences, date, periodOn } from '@tavle/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatDate } from './date.ts';
import { parseTypedDate } from './parse.ts';
import { formatPeriod } from './period.ts';

test.each([
  '21.11.2026',
  '21-11-2026',
  '21/11/2026',
  '21/11 2026',
  '21/11-2026',
  '21.11.26',
  '21/11/26',
  '21 . 11 . 2026',
  '21. nov. 2026',
  '21 nov 2026',
  '21-nov-26',
  '21. november 2026',
  'lørdag den 21. november 2026',
  'Lør. 21. nov. 2026',
  'den 21. november 2026',
  'd. 21.11.2026',
  'Saturday 21 November 2026',
  '2026-11-21',
  '2026/11/21',
  ' 21.11.2026\u00a0',
  '21\u201011\u20112026',
])('%j is 21 November 2026', (text) => {
  expect(parseTypedDate(text)).toEqual({ kind: 'date', date: '2026-11-21' });
});

test('one digit and old years', () => {
  expect(parseTypedDate('1.3.2026')).toEqual({ kind: 'date', date: '2026-03-01' });
  expect(parseTypedDate('01-03-99')).toEqual({ kind: 'date', date: '1999-03-01' });
  expect(parseTypedDate('29.2.2028')).toEqual({ kind: 'date', date: '2028-02-29' });
});

test.each<[string, string, string]>([
  ['uge 47 2026', '2026-11-16', '2026-11-22'],
  ['Uge 47, 2026', '2026-11-16', '2026-11-22'],
  ['uge 47/2026', '2026-11-16', '2026-11-22'],
  ['week 47, 2026', '2026-11-16', '2026-11-22'],
  ['2026-U47', '2026-11-16', '2026-11-22'],
  ['2026U47', '2026-11-16', '2026-11-22'],
  ['2026-W47', '2026-11-16', '2026-11-22'],
  ['2026 uge 47', '2026-11-16', '2026-11-22'],
  ['2020-U52', '2020-12-21', '2020-12-27'],
  ['uge 1 2025', '2024-12-30', '2025-01-05'],
  ['uge 53 2026', '2026-12-28', '2027-01-03'],
  ['uge 45-46 2026', '2026-11-02', '2026-11-15'],
  ['uge 45–46, 2026', '2026-11-02', '2026-11-15'],
  ['uge 53, 2026–uge 1, 2027', '2026-12-28', '2027-01-10'],
  ['okt. 2026', '2026-10-01', '2026-10-31'],
  ['oktober 2026', '2026-10-01', '2026-10-31'],
  ['okt-26', '2026-10-01', '2026-10-31'],
  ['2026M10', '2026-10-01', '2026-10-31'],
  ['2026-10', '2026-10-01', '2026-10-31'],
  ['2. kvt. 2026', '2026-04-01', '2026-06-30'],
  ['2. kvartal 2026', '2026-04-01', '2026-06-30'],
  ['2026K2', '2026-04-01', '2026-06-30'],
  ['2026-Q2', '2026-04-01', '2026-06-30'],
  ['Q2 2026', '2026-04-01', '2026-06-30'],
  ['1. halvår 2026', '2026-01-01', '2026-06-30'],
  ['2026H2', '2026-07-01', '2026-12-31'],
  ['2026', '2026-01-01', '2026-12-31'],
  ['juli 2015–juni 2016', '2015-07-01', '2016-06-30'],
  ['februar - april 2026', '2026-02-01', '2026-04-30'],
])('%j is %s to %s', (text, start, end) => {
  expect(parseTypedDate(text)).toEqual({ kind: 'period', period: { start, end } });
});

test.each([
  '11/21/2026',
  '30.2.2026',
  '29.2.2026',
  '32.1.2026',
  '0.1.2026',
  '21.11',
  '21112026',
  '2026-13-01',
  '2026-02-30',
  '2026M13',
  'uge 47',
  'uge 0 2026',
  'uge 53 2025',
  'uge 54 2026',
  'uge 45-48 2026',
  'uge 46-45 2026',
  '5. kvt. 2026',
  'juni 2016–juli 2015',
  'nov',
  'i morgen',
  '46347',
  '12,5',
  '21. xyz 2026',
  '1026',
])('%j is not a date', (text) => {
  expect(parseTypedDate(text)).toEqual({ kind: 'notADate' });
});

test('nothing is nothing', () => {
  expect(parseTypedDate(' \u00a0')).toEqual({ kind: 'empty' });
});

test('a week without a year takes the year it is given', () => {
  expect(parseTypedDate('uge 47', { year: 2026 })).toEqual({
    kind: 'period',
    period: { start: '2026-11-16', end: '2026-11-22' },
  });
  expect(parseTypedDate('uge 53', { year: 2025 })).toEqual({ kind: 'notADate' });
});

const anyDay = fc.integer({ min: 0, max: 365 * 120 }).map((days) => addDays(date('1980-01-01'), days));

test('every date is read back from every style that names its year', () => {
  fc.assert(
    fc.property(
      anyDay,
      fc.constantFrom('da', 'en'),
      fc.constantFrom('short', 'long', 'numeric'),
      (day, locale, style) => {
        expect(parseTypedDate(formatDate(day, style, locale))).toEqual({ kind: 'date', date: day });
      },
    ),
  );
});

test('every period of every cadence is read back from its full name', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('da', 'en'), fc.constantFrom(...cadences), (day, locale, cadence) => {
      const period = periodOn(day, cadence);
      expect(parseTypedDate(formatPeriod(period, 'full', locale))).toEqual({ kind: 'period', period });
    }),
  );
});
