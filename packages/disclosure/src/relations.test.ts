import { expect, test } from 'vitest';
import type { Cell } from './cell.ts';
import { disclose, sumsInTime, sumsInTree } from './index.ts';

const cell = (id: string, n: number, from: string, to: string, unit = 'u'): Cell => ({
  id,
  series: 's',
  unit,
  from,
  to,
  measure: { kind: 'count', n, persons: true },
});
const month = (number: number, n: number): Cell => {
  const last = new Date(Date.UTC(2026, number, 0)).toISOString().slice(0, 10);
  return cell(`m${number}`, n, `2026-${String(number).padStart(2, '0')}-01`, last);
};
const hiddenOf = (cells: readonly Cell[]): readonly string[] => {
  const { sums, remainders } = sumsInTime(cells);
  const { decisions, exposed } = disclose({
    cells: [...cells, ...remainders],
    sums,
    policyOf: () => ({ threshold: 5 }),
  });
  expect(exposed).toEqual([]);
  return cells.map(({ id }) => id).filter((id) => decisions.get(id) === 'hidden');
};

test('SMALL2: months in a quarter, quarters in a year, found from the dates alone', () => {
  const months = [9, 8, 7, 6, 5, 9].map((n, index) => month(index + 1, n));
  const half = cell('half', 44, '2026-01-01', '2026-06-30');
  const quarter = cell('quarter', 24, '2026-01-01', '2026-03-31');
  const { sums, remainders } = sumsInTime([half, quarter, ...months]);
  expect(remainders).toEqual([]);
  expect(sums).toContainEqual({ parent: 'quarter', parts: ['m1', 'm2', 'm3'] });
  expect(sums).toContainEqual({ parent: 'half', parts: ['quarter', 'm4', 'm5', 'm6'] });
});

test('SMALL2: every way to fill a year is found, also halves and thirds that share no boundary', () => {
  const year = cell('year', 60, '2026-01-01', '2026-12-31');
  const halves = [cell('h1', 30, '2026-01-01', '2026-06-30'), cell('h2', 30, '2026-07-01', '2026-12-31')];
  const thirds = [
    cell('t1', 20, '2026-01-01', '2026-04-30'),
    cell('t2', 20, '2026-05-01', '2026-08-31'),
    cell('t3', 20, '2026-09-01', '2026-12-31'),
  ];
  const ofYear = sumsInTime([year, ...halves, ...thirds]).sums.filter(({ parent }) => parent === 'year');
  expect(ofYear.map(({ parts }) => parts)).toEqual([
    ['h1', 'h2'],
    ['t1', 't2', 't3'],
  ]);
});

test('SMALL2: year to date minus year to date a month earlier does not give a small month', () => {
  const months = [8, 9, 2].map((n, index) => month(index + 1, n));
  const sofar = [cell('ytd2', 17, '2026-01-01', '2026-02-28'), cell('ytd3', 19, '2026-01-01', '2026-03-31')];
  expect(hiddenOf([...months, ...sofar])).toEqual(['m3', 'ytd3']);
});

test('SMALL2: rolling sums do not give a small month as it enters or leaves the window', () => {
  const counts = [8, 9, 2, 8, 9, 11, 12];
  const months = counts.map((n, index) => month(index + 1, n));
  const rolling = [3, 4, 5, 6, 7].map((end) => {
    const window = months.slice(end - 3, end);
    const n = counts.slice(end - 3, end).reduce((all, one) => all + one, 0);
    return cell(`r${end}`, n, window[0]!.from, window[2]!.to);
  });
  const hidden = hiddenOf([...months, ...rolling]);
  expect(hidden).toContain('m3');
  for (const end of [3, 4, 5]) {
    const parts = [`m${end - 2}`, `m${end - 1}`, `m${end}`, `r${end}`];
    expect(parts.filter((id) => hidden.includes(id)).length).toBeGreaterThan(1);
  }
});

test('SMALL2: a month minus the 14-day period inside it may not leave a small rest', () => {
  const fortnight = cell('f', 38, '2026-01-05', '2026-01-18');
  expect(hiddenOf([fortnight, cell('month', 40, '2026-01-01', '2026-01-31')])).toEqual(['month']);
  expect(hiddenOf([fortnight, cell('month', 50, '2026-01-01', '2026-01-31')])).toEqual([]);
  expect(hiddenOf([fortnight, cell('month', 38, '2026-01-01', '2026-01-31')])).toEqual([]);
});

test('SMALL2: of overlapping parts the fullest set is subtracted; contradicting figures are left alone', () => {
  const parts = [cell('a', 10, '2026-01-01', '2026-01-14'), cell('b', 10, '2026-01-10', '2026-01-23')];
  const last = cell('c', 9, '2026-01-24', '2026-01-30');
  const { sums, remainders } = sumsInTime([...parts, last, cell('month', 25, '2026-01-01', '2026-01-31')]);
  expect(sums).toEqual([{ parent: 'month', parts: ['a', 'c', 'month\nremainder'] }]);
  expect(remainders.map(({ measure, withheld }) => [measure.kind === 'count' && measure.n, withheld])).toEqual([
    [6, true],
  ]);
  expect(sumsInTime([...parts, cell('month', 8, '2026-01-01', '2026-01-31')])).toEqual({ sums: [], remainders: [] });
});

test('SMALL2: sums over time never cross units, series or kinds', () => {
  const cells = [month(1, 9), { ...month(2, 9), unit: 'other' }, cell('both', 18, '2026-01-01', '2026-02-28')];
  expect(sumsInTime(cells).sums).toEqual([{ parent: 'both', parts: ['m1', 'both\nremainder'] }]);
});

test('SMALL2: sums over the tree, exact when they add up and weaker when something is missing', () => {
  const at = (unit: string, n: number): Cell => cell(unit, n, '2026-01-01', '2026-01-31', unit);
  const partsOf = (unit: string): readonly string[] => (unit === 'dept' ? ['a', 'b'] : []);
  const relation = (cells: readonly Cell[]) => sumsInTree(cells, partsOf).map((sum) => [sum.parts, sum.relation]);
  expect(relation([at('dept', 12), at('a', 5), at('b', 7)])).toEqual([[['a', 'b'], 'equals']]);
  expect(relation([at('dept', 15), at('a', 5), at('b', 7)])).toEqual([[['a', 'b'], 'atLeast']]);
  expect(relation([at('dept', 11), at('a', 5), at('b', 7)])).toEqual([[['a', 'b'], 'equals']]);
  expect(relation([at('dept', 15), at('a', 5)])).toEqual([[['a'], 'atLeast']]);
  expect(relation([at('dept', 15)])).toEqual([]);
});
