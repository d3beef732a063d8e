import { expect, test } from 'vitest';
import type { Measure, Policy } from './cell.ts';
import { bandFor, hiddenAlone, isHiddenAlone, sameForAll, thresholdFor } from './index.ts';

const k5: Policy = { threshold: 5 };
const count = (n: number): Measure => ({ kind: 'count', n, persons: true });
const share = (part: number, whole: number): Measure => ({ kind: 'share', part, whole, persons: true });

test('SMALL1: the threshold is 5, 3 only for a management board whose data owner says so, and an indicator only raises it', () => {
  expect(thresholdFor({ audience: 'other', ownerAllowsLower: true })).toBe(5);
  expect(thresholdFor({ audience: 'management', ownerAllowsLower: false })).toBe(5);
  expect(thresholdFor({ audience: 'management', ownerAllowsLower: true })).toBe(3);
  expect(thresholdFor({ audience: 'management', ownerAllowsLower: true, ofIndicator: 2 })).toBe(3);
  expect(thresholdFor({ audience: 'management', ownerAllowsLower: true, ofIndicator: 10 })).toBe(10);
  expect(thresholdFor({ audience: 'other', ownerAllowsLower: false, ofIndicator: 3 })).toBe(5);
  expect(thresholdFor({ audience: 'other', ownerAllowsLower: false, ofIndicator: 5.2 })).toBe(6);
});

test('SMALL1: person counts 1..k-1 are hidden, zero is shown unless the indicator says otherwise', () => {
  const hidden = (policy: Policy) => [0, 1, 2, 3, 4, 5, 6].filter((n) => isHiddenAlone(count(n), policy));
  expect(hidden(k5)).toEqual([1, 2, 3, 4]);
  expect(hidden({ threshold: 3 })).toEqual([1, 2]);
  expect(hidden({ threshold: 5, hideZero: true })).toEqual([0, 1, 2, 3, 4]);
});

test('SMALL1: a share is hidden when numerator, denominator or their difference is 1..k-1', () => {
  expect(isHiddenAlone(share(3, 200), k5)).toBe(true);
  expect(isHiddenAlone(share(197, 200), k5)).toBe(true);
  expect(isHiddenAlone(share(0, 4), k5)).toBe(true);
  expect(isHiddenAlone(share(0, 20), k5)).toBe(false);
  expect(isHiddenAlone(share(20, 20), k5)).toBe(false);
  expect(isHiddenAlone(share(0, 0), k5)).toBe(false);
  expect(isHiddenAlone(share(5, 10), k5)).toBe(false);
});

test('SMALL1: 100 % of fewer than 2k is hidden for a sensitive indicator', () => {
  const sensitive: Policy = { threshold: 5, sensitive: true };
  expect(isHiddenAlone(share(9, 9), sensitive)).toBe(true);
  expect(isHiddenAlone(share(10, 10), sensitive)).toBe(false);
  expect(isHiddenAlone(share(9, 9), k5)).toBe(false);
});

test('SMALL1: events look at the distinct persons when they are stored, at the events when not', () => {
  expect(isHiddenAlone({ kind: 'count', n: 12, persons: true, distinct: 1 }, k5)).toBe(true);
  expect(isHiddenAlone({ kind: 'count', n: 12, persons: true, distinct: 6 }, k5)).toBe(false);
  expect(isHiddenAlone({ kind: 'rate', part: 2, whole: 900, persons: true }, k5)).toBe(true);
  expect(isHiddenAlone({ kind: 'rate', part: 9, whole: 900, persons: true, distinct: 2 }, k5)).toBe(true);
  expect(isHiddenAlone({ kind: 'rate', part: 9, whole: 3, persons: true }, k5)).toBe(false);
});

test('SMALL1: a median needs k persons, and an unknown number of persons is too few', () => {
  expect(isHiddenAlone({ kind: 'value', persons: true, basis: 4 }, k5)).toBe(true);
  expect(isHiddenAlone({ kind: 'value', persons: true, basis: 5 }, k5)).toBe(false);
  expect(isHiddenAlone({ kind: 'value', persons: true }, k5)).toBe(true);
  expect(isHiddenAlone({ kind: 'value', persons: false }, k5)).toBe(false);
});

test('SMALL1: numbers that are not about persons are never hidden, broken person counts always', () => {
  expect(isHiddenAlone({ kind: 'count', n: 2, persons: false }, k5)).toBe(false);
  for (const n of [-1, 2.5, Number.NaN, Infinity]) expect(isHiddenAlone(count(n), k5)).toBe(true);
  expect(isHiddenAlone(share(12, 9), k5)).toBe(true);
});

test('SMALL1: hiddenAlone asks the policy of each cell', () => {
  const cells = ['a', 'b'].map((id) => ({ id, series: id, unit: 'u', from: '', to: '', measure: count(4) }));
  expect(hiddenAlone(cells, (cell) => ({ threshold: cell.series === 'a' ? 3 : 5 }))).toEqual(['b']);
});

test('SMALL3: a hidden count gets a band that depends on the threshold only', () => {
  expect(bandFor(5)).toEqual({ low: 0, high: 4 });
  expect(bandFor(3)).toEqual({ low: 0, high: 2 });
});

test('SMALL3: a hidden count keeps a status only when every small value has the same', () => {
  const atMost = (target: number) => (n: number) => (n <= target ? 'met' : 'missed');
  expect(sameForAll(k5, atMost(4))).toBe('met');
  expect(sameForAll(k5, atMost(0))).toBe('missed');
  expect(sameForAll({ threshold: 5, hideZero: true }, atMost(0))).toBeUndefined();
  expect(sameForAll(k5, atMost(2))).toBeUndefined();
});
