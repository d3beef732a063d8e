export type { Cell, CellId, Decision, Measure, Policy, Sum, SumRelation } from './cell.ts';
export type { Disclosure, DisclosureRequest } from './decide.ts';
export { decide, disclose, isChangeShown, isShown, releasedBy } from './decide.ts';
export type { Band } from './instead.ts';
export { bandFor, sameForAll } from './instead.ts';
export type { ThresholdRequest } from './primary.ts';
export { DEFAULT_THRESHOLD, hiddenAlone, isHiddenAlone, isSmall, LOWEST_THRESHOLD, thresholdFor } from './primary.ts';
