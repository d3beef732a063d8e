/**
 * One board in memory, at one of three temperatures:
 *   cold  nothing but its name, while it is read from the log
 *   warm  bytes: snapshot and rows, from which joins are answered without building a document
 *   hot   a Y.Doc as well, because somebody writes
 * Invariant: the document is only ever a cache of the log (LINE1). Whoever doubts it calls `forget` and reads again.
 */
import * as Y from 'yjs';
import type { DocumentLog, DocumentState } from '../log/document-log.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { createPresenceBook, type PresenceBook } from './presence.ts';
import type { Work } from './work.ts';
import type { CompiledShape } from './shape.ts';
import { applyStored } from './stored-bytes.ts';
import { createStructureCheck, type StructureCheck, serverClientId } from './structure.ts';
import type { Watch } from './watchdog.ts';

/** A document with what is needed to judge updates to it. */
export type HotDocument = {
  readonly doc: Y.Doc;
  readonly authors: Map<number, string>;
  readonly check: StructureCheck;
};

/** The encoded forms; each is made when first asked for, and dropped when the document changes. */
export type Encoded = {
  state: Uint8Array | null;
  vector: Uint8Array | null;
  deletes: Uint8Array | null;
  /** The question for what the room lacks, as a frame. */
  question: Buffer | null;
};

/** Nothing encoded yet. */
export const nothingEncoded = (): Encoded => ({ state: null, vector: null, deletes: null, question: null });

/** A board that is open, or was a moment ago. */
export type Room = {
  readonly boardId: string;
  readonly connections: Set<Connection>;
  readonly presence: PresenceBook;
  /** What has arrived and waits for the next turn. */
  work: Work[];
  /** In the list of rooms that have work. */
  queued: boolean;
  phase: 'loading' | 'warm' | 'heating' | 'hot' | 'failed';
  generation: string;
  /** Sequence number of the newest committed update. */
  seq: number;
  encoded: Encoded;
  /** Rows after the encoded snapshot, while the room is warm from a log that has some. */
  tail: readonly Uint8Array[];
  hot: HotDocument | null;
  /** Rows in the log after the stored snapshot. */
  rowsSinceSnapshot: number;
  bytesSinceSnapshot: number;
  /** Length of the whole state when it was last known, bytes. */
  lastStateBytes: number;
  /** Updates are applied one by one this time, to find the one that breaks the document. */
  careful: boolean;
  editedAt: number;
  /** When the last snapshot was written by this process; 0 when none was. */
  compactedAt: number;
  /** Until when it is not packed, milliseconds since 1970: packing has failed. */
  restUntil: number;
  /** Since when nobody has it open; Infinity while somebody has. */
  emptySince: number;
};

/** Counts that tests and metrics read. */
export type RoomStats = {
  encodes: number;
  loads: number;
  heats: number;
  commits: number;
  updates: number;
  joins: number;
};

/** Reads the snapshot and rows into a room that is loading. Gives false when there is no such board. Throws `DamagedDocument`. */
export async function warm(room: Room, log: DocumentLog, stats: RoomStats): Promise<boolean> {
  stats.loads++;
  const stored = await log.load(room.boardId);
  if (stored === undefined) return false;
  const { generation, tail, state, vector, deletes } = stored;
  room.generation = generation;
  room.seq = tail.at(-1)?.seq ?? stored.seq;
  room.encoded = { state, vector, deletes, question: null };
  room.lastStateBytes = state.length;
  room.tail = tail.map((row) => row.update);
  room.rowsSinceSnapshot = tail.length;
  room.bytesSinceSnapshot = tail.reduce((sum, row) => sum + row.update.length, 0);
  room.hot = null;
  room.phase = 'warm';
  return true;
}

/** What a document is made with. */
export type Heating = {
  readonly log: DocumentLog;
  readonly shape: CompiledShape;
  readonly limits: Limits;
  readonly stats: RoomStats;
  readonly watch: Watch;
};

