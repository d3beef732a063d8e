import { expect, test } from 'vitest';
import { asId, date, type Target } from './index.ts';
import { shownDecimals } from './shown-decimals.ts';

const target = (rule: Target['rule'], value: number): Target => ({
  id: asId('target'),
  indicator: asId('indicator'),
  from: date('2026-01-01'),
  rule,
  value,
  low: null,
  high: null,
  note: '',
});
const whole = { decimals: 0, nearMargin: null };

test('SIGN2: a figure never contradicts its mark', () => {
  expect(shownDecimals(whole, 89.6, target('atLeast', 90), 'near')).toBe(1);
  expect(shownDecimals(whole, 89.96, target('atLeast', 90), 'near')).toBe(2);
  expect(shownDecimals(whole, 90.4, target('atLeast', 90), 'met')).toBe(0);
  expect(shownDecimals(whole, 89.2, target('atLeast', 90), 'near')).toBe(0);
  expect(shownDecimals({ decimals: 1, nearMargin: null }, 3.84, target('atMost', 3.8), 'near')).toBe(2);
  expect(shownDecimals(whole, 12, null, 'noTarget')).toBe(0);
});
