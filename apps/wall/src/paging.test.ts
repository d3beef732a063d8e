import fc from 'fast-check';
import { expect, test } from 'vitest';
import { gridOf, type Need, pagesOf } from './paging.ts';

const need = (height: number): Need => ({ 1: height, 2: height, 3: height });
const cells = (count: number, height = 400): Need[] => Array.from({ length: count }, () => need(height));
const counts = (needs: readonly Need[], heightPx = 900, upright = false): number[] =>
  pagesOf(needs, { heightPx, upright }).map((page) => page.count);

test.each([
  [0, []],
  [1, [1]],
  [3, [3]],
  [5, [5]],
  [6, [6]],
  [7, [4, 3]],
  [8, [4, 4]],
  [9, [6, 3]],
  [13, [6, 4, 3]],
  [21, [6, 6, 6, 3]],
])('WALL4: %d indicators stand six to a page: %j', (count, expected) => {
  expect(counts(cells(count))).toEqual(expected);
});

test('WALL4: where six do not fit, a page holds fewer', () => {
  expect(counts(cells(6, 460))).toEqual([3, 3]);
  expect(counts([...cells(4, 440), ...cells(1, 470)])).toEqual([3, 2]);
  expect(counts([...cells(2, 400), { 1: 400, 2: 440, 3: 520 }, ...cells(3, 440)])).toEqual([4, 2]);
  expect(counts(cells(3, 5000))).toEqual([1, 1, 1]);
});

test('a row is as high as its highest cell', () => {
  const tall = { 1: 500, 2: 500, 3: 500 };
  expect(counts([tall, ...cells(5, 390)])).toEqual([6]);
  expect(counts([tall, ...cells(2, 390), tall, ...cells(2, 390)])).not.toEqual([6]);
});

test('an upright panel has two columns and three rows', () => {
  expect(gridOf(6, true)).toEqual({ columns: 2, rows: 3 });
  expect(gridOf(6, false)).toEqual({ columns: 3, rows: 2 });
  expect(counts(cells(6, 590), 1780, true)).toEqual([6]);
});

test('every cell stands on exactly one page, in order, and pages of more than one fit', () => {
  const height = fc.integer({ min: 50, max: 700 });
  const any = fc.array(fc.record({ 1: height, 2: height, 3: height }), { maxLength: 30 });
  fc.assert(
    fc.property(any, fc.integer({ min: 100, max: 2000 }), fc.boolean(), (needs, heightPx, upright) => {
      const pages = pagesOf(needs, { heightPx, upright });
      let next = 0;
      for (const { first, count, grid } of pages) {
        expect(first).toBe(next);
        next += count;
        expect(grid.columns * grid.rows).toBeGreaterThanOrEqual(count);
        const own = needs.slice(first, first + count);
        const rows = Array.from({ length: Math.ceil(count / grid.columns) }, (_, row) =>
          Math.max(...own.slice(row * grid.columns, (row + 1) * grid.columns).map((each) => each[grid.columns])),
        );
        const sum = rows.reduce((total, each) => total + each, 0);
        expect(count === 1 || sum <= heightPx).toBe(true);
      }
      expect(next).toBe(needs.length);
    }),
  );
});
