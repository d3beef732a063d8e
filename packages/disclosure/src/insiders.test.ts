import { expect, test } from 'vitest';
import type { Cell, CellId, Sum } from './cell.ts';
import { disclose, discloseAmong, recoverable, restsInTree } from './index.ts';

const cell = (id: string, n: number): Cell => ({
  id,
  series: 's',
  unit: id,
  from: '2026-01-01',
  to: '2026-01-31',
  measure: { kind: 'count', n, persons: true },
});
const counts = (values: Readonly<Record<string, number>>): readonly Cell[] =>
  Object.entries(values).map(([id, n]) => cell(id, n));
const policyOf = () => ({ threshold: 5 });
const knowing = (id: CellId, mayKnow: readonly CellId[] = []) => ({ knows: new Set([id]), mayKnow: new Set(mayKnow) });
const hiddenIn = ({ decisions }: ReturnType<typeof disclose>): readonly CellId[] =>
  [...decisions].flatMap(([id, decision]) => (decision === 'hidden' ? [id] : []));

test('SMALL2: two small wards under a shown total would know each other; with insiders in mind the total goes too', () => {
  const request = { cells: counts({ a: 2, b: 4, total: 6 }), sums: [{ parent: 'total', parts: ['a', 'b'] }], policyOf };
  expect(hiddenIn(disclose(request))).toEqual(['a', 'b']);
  expect(hiddenIn(discloseAmong(request, [knowing('a', ['total']), knowing('b', ['total'])]))).toEqual([
    'a',
    'b',
    'total',
  ]);
});

test('SMALL2: three hidden wards are enough: one knows itself and not how the rest is split', () => {
  const sums: Sum[] = [{ parent: 'total', parts: ['a', 'b', 'c'] }];
  const request = { cells: counts({ a: 2, b: 4, c: 3, total: 9 }), sums, policyOf };
  const insiders = ['a', 'b', 'c'].map((id) => knowing(id, ['total']));
  expect(hiddenIn(discloseAmong(request, insiders))).toEqual(['a', 'b', 'c']);
});

test('SMALL2: a large number hidden for another’s sake need not be kept from the one it was hidden for', () => {
  const sums: Sum[] = [{ parent: 'total', parts: ['a', 'b', 'c'] }];
  const request = { cells: counts({ a: 2, b: 40, c: 9, total: 51 }), sums, policyOf };
  // the unit with 9 would know the 2; the one with 2 may know the 9
  const found = discloseAmong(request, [knowing('a', ['total']), knowing('c', ['total'])]);
  const decisions = new Map(found.decisions).set('c', 'shown');
  expect(recoverable(request.cells, sums, decisions, policyOf).recovered).toEqual([]);
  expect(hiddenIn(discloseAmong(request, [knowing('a', ['total'])]))).toEqual(['a', 'c']);
});

test('SMALL2: what an insider cannot help knowing hides nothing more', () => {
  const request = {
    cells: counts({ a: 2, b: 30, total: 32 }),
    sums: [{ parent: 'total', parts: ['a', 'b'] }],
    policyOf,
  };
  const published = new Set(['b', 'total']);
  expect(hiddenIn(discloseAmong({ ...request, published }, [knowing('a')]))).toEqual(['a']);
});

test('SMALL2: a total typed before its last unit leaves a rest that is protected like the number it will be', () => {
  const cells = counts({ a: 20, b: 29, total: 51 });
  const partsOf = (unit: string): readonly string[] => (unit === 'total' ? ['a', 'b', 'c'] : []);
  const { sums, remainders } = restsInTree(cells, partsOf);
  expect(remainders.map(({ id, withheld, measure }) => [id, withheld, measure])).toEqual([
    ['total\nrest', true, { kind: 'count', n: 2, persons: true }],
  ]);
  const hidden = hiddenIn(disclose({ cells: [...cells, ...remainders], sums, policyOf }));
  expect(hidden.length).toBeGreaterThan(1);
  expect(restsInTree(counts({ a: 20, b: 29, c: 2, total: 51 }), partsOf)).toEqual({ sums: [], remainders: [] });
});
