/** How sockets come in, are listened to, and are asked again for their rights (LINE4, LINE5). */
import { type CloseReason, readMessage } from '@tavle/sync';
import type { RawData, WebSocket } from 'ws';
import { charge, closeSocket, type Connection, createConnection } from './connection.ts';
import type { Door, Grant, Revocation } from './door.ts';
import type { Limits } from './limits.ts';
import { hearPresence } from './presence.ts';
import type { Room, RoomStats } from './room.ts';
import type { Clock, Rooms, RoomsLogger, RoomsMeter } from './rooms-api.ts';
import { isStateVector } from './state-vector.ts';
import type { Turns } from './turn.ts';

/** What the gate needs of the rooms. */
export type GateContext<Identity> = {
  readonly door: Door<Identity>;
  readonly limits: Limits;
  readonly clock: Clock;
  /** The oldest version of the shape a client may say it writes (BOARD8). */
  readonly schema: number;
  readonly logger: RoomsLogger;
  readonly rooms: ReadonlyMap<string, Room>;
  readonly turns: Turns;
  readonly stats: RoomStats;
  readonly meter: RoomsMeter;
  readonly open: (boardId: string) => Promise<Room | undefined>;
  readonly detach: (connection: Connection) => void;
  readonly goAway: (connection: Connection, reason: CloseReason) => void;
  readonly isStopped: () => boolean;
};

/** The gate. */
export type Gate<Identity> = {
  readonly join: Rooms<Identity>['join'];
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
  return new Gatekeeper(context);
}

class Gatekeeper<Identity> implements Gate<Identity> {
  readonly #context: GateContext<Identity>;
  readonly #socketsOf = new Map<string, number>();
  /** The identity each connection came with; its type is the door's own. */
  readonly #identities = new WeakMap<Connection, Identity>();

  constructor(context: GateContext<Identity>) {
    this.#context = context;
  }

  join: Rooms<Identity>['join'] = async (ws, identity, boardId, generation, schema): Promise<void> => {
    ws.on('error', terminate);
    ws.pause();
    const refusal = await this.#decide(ws, identity, boardId, { generation, schema });
    if (refusal === undefined) return;
    this.#context.meter.closed(refusal);
    closeSocket(ws, refusal);
  };

  recheck = (revocation: Revocation): void => {
    for (const room of this.#context.rooms.values()) {
      if (revocation.boardId !== undefined && revocation.boardId !== room.boardId) continue;
      for (const connection of room.connections) {
        if (revocation.userId !== undefined && revocation.userId !== connection.grant.userId) continue;
        const identity = this.#identities.get(connection);
        if (identity !== undefined) void askAgain(this.#context, connection, identity);
      }
    }
  };

  left = (userId: string): void => {
    const count = (this.#socketsOf.get(userId) ?? 1) - 1;
    if (count === 0) this.#socketsOf.delete(userId);
    else this.#socketsOf.set(userId, count);
  };

  tellPresence = (room: Room): void => {
    const { clock, limits, turns } = this.#context;
    const book = room.presence;
    if (book.changed.size === 0 || book.timer !== null) return;
    const waitMs = book.sentAt + limits.presenceEveryMs - clock.now();
    if (waitMs <= 0) {
      turns.wake(room);
      return;
    }
    book.timer = setTimeout(() => {
      book.timer = null;
      // a timer may be a fraction of a millisecond early: what is then not told yet is asked about again
      this.tellPresence(room);
    }, Math.ceil(waitMs));
    book.timer.unref();
  };

  async #decide(
    ws: WebSocket,
    identity: Identity,
    boardId: string,
    { generation, schema }: { readonly generation: string | undefined; readonly schema: number | undefined },
  ): Promise<CloseReason | undefined> {
    const { door, limits, open, isStopped } = this.#context;
    if (isStopped()) return 'restart';
    const grant = await door.admit(identity, boardId);
    if (typeof grant === 'string') return grant;
    // before its generation: it must not be made to set aside what the program it is to load can still send
    if (schema !== undefined && schema < this.#context.schema) return 'clientTooOld';
    const sockets = this.#socketsOf.get(grant.userId) ?? 0;
    if (sockets >= limits.socketsPerUser) return 'tooFast';
    this.#socketsOf.set(grant.userId, sockets + 1);
    const room = await open(boardId).catch(() => null);
    const refusal = isStopped() ? 'restart' : refusalOf(room, generation);
    if (refusal !== undefined || room === null || room === undefined) {
      this.left(grant.userId);
      return refusal;
    }
    this.#attach(ws, identity, room, grant);
    return undefined;
  }

  #attach(ws: WebSocket, identity: Identity, room: Room, grant: Grant): void {
    const { clock, limits, detach } = this.#context;
    const connection = createConnection({ ws, room, grant, now: clock.now() }, limits);
    if (connection === undefined) {
      this.left(grant.userId);
      return;
    }
    this.#identities.set(connection, identity);
    this.#context.stats.joins++;
    room.connections.add(connection);
    room.emptySince = Number.POSITIVE_INFINITY;
    ws.on('message', (data, isBinary) => this.#receive(connection, data, isBinary));
    ws.on('close', () => detach(connection));
    ws.on('pong', () => {
      connection.alive = true;
    });
    // it is greeted when it asks, which is at once; the sweeper greets those that never do
    ws.resume();
  }

  #receive(connection: Connection, data: RawData, isBinary: boolean): void {
    if (!connection.open) return;
    const { clock, limits, logger, detach, goAway } = this.#context;
    if (!isBinary || !(data instanceof Uint8Array)) {
      detach(connection);
      connection.ws.close(1003);
      return;
    }
    connection.alive = true;
    charge(connection, data.length, clock.now(), limits);
    if (this.#hear(connection, data)) return;
    logger.warn(
      { boardId: connection.room.boardId, userId: connection.grant.userId, size: data.length },
      'malformed frame',
    );
    goAway(connection, 'malformed');
  }

  /** False when the frame is malformed. */
  #hear(connection: Connection, frame: Uint8Array): boolean {
    const { turns } = this.#context;
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
      case 'awareness':
        return this.#hearPresence(connection, message.bytes);
      case 'queryAwareness':
      case 'unknown':
        return true;
    }
  }

  #hearPresence(connection: Connection, bytes: Uint8Array): boolean {
    const { room } = connection;
    const ownerOf = (client: number): string | undefined => room.hot?.authors.get(client);
    if (!hearPresence(room.presence, connection, bytes, this.#context.limits, ownerOf)) return false;
    this.tellPresence(room);
    return true;
  }
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
