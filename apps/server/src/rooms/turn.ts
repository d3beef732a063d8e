/**
 * The unit of work is the event loop's turn. Sockets only parse and queue; then, once per turn and for all rooms:
 * scan → permission → schema → apply in memory → append → commit → relay → acknowledge (LINE1).
 *
 * Invariant: between apply and commit nothing of a turn is told to anybody. If the commit fails, the rooms concerned are
 * dropped with their documents and sockets; if a document breaks while applying, nothing of that room's turn is kept,
 * and all of it but the culprit is done again on a document read anew.
 */
import type { CloseReason } from '@tavle/sync';
import * as Y from 'yjs';
import type { DocumentLog, LogEntry } from '../log/document-log.ts';
import { type Connection, closeSocket, own } from './connection.ts';
import {
  answer,
  ask,
  catchUp,
  type Delivery,
  echoFence,
  greetWithPresence,
  presenceFrames,
  relay,
  releaseFences,
  type RoomFrame,
} from './delivery.ts';
import { changed, deletesOf, hasPending, type HotDocument, type Room } from './room.ts';
import { scanUpdate } from './scan.ts';
import type { Verdict } from './structure.ts';
import { updateFrame } from './wire.ts';

/** Something that waits for its turn in a room. */
export type Work =
  | { readonly kind: 'open' | 'drained'; readonly connection: Connection }
  | {
      readonly kind: 'step1' | 'fence' | 'step2' | 'update';
      readonly connection: Connection;
      readonly bytes: Uint8Array;
    }
  | { readonly kind: 'edit'; readonly userId: string; readonly change: (doc: Y.Doc) => void; readonly settle: Settle }
  | { readonly kind: 'read'; readonly read: (doc: Y.Doc) => void; readonly settle: Settle };

/** How somebody inside the server learns what became of its work. */
export type Settle = { readonly done: () => void; readonly failed: (error: unknown) => void };

/** What one room has to say after the commit. */
type RoomTurn = {
  readonly room: Room;
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
  /** Room needs its document. */
  readonly heat: (room: Room) => void;
  /** Room is dropped; its sockets go, for this reason. */
  readonly drop: (room: Room, reason: CloseReason, error: unknown) => void;
  readonly onCommitted: (change: { readonly boardId: string; readonly seq: number }) => void;
  readonly onRefused: (connection: Connection, reason: CloseReason, size: number) => void;
};

/** The turns of one server. */
export type Turns = {
  /** Queues work; it is done in this turn's end. */
  readonly add: (room: Room, work: Work) => void;
  /** Has a room looked at again, after it was loaded or heated. */
  readonly wake: (room: Room) => void;
  /** True between the beginning of a commit and the end of its relay. */
  readonly isRunning: () => boolean;
  /** Resolves when nothing is queued or running. */
  readonly settled: () => Promise<void>;
};

const noClients: ReadonlySet<number> = new Set();

/** Thrown within this file when a document may be half changed. */
class Broken extends Error {}

/** Makes the machinery of turns. */
export function createTurns(context: TurnContext): Turns {
  let queue: Room[] = [];
  let running = false;
  let scheduled = false;
  let waiters: (() => void)[] = [];

  const schedule = (): void => {
    if (scheduled || running || queue.length === 0) return;
    scheduled = true;
    setImmediate(() => {
      scheduled = false;
      void run();
    });
  };
  const wake = (room: Room): void => {
    if (room.queued) return;
    room.queued = true;
    queue.push(room);
    schedule();
  };
  const run = async (): Promise<void> => {
    running = true;
    const rooms = queue;
    queue = [];
    const turns: RoomTurn[] = [];
    for (const room of rooms) {
      room.queued = false;
      const turn = takeTurn(context, room);
      if (turn !== null) turns.push(turn);
    }
    await commit(context, turns);
    running = false;
    schedule();
    if (queue.length > 0) return;
    for (const waiter of waiters) waiter();
    waiters = [];
  };
  return {
    add: (room, work) => {
      room.work.push(work);
      wake(room);
    },
    wake,
    isRunning: () => running,
    settled: () => {
      if (!running && queue.length === 0) return Promise.resolve();
      return new Promise((resolve) => waiters.push(resolve));
    },
  };
}

