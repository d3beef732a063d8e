/**
 * All boards that are open in this process, and the only way to their documents: sockets by `join`, the server itself by
 * `edit` and `read`. Invariants: a board is created by the server only, by `create`; a process holds at most one room per
 * board; a room whose log fails is dropped, never kept.
 */
import type { CloseReason } from '@tavle/sync';
import type { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { DocumentLog, DocumentState } from '../log/document-log.ts';
import { type Connection, closeSocket } from './connection.ts';
import type { Door, Revocation } from './door.ts';
import { createGate } from './gate.ts';
import type { Limits } from './limits.ts';
import { leaveWith } from './presence.ts';
import { createRoom, heat, type Room, type RoomStats, warm } from './room.ts';
import { compileShape, type DocumentShape } from './shape.ts';
import { serverClientId } from './structure.ts';
import { createSweeper } from './sweeper.ts';
import { createTurns, type Work } from './turn.ts';

/** The clock, passed in: milliseconds since 1970. */
export type Clock = { readonly now: () => number };

/** Where the rooms write what somebody should know. */
export type RoomsLogger = {
  readonly warn: (fields: Readonly<Record<string, unknown>>, message: string) => void;
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

/** What rooms are made of. */
export type RoomsOptions<Identity> = {
  readonly log: DocumentLog;
  readonly door: Door<Identity>;
  readonly shape: DocumentShape;
  readonly clock: Clock;
  readonly logger: RoomsLogger;
  readonly limits: Limits;
  /** Makes a generation's id: random, never repeated. */
  readonly newGeneration: () => string;
  /** Called after each commit that changed a board, after it was relayed. For what is derived from boards. */
  readonly onCommitted: (change: { readonly boardId: string; readonly seq: number }) => void;
};

/** Who the server acts for. */
export type Actor = { readonly userId: string };

/** Thrown by `edit` and `read` for a board that does not exist. */
export class NoSuchBoard extends Error {
  constructor(boardId: string) {
    super(`no board ${boardId}`);
    this.name = 'NoSuchBoard';
  }
}

/** The boards of this process. */
export type Rooms<Identity> = {
  readonly door: Door<Identity>;
  readonly limits: Limits;
  /** Takes over a socket that has been upgraded: lets it in, or closes it with the reason. */
  readonly join: (ws: WebSocket, identity: Identity, boardId: string, generation: string | undefined) => Promise<void>;
  /** Makes a board whose first content `init` writes. `'exists'` when there is one. Resolves when it is on disk. */
  readonly create: (boardId: string, actor: Actor, init: (doc: Y.Doc) => void) => Promise<'created' | 'exists'>;
  /**
   * Changes a board for somebody. Resolves with what `change` gave when it is on disk and relayed; rejects with what it
   * threw, and then nothing of it remains. `change` may run again on a document read anew.
   */
  readonly edit: <T>(boardId: string, actor: Actor, change: (doc: Y.Doc) => T) => Promise<T>;
  /** Reads a board's committed document; it must not be changed or kept. */
  readonly read: <T>(boardId: string, look: (doc: Y.Doc) => T) => Promise<T>;
  /** Starts a new generation (LINE3): `build` fills a fresh document from the old one. Sockets are closed with 4410. */
  readonly rebase: (boardId: string, actor: Actor, build: (old: Y.Doc, fresh: Y.Doc) => void) => Promise<string>;
  /** The generation a client must name. */
  readonly generationOf: (boardId: string) => Promise<string | undefined>;
  /** Connections, rooms, and what was done so far. */
  readonly stats: () => RoomStats & { readonly rooms: number; readonly hotRooms: number; readonly connections: number };
  /** Commits what has arrived, closes all sockets with 1012, and forgets all rooms. */
  readonly stop: () => Promise<void>;
};

/** Opens the house. Give it to `registerSync`. */
export function createRooms<Identity>(options: RoomsOptions<Identity>): Rooms<Identity> {
  const { log, door, clock, logger, limits, newGeneration } = options;
  const shape = compileShape(options.shape);
  const rooms = new Map<string, Room>();
  const opening = new Map<string, Promise<Room | undefined>>();
  const stats: RoomStats = { encodes: 0, loads: 0, heats: 0, commits: 0, updates: 0 };
  let stopped = false;

  const detach = (connection: Connection): void => {
    connection.open = false;
    const { room } = connection;
    if (!room.connections.delete(connection)) return;
    gate.left(connection.grant.userId);
    leaveWith(room.presence, connection);
    gate.tellPresence(room);
    if (room.connections.size === 0) room.emptySince = clock.now();
  };
  const goAway = (connection: Connection, reason: CloseReason): void => {
    detach(connection);
    closeSocket(connection.ws, reason);
  };
  const drop = (room: Room, reason: CloseReason, error: unknown): void => {
    logger.error({ boardId: room.boardId, reason, error }, 'room dropped');
    room.phase = 'failed';
    if (rooms.get(room.boardId) === room) rooms.delete(room.boardId);
    for (const connection of [...room.connections]) goAway(connection, reason);
    for (const work of room.work) if ('settle' in work) work.settle.failed(error);
    room.work = [];
    room.hot?.doc.destroy();
    room.hot = null;
  };
  const reload = (room: Room, works: readonly Work[]): void => {
    logger.warn({ boardId: room.boardId }, 'document read anew');
    room.work = [...works, ...room.work];
    room.phase = 'loading';
    room.hot?.doc.destroy();
    room.hot = null;
    warm(room, log, stats).then(
      (found) => (found ? turns.wake(room) : drop(room, 'noBoard', new NoSuchBoard(room.boardId))),
      (error: unknown) => drop(room, 'storageAway', error),
    );
  };
  const turns = createTurns({
    log,
    limits,
    stats,
    now: clock.now,
    reload,
    drop,
    heat: (room) => {
      heat(room, log, shape, limits, stats).then(
        () => turns.wake(room),
        (error: unknown) => drop(room, 'storageAway', error),
      );
    },
    onDrained: (connection) => turns.add(connection.room, { kind: 'drained', connection }),
    onRefused: (connection, reason, size) => {
      const { userId } = connection.grant;
      logger.warn({ boardId: connection.room.boardId, userId, reason, size }, 'update refused');
      detach(connection);
    },
    onCommitted: options.onCommitted,
  });
  const open = (boardId: string): Promise<Room | undefined> => {
    const there = rooms.get(boardId);
    if (there !== undefined && there.phase !== 'loading') {
      // whoever asks is about to use it: the sweeper must not unload it in between
      if (there.connections.size === 0) there.emptySince = clock.now();
      return Promise.resolve(there);
    }
    const coming = opening.get(boardId);
    if (coming !== undefined) return coming;
    const room = there ?? createRoom(boardId, clock.now());
    rooms.set(boardId, room);
    const loading = warm(room, log, stats).then(
      (found) => {
        opening.delete(boardId);
        if (!found) rooms.delete(boardId);
        else turns.wake(room);
        return found ? room : undefined;
      },
      (error: unknown) => {
        opening.delete(boardId);
        drop(room, 'storageAway', error);
        throw error;
      },
    );
    opening.set(boardId, loading);
    return loading;
  };
  const gate = createGate({
    door,
    limits,
    clock,
    logger,
    rooms,
    turns,
    open,
    detach,
    goAway,
    isStopped: () => stopped,
  });
  const sweeper = createSweeper({
    log,
    limits,
    clock,
    logger,
    rooms,
    turns,
    stats,
    goAway,
    recheck: () => gate.recheck({}),
  });
  const stopListening = door.onRevoked((revocation: Revocation) => gate.recheck(revocation));

  const ask = async <T>(
    boardId: string,
    work: (settle: Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'>) => Work,
  ): Promise<T> => {
    const room = await open(boardId);
    if (room === undefined) throw new NoSuchBoard(boardId);
    const answer = Promise.withResolvers<T>();
    turns.add(room, work(answer));
    return answer.promise;
  };
  const read = <T>(boardId: string, look: (doc: Y.Doc) => T): Promise<T> =>
    ask<T>(boardId, ({ resolve, reject }) => {
      return { kind: 'read', read: (doc) => resolve(look(doc)), settle: { done: () => undefined, failed: reject } };
    });
  const edit = <T>(boardId: string, { userId }: Actor, change: (doc: Y.Doc) => T): Promise<T> =>
    ask<T>(boardId, ({ resolve, reject }) => {
      const results: T[] = [];
      const keep = (doc: Y.Doc): void => {
        results[0] = change(doc);
      };
      return { kind: 'edit', userId, change: keep, settle: { done: () => resolve(results[0]!), failed: reject } };
    });
  return {
    door,
    limits,
    join: gate.join,
    create: (boardId, { userId }, init) => {
      const generation = newGeneration();
      return log.create(boardId, { ...firstState(init), generation, userId, at: clock.now() });
    },
    edit,
    read,
    rebase: async (boardId, { userId }, build) => {
      const generation = newGeneration();
      const state = await read(boardId, (old) => firstState((fresh) => build(old, fresh)));
      const room = rooms.get(boardId);
      if (room !== undefined) drop(room, 'otherGeneration', new Error('new generation'));
      await log.rebase(boardId, { ...state, generation, userId, at: clock.now() });
      return generation;
    },
    generationOf: async (boardId) => (await log.head(boardId))?.generation,
    stats: () => {
      const all = [...rooms.values()];
      const connections = all.reduce((sum, room) => sum + room.connections.size, 0);
      return { ...stats, rooms: all.length, hotRooms: all.filter((room) => room.hot !== null).length, connections };
    },
    stop: async () => {
      stopped = true;
      stopListening();
      sweeper.stop();
      await turns.settled();
      for (const room of [...rooms.values()]) {
        for (const connection of [...room.connections]) goAway(connection, 'restart');
        room.hot?.doc.destroy();
      }
      rooms.clear();
    },
  };
}

/** A document made by the server, as bytes. */
function firstState(init: (doc: Y.Doc) => void): DocumentState {
  const doc = new Y.Doc();
  doc.clientID = serverClientId;
  doc.transact(() => init(doc));
  const vector = Y.encodeStateVector(doc);
  const state = { state: Y.encodeStateAsUpdate(doc), vector, deletes: Y.encodeStateAsUpdate(doc, vector) };
  doc.destroy();
  return state;
}
