import { asId, date, type IndicatorId, type StopResults } from '@tavle/domain';
import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import { freshWord, latenessOf } from './freshness-words.ts';

const t = words('da');
const today = date('2026-11-21');

const results = (newest: readonly (string | null)[], signals = 0): StopResults => ({
  indicators: newest.length,
  signals,
  notMet: 0,
  rhythms: newest.map((end, index) => ({
    indicator: asId<IndicatorId>(`indicator-${index}`),
    name: `Nr. ${index}`,
    owner: null,
    cadence: 'month',
    cadenceStart: null,
    lagDays: 0,
    newestEnd: end === null ? null : date(end),
  })),
});

test('SIGN4: a number a month late is missing, one that is two months late is stale', () => {
  expect(latenessOf(results(['2026-10-31', '2026-09-30', '2026-08-31', null]), today)).toEqual({
    missing: 2,
    stale: 1,
  });
  expect(freshWord(results(['2026-10-31']), today, t)).toBe('alle tal er inde');
  expect(freshWord(results(['2026-09-30', '2026-10-31']), today, t)).toBe('1 mangler måling');
  expect(freshWord(results(['2026-06-30', '2026-10-31']), today, t)).toBe('ikke opdateret');
});
