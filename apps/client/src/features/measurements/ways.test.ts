import { expect, test } from 'vitest';
import { rowsOf } from './entry-rows.testing.ts';
import { lineKeyOf, placeBeside } from './ways.ts';

const { rows } = rowsOf(3, 'value');
const matured = rowsOf(1, 'value', { lagDays: 30 }).rows;
const key = (row: number, column: number): string => rows[row]?.cells[column]?.key ?? 'none';
const line = (row: number): string => (rows[row] ? lineKeyOf(rows[row]) : 'none');

test('arrows go to the neighbour, and stop at the edges', () => {
  expect(placeBeside(rows, key(1, 2), 'left')).toBe(key(1, 1));
  expect(placeBeside(rows, key(1, 2), 'right')).toBe(key(1, 3));
  expect(placeBeside(rows, key(1, 2), 'up')).toBe(key(0, 2));
  expect(placeBeside(rows, key(1, 2), 'down')).toBe(key(2, 2));
  expect(placeBeside(rows, key(0, 0), 'left')).toBeUndefined();
  expect(placeBeside(rows, key(0, 0), 'up')).toBeUndefined();
  expect(placeBeside(rows, key(2, 5), 'down')).toBeUndefined();
});

test('the line of interpretation stands at the end of its row', () => {
  expect(placeBeside(rows, key(0, 5), 'right')).toBe(line(0));
  expect(placeBeside(rows, line(0), 'left')).toBe(key(0, 5));
  expect(placeBeside(rows, line(0), 'down')).toBe(line(1));
  expect(placeBeside(rows, line(0), 'right')).toBeUndefined();
  expect(placeBeside(rows, line(0), 'next')).toBe(key(1, 5));
  expect(placeBeside(rows, line(2), 'next')).toBeUndefined();
});

test('Home and End stay among the numbers', () => {
  expect(placeBeside(rows, key(1, 3), 'first')).toBe(key(1, 0));
  expect(placeBeside(rows, key(1, 3), 'last')).toBe(key(1, 5));
  expect(placeBeside(rows, key(1, 3), 'top')).toBe(key(0, 0));
  expect(placeBeside(rows, key(1, 3), 'bottom')).toBe(key(2, 5));
});

test('what cannot be written yet is stepped over', () => {
  const all = [
    ...rows,
    ...matured.map((row) => ({ ...row, indicator: { ...row.indicator, id: rows[0]!.indicator.id } })),
  ];
  const open = matured[0]?.cells.filter((cell) => cell.notBefore === null) ?? [];
  expect(open.length).toBeLessThan(6);
  expect(placeBeside(matured, open[0]?.key ?? '', 'last')).toBe(open[open.length - 1]?.key);
  expect(all).toHaveLength(4);
});
