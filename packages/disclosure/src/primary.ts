/** SMALL1: which cells are hidden on their own account, before anybody starts subtracting. */
import type { Cell, Measure, Policy } from './cell.ts';

/** The threshold every audience starts from. */
export const DEFAULT_THRESHOLD = 5;
/** The lowest threshold there is: only a logged-in management board, only when the data owner says so. */
export const LOWEST_THRESHOLD = 3;

/** What decides the threshold of one indicator for one audience. */
export type ThresholdRequest = {
  /** `management` = a logged-in management board; everything else (wall, print, export, link) is `other`. */
  readonly audience: 'management' | 'other';
  /** The data owner accepts the lower threshold on management boards. */
  readonly ownerAllowsLower: boolean;
  /** The indicator's own threshold, when it has one. It may raise, never lower. */
  readonly ofIndicator?: number;
};

/** The threshold k that holds (SMALL1): 5, or 3 for management when the owner says so; an indicator may only raise it. */
export function thresholdFor(request: ThresholdRequest): number {
  const base = request.audience === 'management' && request.ownerAllowsLower ? LOWEST_THRESHOLD : DEFAULT_THRESHOLD;
  const own = request.ofIndicator;
  return own !== undefined && Number.isFinite(own) ? Math.max(base, Math.ceil(own)) : base;
}

/** True for whole numbers from 0 up: the only counts the rules can reason about. */
export function isCount(n: number): boolean {
  return Number.isSafeInteger(n) && n >= 0;
}

/** True when a count of persons is too small to show: 1..k-1, and 0 when the policy says so. Bad numbers are small. */
export function isSmall(n: number, policy: Policy): boolean {
  if (!isCount(n)) return true;
  return n === 0 ? policy.hideZero === true : n < policy.threshold;
}

/**
 * True when the cell must be hidden on its own account (ux rules 1–4): a small count; a share whose numerator,
 * denominator or their difference is small; 100 % of fewer than 2k for a sensitive indicator; a mean or median over
 * fewer than k persons or an unknown number. Numbers that are not about persons are never hidden.
 */
export function isHiddenAlone(measure: Measure, policy: Policy): boolean {
  if (!measure.persons) return false;
  switch (measure.kind) {
    case 'count':
      return isSmall(measure.n, policy) || (measure.distinct !== undefined && isSmall(measure.distinct, policy));
    case 'share':
      return isShareHidden(measure.part, measure.whole, policy);
    case 'rate':
      return isSmall(measure.part, policy) || (measure.distinct !== undefined && isSmall(measure.distinct, policy));
    case 'value':
      return measure.basis === undefined || measure.basis < policy.threshold || !isCount(measure.basis);
  }
}

function isShareHidden(part: number, whole: number, policy: Policy): boolean {
  const rest = whole - part;
  if (isSmall(whole, { threshold: policy.threshold }) || !isCount(rest)) return true;
  if (isSmall(part, policy) || isSmall(rest, { threshold: policy.threshold })) return true;
  return policy.sensitive === true && rest === 0 && whole < 2 * policy.threshold;
}

/** The ids hidden on their own account (SMALL1), in the order given. */
export function hiddenAlone(cells: readonly Cell[], policyOf: (cell: Cell) => Policy): string[] {
  return cells.filter((cell) => isHiddenAlone(cell.measure, policyOf(cell))).map((cell) => cell.id);
}
