import { date, instantAt, type Period } from '@tavle/domain';
import { expect, test } from 'vitest';
import { words } from '../words/words.ts';
import { formatAge, formatSince } from './age.ts';
import { type DateStyle, formatDate, formatWeekday } from './date.ts';
import { formatClock, formatInstant, formatTime, formatWhen, localTime, parseTypedTime } from './instant.ts';
import { formatPeriod, shapeOf, weekPeriod } from './period.ts';

const at = (text: string) => instantAt(Date.parse(text));
const period = (start: string, end: string): Period => ({ start: date(start), end: date(end) });

test.each<[DateStyle, string, string]>([
  ['day', '21. nov.', '21 Nov'],
  ['weekday', 'lør. 21. nov.', 'Sat 21 Nov'],
  ['short', '21. nov. 2026', '21 Nov 2026'],
  ['long', 'lørdag den 21. november 2026', 'Saturday 21 November 2026'],
  ['numeric', '21.11.2026', '21/11/2026'],
])('a date in style %s', (style, danish, english) => {
  expect(formatDate(date('2026-11-21'), style, 'da')).toBe(danish);
  expect(formatDate(date('2026-11-21'), style, 'en')).toBe(english);
});

test('May has no full stop, and a day no leading zero', () => {
  expect(formatDate(date('2026-05-01'), 'short')).toBe('1. maj 2026');
  expect(formatDate(date('2026-05-01'), 'numeric')).toBe('01.05.2026');
});

test('a moment is read in Copenhagen, summer and winter', () => {
  expect(formatInstant(at('2026-11-21T09:05:00Z'), 'time')).toBe('kl. 10.05');
  expect(formatInstant(at('2026-07-21T09:05:00Z'), 'time')).toBe('kl. 11.05');
  expect(formatClock(at('2026-11-21T07:05:00Z'))).toBe('8.05');
  expect(formatClock(at('2026-11-21T07:05:00Z'), 'en')).toBe('08:05');
});

test('a moment after midnight in Copenhagen belongs to the next day', () => {
  expect(localTime(at('2026-12-31T23:30:00Z'))).toEqual({ date: '2027-01-01', hour: 0, minute: 30 });
  expect(formatInstant(at('2026-12-31T23:30:00Z'), 'full')).toBe('1. jan. 2027 kl. 0.30');
  expect(formatInstant(at('2026-12-31T23:30:00Z'), 'full', 'da', 'America/Nuuk')).toBe('31. dec. 2026 kl. 21.30');
});

test('when says no more than is needed', () => {
  const now = at('2026-11-21T12:00:00Z');
  expect(formatWhen(at('2026-11-21T07:04:00Z'), now)).toBe('kl. 8.04');
  expect(formatWhen(at('2026-11-20T07:04:00Z'), now)).toBe('20. nov. kl. 8.04');
  expect(formatWhen(at('2025-11-20T07:04:00Z'), now)).toBe('20. nov. 2025 kl. 8.04');
  expect(formatInstant(at('2026-11-25T07:15:00Z'), 'weekdayTime')).toBe('ons. 25. nov. kl. 8.15');
});

