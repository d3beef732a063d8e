import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isRank, rankBetween } from './rank.ts';

const rank = fc
  .string({ unit: fc.constantFrom(...'01Vaz'), minLength: 1, maxLength: 8 })
  .filter((text) => isRank(text));

test('LINE11: between any two ranks, and beyond either end, there is always another', () => {
  fc.assert(
    fc.property(rank, rank, (a, b) => {
      const first = rankBetween(undefined, a);
      const last = rankBetween(a);
      expect(isRank(first) && isRank(last)).toBe(true);
      expect(first < a && a < last).toBe(true);
      if (a === b) return;
      const [low, high] = a < b ? [a, b] : [b, a];
      const between = rankBetween(low, high);
      expect(isRank(between)).toBe(true);
      expect(low < between && between < high).toBe(true);
    }),
    { numRuns: 2000 },
  );
});

test('a thousand entries put last, or first, keep short ranks', () => {
  let last = rankBetween();
  let first = last;
  for (let index = 0; index < 1000; index += 1) {
    last = rankBetween(last);
    first = rankBetween(undefined, first);
  }
  expect(Math.max(last.length, first.length)).toBeLessThanOrEqual(20);
});

test('entries inserted at random places stay in the order they were put', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(), { maxLength: 200 }), (places) => {
      const ranks: string[] = [];
      for (const place of places) {
        const index = place % (ranks.length + 1);
        ranks.splice(index, 0, rankBetween(ranks[index - 1], ranks[index]));
      }
      expect([...ranks].sort()).toEqual(ranks);
    }),
  );
});

test('what is no rank, or out of order, is our own mistake and throws', () => {
  expect(() => rankBetween('b', 'a')).toThrow('order');
  expect(() => rankBetween('a', 'a')).toThrow('order');
  expect(() => rankBetween('a0')).toThrow('not a rank');
  expect(() => rankBetween('', 'æ')).toThrow('not a rank');
});
