import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { limitsFor, runs } from './index.ts';

/** Anhøj 2014/2015 as printed (spc-notes §2.1): n, longest run at most, crossings at least. */
const published: readonly (readonly [number, number, number])[] = [
  [10, 6, 2],
  [12, 7, 3],
  [15, 7, 4],
  [18, 7, 5],
  [20, 7, 6],
  [24, 8, 8],
  [30, 8, 10],
  [36, 8, 13],
  [48, 9, 18],
  [60, 9, 23],
  [100, 10, 41],
];

/** P(X <= k) for X ~ Bin(trials, 1/2) in exact whole numbers. */
function isAtMostLikely(trials: number, k: number): boolean {
  let ways = 1n;
  let total = 0n;
  for (let i = 0; i <= k; i += 1) {
    total += ways;
    ways = (ways * BigInt(trials - i)) / BigInt(i + 1);
  }
  return total * 20n >= 2n ** BigInt(trials);
}

describe('limits of the Anhøj rules', () => {
  test.each(published)('SIGN1: n = %i gives at most %i in a row and at least %i crossings', (n, longest, crossings) => {
    expect(limitsFor(n)).toEqual({ longestRunMax: longest, crossingsMin: crossings });
  });

  test('SIGN1: crossings are the 5 % quantile of the binomial, exactly, for n = 10..100 and for thousands', () => {
    for (const n of [...Array.from({ length: 91 }, (_, index) => index + 10), 500, 1000, 2000, 5000]) {
      const { crossingsMin: k } = limitsFor(n);
      expect(isAtMostLikely(n - 1, k), `n = ${n}`).toBe(true);
      expect(k > 0 && isAtMostLikely(n - 1, k - 1), `n = ${n}`).toBe(false);
    }
  });

  test('SIGN1: longest run is round(log2 n) + 3, at the powers that decide it', () => {
    expect([11, 12, 22, 23, 45, 46, 90, 91].map((n) => limitsFor(n).longestRunMax)).toEqual([6, 7, 7, 8, 8, 9, 9, 10]);
  });

  test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('limitsFor(%s) is our own mistake and throws', (n) => {
    expect(() => limitsFor(n)).toThrow(RangeError);
  });
});

/** The same analysis the slow way: drop ties, then group. */
function slowRuns(
  values: readonly (number | null)[],
  centre: number,
): { useful: number; longest: number; crossings: number } {
  const signs = values
    .flatMap((value) => (value === null || value === centre ? [] : [value > centre ? '+' : '-']))
    .join('');
  const blocks = signs.match(/\++|-+/g) ?? [];
  return {
    useful: signs.length,
    longest: Math.max(0, ...blocks.map((block) => block.length)),
    crossings: Math.max(0, blocks.length - 1),
  };
}

const wholeValues = fc.array(fc.option(fc.integer({ min: -4, max: 4 })), { maxLength: 60 });

describe('runs', () => {
  test('SIGN1: ties and missing values neither break nor lengthen a run', () => {
    expect(runs([1, 0, 1, null, 1, 0, -1], 0)).toEqual({
      useful: 4,
      longest: 3,
      crossings: 1,
      side: 'above',
      at: [0, 4],
    });
  });

  test('the latest of equally long runs is the one shown', () => {
    expect(runs([1, 1, -1, -1], 0)).toMatchObject({ longest: 2, side: 'below', at: [2, 3] });
  });

  test('no useful values: nothing is defined', () => {
    expect(runs([0, null, 0], 0)).toEqual({ useful: 0, longest: null, crossings: null, side: null, at: null });
  });

  test('SIGN1: agrees with dropping ties first and grouping', () => {
    fc.assert(
      fc.property(wholeValues, fc.integer({ min: -2, max: 2 }), (values, centre) => {
        const { useful, longest, crossings } = runs(values, centre);
        expect({ useful, longest: longest ?? 0, crossings: crossings ?? 0 }).toEqual(slowRuns(values, centre));
      }),
    );
  });

  test('the longest run lies where it says', () => {
    fc.assert(
      fc.property(wholeValues, (values) => {
        const found = runs(values, 0);
        if (found.at === null) return;
        const part = values.slice(found.at[0], found.at[1] + 1).filter((value) => value !== null && value !== 0);
        expect(part).toHaveLength(found.longest ?? -1);
        expect(part.every((value) => (value ?? 0) > 0 === (found.side === 'above'))).toBe(true);
      }),
    );
  });
});
