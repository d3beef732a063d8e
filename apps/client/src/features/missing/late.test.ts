import { asId, date, type RhythmOf } from '@tavle/domain';
import { expect, test } from 'vitest';
import { lateNumbers } from './late.ts';

const rhythm = (name: string, newestEnd: string | null, lagDays = 0): RhythmOf => ({
  indicator: asId(`indicator-${name}`),
  name,
  owner: null,
  cadence: 'week',
  cadenceStart: null,
  lagDays,
  newestEnd: newestEnd === null ? null : date(newestEnd),
});

test('SIGN4: what is there or not mature yet is not missing; what has waited longest for a number stands first', () => {
  const today = date('2026-11-21');
  const all = [
    rhythm('there', '2026-11-15'),
    rhythm('maturing', '2026-10-18', 30),
    rhythm('one', '2026-11-08'),
    rhythm('never', null),
    rhythm('many', '2026-09-06'),
  ];
  const late = lateNumbers(all, today);
  expect(late.map(({ rhythm: { name } }) => name)).toEqual(['many', 'one', 'never']);
  expect(late.map(({ daysLate }) => daysLate)).toEqual([69, 6, 0]);
});
