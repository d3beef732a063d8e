/**
 * All boards that are open in this process, and the only way to their documents: sockets by `join`, the server itself by
 * `edit` and `read`. Invariants: a board is created by the server only, by `create`; a process holds at most one room per
 * board; a room whose log fails is dropped, never kept.
 */
import type { CloseReason } from '@tavle/sync';
import type { WebSocket } from 'ws';
import type * as Y from 'yjs';
import type { DocumentLog } from '../log/document-log.ts';
import { type Connection, closeSocket } from './connection.ts';
import type { Door } from './door.ts';
import { firstState } from './first-state.ts';
import { createGate, type Gate } from './gate.ts';
import type { Limits } from './limits.ts';
import { leaveWith } from './presence.ts';
import { createRoom, heat, type Room, type RoomStats, warm } from './room.ts';
import { type CompiledShape, compileShape, type DocumentShape } from './shape.ts';
import { createSweeper } from './sweeper.ts';
import { createTurns, type Turns } from './turn.ts';
import type { Work } from './work.ts';

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
  return new House(options);
}

class House<Identity> implements Rooms<Identity> {
  readonly door: Door<Identity>;
  readonly limits: Limits;
  readonly #options: RoomsOptions<Identity>;
  readonly #shape: CompiledShape;
  readonly #rooms = new Map<string, Room>();
  readonly #opening = new Map<string, Promise<Room | undefined>>();
  readonly #stats: RoomStats = { encodes: 0, loads: 0, heats: 0, commits: 0, updates: 0 };
  readonly #turns: Turns;
  readonly #gate: Gate<Identity>;
  readonly #sweeper: ReturnType<typeof createSweeper>;
  readonly #stopListening: () => void;
  #stopped = false;

  constructor(options: RoomsOptions<Identity>) {
    this.#options = options;
    const { log, door, clock, logger, limits, onCommitted } = options;
    this.door = door;
    this.limits = limits;
    this.#shape = compileShape(options.shape);
    const turns = createTurns({
      log,
      limits,
      stats: this.#stats,
      now: clock.now,
      reload: this.#reload,
      drop: this.#drop,
      heat: this.#heat,
      onDrained: (connection) => turns.add(connection.room, { kind: 'drained', connection }),
      onRefused: this.#onRefused,
      onCommitted,
    });
    const shared = {
      log,
      door,
      clock,
      logger,
      limits,
      stats: this.#stats,
      rooms: this.#rooms,
      turns,
      goAway: this.#goAway,
    };
    this.#turns = turns;
    this.#gate = createGate({ ...shared, open: this.#open, detach: this.#detach, isStopped: () => this.#stopped });
    this.#sweeper = createSweeper({ ...shared, recheck: () => this.#gate.recheck({}) });
    this.#stopListening = door.onRevoked((revocation) => this.#gate.recheck(revocation));
  }

  join: Rooms<Identity>['join'] = (ws, identity, boardId, generation) =>
    this.#gate.join(ws, identity, boardId, generation);

  create: Rooms<Identity>['create'] = (boardId, { userId }, init) => {
    const { log, clock, newGeneration } = this.#options;
    return log.create(boardId, { ...firstState(init), generation: newGeneration(), userId, at: clock.now() });
  };

