/**
 * From committed to seen. Invariants: nothing is written here that is not on disk (LINE1); one frame is built per edit
 * and room, one write made per socket and turn (LINE10); a reader that does not read costs at most its limit, is told
 * nothing more, and is brought up to date from its state vector when it reads again (LINE7).
 */
import { headOfSync, writeAwareness, writeFence, writeStep1 } from '@tavle/sync';
import * as Y from 'yjs';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { othersThan, takeChanged } from './presence.ts';
import { answerTo, type Room, type RoomStats, stateOf, tailOf, vectorOf } from './room.ts';
import { frameHeader, frameOf, updateFrame } from './wire.ts';

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
  if (chunks.length === 1) socket.write(chunks[0]!);
  else {
    socket.cork();
    for (const chunk of chunks) socket.write(chunk);
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
  greetWithPresence(delivery, connection);
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
  const shared = joined(frames);
  for (const connection of room.connections) {
    if (!owners.has(connection)) write(delivery, connection, shared);
    else if (owners.size > 1) {
      write(delivery, connection, joined(frames.filter((each) => each.owner !== connection)));
    }
  }
}

function joined(frames: readonly RoomFrame[]): readonly Buffer[] {
  const buffers = frames.map((each) => each.frame);
  if (buffers.length === 1) return buffers;
  let size = 0;
  for (const { length } of buffers) size += length;
  return size > copyMaxBytes ? buffers : [Buffer.concat(buffers, size)];
}

/** Presence that changed, as frames. */
export function presenceFrames(room: Room, now: number): readonly RoomFrame[] {
  room.presence.sentAt = now;
  return takeChanged(room.presence).map(({ owner, ...entry }) => ({ owner, frame: frameOf(writeAwareness([entry])) }));
}

/** Tells a connection who else is here. */
export function greetWithPresence(delivery: Delivery, connection: Connection): void {
  const others = othersThan(connection.room.presence, connection);
  if (others.length > 0) write(delivery, connection, [frameOf(writeAwareness(others))]);
}

/** Asks a connection for what the room lacks. */
export function ask(delivery: Delivery, connection: Connection): void {
  if (!connection.open) return;
  write(delivery, connection, [frameOf(writeStep1(vectorOf(connection.room)))]);
}

/**
 * Answers a state vector: what is lacking as SyncStep2, sent without copying it. The rows of a room that is still as the
 * log gave it go out before it, as one update that waits at the reader for the rest: so when the SyncStep2 is there,
 * everything is.
 */
export function answer(delivery: Delivery, connection: Connection, vector: Uint8Array): void {
  if (!connection.open) return;
  if (connection.behindFrom !== null) {
    connection.askedWhileBehind = vector.slice();
    return;
  }
  const { room } = connection;
  const update = answerTo(room, vector, delivery.stats);
  const head = headOfSync('step2', update.length);
  const chunks: Uint8Array[] = [];
  const tail = tailOf(room);
  if (tail !== null) chunks.push(updateFrame(tail));
  chunks.push(Buffer.concat([frameHeader(head.length + update.length), head]), update);
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
