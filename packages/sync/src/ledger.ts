/**
 * What counts as saved, without sockets or clocks. Edits are numbered as they are made. A fence carries the number of the
 * newest edit that was sent before it; when it comes back, that edit and all before it are on disk (LINE2).
 *
 * Invariant: `unsaved` never falls but by a fence that came back on the connection it was sent on, after that connection
 * had sent the server all it lacked. Sent is not saved.
 */

/** The books. */
export type Ledger = {
  /** Number of the newest local edit. */
  readonly made: number;
  /** Number of the newest edit known to be on disk. */
  readonly saved: number;
  /** The newest fence under way on this connection: its number, and when it was sent. */
  readonly fence: { readonly number: number; readonly sentAt: number } | null;
  /** True once this connection has answered the server's SyncStep1: what was made before is on its way. */
  readonly handedOver: boolean;
  /** When the oldest unsaved edit was made, milliseconds since 1970; null when all is saved. */
  readonly pendingSince: number | null;
};

/** Nothing made, nothing sent. */
export const emptyLedger: Ledger = { made: 0, saved: 0, fence: null, handedOver: false, pendingSince: null };

/** Edits that are not known to be on disk. */
export function unsavedIn(ledger: Ledger): number {
  return ledger.made - ledger.saved;
}

/** A local edit was made. */
export function edited(ledger: Ledger, now: number): Ledger {
  return { ...ledger, made: ledger.made + 1, pendingSince: ledger.pendingSince ?? now };
}

/** The connection was lost: fences on it will not come back. */
export function disconnected(ledger: Ledger): Ledger {
  return { ...ledger, fence: null, handedOver: false };
}

/** The server's SyncStep1 has been answered. */
export function handedOver(ledger: Ledger): Ledger {
  return { ...ledger, handedOver: true };
}

/** A fence was sent. Its wait counts from the oldest one that has not come back. */
export function fenced(ledger: Ledger, now: number): Ledger {
  return { ...ledger, fence: { number: ledger.made, sentAt: ledger.fence?.sentAt ?? now } };
}

/** A fence came back. Numbers that were never sent are ignored. */
export function echoed(ledger: Ledger, number: number, now: number): Ledger {
  if (!ledger.handedOver || ledger.fence === null || number > ledger.fence.number || number < ledger.saved)
    return ledger;
  // an older fence came back: the line lives, so the newer one's wait begins now
  const fence = ledger.fence.number === number ? null : { ...ledger.fence, sentAt: now };
  return { ...ledger, saved: number, fence, pendingSince: number === ledger.made ? null : now };
}

/** True when a fence has been under way for longer than this: saving cannot be confirmed. */
export function isOverdue(ledger: Ledger, now: number, afterMs: number): boolean {
  return ledger.fence !== null && now - ledger.fence.sentAt >= afterMs;
}
