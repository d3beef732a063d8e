import { expect, test } from 'vitest';
import { missingFields, targetOn } from './indicator.ts';
import { day, indicator, target } from './worlds.testing.ts';

test('BOARD5: an indicator lacks what is not there or blank, and nothing else', () => {
  expect(missingFields(indicator('one'))).toEqual([]);
  expect(missingFields(indicator('one', { source: '', why: '  \n', owner: null }))).toEqual(['source', 'why', 'owner']);
  expect(missingFields(indicator('one', { why: '' }))).toEqual(['why']);
  expect(missingFields(indicator('one', { definition: '', unit: '', supplier: '' }))).toEqual([]);
});

test('SIGN3: the target of a day is the newest that had begun', () => {
  const targets = [
    target('2026-01-01', 'atLeast', 85),
    target('2025-01-01', 'atLeast', 80),
    target('2027-01-01', 'atLeast', 90),
  ];
  const on = (text: string) => targetOn(targets, day(text))?.value;
  expect(['2024-12-31', '2025-01-01', '2025-12-31', '2026-01-01', '2030-01-01'].map(on)).toEqual([
    undefined,
    80,
    80,
    85,
    90,
  ]);
});
