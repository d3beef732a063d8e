/**
 * What a board's documents are kept in: a durable log of updates with a snapshot before it.
 *
 * Promises (the contract suite `contract.ts` holds every implementation to them):
 * - a resolved `append`, `create`, `snapshot` or `rebase` is on disk, whole or not at all;
 * - sequence numbers grow over all boards and are never used twice;
 * - `load` gives exactly what was appended, or throws {@link DamagedDocument}; it never gives an empty board for a
 *   read error (LINE8), and `undefined` only for a board that nobody created;
 * - `append` and `rebase` give up soon, with `StoreHeld`, when another program has the store: then nothing of them is kept;
 * - a snapshot only shortens what a start must read: the rows it covers stay, with who and when, as the board's history,
 *   until `forget` is told that they are old enough.
 */

export { StoreHeld } from '../db/held.ts';

/** A whole document as bytes, in the three forms that joins are answered from without building it. */
export type DocumentState = {
  /** Everything, as one Yjs v1 update. */
  readonly state: Uint8Array;
  /** Its state vector. */
  readonly vector: Uint8Array;
  /** The answer to a client that has exactly this: no structs, the delete set. */
  readonly deletes: Uint8Array;
};

/** One update to be kept. */
export type LogEntry = {
  readonly boardId: string;
  readonly generation: string;
  readonly userId: string;
  /** Yjs v1 update. */
  readonly update: Uint8Array;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Document client ids that this user writes with for the first time; bound to the user from now on (LINE5). */
  readonly newClients: readonly number[];
};

/** An update as it was kept. */
export type LogRow = {
  readonly seq: number;
  readonly userId: string;
  readonly at: number;
  readonly update: Uint8Array;
};

/** A document as it lies in the store. */
export type StoredDocument = DocumentState & {
  readonly generation: string;
  /** Highest sequence number the snapshot covers. */
  readonly seq: number;
  /** Updates after the snapshot, oldest first. */
  readonly tail: readonly LogRow[];
};

/** Where a document stands. */
export type Head = { readonly generation: string; readonly seq: number };

/** A new document, or a new generation of one. */
export type Beginning = DocumentState & { readonly generation: string; readonly userId: string; readonly at: number };

/** The store of documents. */
export type DocumentLog = {
  /** Keeps a new board's first state. `'exists'` when there is one by that name already; then nothing changes. */
  readonly create: (boardId: string, beginning: Beginning) => Promise<'created' | 'exists'>;
  /** Keeps all entries in one transaction; their sequence numbers, in order. */
  readonly append: (entries: readonly LogEntry[]) => Promise<readonly number[]>;
  readonly load: (boardId: string) => Promise<StoredDocument | undefined>;
  /** Whose each document client id is, of the current generation. */
  readonly authors: (boardId: string) => Promise<ReadonlyMap<number, string>>;
  /** Replaces the snapshot; loads read only the rows after `seq` from now on. Refuses (throws) when the generation is another. */
  readonly snapshot: (boardId: string, generation: string, seq: number, state: DocumentState) => Promise<void>;
  /** Starts a new generation (LINE3): the rows until now are history, client ids are free again. Gives its sequence number. */
  readonly rebase: (boardId: string, beginning: Beginning) => Promise<number>;
  /** Generation and highest sequence number; undefined when there is no such board. */
  readonly head: (boardId: string) => Promise<Head | undefined>;
  /** Boards that changed after `seq`, with their newest sequence number, oldest change first. */
  readonly changedSince: (seq: number) => Promise<readonly { readonly boardId: string; readonly seq: number }[]>;
  /** Every update that is still kept for a board, of all generations, oldest first. For people, not for joins. */
  readonly history: (boardId: string) => Promise<readonly (LogRow & { readonly generation: string })[]>;
  /** Deletes a board with all its history, for good; whoever asks for it then is told that there is none. */
  readonly erase: (boardId: string) => Promise<void>;
  /** Deletes rows made before this time (milliseconds since 1970) that a snapshot covers; how many. */
  readonly forget: (before: number) => Promise<number>;
};

/** Thrown when stored bytes are not what was stored. The board is out of service until somebody restores it. */
export class DamagedDocument extends Error {
  readonly boardId: string;
  constructor(boardId: string, detail: string) {
    super(`document ${boardId} is damaged: ${detail}`);
    this.name = 'DamagedDocument';
    this.boardId = boardId;
  }
}
