/** What the rooms ask of the one door where rights are decided (LINE4). They decide none themselves. */
import type { IncomingMessage } from 'node:http';
import type { CloseReason } from '@tavle/sync';

/** What a person may do on one board, and as whom they are shown. */
export type Grant = {
  readonly userId: string;
  readonly personName: string;
  /** CSS colour of their cursor. */
  readonly colour: string;
  readonly mode: 'write' | 'read';
  /** Milliseconds since 1970 at which the grant ends by itself. */
  readonly expiresAt?: number;
};

/** Why somebody is not let in. An unknown board and one that one may not know of are the same `noBoard`. */
export type DoorRefusal = Extract<CloseReason, 'sessionOver' | 'noAccess' | 'noBoard' | 'clientTooOld'>;

/** Whose rights may have changed: only what is named is checked again; nothing named means everybody. */
export type Revocation = { readonly userId?: string; readonly boardId?: string };

/** The door, with its own notion of who is asking. */
export type Door<Identity> = {
  /** True when a page from this origin may open sockets. Called before the upgrade; undefined: no Origin header. */
  readonly allowsOrigin: (origin: string | undefined, request: IncomingMessage) => boolean;
  /** Who is asking, from cookies or headers; kept as long as the socket, so keep it small. */
  readonly identify: (request: IncomingMessage) => Identity | Promise<Identity>;
  /** Decides, and decides again whenever the rooms ask. */
  readonly admit: (identity: Identity, boardId: string) => Promise<Grant | DoorRefusal>;
  /** Calls back when rights or sessions have changed. Gives the way to stop. */
  readonly onRevoked: (callback: (revocation: Revocation) => void) => () => void;
};
