/**
 * Applying a room's work in memory: scan → permission → schema → apply. Invariant: whatever breaks a document while it is
 * applied leaves by {@link Broken}, and the turn of that room with it; `done` then holds what must be done again.
 */
import type { CloseReason } from '@tavle/sync';
import * as Y from 'yjs';
import { type Connection, chargeWork, closeSocket, own } from './connection.ts';
import { answer, catchUp, type Delivery, echoFence, greet, releaseFences } from './delivery.ts';
import { shownBy } from './presence.ts';
import { type HotDocument, hasPending } from './room.ts';
import { scanUpdate } from './scan.ts';
import type { Verdict } from './verdict.ts';
import { updateFrame } from './wire.ts';
import type { RoomTurn, TurnContext, Work } from './work.ts';

const noClients: ReadonlySet<number> = new Set();

/** Thrown when a document may be half changed. */
export class Broken extends Error {}

type FromConnection = Extract<Work, { readonly connection: Connection }>;

/** Answers work that changes nothing. Only when everything that was applied is on disk. */
export function speak(delivery: Delivery, work: FromConnection): void {
  const { connection } = work;
  switch (work.kind) {
    case 'open':
      greet(delivery, connection);
      return;
    case 'drained':
      catchUp(delivery, connection);
      return;
    case 'step1':
      answer(delivery, connection, work.bytes);
      return;
    case 'fence':
      echoFence(delivery, connection, work.bytes);
      return;
    case 'step2':
      noLongerOwes(delivery, connection);
      return;
    case 'update':
      return;
  }
}

/** Has it answered after the commit. */
export function speakLater(context: TurnContext, turn: RoomTurn, work: FromConnection): void {
  if (work.kind !== 'update') turn.after.push(() => speak(context, work));
}

function noLongerOwes(context: Delivery, connection: Connection): void {
  connection.owes = false;
  connection.fruitless = 0;
  releaseFences(context, connection);
}

/** Does a hot room's work up to the commit. `done` collects what must be done again if the document breaks. */
export function doWhileHot(
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
    if (work.kind === 'update' || work.kind === 'step2') {
      const began = performance.now();
      applyAlone(context, turn, hot, work, works.slice(i + 1), done);
      chargeWork(work.connection, performance.now() - began, context.limits);
    } else if (work.kind === 'edit') {
      if (!doEdit(context, turn, hot, work, works.slice(i + 1), done)) {
        i++;
        continue;
      }
    } else if (work.kind === 'rebase') throw new Error('a generation begins in a turn of its own');
    else if (work.kind === 'read') turn.after.push(() => settleRead(hot.doc, work));
    else if (work.connection.open) speakLater(context, turn, work);
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
        const began = performance.now();
        const verdict = judge(context, turn, hot, work);
        if (verdict?.kind === 'news') {
          Y.applyUpdate(hot.doc, work.bytes);
          if (hasPending(hot.doc)) throw new Broken('pending');
          keep(context, turn, hot, work, work.bytes, verdict.newClients);
        }
        chargeWork(work.connection, performance.now() - began, context.limits);
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
export function judge(context: TurnContext, turn: RoomTurn, hot: HotDocument, work: Incoming): Verdict | null {
  const { connection, bytes } = work;
  const scanned = scanUpdate(bytes, context.limits);
  if (typeof scanned === 'string') return refuse(context, turn, connection, scanned, bytes.length);
  const verdict = hot.check(scanned, {
    userId: connection.grant.userId,
    ownClients: connection.ownClients ?? noClients,
  });
  if (verdict.kind === 'refused') return refuse(context, turn, connection, verdict.reason, bytes.length);
  if (verdict.kind === 'known') return verdict;
  if (connection.grant.mode === 'read') return refuse(context, turn, connection, 'noAccess', bytes.length);
  if (verdict.kind === 'news' && verdict.newClients.some((client) => isSomebodyElses(turn, connection, client))) {
    return refuse(context, turn, connection, 'foreignClient', bytes.length);
  }
  if (verdict.kind === 'missing') lacks(context, turn, work);
  return verdict;
}

/** True for a client id that somebody else has shown as theirs, and may have written with where nobody has seen it yet (LINE5). */
function isSomebodyElses({ room }: RoomTurn, { grant }: Connection, client: number): boolean {
  return (shownBy(room.presence, client) ?? grant.userId) !== grant.userId;
}

/**
 * Asks for what an update lacks, once until the answer is there: a client that came back writes on while its answer is still on a slow
 * way, and all of that lacks the same. Only answers that do not help are counted.
 */
function lacks(context: TurnContext, turn: RoomTurn, { connection, kind, bytes }: Incoming): void {
  if (kind === 'update' && connection.owes) return;
  connection.owes = true;
  if (turn.asked.has(connection)) return;
  turn.asked.add(connection);
  connection.fruitless++;
  if (connection.fruitless > context.limits.fruitlessRounds) {
    refuse(context, turn, connection, 'foreignClient', bytes.length);
  }
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
  turn.entries.push({ boardId, generation, userId, update, at: context.wallClock.now(), newClients });
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

/** Lets somebody read, and tells them. */
export function settleRead(doc: Y.Doc, work: Extract<Work, { readonly kind: 'read' }>): void {
  try {
    work.read(doc);
    work.settle.done();
  } catch (error) {
    work.settle.failed(error);
  }
}
