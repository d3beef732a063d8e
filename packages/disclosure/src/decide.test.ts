import { expect, test } from 'vitest';
import type { Cell, Measure, Policy, Sum } from './cell.ts';
import { decide, disclose, isChangeShown, isShown, recoverable, releasedBy } from './index.ts';

const k5 = (): Policy => ({ threshold: 5 });
const cell = (id: string, measure: Measure, to = '2026-01-31', from = '2026-01-01'): Cell => ({
  id,
  series: 's',
  unit: id,
  from,
  to,
  measure,
});
const count = (id: string, n: number, to?: string, from?: string): Cell =>
  cell(id, { kind: 'count', n, persons: true }, to, from);
const share = (id: string, part: number, whole: number): Cell =>
  cell(id, { kind: 'share', part, whole, persons: true });
const counts = (values: Readonly<Record<string, number>>): Cell[] =>
  Object.entries(values).map(([id, n]) => count(id, n));
const hidden = (cells: readonly Cell[], sums: readonly Sum[], policyOf: (cell: Cell) => Policy = k5): string[] =>
  [...decide(cells, sums, policyOf)].flatMap(([id, decision]) => (decision === 'hidden' ? [id] : []));

test('SMALL2: one small child under a shown total takes the smallest non-zero sibling with it', () => {
  const cells = counts({ a: 2, b: 40, c: 9, d: 0, total: 51 });
  expect(hidden(cells, [{ parent: 'total', parts: ['a', 'b', 'c', 'd'] }])).toEqual(['a', 'c']);
});

test('SMALL2: without a non-zero sibling the parent is hidden, and its own total is guarded in turn', () => {
  const cells = counts({ a: 3, b: 0, dept: 3, other: 20, third: 30, top: 53 });
  const sums = [
    { parent: 'dept', parts: ['a', 'b'] },
    { parent: 'top', parts: ['dept', 'other', 'third'] },
  ];
  expect(hidden(cells, sums)).toEqual(['a', 'dept', 'other']);
});

test('SMALL2: two small children whose sum has one split, or is itself below k, take a third', () => {
  const sums = [{ parent: 'total', parts: ['a', 'b', 'c'] }];
  expect(hidden(counts({ a: 1, b: 1, c: 9, total: 11 }), sums)).toEqual(['a', 'b', 'c']);
  expect(hidden(counts({ a: 1, b: 2, c: 9, total: 12 }), sums)).toEqual(['a', 'b', 'c']);
  expect(hidden(counts({ a: 2, b: 3, c: 9, total: 14 }), sums)).toEqual(['a', 'b']);
});

test('SMALL2: hidden wards of two hidden departments may not add up to a small number either', () => {
  const cells = counts({ a1: 1, a2: 0, A: 1, b1: 2, b2: 0, B: 2, C: 30, top: 33 });
  const sums = [
    { parent: 'A', parts: ['a1', 'a2'] },
    { parent: 'B', parts: ['b1', 'b2'] },
    { parent: 'top', parts: ['A', 'B', 'C'] },
  ];
  expect(hidden(cells, sums)).toContain('C');
});

test('SMALL2: a small month under a shown year hides another period that nobody has read yet', () => {
  const cells = [
    count('q1', 2, '2026-03-31', '2026-01-01'),
    count('q2', 7, '2026-06-30', '2026-04-01'),
    count('q3', 8, '2026-09-30', '2026-07-01'),
    count('q4', 9, '2026-12-31', '2026-10-01'),
    count('year', 26, '2026-12-31', '2026-01-01'),
  ];
  expect(hidden(cells, [{ parent: 'year', parts: ['q1', 'q2', 'q3', 'q4'] }])).toEqual(['q1', 'q4']);
});

test('SMALL2: a change is told only when both ends are shown', () => {
  const decisions = decide([count('jan', 2, '2026-01-31'), count('feb', 9, '2026-02-28')], [], k5);
  expect(isChangeShown(decisions, 'jan', 'feb')).toBe(false);
  expect(isChangeShown(decisions, 'feb', 'feb')).toBe(true);
});

test('SMALL2: a percentage and visible denominators do not give a small numerator away', () => {
  // Three of 60; the department shows 43 of 160, so one shown sibling would leave 3 by subtraction.
  const cells = [share('a', 3, 60), share('b', 20, 50), share('c', 20, 50), share('dept', 43, 160)];
  const sums = [{ parent: 'dept', parts: ['a', 'b', 'c'] }];
  const decisions = decide(cells, sums, k5);
  expect(hidden(cells, sums)).toEqual(['a', 'b']);
  expect(recoverable(cells, sums, decisions, k5, { knowsWhichAreSmall: true })).toEqual({
    recovered: [],
    undecided: [],
  });
});

