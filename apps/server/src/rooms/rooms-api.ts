/** What the rooms are made of, and what they can do: the words of `rooms.ts`. */
import type { CloseReason } from '@tavle/sync';
import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { DocumentLog } from '../log/document-log.ts';
import type { Door } from './door.ts';
import type { Limits } from './limits.ts';
import type { RoomStats } from './room.ts';
import type { DocumentShape } from './shape.ts';
import type { Watchdog } from './watchdog.ts';

/** The clock, passed in: milliseconds since 1970. */
export type Clock = { readonly now: () => number };

/** Where the rooms write what somebody should know. */
export type RoomsLogger = {
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

/** Told of what the rooms do, to count it. */
export type RoomsMeter = {
  /** So many edits are on disk, in one commit of so many milliseconds. */
  readonly committed: (edits: number, ms: number) => void;
  /** So many could not be stored. */
  readonly failed: (edits: number) => void;
  /** A turn's last answer was written so long after the first arrival in it. */
  readonly answered: (ms: number) => void;
  /** A socket is closed, or not let in. */
  readonly closed: (reason: CloseReason) => void;
};

/** What rooms are made of. */
export type RoomsOptions<Identity> = {
  readonly log: DocumentLog;
  readonly door: Door<Identity>;
  readonly shape: DocumentShape;
  readonly clock: Clock;
  readonly logger: RoomsLogger;
  readonly limits: Limits;
  /** The version of the shape; a client that names an older one is told to load its program anew (BOARD8). Without it none is too old. */
  readonly schema?: number;
  /** Makes a generation's id: random, never repeated. */
  readonly newGeneration: () => string;
  /** Told which board the loop is at; a board it has put in quarantine is read-only. */
  readonly watchdog?: Pick<Watchdog, 'enter' | 'leave' | 'isQuarantined'>;
  readonly meter?: RoomsMeter;
  /** Called after each commit that changed a board, after it was relayed. For what is derived from boards. */
  readonly onCommitted: (change: { readonly boardId: string; readonly seq: number }) => void;
};

/** Who the server acts for. */
export type Actor = { readonly userId: string };

/** Thrown by `edit` and `read` for a board that does not exist. */
export class NoSuchBoard extends Error {
  constructor(boardId: string) {
    super(`no board ${boardId}`);
    this.name = 'NoSuchBoard';
  }
}

/** Why nothing is written to, or read out of, a board that has held the server twice. */
export class Quarantined extends Error {
  constructor(boardId: string) {
    super(`board ${boardId} is in quarantine`);
    this.name = 'Quarantined';
  }
}

/** The boards of this process. */
export type Rooms<Identity> = {
  readonly door: Door<Identity>;
  readonly limits: Limits;
  /** Takes over a socket that has been upgraded: lets it in, or closes it with the reason. `schema`: what it says it writes. */
  readonly join: (
    ws: WebSocket,
    identity: Identity,
    boardId: string,
    generation: string | undefined,
    schema?: number | undefined,
  ) => Promise<void>;
  /** Makes a board whose first content `init` writes. `'exists'` when there is one. Resolves when it is on disk. */
  readonly create: (boardId: string, actor: Actor, init: (doc: Y.Doc) => void) => Promise<'created' | 'exists'>;
  /**
   * Changes a board for somebody. Resolves with what `change` gave when it is on disk and relayed; rejects with what it
   * threw, and then nothing of it remains. `change` may run again on a document read anew.
   */
  readonly edit: <T>(boardId: string, actor: Actor, change: (doc: Y.Doc) => T) => Promise<T>;
  /** Reads a board's committed document; it must not be changed or kept. */
  readonly read: <T>(boardId: string, look: (doc: Y.Doc) => T) => Promise<T>;
  /**
   * Starts a new generation (LINE3): `build` fills a fresh document from the old one. Sockets are closed with 4410. Edits of
   * the server that wait meanwhile are made on the new generation. Gives its id.
   */
  readonly rebase: (boardId: string, actor: Actor, build: (old: Y.Doc, fresh: Y.Doc) => void) => Promise<string>;
  /** Starts a new generation with the same content, changed by `change`: re-basing (no change), or a migration. */
  readonly renew: (boardId: string, actor: Actor, change?: (fresh: Y.Doc) => void) => Promise<string>;
  /** The generation a client must name. */
  readonly generationOf: (boardId: string) => Promise<string | undefined>;
  /** Connections, rooms, and what was done so far. */
  readonly stats: () => RoomStats & { readonly rooms: number; readonly hotRooms: number; readonly connections: number };
  /** Commits what has arrived, closes all sockets with 1012, and forgets all rooms. */
  readonly stop: () => Promise<void>;
};

/** Counts nothing. */
export const noMeter: RoomsMeter = {
  committed: () => undefined,
  failed: () => undefined,
  answered: () => undefined,
  closed: () => undefined,
};