test.each<[string, string, string, string, string]>([
  ['2026-11-16', '2026-11-22', 'week', 'uge 47', 'uge 47, 2026'],
  ['2024-12-30', '2025-01-05', 'week', 'uge 1', 'uge 1, 2025'],
  ['2026-12-28', '2027-01-03', 'week', 'uge 53', 'uge 53, 2026'],
  ['2026-11-02', '2026-11-15', 'fortnight', 'uge 45–46', 'uge 45–46, 2026'],
  ['2026-12-28', '2027-01-10', 'fortnight', 'uge 53–1', 'uge 53, 2026–uge 1, 2027'],
  ['2026-12-21', '2027-01-03', 'fortnight', 'uge 52–53', 'uge 52–53, 2026'],
  ['2024-12-23', '2025-01-05', 'fortnight', 'uge 52–1', 'uge 52, 2024–uge 1, 2025'],
  ['2026-10-01', '2026-10-31', 'month', 'okt. 2026', 'oktober 2026'],
  ['2027-02-01', '2027-02-28', 'month', 'feb. 2027', 'februar 2027'],
  ['2026-04-01', '2026-06-30', 'quarter', '2. kvt. 2026', '2. kvartal 2026'],
  ['2026-02-01', '2026-04-30', 'months', 'februar–april 2026', 'februar–april 2026'],
  ['2026-07-01', '2026-12-31', 'halfYear', '2. halvår 2026', '2. halvår 2026'],
  ['2026-01-01', '2026-12-31', 'year', '2026', '2026'],
  ['2015-07-01', '2016-06-30', 'months', 'juli 2015–juni 2016', 'juli 2015–juni 2016'],
  ['2026-11-04', '2026-11-17', 'days', '4.–17. nov. 2026', '4.–17. nov. 2026'],
  ['2026-10-28', '2026-11-10', 'days', '28. okt.–10. nov. 2026', '28. okt.–10. nov. 2026'],
  ['2026-12-30', '2027-01-12', 'days', '30. dec. 2026–12. jan. 2027', '30. dec. 2026–12. jan. 2027'],
  ['2026-11-21', '2026-11-21', 'days', '21. nov. 2026', '21. nov. 2026'],
])('%s to %s is a %s: %s', (start, end, shape, short, full) => {
  expect(shapeOf(period(start, end))).toBe(shape);
  expect(formatPeriod(period(start, end), 'short')).toBe(short);
  expect(formatPeriod(period(start, end), 'full')).toBe(full);
});

test('periods in English', () => {
  expect(formatPeriod(period('2026-11-02', '2026-11-15'), 'full', 'en')).toBe('weeks 45–46, 2026');
  expect(formatPeriod(period('2026-12-28', '2027-01-10'), 'full', 'en')).toBe('week 53, 2026–week 1, 2027');
  expect(formatPeriod(period('2026-04-01', '2026-06-30'), 'short', 'en')).toBe('Q2 2026');
  expect(formatPeriod(period('2026-11-04', '2026-11-17'), 'short', 'en')).toBe('4–17 Nov 2026');
});

test('a year has week 53 or not', () => {
  expect(weekPeriod(2026, 53)).toEqual(period('2026-12-28', '2027-01-03'));
  expect(weekPeriod(2025, 53)).toBeUndefined();
  expect(weekPeriod(2025, 0)).toBeUndefined();
});

test.each<[string, string]>([
  ['2026-11-21', 'i dag'],
  ['2026-11-20', 'i går'],
  ['2026-11-22', 'i morgen'],
  ['2026-11-18', 'for 3 dage siden'],
  ['2026-11-08', 'for 13 dage siden'],
  ['2026-11-07', 'for 2 uger siden'],
  ['2026-08-21', 'for 3 måneder siden'],
  ['2023-11-21', 'for 3 år siden'],
  ['2026-11-28', 'om 7 dage'],
  ['2026-12-12', 'om 3 uger'],
])('on 21 November 2026, %s is "%s"', (day, text) => {
  expect(formatAge(date(day), date('2026-11-21'), words('da'))).toBe(text);
});

test('how long ago a moment was', () => {
  const now = at('2026-11-21T12:00:00Z');
  const t = words('da');
  expect(formatSince(at('2026-11-21T11:59:30Z'), now, t)).toBe('lige nu');
  expect(formatSince(at('2026-11-21T11:59:00Z'), now, t)).toBe('for 1 minut siden');
  expect(formatSince(at('2026-11-21T10:00:00Z'), now, t)).toBe('for 2 timer siden');
  expect(formatSince(at('2026-11-19T10:00:00Z'), now, t)).toBe('for 2 dage siden');
  expect(formatSince(at('2026-11-21T12:05:00Z'), now, t)).toBe('lige nu');
});

test('times of day are written and read as people do', () => {
  expect([formatTime('08:15'), formatTime('08:15', 'en'), formatTime('13:00')]).toEqual(['8.15', '08:15', '13.00']);
  const typed = ['8.15', '08:15', '815', '8', 'kl. 8.15', ' 23,59 ', '1330'];
  expect(typed.map(parseTypedTime)).toEqual(['08:15', '08:15', '08:15', '08:00', '08:15', '23:59', '13:30']);
  for (const wrong of ['', '24.00', '8.60', '8.1', 'morgen', '-8', '12345'])
    expect([wrong, parseTypedTime(wrong)]).toEqual([wrong, undefined]);
  expect(formatWeekday(date('2026-11-25'))).toBe('onsdag');
});