async function commit(context: TurnContext, turns: readonly RoomTurn[]): Promise<void> {
  const entries = turns.length === 1 ? turns[0]!.entries : turns.flatMap((turn) => turn.entries);
  let seqs: readonly number[] = [];
  let failure: { readonly error: unknown } | null = null;
  if (entries.length > 0) {
    try {
      seqs = await context.log.append(entries);
      context.stats.commits++;
      context.stats.updates += entries.length;
    } catch (error) {
      failure = { error };
    }
  }
  let place = 0;
  for (const turn of turns) {
    if (turn.entries.length > 0 && failure !== null) {
      for (const edit of turn.edits) edit.failed(failure.error);
      context.drop(turn.room, 'storageAway', failure.error);
      continue;
    }
    place += turn.entries.length;
    publish(context, turn, seqs[place - 1]);
  }
}

/** Everything a turn says, in order: the edits to the others, then the answers. */
function publish(context: TurnContext, turn: RoomTurn, seq: number | undefined): void {
  const { room, entries } = turn;
  const now = context.now();
  if (entries.length > 0 && seq !== undefined) {
    room.seq = seq;
    room.editedAt = now;
    room.rowsSinceSnapshot += entries.length;
    for (const entry of entries) room.bytesSinceSnapshot += entry.update.length;
    changed(room);
  }
  const { presence } = room;
  if (presence.changed.size > 0 && now - presence.sentAt >= context.limits.presenceEveryMs) {
    turn.frames.push(...presenceFrames(room, now));
  }
  relay(context, room, turn.frames);
  for (const connection of turn.asked) ask(context, connection);
  for (const each of turn.after) each();
  for (const edit of turn.edits) edit.done();
  if (entries.length > 0 && seq !== undefined) context.onCommitted({ boardId: room.boardId, seq });
}

/** Does what can be done of a room's work up to the commit; null when there is nothing to say. */
function takeTurn(context: TurnContext, room: Room): RoomTurn | null {
  if (room.phase !== 'warm' && room.phase !== 'hot') return null;
  const works = room.work;
  room.work = [];
  const turn: RoomTurn = { room, entries: [], frames: [], after: [], edits: [], asked: new Set() };
  if (room.phase === 'warm') {
    room.work = doWhileWarm(context, turn, works);
    if (room.work.length > 0) context.heat(room);
    return turn;
  }
  const hot = room.hot;
  if (hot === null) return null;
  const done: Work[] = [];
  try {
    doWhileHot(context, turn, hot, works, done);
  } catch (error) {
    if (!(error instanceof Broken)) throw error;
    context.reload(room, done);
    return null;
  }
  return turn;
}

/** Joins are answered from bytes; what must change the document is given back. */
function doWhileWarm(context: TurnContext, turn: RoomTurn, works: readonly Work[]): Work[] {
  const kept: Work[] = [];
  const waiting = new Set<Connection>();
  for (const work of works) {
    if (work.kind === 'edit' || work.kind === 'read') {
      kept.push(work);
      continue;
    }
    if (!work.connection.open) continue;
    const needsDocument = (work.kind === 'update' || work.kind === 'step2') && !saysNothing(turn.room, work.bytes);
    if (needsDocument || waiting.has(work.connection)) {
      waiting.add(work.connection);
      kept.push(work);
    } else speak(context, turn, work);
  }
  return kept;
}

/** True for an update that brings nothing: an empty one, or exactly the delete set that is here. */
function saysNothing(room: Room, bytes: Uint8Array): boolean {
  if (bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0) return true;
  return room.tail.length === 0 && Buffer.compare(bytes, deletesOf(room)) === 0;
}