  edit = <T>(boardId: string, { userId }: Actor, change: (doc: Y.Doc) => T): Promise<T> =>
    this.#ask<T>(boardId, ({ resolve, reject }) => {
      const results: T[] = [];
      const keep = (doc: Y.Doc): void => {
        results[0] = change(doc);
      };
      return { kind: 'edit', userId, change: keep, settle: { done: () => resolve(results[0]!), failed: reject } };
    });

  read = <T>(boardId: string, look: (doc: Y.Doc) => T): Promise<T> =>
    this.#ask<T>(boardId, ({ resolve, reject }) => {
      return { kind: 'read', read: (doc) => resolve(look(doc)), settle: { done: () => undefined, failed: reject } };
    });

  rebase: Rooms<Identity>['rebase'] = async (boardId, { userId }, build) => {
    const { log, clock, newGeneration } = this.#options;
    const generation = newGeneration();
    const room = await this.#open(boardId);
    if (room === undefined) throw new NoSuchBoard(boardId);
    await this.#ask<Promise<number>>(boardId, ({ resolve, reject }) => ({
      kind: 'read',
      // within the turn, before any other: what is committed later would belong to neither generation
      read: (old) => {
        const state = firstState((fresh) => build(old, fresh));
        this.#drop(room, 'otherGeneration', new Error('new generation'));
        const begun = log.rebase(boardId, { ...state, generation, userId, at: clock.now() });
        this.#opening.set(boardId, this.#reopenAfter(boardId, begun));
        resolve(begun);
      },
      settle: { done: () => undefined, failed: reject },
    }));
    return generation;
  };

  generationOf = async (boardId: string): Promise<string | undefined> =>
    (await this.#options.log.head(boardId))?.generation;

  stats: Rooms<Identity>['stats'] = () => {
    const all = [...this.#rooms.values()];
    const connections = all.reduce((sum, room) => sum + room.connections.size, 0);
    return { ...this.#stats, rooms: all.length, hotRooms: all.filter((room) => room.hot !== null).length, connections };
  };

  stop = async (): Promise<void> => {
    this.#stopped = true;
    this.#stopListening();
    this.#sweeper.stop();
    await this.#turns.settled();
    for (const room of [...this.#rooms.values()]) {
      for (const connection of [...room.connections]) this.#goAway(connection, 'restart');
      room.hot?.doc.destroy();
    }
    this.#rooms.clear();
  };

  readonly #ask = async <T>(
    boardId: string,
    work: (settle: Pick<PromiseWithResolvers<T>, 'resolve' | 'reject'>) => Work,
  ): Promise<T> => {
    const room = await this.#open(boardId);
    if (room === undefined) throw new NoSuchBoard(boardId);
    const answer = Promise.withResolvers<T>();
    this.#turns.add(room, work(answer));
    return answer.promise;
  };

  readonly #open = (boardId: string): Promise<Room | undefined> => {
    const coming = this.#opening.get(boardId);
    if (coming !== undefined) return coming;
    const there = this.#rooms.get(boardId);
    if (there !== undefined) {
      // whoever asks is about to use it: the sweeper must not unload it in between
      if (there.connections.size === 0) there.emptySince = this.#options.clock.now();
      return Promise.resolve(there);
    }
    const loading = this.#load(boardId).finally(() => this.#opening.delete(boardId));
    this.#opening.set(boardId, loading);
    return loading;
  };

  async #load(boardId: string): Promise<Room | undefined> {
    const room = createRoom(boardId, this.#options.clock.now());
    this.#rooms.set(boardId, room);
    try {
      if (await warm(room, this.#options.log, this.#stats)) return room;
    } catch (error) {
      this.#drop(room, 'storageAway', error);
      throw error;
    }
    this.#rooms.delete(boardId);
    return undefined;
  }

  /** While a new generation is being written, whoever asks waits for it. */
  async #reopenAfter(boardId: string, begun: Promise<number>): Promise<Room | undefined> {
    await begun.catch(() => undefined);
    return this.#load(boardId).finally(() => this.#opening.delete(boardId));
  }

  readonly #reload = (room: Room, works: readonly Work[]): void => {
    const { log, logger } = this.#options;
    logger.warn({ boardId: room.boardId }, 'document read anew');
    room.work = [...works, ...room.work];
    room.phase = 'loading';
    room.hot?.doc.destroy();
    room.hot = null;
    warm(room, log, this.#stats).then(
      (found) => (found ? this.#turns.wake(room) : this.#drop(room, 'noBoard', new NoSuchBoard(room.boardId))),
      (error: unknown) => this.#drop(room, 'storageAway', error),
    );
  };

  readonly #heat = (room: Room): void => {
    heat(room, this.#options.log, this.#shape, this.limits, this.#stats).then(
      () => this.#turns.wake(room),
      (error: unknown) => this.#drop(room, 'storageAway', error),
    );
  };

  readonly #drop = (room: Room, reason: CloseReason, error: unknown): void => {
    const { boardId } = room;
    if (reason !== 'otherGeneration') this.#options.logger.error({ boardId, reason, error }, 'room dropped');
    room.phase = 'failed';
    if (this.#rooms.get(boardId) === room) this.#rooms.delete(boardId);
    for (const connection of [...room.connections]) this.#goAway(connection, reason);
    for (const work of room.work) if ('settle' in work) work.settle.failed(error);
    room.work = [];
    room.hot?.doc.destroy();
    room.hot = null;
  };

  readonly #onRefused = (connection: Connection, reason: CloseReason, size: number): void => {
    const { userId } = connection.grant;
    this.#options.logger.warn({ boardId: connection.room.boardId, userId, reason, size }, 'update refused');
    this.#detach(connection);
  };

  readonly #detach = (connection: Connection): void => {
    connection.open = false;
    const { room } = connection;
    if (!room.connections.delete(connection)) return;
    this.#gate.left(connection.grant.userId);
    leaveWith(room.presence, connection);
    this.#gate.tellPresence(room);
    if (room.connections.size === 0) room.emptySince = this.#options.clock.now();
  };

  readonly #goAway = (connection: Connection, reason: CloseReason): void => {
    this.#detach(connection);
    closeSocket(connection.ws, reason);
  };
}
