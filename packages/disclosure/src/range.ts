/**
 * Where a hidden number may lie in a *possible other world*: one that looks the same to the audience. The stricter
 * the ranges, the stronger the promise. In a strict world every hidden cell keeps its class (zero, small, large) and a
 * large one its order of magnitude, so knowing the threshold, which cells are small, or how the second cell was
 * chosen, does not tell the worlds apart.
 */
import type { Cell, Policy } from './cell.ts';
import { PART, REST, WHOLE } from './equations.ts';
import { isCount, isHiddenAlone, isSmall } from './primary.ts';

/** Inclusive range; `high` may be infinite. */
export type Range = { readonly low: number; readonly high: number };

const ANY: Range = { low: -Infinity, high: Infinity };

/**
 * How much another world must share with the true one. `strict`: classes and orders of magnitude. `loose`: classes.
 * `plain`: only what "hidden" says by itself, a count is not zero. Weaker ones are used where stronger cannot be had
 * (1 + 1 = 2 with all three hidden under k = 3).
 */
export type Strictness = 'strict' | 'loose' | 'plain';

/** The range of one unknown of a hidden cell, by role. */
export function rangeOf(cell: Cell, role: number, truth: number, policy: Policy, strictness: Strictness): Range {
  if (!Number.isFinite(truth) || !isCount(Math.abs(truth)) || truth < 0) return ANY;
  if (cell.withheld === true) return { low: 0, high: Infinity };
  if (strictness === 'plain') return plainRange(cell, role, truth, policy);
  const small: Range = { low: policy.hideZero === true ? 0 : 1, high: policy.threshold - 1 };
  const { measure } = cell;
  if (measure.kind === 'share') return rangeInShare(measure, role, truth, policy, strictness);
  if (measure.kind === 'value')
    return truth < policy.threshold ? { low: Math.min(truth, 1), high: small.high } : large(truth, policy, strictness);
  // Few persons, many events: the count itself may be anything.
  if (measure.distinct !== undefined && isSmall(measure.distinct, policy)) return { low: small.low, high: Infinity };
  if (truth === 0) return policy.hideZero === true ? small : { low: 0, high: 0 };
  return truth < policy.threshold ? small : large(truth, policy, strictness);
}

function plainRange(cell: Cell, role: number, truth: number, policy: Policy): Range {
  const maybeZero = policy.hideZero === true || (cell.measure.kind === 'share' && role !== WHOLE);
  return { low: maybeZero ? 0 : Math.min(1, truth), high: Infinity };
}

function rangeInShare(
  measure: { readonly part: number; readonly whole: number },
  role: number,
  truth: number,
  policy: Policy,
  strictness: Strictness,
): Range {
  const k = policy.threshold;
  // Fewer than k in all: hidden whatever the numerator is.
  if (measure.whole < k) return { low: role === WHOLE ? Math.min(1, truth) : 0, high: k - 1 };
  const everybody = policy.sensitive === true && measure.part === measure.whole && measure.whole < 2 * k;
  if (role === REST && everybody) return { low: 0, high: k - 1 };
  if (role === PART && policy.hideZero === true && truth < k) return { low: 0, high: k - 1 };
  if (truth === 0) return { low: 0, high: 0 };
  return truth < k ? { low: 1, high: k - 1 } : large(truth, policy, strictness);
}

function large(truth: number, policy: Policy, strictness: Strictness): Range {
  const k = policy.threshold;
  if (strictness === 'loose') return { low: k, high: Infinity };
  const floor = k * 2 ** magnitudeOf(truth, k);
  return { low: floor, high: 2 * floor - 1 };
}

/** Order of magnitude above the threshold: 0 for k..2k-1, 1 for 2k..4k-1, …; -1 for 1..k-1. */
export function magnitudeOf(n: number, threshold: number): number {
  return n < threshold ? -1 : Math.floor(Math.log2(n / threshold));
}

/**
 * True when this unknown of a hidden cell must not be known exactly: all that can vary, except zeros that are no
 * secret, and of withheld cells only what is hidden on its own account.
 */
export function mustBeUncertain(cell: Cell, truth: number, policy: Policy, range: Range): boolean {
  if (range === ANY || range.low === range.high || !cell.measure.persons) return false;
  if (truth === 0 && policy.hideZero !== true && policy.sensitive !== true) return false;
  if (cell.withheld !== true) return true;
  return isHiddenAlone(cell.measure, policy) && isSmall(truth, policy);
}
