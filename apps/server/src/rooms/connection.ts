/** One socket in a room, what it may do, and how much of the server it may use. */
import type { Socket } from 'node:net';
import { type CloseReason, closeCodes } from '@tavle/sync';
import type { WebSocket } from 'ws';
import type { Grant } from './door.ts';
import type { Limits } from './limits.ts';
import type { Room } from './room.ts';
import { tcpSocketOf } from './wire.ts';

/** A connection that has been let in. Its fields are the room's to change. */
export type Connection = {
  readonly ws: WebSocket;
  readonly socket: Socket;
  readonly room: Room;
  grant: Grant;
  /** False from the moment it is told to go: what still arrives from it is not read. */
  open: boolean;
  /** True once it has been told what the room has and who is here. */
  greeted: boolean;
  /** Client id of its presence; -1 before it has shown any. */
  presenceClient: number;
  /** Client ids it has shown or written with itself; null before the first. */
  ownClients: Set<number> | null;
  /** Answers in a row that lacked something. */
  fruitless: number;
  /** True while the rest of an update that lacked something has not arrived: until then no fence is answered. */
  owes: boolean;
  /** Fences that wait: for what is owed, or for a reader that fell behind. */
  heldFences: readonly Uint8Array[];
  /** State vector up to which a reader that fell behind was told; null when it keeps up. */
  behindFrom: Uint8Array | null;
  /** A state vector it asked from while it was behind. */
  askedWhileBehind: Uint8Array | null;
  /** Milliseconds since 1970 at which it fell behind. */
  behindSince: number;
  /** What it may still send now: messages and bytes, refilled by time. */
  messages: number;
  bytes: number;
  /** Milliseconds of the loop it may still cost. */
  workMs: number;
  refilledAt: number;
  paused: boolean;
  /** True since the last sign of life. */
  alive: boolean;
};

/** What a new connection begins with. */
export type Arrival = { readonly ws: WebSocket; readonly room: Room; readonly grant: Grant; readonly now: number };

const none: readonly Uint8Array[] = [];

/** Makes a connection; undefined when its socket has closed meanwhile. */
export function createConnection({ ws, room, grant, now }: Arrival, limits: Limits): Connection | undefined {
  const socket = tcpSocketOf(ws);
  if (socket === undefined || ws.readyState !== ws.OPEN) return undefined;
  return {
    ws,
    socket,
    room,
    grant,
    open: true,
    greeted: false,
    presenceClient: -1,
    ownClients: null,
    fruitless: 0,
    owes: false,
    heldFences: none,
    behindFrom: null,
    askedWhileBehind: null,
    behindSince: 0,
    messages: limits.messagesAtOnce,
    bytes: limits.bytesAtOnce,
    workMs: limits.workMsAtOnce,
    refilledAt: now,
    paused: false,
    alive: true,
  };
}

/** How long a peer has to answer a close before its socket is ended without it. */
const closeGraceMs = 1000;

/** Tells a socket why it must go, and sees to it that it goes. */
export function closeSocket(ws: WebSocket, reason: CloseReason): void {
  ws.close(closeCodes[reason].code, reason);
  ws.resume();
  setTimeout(() => ws.terminate(), closeGraceMs).unref();
}

/** As {@link closeSocket}, after a while; until then nothing is read from it. */
export function closeSocketLater(ws: WebSocket, reason: CloseReason, afterMs: number): void {
  ws.pause();
  setTimeout(() => closeSocket(ws, reason), afterMs).unref();
}

/**
 * Takes a message from the connection's allowance. When that is used up the socket is not read for a while: the
 * sender's own network slows it down, and nothing is lost.
 */
export function charge(connection: Connection, size: number, now: number, limits: Limits): void {
  const seconds = Math.max(0, now - connection.refilledAt) / 1000;
  connection.refilledAt = now;
  connection.messages = Math.min(limits.messagesAtOnce, connection.messages + seconds * limits.messagesPerSecond) - 1;
  connection.bytes = Math.min(limits.bytesAtOnce, connection.bytes + seconds * limits.bytesPerSecond) - size;
  connection.workMs = Math.min(limits.workMsAtOnce, connection.workMs + seconds * limits.workMsPerSecond);
  pauseInDebt(connection, limits);
}

/** Takes what an update of this connection has cost the loop, milliseconds, from its allowance. */
export function chargeWork(connection: Connection, spentMs: number, limits: Limits): void {
  connection.workMs -= spentMs;
  if (connection.workMs < 0) pauseInDebt(connection, limits);
}

function pauseInDebt(connection: Connection, limits: Limits): void {
  const { paused, messages, bytes, workMs, ws } = connection;
  if (paused || (messages >= 0 && bytes >= 0 && workMs >= 0)) return;
  connection.paused = true;
  ws.pause();
  const debtMs =
    1000 *
    Math.max(-messages / limits.messagesPerSecond, -bytes / limits.bytesPerSecond, -workMs / limits.workMsPerSecond);
  const resume = (): void => {
    connection.paused = false;
    ws.resume();
  };
  setTimeout(resume, Math.max(10, debtMs)).unref();
}

/** Notes a client id as this connection's own. */
export function own(connection: Connection, client: number): void {
  connection.ownClients ??= new Set();
  connection.ownClients.add(client);
}
