import { expect, test } from 'vitest';
import { cadences, measurablePeriods, newestMeasurable, periodOn, shiftPeriod } from './cadence.ts';
import {
  addDays,
  dateAt,
  daysBetween,
  isPeriod,
  isoWeekOf,
  mondayOf,
  monthEnd,
  monthStart,
  parseDate,
  parseInstant,
} from './calendar.ts';
import { day } from './worlds.testing.ts';

test('only days that are in the calendar are dates', () => {
  for (const text of [
    '2026-02-29',
    '2026-13-01',
    '2026-1-1',
    '2026-00-10',
    '1899-12-31',
    '2200-01-01',
    '',
    ' 2026-01-01',
    '2026-01-01T00:00',
  ]) {
    expect(parseDate(text), text).toBeUndefined();
  }
  for (const text of ['2028-02-29', '1900-01-01', '2199-12-31']) expect(parseDate(text)).toBe(text);
  for (const value of [20260101, null, undefined, new Date()]) expect(parseDate(value)).toBeUndefined();
});

test('only moments in the stored form are moments', () => {
  expect(parseInstant('2026-11-21T09:05:00.000Z')).toBe('2026-11-21T09:05:00.000Z');
  for (const text of [
    '2026-11-21T09:05:00Z',
    '2026-11-21T09:05:00.000+01:00',
    '2026-11-21',
    '2026-13-21T09:05:00.000Z',
  ]) {
    expect(parseInstant(text), text).toBeUndefined();
  }
});

test('days are counted over the turns of the clock as over any other night', () => {
  for (const turn of ['2026-03-28', '2026-10-24', '2028-02-28', '2026-12-31']) {
    expect(daysBetween(day(turn), addDays(day(turn), 3))).toBe(3);
    expect(daysBetween(addDays(day(turn), 3), day(turn))).toBe(-3);
  }
});

test('the date is the one in Copenhagen', () => {
  expect(dateAt(Date.parse('2026-12-31T22:59:00Z'))).toBe('2026-12-31');
  expect(dateAt(Date.parse('2026-12-31T23:01:00Z'))).toBe('2027-01-01');
  expect(dateAt(Date.parse('2026-06-30T22:01:00Z'))).toBe('2026-07-01');
});

test('weeks are ISO weeks: 2026 has a week 53', () => {
  expect(isoWeekOf(day('2026-12-31'))).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf(day('2027-01-03'))).toEqual({ year: 2026, week: 53 });
  expect(isoWeekOf(day('2027-01-04'))).toEqual({ year: 2027, week: 1 });
  expect(isoWeekOf(day('2024-12-30'))).toEqual({ year: 2025, week: 1 });
  expect(mondayOf(day('2027-01-03'))).toBe('2026-12-28');
});

test('months begin and end where they do', () => {
  expect(monthEnd(day('2028-02-03'))).toBe('2028-02-29');
  expect(monthStart(day('2026-01-31'), -1)).toBe('2025-12-01');
  expect(monthStart(day('2026-10-31'), 4)).toBe('2027-02-01');
});

test('a period is in order and at most five years', () => {
  expect(isPeriod(day('2026-01-01'), day('2026-01-01'))).toBe(true);
  expect(isPeriod(day('2026-01-02'), day('2026-01-01'))).toBe(false);
  expect(isPeriod(day('2011-01-01'), day('2013-12-31'))).toBe(true);
  expect(isPeriod(day('2011-01-01'), day('2017-01-01'))).toBe(false);
});

test('fortnights go on over New Year and week 53', () => {
  const periods = measurablePeriods(day('2027-02-01'), 'fortnight', 0, 4);
  expect(periods).toEqual([
    { start: '2026-11-30', end: '2026-12-13' },
    { start: '2026-12-14', end: '2026-12-27' },
    { start: '2026-12-28', end: '2027-01-10' },
    { start: '2027-01-11', end: '2027-01-24' },
  ]);
});

