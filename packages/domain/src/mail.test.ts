import { expect, test } from 'vitest';
import { date } from './calendar.ts';
import { mailDay } from './mail.ts';

const weekly = (day: string) => mailDay('week', date(day));
const daily = (day: string) => mailDay('day', date(day));

test('weekly mail is owed from Monday on, all week; when Monday is off, from Tuesday', () => {
  expect([weekly('2026-11-23'), weekly('2026-11-27'), weekly('2026-11-29')]).toEqual(Array(3).fill('2026-11-23'));
  expect([weekly('2026-04-06'), weekly('2026-04-07'), weekly('2026-04-12')]).toEqual([
    null,
    '2026-04-07',
    '2026-04-07',
  ]);
});

test('daily mail is owed on working days', () => {
  expect([daily('2026-11-27'), daily('2026-11-28'), daily('2026-12-24')]).toEqual(['2026-11-27', null, null]);
  expect(mailDay('never', date('2026-11-23'))).toBeNull();
});
