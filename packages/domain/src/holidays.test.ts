import { expect, test } from 'vitest';
import { addDays, date, daysBetween } from './calendar.ts';
import { easterSunday, holidayOn, holidaysIn, isWorkingDay, nearestWorkingDay, weekdayOf } from './holidays.ts';

// Published dates of Easter, among them the earliest and the latest of two centuries.
test.each([
  [1961, '1961-04-02'],
  [2000, '2000-04-23'],
  [2008, '2008-03-23'],
  [2011, '2011-04-24'],
  [2024, '2024-03-31'],
  [2025, '2025-04-20'],
  [2026, '2026-04-05'],
  [2027, '2027-03-28'],
  [2038, '2038-04-25'],
  [2049, '2049-04-18'],
])('Easter of %i', (year, day) => expect(easterSunday(year)).toBe(day));

test('Easter is a Sunday between 22 March and 25 April in every year the calendar knows', () => {
  for (let year = 1900; year < 2200; year++) {
    const easter = easterSunday(year);
    expect([year, weekdayOf(easter)]).toEqual([year, 7]);
    expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
  }
});

test('the days off of 2026, as the almanac has them', () => {
  expect(holidaysIn(2026).map(({ name, date: day }) => `${day} ${name}`)).toEqual([
    '2026-01-01 newYear',
    '2026-04-02 maundyThursday',
    '2026-04-03 goodFriday',
    '2026-04-05 easterSunday',
    '2026-04-06 easterMonday',
    '2026-05-14 ascension',
    '2026-05-24 whitSunday',
    '2026-05-25 whitMonday',
    '2026-06-05 constitutionDay',
    '2026-12-24 christmasEve',
    '2026-12-25 christmasDay',
    '2026-12-26 boxingDay',
    '2026-12-31 newYearsEve',
  ]);
});

test('store bededag was the fourth Friday after Easter, until 2023', () => {
  expect(holidayOn(date('2023-05-05'))).toBe('prayerDay');
  expect(holidayOn(date('2024-04-26'))).toBeNull();
});

test('a meeting on a day off is best moved within its week, else to the next working day', () => {
  const moved = (day: string) => nearestWorkingDay(date(day));
  expect(moved('2026-04-02')).toBe('2026-04-01');
  expect(moved('2026-04-03')).toBe('2026-04-01');
  expect(moved('2026-04-06')).toBe('2026-04-07');
  expect(moved('2026-05-14')).toBe('2026-05-13');
  expect(moved('2026-12-24')).toBe('2026-12-23');
  expect(moved('2026-11-25')).toBe('2026-11-25');
});

test('whatever the day, the proposal is a working day at most a week away', () => {
  for (let day = date('2024-01-01'); day < '2031-01-01'; day = addDays(day, 1)) {
    const to = nearestWorkingDay(day);
    expect([day, isWorkingDay(to), Math.abs(daysBetween(day, to)) <= 7]).toEqual([day, true, true]);
    if (isWorkingDay(day)) expect(to).toBe(day);
  }
});
