/** Anhøj rules: longest run and crossings about a centre, and their limits (Anhøj, Olesen 2014; Anhøj 2015; Schilling 2012; Chen 2010). */
import { signAbout } from './numbers.ts';
import type { RunLimits, Runs } from './types.ts';

/**
 * Limits of the Anhøj rules for n useful points: longest run at most round(log2 n) + 3, crossings at least the 5 % quantile of Bin(n - 1, 1/2).
 * Throws a RangeError for anything but a whole number of at least 1.
 */
export function limitsFor(nUseful: number): RunLimits {
  if (!Number.isInteger(nUseful) || nUseful < 1)
    throw new RangeError(`limitsFor needs a whole number >= 1, got ${nUseful}`);
  return { longestRunMax: Math.round(Math.log2(nUseful)) + 3, crossingsMin: lowestLikelyCrossings(nUseful - 1) };
}

/** Smallest k with P(X <= k) >= 0.05 for X ~ Bin(trials, 1/2). In logarithms, so thousands of points do not underflow. */
function lowestLikelyCrossings(trials: number): number {
  let logChance = -trials * Math.LN2;
  let atMost = Math.exp(logChance);
  let k = 0;
  while (atMost < 0.05) {
    k += 1;
    logChance += Math.log((trials - k + 1) / k);
    atMost += Math.exp(logChance);
  }
  return k;
}

/** Runs of the values about the centre. Missing values and ties are skipped: they neither break nor lengthen a run. */
export function runs(values: readonly (number | null)[], centre: number): Runs {
  let useful = 0;
  let crossings = 0;
  let longest = 0;
  let longestSign = 0;
  let at: readonly [number, number] | null = null;
  let sign = 0;
  let length = 0;
  let from = 0;
  for (const [index, value] of values.entries()) {
    const now = value === null ? 0 : signAbout(value, centre);
    if (now === 0) continue;
    if (now !== sign) {
      if (sign !== 0) crossings += 1;
      sign = now;
      length = 0;
      from = index;
    }
    useful += 1;
    length += 1;
    if (length >= longest) {
      longest = length;
      longestSign = now;
      at = [from, index];
    }
  }
  if (useful === 0) return { useful: 0, longest: null, crossings: null, side: null, at: null };
  return { useful, longest, crossings, side: longestSign > 0 ? 'above' : 'below', at };
}
