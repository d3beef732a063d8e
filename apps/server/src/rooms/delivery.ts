/**
 * From committed to seen. Invariants: nothing is written here that is not on disk (LINE1); one frame is built per edit
 * and room, one write made per socket and turn (LINE10); a reader that does not read costs at most its limit, is told
 * nothing more, and is brought up to date from its state vector when it reads again (LINE7).
 */
import { headOfSync, writeFence, writeStep1 } from '@tavle/sync';
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { othersThan, takeChanged } from './presence.ts';
import { answerTo, type Room, type RoomStats, stateOf, tailOf, vectorOf } from './room.ts';
import { awarenessFrame, frameHeader, frameOf, updateFrame } from './wire.ts';

/** A frame for everybody in a room but its owner. */
export type RoomFrame = { readonly owner: Connection | null; readonly frame: Buffer };

/** What deliveries need to know. */
export type Delivery = {
  readonly limits: Limits;
  readonly stats: RoomStats;
  readonly now: () => number;
  /** Called when a reader that fell behind has read what was written to it. */
  readonly onDrained: (connection: Connection) => void;
};

/** Fences that a connection may have waiting; older ones are implied by newer ones. */
const maxHeldFences = 16;

/** Writes buffers to one socket as one write. A reader that is behind gets nothing. */
export function write(delivery: Delivery, connection: Connection, chunks: readonly Uint8Array[]): void {
  if (!connection.open || connection.behindFrom !== null) return;
  const { socket, room } = connection;
  if (!socket.writable) return;
  const together = joined(chunks);
  if (together.length === 1) socket.write(together[0]!);
  else {
    socket.cork();
    for (const chunk of together) socket.write(chunk);
    socket.uncork();
  }
  const waiting = socket.writableLength;
  if (waiting <= delivery.limits.backlogBytes) return;
  if (waiting > Math.max(delivery.limits.backlogBytes, 2 * room.lastStateBytes)) {
    fallBehind(delivery, connection);
  }
}

function fallBehind(delivery: Delivery, connection: Connection): void {
  connection.behindFrom = vectorOf(connection.room);
  connection.behindSince = delivery.now();
  connection.socket.once('drain', () => delivery.onDrained(connection));
}

/** Brings a reader up to date that has read all that was written to it. */
export function catchUp(delivery: Delivery, connection: Connection): void {
  const { behindFrom, askedWhileBehind, room } = connection;
  if (behindFrom === null || !connection.open) return;
  connection.behindFrom = null;
  connection.askedWhileBehind = null;
  delivery.stats.encodes++;
  const rest =
    room.hot === null
      ? Y.diffUpdate(stateOf(room, delivery.stats), behindFrom)
      : Y.encodeStateAsUpdate(room.hot.doc, behindFrom);
  const tail = tailOf(room);
  write(delivery, connection, [...(tail === null ? [] : [updateFrame(tail)]), updateFrame(rest)]);
  for (const frame of whoElse(connection)) write(delivery, connection, [frame]);
  if (askedWhileBehind !== null) answer(delivery, connection, askedWhileBehind);
  releaseFences(delivery, connection);
}

/** Frames of more bytes than this in all are written side by side rather than copied into one buffer. */
const copyMaxBytes = 16 * 1024;

/** Writes a turn's frames to everybody in the room, to each without its own. */
export function relay(delivery: Delivery, room: Room, frames: readonly RoomFrame[]): void {
  if (frames.length === 0 || room.connections.size === 0) return;
  const owners = new Set<Connection | null>();
  for (const { owner } of frames) owners.add(owner);
  const shared = joined(frames.map((each) => each.frame));
  for (const connection of room.connections) {
    if (!owners.has(connection)) write(delivery, connection, shared);
    else if (owners.size > 1) {
      const others = frames.filter((each) => each.owner !== connection);
      write(
        delivery,
        connection,
        others.map((each) => each.frame),
      );
    }
  }
}

function joined(chunks: readonly Uint8Array[]): readonly Uint8Array[] {
  if (chunks.length === 1) return chunks;
  let size = 0;
  for (const { length } of chunks) size += length;
  return size > copyMaxBytes ? chunks : [Buffer.concat(chunks, size)];
}

/** Presence that changed, as frames. */
export function presenceFrames(room: Room, now: number): readonly RoomFrame[] {
  room.presence.sentAt = now;
  return takeChanged(room.presence).map(({ owner, bytes }) => ({ owner, frame: awarenessFrame([bytes]) }));
}

/** Asks a connection for what the room lacks. */
export function ask(delivery: Delivery, connection: Connection): void {
  if (connection.open) write(delivery, connection, [questionOf(connection.room)]);
}

function questionOf(room: Room): Buffer {
  room.encoded.question ??= frameOf(writeStep1(vectorOf(room)));
  return room.encoded.question;
}

function whoElse(connection: Connection): readonly Buffer[] {
  const others = othersThan(connection.room.presence, connection);
  return others.length === 0 ? [] : [awarenessFrame(others)];
}

/** What a newcomer is told once: the question for what the room lacks, and who is here. */
function greeting(connection: Connection): readonly Buffer[] {
  if (connection.greeted) return [];
  connection.greeted = true;
  return [questionOf(connection.room), ...whoElse(connection)];
}

/** Greets a newcomer that has not asked for anything. */
export function greet(delivery: Delivery, connection: Connection): void {
  if (connection.open && !connection.greeted) write(delivery, connection, greeting(connection));
}

/**
 * Answers a state vector: what is lacking as SyncStep2, sent without copying it. Of a room that is still as the log gave it, the rows and
 * what lies before them are two updates; the smaller one goes out first, and waits at the reader for what it lacks: so when the SyncStep2
 * is there, everything is. A newcomer is greeted in the same breath: one write instead of three.
 */
export function answer(delivery: Delivery, connection: Connection, vector: Uint8Array): void {
  if (!connection.open) return;
  if (connection.behindFrom !== null) {
    connection.askedWhileBehind = vector.slice();
    return;
  }
  const { room } = connection;
  const stored = answerTo(room, vector, delivery.stats);
  const tail = tailOf(room);
  const [first, last] = tail === null || tail.length < stored.length ? [tail, stored] : [stored, tail];
  const head = headOfSync('step2', last.length);
  const chunks: Uint8Array[] = [];
  if (first !== null) chunks.push(updateFrame(first));
  chunks.push(Buffer.concat([frameHeader(head.length + last.length), head]), last, ...greeting(connection));
  write(delivery, connection, chunks);
}

/** Answers a fence, unless the connection owes something or reads nothing: then it waits. */
export function echoFence(delivery: Delivery, connection: Connection, payload: Uint8Array): void {
  connection.heldFences = [...connection.heldFences.slice(1 - maxHeldFences), payload];
  releaseFences(delivery, connection);
}

/** Answers the fences that wait, when nothing stands in their way. */
export function releaseFences(delivery: Delivery, connection: Connection): void {
  if (connection.owes || connection.behindFrom !== null || connection.heldFences.length === 0) return;
  const frames = connection.heldFences.map((payload) => frameOf(writeFence(payload)));
  connection.heldFences = [];
  write(delivery, connection, frames);
}