/** Work that changes nothing: it is answered after the commit. */
function speak(context: TurnContext, turn: RoomTurn, work: Extract<Work, { readonly connection: Connection }>): void {
  const { connection } = work;
  switch (work.kind) {
    case 'open':
      turn.after.push(() => {
        ask(context, connection);
        greetWithPresence(context, connection);
      });
      return;
    case 'drained':
      turn.after.push(() => catchUp(context, connection));
      return;
    case 'step1':
      turn.after.push(() => answer(context, connection, work.bytes));
      return;
    case 'fence':
      turn.after.push(() => echoFence(context, connection, work.bytes));
      return;
    case 'step2':
      turn.after.push(() => noLongerOwes(context, connection));
      return;
    case 'update':
      return;
  }
}

function noLongerOwes(context: TurnContext, connection: Connection): void {
  connection.owes = false;
  connection.fruitless = 0;
  releaseFences(context, connection);
}

/** `done` collects what must be done again if the document breaks. */
function doWhileHot(
  context: TurnContext,
  turn: RoomTurn,
  hot: HotDocument,
  works: readonly Work[],
  done: Work[],
): void {
  for (let i = 0; i < works.length; ) {
    const work = works[i]!;
    if (work.kind === 'update' && !turn.room.careful) {
      let end = i + 1;
      while (end < works.length && works[end]!.kind === 'update') end++;
      applyTogether(context, turn, hot, works, i, end, done);
      i = end;
      continue;
    }
    if (work.kind === 'update' || work.kind === 'step2') applyAlone(context, turn, hot, work, works.slice(i + 1), done);
    else if (work.kind === 'edit') {
      if (!doEdit(context, turn, hot, work, works.slice(i + 1), done)) {
        i++;
        continue;
      }
    } else if (work.kind === 'read') turn.after.push(() => settleRead(hot.doc, work));
    else if (work.connection.open) speak(context, turn, work);
    done.push(work);
    i++;
  }
  turn.room.careful = false;
}

type Incoming = Extract<Work, { readonly bytes: Uint8Array }>;

/** Updates in a row, in one transaction. When that breaks, all are done again one by one to find out whose it was. */
function applyTogether(
  context: TurnContext,
  turn: RoomTurn,
  hot: HotDocument,
  works: readonly Work[],
  from: number,
  end: number,
  done: Work[],
): void {
  try {
    hot.doc.transact(() => {
      for (let i = from; i < end; i++) {
        const work = works[i]!;
        if (work.kind !== 'update' || !work.connection.open) continue;
        const verdict = judge(context, turn, hot, work);
        if (verdict?.kind !== 'news') continue;
        Y.applyUpdate(hot.doc, work.bytes);
        if (hasPending(hot.doc)) throw new Broken('pending');
        keep(context, turn, hot, work, work.bytes, verdict.newClients);
      }
    });
  } catch {
    turn.room.careful = true;
    done.push(...works.slice(from));
    throw new Broken('several');
  }
  for (let i = from; i < end; i++) done.push(works[i]!);
}

/** One update in a transaction of its own; of an answer to SyncStep1 only what is new is kept. */
function applyAlone(
  context: TurnContext,
  turn: RoomTurn,
  hot: HotDocument,
  work: Incoming,
  rest: readonly Work[],
  done: Work[],
): void {
  const { connection } = work;
  if (!connection.open) return;
  const verdict = judge(context, turn, hot, work);
  if (verdict === null || verdict.kind === 'missing') return;
  if (verdict.kind === 'news') {
    const changes: Uint8Array[] = [];
    try {
      hear(hot.doc, changes, () => Y.applyUpdate(hot.doc, work.bytes));
      if (hasPending(hot.doc)) throw new Broken('pending');
    } catch {
      refuse(context, turn, connection, 'malformed', work.bytes.length);
      done.push(...rest);
      throw new Broken('alone');
    }
    const change = work.kind === 'update' ? work.bytes : changes[0];
    if (change !== undefined) keep(context, turn, hot, work, change, verdict.newClients);
  }
  if (work.kind === 'step2') turn.after.push(() => noLongerOwes(context, connection));
}

