/** How sockets come in, are listened to, and are asked again for their rights (LINE4, LINE5). */
import { type CloseReason, readMessage } from '@tavle/sync';
import type { RawData, WebSocket } from 'ws';
import { charge, closeSocket, type Connection, createConnection } from './connection.ts';
import type { Door, Grant, Revocation } from './door.ts';
import type { Limits } from './limits.ts';
import { hearPresence } from './presence.ts';
import type { Room } from './room.ts';
import type { Clock, RoomsLogger } from './rooms.ts';
import { isStateVector } from './state-vector.ts';
import type { Turns } from './turn.ts';
import { forgetUpgrade } from './wire.ts';

/** What the gate needs of the rooms. */
export type GateContext<Identity> = {
  readonly door: Door<Identity>;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly logger: RoomsLogger;
  readonly rooms: ReadonlyMap<string, Room>;
  readonly turns: Turns;
  readonly open: (boardId: string) => Promise<Room | undefined>;
  readonly detach: (connection: Connection) => void;
  readonly goAway: (connection: Connection, reason: CloseReason) => void;
  readonly isStopped: () => boolean;
};

/** The gate. */
export type Gate<Identity> = {
  readonly join: (ws: WebSocket, identity: Identity, boardId: string, generation: string | undefined) => Promise<void>;
  /** Asks the door again about everybody the revocation may concern. */
  readonly recheck: (revocation: Revocation) => void;
  /** Somebody's socket has gone. */
  readonly left: (userId: string) => void;
  /** Presence of a room has changed: it is told within the limit's pace. */
  readonly tellPresence: (room: Room) => void;
};

function terminate(this: WebSocket): void {
  this.terminate();
}

/** Makes the gate. */
export function createGate<Identity>(context: GateContext<Identity>): Gate<Identity> {
  const { door, limits, clock, logger, turns } = context;
  const socketsOf = new Map<string, number>();
  /** The identity each connection came with; its type is the door's own. */
  const identities = new WeakMap<Connection, Identity>();

  const left = (userId: string): void => {
    const count = (socketsOf.get(userId) ?? 1) - 1;
    if (count === 0) socketsOf.delete(userId);
    else socketsOf.set(userId, count);
  };
  const tellPresence = (room: Room): void => {
    const book = room.presence;
    if (book.changed.size === 0 || book.timer !== null) return;
    const waitMs = book.sentAt + limits.presenceEveryMs - clock.now();
    if (waitMs <= 0) {
      turns.wake(room);
      return;
    }
    book.timer = setTimeout(() => {
      book.timer = null;
      turns.wake(room);
    }, waitMs);
    book.timer.unref();
  };
  const receive = (connection: Connection, data: RawData, isBinary: boolean): void => {
    if (!connection.open) return;
    if (!isBinary || !(data instanceof Uint8Array)) {
      context.detach(connection);
      connection.ws.close(1003);
      return;
    }
    connection.alive = true;
    charge(connection, data.length, clock.now(), limits);
    if (!hear(connection, data)) {
      const { userId } = connection.grant;
      logger.warn({ boardId: connection.room.boardId, userId, size: data.length }, 'malformed frame');
      context.goAway(connection, 'malformed');
    }
  };
  const hear = (connection: Connection, frame: Uint8Array): boolean => {
    const { room } = connection;
    const message = readMessage(frame);
    switch (message?.kind) {
      case undefined:
        return false;
      case 'step1':
        if (!isStateVector(message.bytes)) return false;
        turns.add(room, { kind: 'step1', connection, bytes: message.bytes });
        return true;
      case 'step2':
      case 'update':
      case 'fence':
        turns.add(room, { kind: message.kind, connection, bytes: message.bytes });
        return true;
      case 'awareness': {
        const ownerOf = (client: number): string | undefined => room.hot?.authors.get(client);
        if (!hearPresence(room.presence, connection, message.bytes, limits, ownerOf)) return false;
        tellPresence(room);
        return true;
      }
      case 'queryAwareness':
      case 'unknown':
        return true;
    }
  };
  const attach = (ws: WebSocket, identity: Identity, room: Room, grant: Grant): void => {
    const connection = createConnection({ ws, room, grant, now: clock.now() }, limits);
    if (connection === undefined) {
      left(grant.userId);
      return;
    }
    identities.set(connection, identity);
    room.connections.add(connection);
    room.emptySince = Number.POSITIVE_INFINITY;
    ws.on('message', (data, isBinary) => receive(connection, data, isBinary));
    ws.on('close', () => context.detach(connection));
    ws.on('pong', () => {
      connection.alive = true;
    });
    turns.add(room, { kind: 'open', connection });
    ws.resume();
  };
  const decide = async (
    ws: WebSocket,
    identity: Identity,
    boardId: string,
    generation: string | undefined,
  ): Promise<CloseReason | undefined> => {
    if (context.isStopped()) return 'restart';
    const grant = await door.admit(identity, boardId);
    if (typeof grant === 'string') return grant;
    const sockets = socketsOf.get(grant.userId) ?? 0;
    if (sockets >= limits.socketsPerUser) return 'tooFast';
    socketsOf.set(grant.userId, sockets + 1);
    const room = await context.open(boardId).catch(() => null);
    const refusal = refusalOf(room, generation);
    if (refusal !== undefined || room === null || room === undefined) {
      left(grant.userId);
      return refusal;
    }
    attach(ws, identity, room, grant);
    return undefined;
  };
  return {
    join: async (ws, identity, boardId, generation) => {
      forgetUpgrade(ws);
      ws.on('error', terminate);
      ws.pause();
      const refusal = await decide(ws, identity, boardId, generation);
      if (refusal !== undefined) closeSocket(ws, refusal);
    },
    recheck: (revocation) => {
      for (const room of context.rooms.values()) {
        if (revocation.boardId !== undefined && revocation.boardId !== room.boardId) continue;
        for (const connection of room.connections) {
          if (revocation.userId !== undefined && revocation.userId !== connection.grant.userId) continue;
          const identity = identities.get(connection);
          if (identity !== undefined) void askAgain(context, connection, identity);
        }
      }
    },
    left,
    tellPresence,
  };
}

function refusalOf(room: Room | undefined | null, generation: string | undefined): CloseReason | undefined {
  if (room === null || room?.phase === 'failed') return 'storageAway';
  if (room === undefined) return 'noBoard';
  return generation !== undefined && generation !== room.generation ? 'otherGeneration' : undefined;
}

/** Doubt closes: a door that cannot answer lets nobody stay. */
async function askAgain<Identity>(
  context: GateContext<Identity>,
  connection: Connection,
  identity: Identity,
): Promise<void> {
  const answer = await context.door.admit(identity, connection.room.boardId).catch((error: unknown) => {
    context.logger.error({ boardId: connection.room.boardId, error }, 'door did not answer');
    return 'storageAway' as const;
  });
  if (!connection.open) return;
  if (typeof answer === 'string') context.goAway(connection, answer);
  else if (answer.userId !== connection.grant.userId) context.goAway(connection, 'sessionOver');
  else connection.grant = answer;
}
