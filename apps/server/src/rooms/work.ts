/**
 * What waits for a turn, and what a turn needs of the rooms around it.
 */
import type { CloseReason } from '@tavle/sync';
import type * as Y from 'yjs';
import type { DocumentLog, LogEntry } from '../log/document-log.ts';
import type { Connection } from './connection.ts';
import type { Delivery, RoomFrame } from './delivery.ts';
import type { Room } from './room.ts';
import type { Clock, RoomsLogger, RoomsMeter } from './rooms-api.ts';
import type { Watch } from './watchdog.ts';

/** Something that waits for its turn in a room. */
export type Work =
  | { readonly kind: 'open' | 'drained'; readonly connection: Connection }
  | {
      readonly kind: 'step1' | 'fence' | 'step2' | 'update';
      readonly connection: Connection;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'edit'; readonly userId: string; readonly change: (doc: Y.Doc) => void; readonly settle: Settle }
  | {
      readonly kind: 'rebase';
      readonly generation: string;
      readonly userId: string;
      readonly build: (old: Y.Doc, fresh: Y.Doc) => void;
      readonly settle: Settle;
    }
  | { readonly kind: 'read'; readonly read: (doc: Y.Doc) => void; readonly settle: Settle };

/** How somebody inside the server learns what became of its work. */
export type Settle = { readonly done: () => void; readonly failed: (error: unknown) => void };

/** What one room has to say after the commit. */
export type RoomTurn = {
  readonly room: Room;
  /** All of it that was done, to be done again when the commit fails. */
  readonly works: Work[];
  readonly entries: LogEntry[];
  readonly frames: RoomFrame[];
  readonly after: (() => void)[];
  readonly edits: Settle[];
  readonly asked: Set<Connection>;
};

/** What turns need from the rooms around them. */
export type TurnContext = Delivery & {
  readonly log: DocumentLog;
  /** Room with these works in front of its own must be read anew from the log. */
  readonly reload: (room: Room, works: readonly Work[]) => void;
  /** Room has more to do, in the next turn. */
  readonly wake: (room: Room) => void;
  /** Room needs its document. */
  readonly heat: (room: Room) => void;
  /** Room, which is hot and has done what came before, begins a new generation. */
  readonly begin: (room: Room, work: Extract<Work, { readonly kind: 'rebase' }>) => void;
  /** This connection's edit could not be stored: it goes, and may come back in a moment. */
  readonly turnAway: (connection: Connection) => void;
  readonly watch: Watch;
  readonly meter: RoomsMeter;
  /** What rows are dated by; pauses are measured by `now`, which never steps. */
  readonly wallClock: Clock;
  readonly logger: RoomsLogger;
  /** Room is dropped; its sockets go, for this reason. */
  readonly drop: (room: Room, reason: CloseReason, error: unknown) => void;
  readonly onCommitted: (change: { readonly boardId: string; readonly seq: number }) => void;
  readonly onRefused: (connection: Connection, reason: CloseReason, size: number) => void;
};