/** Scan, permission and schema. Null: the connection has been refused. */
function judge(
  context: TurnContext,
  turn: RoomTurn,
  hot: HotDocument,
  { connection, bytes }: Incoming,
): Verdict | null {
  const scanned = scanUpdate(bytes, context.limits);
  if (typeof scanned === 'string') return refuse(context, turn, connection, scanned, bytes.length);
  const verdict = hot.check(scanned, {
    userId: connection.grant.userId,
    ownClients: connection.ownClients ?? noClients,
  });
  if (verdict.kind === 'refused') return refuse(context, turn, connection, verdict.reason, bytes.length);
  if (verdict.kind === 'known') return verdict;
  if (connection.grant.mode === 'read') return refuse(context, turn, connection, 'noAccess', bytes.length);
  if (verdict.kind === 'missing') lacks(context, turn, connection, bytes.length);
  return verdict;
}

function lacks(context: TurnContext, turn: RoomTurn, connection: Connection, size: number): void {
  connection.owes = true;
  if (turn.asked.has(connection)) return;
  turn.asked.add(connection);
  connection.fruitless++;
  if (connection.fruitless > context.limits.fruitlessRounds) refuse(context, turn, connection, 'foreignClient', size);
}

function refuse(context: TurnContext, turn: RoomTurn, connection: Connection, reason: CloseReason, size: number): null {
  turn.asked.delete(connection);
  if (!connection.open) return null;
  connection.open = false;
  context.onRefused(connection, reason, size);
  closeSocket(connection.ws, reason);
  return null;
}

function keep(
  context: TurnContext,
  turn: RoomTurn,
  hot: HotDocument,
  work: Incoming,
  update: Uint8Array,
  newClients: readonly number[],
): void {
  const { connection } = work;
  const { userId } = connection.grant;
  for (const client of newClients) {
    hot.authors.set(client, userId);
    own(connection, client);
  }
  add(context, turn, userId, update, newClients, connection);
}

function add(
  context: TurnContext,
  turn: RoomTurn,
  userId: string,
  update: Uint8Array,
  newClients: readonly number[],
  owner: Connection | null,
): void {
  const { boardId, generation } = turn.room;
  turn.entries.push({ boardId, generation, userId, update, at: context.now(), newClients });
  turn.frames.push({ owner, frame: updateFrame(update) });
}

/** Runs `work` and collects what it changed; there may be nothing. */
function hear(doc: Y.Doc, changes: Uint8Array[], work: () => void): void {
  const listen = (update: Uint8Array): void => {
    changes.push(update);
  };
  doc.on('update', listen);
  try {
    work();
  } finally {
    doc.off('update', listen);
  }
}

/** A change made by the server for somebody: the same path, on the live document. */
function doEdit(
  context: TurnContext,
  turn: RoomTurn,
  hot: HotDocument,
  work: Extract<Work, { readonly kind: 'edit' }>,
  rest: readonly Work[],
  done: Work[],
): boolean {
  const changes: Uint8Array[] = [];
  try {
    hear(hot.doc, changes, () => hot.doc.transact(() => work.change(hot.doc)));
  } catch (error) {
    work.settle.failed(error);
    if (changes.length === 0) return false;
    done.push(...rest);
    throw new Broken('edit');
  }
  for (const change of changes) add(context, turn, work.userId, change, [], null);
  turn.edits.push(work.settle);
  return true;
}

function settleRead(doc: Y.Doc, work: Extract<Work, { readonly kind: 'read' }>): void {
  try {
    work.read(doc);
    work.settle.done();
  } catch (error) {
    work.settle.failed(error);
  }
}
