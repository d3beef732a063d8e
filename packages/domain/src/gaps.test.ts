import { expect, test } from 'vitest';
import { date } from './calendar.ts';
import { withGaps } from './gaps.ts';
import type { Point } from './measurement.ts';

const weekly = { cadence: 'week', cadenceStart: null, lagDays: 0 } as const;
const point = (start: string, end: string, value: number): Point => ({
  start: date(start),
  end: date(end),
  measurement: null,
  value,
  part: null,
  whole: null,
  state: 'shown',
  quality: 'final',
  origin: 'typed',
  source: '',
  revised: false,
  by: null,
  at: null,
});
const week1 = point('2026-01-05', '2026-01-11', 5);
const week4 = point('2026-01-26', '2026-02-01', 6);

test('SIGN4: a week nobody measured is a gap, never the value before it', () => {
  const all = withGaps(weekly, [week1, week4], date('2026-02-04'));
  expect(all.map(({ end, value, state }) => [end, value, state])).toEqual([
    ['2026-01-11', 5, 'shown'],
    ['2026-01-18', null, 'missing'],
    ['2026-01-25', null, 'missing'],
    ['2026-02-01', 6, 'shown'],
  ]);
});

test('SIGN4: what is late stands as missing after the newest number, and an old series does not become an empty picture', () => {
  expect(withGaps(weekly, [week4], date('2026-02-16')).map(({ end }) => end)).toEqual([
    '2026-02-01',
    '2026-02-08',
    '2026-02-15',
  ]);
  expect(withGaps(weekly, [week4], date('2027-02-16'))).toHaveLength(4);
});

test('periods outside the rhythm (an average of years) are left as they are', () => {
  const years = [point('2011-01-01', '2013-12-31', 7.7), point('2014-07-01', '2015-06-30', 6.4)];
  expect(withGaps({ ...weekly, cadence: 'year' }, years, date('2026-02-04'))).toEqual(years);
});

test('SIGN4: official years before the own weeks do not keep the missing weeks from being seen', () => {
  const year = point('2025-01-01', '2025-12-31', 7.7);
  expect(withGaps(weekly, [year, week1, week4], date('2026-02-04')).map(({ end }) => end)).toEqual([
    '2025-12-31',
    '2026-01-11',
    '2026-01-18',
    '2026-01-25',
    '2026-02-01',
  ]);
});
