/** What an audience gets in place of a hidden cell: a band and, when it gives nothing away, a status (ux rule 11). */
import type { Policy } from './cell.ts';

/** Inclusive band a chart may shade where a count is hidden. It is the same for every hidden cell of a threshold. */
export type Band = { readonly low: 0; readonly high: number };

/** The band 0..k-1 drawn lightly where a count is hidden; never a point, never a zero. */
export function bandFor(threshold: number): Band {
  return { low: 0, high: threshold - 1 };
}

/**
 * The status a hidden count may still wear: the one `statusOf` gives for every value it could have if it were small
 * (1..k-1, and 0 when zero is hidden too), or `undefined` (neutral) when they differ. The caller must not ask with
 * the true value in hand. A cell hidden for another's sake may truly be otherwise: say "skjult" beside it, and use
 * neutral wherever a wrong status would be acted on.
 */
export function sameForAll<S>(policy: Policy, statusOf: (n: number) => S): S | undefined {
  const first = policy.hideZero === true ? 0 : 1;
  const status = statusOf(first);
  for (let n = first + 1; n < policy.threshold; n += 1) if (statusOf(n) !== status) return undefined;
  return status;
}
