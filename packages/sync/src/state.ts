/** What a board's connection says of itself. */
import type { CloseReason } from './close-codes.ts';

/** Where the connection is. */
export type Phase =
  /** Being opened for the first time. */
  | { readonly kind: 'connecting' }
  /** Open; what each side lacks is on its way. */
  | { readonly kind: 'syncing' }
  /** All that the server had is here, and all that was made here has been handed over and confirmed once. */
  | { readonly kind: 'online' }
  /** Lost; it tries again by itself. */
  | { readonly kind: 'offline' }
  /** Turned away for good; `retry` tries again all the same, when something has changed. */
  | { readonly kind: 'refused'; readonly reason: CloseReason };

/** What the light may say. */
export type Saving =
  /** Every edit is on the server's disk. */
  | 'saved'
  /** On its way. */
  | 'saving'
  /** No connection: kept here until there is one. */
  | 'waiting'
  /** Sent, but the server does not confirm. */
  | 'unconfirmed';

/** A moment of a connection. */
export type ConnectionState = {
  readonly phase: Phase;
  readonly saving: Saving;
  /** Edits that are not known to be on the server's disk. */
  readonly unsaved: number;
  /** Since when, milliseconds since 1970; null when all is saved. */
  readonly pendingSince: number | null;
  /** False when this device could not keep an edit: closing the page may lose it. */
  readonly keptOnDevice: boolean;
};

/** True when both say the same. */
export function isSameState(a: ConnectionState, b: ConnectionState): boolean {
  return (
    a.phase.kind === b.phase.kind &&
    (a.phase.kind !== 'refused' || b.phase.kind !== 'refused' || a.phase.reason === b.phase.reason) &&
    a.saving === b.saving &&
    a.unsaved === b.unsaved &&
    a.pendingSince === b.pendingSince &&
    a.keptOnDevice === b.keptOnDevice
  );
}