test('SMALL2: a sibling at 0 % or 100 % cannot hide a numerator, so it is not the one chosen', () => {
  const cells = [share('a', 3, 60), share('b', 0, 20), share('c', 30, 70), share('dept', 33, 150)];
  expect(hidden(cells, [{ parent: 'dept', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'c']);
});

test('SMALL2: medians need no second cell: without a sum nothing follows from the others', () => {
  const value = (id: string, basis: number): Cell => cell(id, { kind: 'value', persons: true, basis });
  expect(hidden([value('a', 3), value('b', 30), value('dept', 33)], [])).toEqual(['a']);
});

test('SMALL2: means whose persons are told do add up, so their persons are guarded like a count', () => {
  const value = (id: string, basis: number): Cell => cell(id, { kind: 'value', persons: true, basis });
  const cells = [value('a', 3), value('b', 30), value('dept', 33)];
  expect(hidden(cells, [{ parent: 'dept', parts: ['a', 'b'] }])).toEqual(['a', 'b']);
});

test('SMALL2: distinct persons that overlap still bound each other', () => {
  // The region has 12 persons, one ward 8: the other has at least 4, and hidden means at most 4.
  const cells = counts({ a: 4, b: 8, region: 12 });
  const sums: Sum[] = [{ parent: 'region', parts: ['a', 'b'], relation: 'overlapping' }];
  expect(hidden(cells, sums)).toEqual(['a', 'region']);
  expect(hidden(counts({ a: 3, b: 11, region: 12 }), sums)).toEqual(['a']);
});

test('SMALL2: a total that holds more than its reported parts bounds them too', () => {
  const sums: Sum[] = [{ parent: 'dept', parts: ['a', 'b'], relation: 'atLeast' }];
  expect(hidden(counts({ a: 1, b: 19, dept: 20 }), sums)).toEqual(['a', 'b']);
  expect(hidden(counts({ a: 3, b: 19, dept: 30 }), sums)).toEqual(['a']);
});

test('SMALL2: a part nobody has measured weakens the sum instead of lifting it', () => {
  const cells = counts({ a: 1, b: 19, dept: 20 });
  expect(hidden(cells, [{ parent: 'dept', parts: ['a', 'b', 'unmeasured'] }])).toEqual(['a', 'b']);
});

test('SMALL2: figures that contradict each other are protected as if they added up', () => {
  const cells = counts({ a: 2, b: 40, c: 9, total: 50 });
  expect(hidden(cells, [{ parent: 'total', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'c']);
});

test('SMALL2: a cell the audience never gets is protected by those it does get', () => {
  const cells = [{ ...count('a', 2), withheld: true }, count('b', 30), count('c', 9), count('dept', 41)];
  expect(hidden(cells, [{ parent: 'dept', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'c']);
  const harmless = [{ ...count('a', 12), withheld: true }, count('b', 30), count('c', 9), count('dept', 51)];
  expect(hidden(harmless, [{ parent: 'dept', parts: ['a', 'b', 'c'] }])).toEqual(['a']);
});

test('SMALL2: what the audience has read already cannot hide anything; a new number is hidden instead', () => {
  const cells = counts({ a: 2, b: 40, c: 9, total: 51 });
  const sums = [{ parent: 'total', parts: ['a', 'b', 'c'] }];
  const published = disclose({ cells, sums, policyOf: k5, published: new Set(['b', 'c']) });
  expect([...published.decisions].filter(([, decision]) => decision === 'hidden')).toEqual([
    ['a', 'hidden'],
    ['total', 'hidden'],
  ]);
  expect(published.exposed).toEqual([]);
});

test('SMALL2: when everything has been read already, the cell that lies open is named', () => {
  const cells = counts({ a: 2, b: 9, total: 11 });
  const sums = [{ parent: 'total', parts: ['a', 'b'] }];
  expect(disclose({ cells, sums, policyOf: k5, published: new Set(['b', 'total']) }).exposed).toEqual(['a']);
  expect(disclose({ cells, sums, policyOf: k5, published: new Set(['a']) }).exposed).toEqual(['a']);
});

test('SMALL2: so few that knowing which are small is enough is named for whoever sets the indicator up', () => {
  const cells = counts({ a: 1, b: 1, c: 1, d: 1, e: 0, total: 4 });
  const sums = [{ parent: 'total', parts: ['a', 'b', 'c', 'd', 'e'] }];
  expect(disclose({ cells, sums, policyOf: k5 }).guessable).toEqual(['a', 'b', 'c', 'd', 'total']);
  expect(disclose({ cells, sums, policyOf: () => ({ threshold: 5, hideZero: true }) }).guessable).toEqual([]);
});

test('SMALL3: a correction un-hides nothing that is kept hidden, and what it would release is listed', () => {
  const before = decide([count('a', 3)], [], k5);
  const corrected = [count('a', 8)];
  expect(releasedBy(before, decide(corrected, [], k5))).toEqual(['a']);
  const kept = disclose({ cells: corrected, sums: [], policyOf: k5, keepHidden: new Set(['a']) });
  expect(releasedBy(before, kept.decisions)).toEqual([]);
});

test('SMALL3: a cell nobody decided on is hidden', () => {
  expect(isShown(decide([count('a', 12)], [], k5), 'a')).toBe(true);
  expect(isShown(decide([count('a', 12)], [], k5), 'b')).toBe(false);
});

test('SMALL3: a decision says hidden or shown, never why', () => {
  const decisions = decide(counts({ a: 2, b: 9, total: 11 }), [{ parent: 'total', parts: ['a', 'b'] }], k5);
  expect(decisions.get('a')).toBe(decisions.get('b'));
});

test('SMALL5: the roll-up is made of true values and shown when it is large itself', () => {
  const cells = counts({ a: 2, b: 3, c: 1, total: 6 });
  expect(hidden(cells, [{ parent: 'total', parts: ['a', 'b', 'c'] }])).toEqual(['a', 'b', 'c']);
});

test('mistakes of the caller throw: a threshold below 3, one id twice, a sum of different kinds', () => {
  expect(() => decide([count('a', 1)], [], () => ({ threshold: 2 }))).toThrow(RangeError);
  expect(() => decide([count('a', 1), count('a', 2)], [], k5)).toThrow(TypeError);
  expect(() => decide([count('a', 9), share('b', 9, 20)], [{ parent: 'b', parts: ['a'] }], k5)).toThrow(TypeError);
});
