/** Few goals: how many of each thing a board may hold, and what it takes to go beyond (BOARD6). */
import type { Refusal } from '@tavle/domain';

/** Active indicators on one board, unless the layer has its own number. */
export const registerMost = 21;
/** Goals in focus, and indicators in focus. */
export const focusMost = 5;
/** Published effect goals on one board. */
export const effectMost = 5;

/** Why the cap may be passed this once; stored on the entry that passed it. */
export interface CapOverride {
  readonly override?: string | undefined;
}

/** Refuses one more when there are already `most`, unless a reason is given. */
export function overCap(
  cap: 'register' | 'focus' | 'effect',
  count: number,
  most: number,
  { override }: CapOverride,
): Refusal | undefined {
  return count < most || (override ?? '').trim() !== '' ? undefined : { kind: 'overCap', cap, most };
}

/** The field that keeps the reason; nothing when the cap was not passed. */
export function overCapReason(count: number, most: number, { override }: CapOverride): { overCapReason?: string } {
  const reason = (override ?? '').trim();
  return count < most || reason === '' ? {} : { overCapReason: reason };
}