test('fortnights are counted from the Monday of the day named, also backwards', () => {
  expect(periodOn(day('2026-11-21'), 'fortnight', day('2026-11-18'))).toEqual({
    start: '2026-11-16',
    end: '2026-11-29',
  });
  expect(periodOn(day('2026-11-15'), 'fortnight', day('2026-11-18'))).toEqual({
    start: '2026-11-02',
    end: '2026-11-15',
  });
});

test.each(cadences)('%s: every day lies in its period, the periods meet without a gap, and steps add up', (cadence) => {
  for (let at = day('2026-10-20'), n = 0; n < 150; n += 1, at = addDays(at, 3)) {
    const period = periodOn(at, cadence);
    expect(period.start <= at && at <= period.end).toBe(true);
    expect(periodOn(period.start, cadence)).toEqual(period);
    expect(periodOn(period.end, cadence)).toEqual(period);
    const next = shiftPeriod(period, cadence, 1);
    expect(next.start).toBe(addDays(period.end, 1));
    expect(shiftPeriod(next, cadence, -1)).toEqual(period);
    expect(shiftPeriod(shiftPeriod(period, cadence, 3), cadence, -5)).toEqual(shiftPeriod(period, cadence, -2));
  }
});

test('a period is measurable the day after its last, or when its lag has passed', () => {
  expect(newestMeasurable(day('2026-10-31'), 'month', 0).end).toBe('2026-09-30');
  expect(newestMeasurable(day('2026-11-01'), 'month', 0).end).toBe('2026-10-31');
  expect(newestMeasurable(day('2026-11-30'), 'month', 30).end).toBe('2026-09-30');
  expect(newestMeasurable(day('2026-12-01'), 'month', 30).end).toBe('2026-10-31');
});

test('a rhythm of fourteen days from its own start date keeps step over week 53, New Year, Easter and the turns of the clock', () => {
  for (const from of ['2025-12-29', '2026-01-05', '2023-05-29']) {
    const starts = new Set<string>();
    for (let at = day('2026-03-01'), n = 0; n < 700; n += 1, at = addDays(at, 1)) {
      const period = periodOn(at, 'fortnight', day(from));
      starts.add(period.start);
      expect(daysBetween(period.start, period.end)).toBe(13);
      expect(daysBetween(day(from), period.start) % 14).toBe(0);
      expect(newestMeasurable(at, 'fortnight', 0, day(from)).end < at).toBe(true);
    }
    expect(starts.size).toBe(51);
  }
});

test('what is asked for on holidays is the period that has ended, not the working day', () => {
  const from = day('2026-01-05');
  const asked = (today: string) => newestMeasurable(day(today), 'fortnight', 0, from);
  // Maundy Thursday to Easter Monday 2026, Christmas Eve, New Year's Day, and the Monday the fortnight of week 53 and 1 is over.
  expect(asked('2026-04-02')).toEqual({ start: '2026-03-16', end: '2026-03-29' });
  expect(asked('2026-04-06')).toEqual({ start: '2026-03-16', end: '2026-03-29' });
  expect(asked('2026-12-24')).toEqual({ start: '2026-12-07', end: '2026-12-20' });
  expect(asked('2027-01-01')).toEqual({ start: '2026-12-07', end: '2026-12-20' });
  expect(asked('2027-01-04')).toEqual({ start: '2026-12-21', end: '2027-01-03' });
  expect([isoWeekOf(day('2026-12-21')).week, isoWeekOf(day('2027-01-03')).week]).toEqual([52, 53]);
});

test('weeks of one indicator never skip or repeat over week 53', () => {
  const weeks = measurablePeriods(day('2027-01-25'), 'week', 0, 6).map(({ start }) => isoWeekOf(start));
  expect(weeks).toEqual([
    { year: 2026, week: 51 },
    { year: 2026, week: 52 },
    { year: 2026, week: 53 },
    { year: 2027, week: 1 },
    { year: 2027, week: 2 },
    { year: 2027, week: 3 },
  ]);
});