/** Builds the document of a warm room. Throws when the stored bytes do not make one. */
export async function heat(room: Room, { log, shape, limits, stats, watch }: Heating): Promise<void> {
  stats.heats++;
  room.phase = 'heating';
  const authors = new Map(await log.authors(room.boardId));
  watch.enter(room.boardId);
  try {
    const doc = documentOf(room);
    for (const root of shape.roots.keys()) doc.getMap(root);
    if (room.tail.length > 0) room.encoded = nothingEncoded();
    room.tail = [];
    room.hot = { doc, authors, check: createStructureCheck(doc, shape, authors, limits) };
    room.phase = 'hot';
  } finally {
    watch.leave();
  }
}

function documentOf({ boardId, encoded: { state }, tail }: Room): Y.Doc {
  const doc = new Y.Doc();
  if (state === null) throw new Error('a warm room has its state');
  doc.transact(() => {
    applyStored(doc, state);
    for (const update of tail) applyStored(doc, update);
  });
  // only now: Yjs takes another id when it meets its own in somebody else's transaction
  doc.clientID = serverClientId;
  if (hasPending(doc)) throw new Error(`stored rows of ${boardId} lack something`);
  return doc;
}

/** True when something in the document waits for parts that are not there. */
export function hasPending(doc: Y.Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null;
}

/** The state vector that others may be told. */
export function vectorOf(room: Room): Uint8Array {
  const { encoded, hot } = room;
  if (encoded.vector === null) encoded.vector = Y.encodeStateVector(docOf(hot));
  return encoded.vector;
}

function docOf(hot: HotDocument | null): Y.Doc {
  if (hot === null) throw new Error('a room without a document has its bytes');
  return hot.doc;
}

/** The whole document as bytes; encoded at most once per change (LINE10). */
export function stateOf(room: Room, stats: RoomStats): Uint8Array {
  const { encoded, hot } = room;
  if (encoded.state === null) {
    stats.encodes++;
    encoded.state = Y.encodeStateAsUpdate(docOf(hot));
    room.lastStateBytes = encoded.state.length;
  }
  return encoded.state;
}

/** The answer to a client that has every struct: the delete set. */
export function deletesOf(room: Room): Uint8Array {
  const { encoded, hot } = room;
  if (encoded.deletes === null) encoded.deletes = Y.encodeStateAsUpdate(docOf(hot), vectorOf(room));
  return encoded.deletes;
}

/** The rows after a warm room's snapshot, as one update; null when there are none. */
export function tailOf(room: Room): Uint8Array | null {
  if (room.tail.length > 1) room.tail = [Y.mergeUpdates([...room.tail])];
  return room.tail[0] ?? null;
}

/** All three forms, for a snapshot. Only for rooms without a tail. */
export function encodedOf(room: Room, stats: RoomStats): DocumentState {
  return { state: stateOf(room, stats), vector: vectorOf(room), deletes: deletesOf(room) };
}

/** What a client with this state vector lacks, without the rows of the tail. */
export function answerTo(room: Room, vector: Uint8Array, stats: RoomStats): Uint8Array {
  if (vector.length <= 1) return stateOf(room, stats);
  if (Buffer.compare(vector, vectorOf(room)) === 0) return deletesOf(room);
  stats.encodes++;
  if (room.hot !== null) return Y.encodeStateAsUpdate(room.hot.doc, vector);
  return Y.diffUpdate(stateOf(room, stats), vector);
}

/** Notes that committed updates have changed the document. */
export function changed(room: Room): void {
  room.encoded = nothingEncoded();
}

/** A room that nothing has been read into yet. */
export function createRoom(boardId: string, now: number): Room {
  return {
    boardId,
    connections: new Set(),
    presence: createPresenceBook(),
    work: [],
    queued: false,
    phase: 'loading',
    generation: '',
    seq: 0,
    encoded: nothingEncoded(),
    tail: [],
    hot: null,
    rowsSinceSnapshot: 0,
    bytesSinceSnapshot: 0,
    lastStateBytes: 0,
    careful: false,
    editedAt: now,
    compactedAt: 0,
    restUntil: 0,
    emptySince: now,
  };
}
