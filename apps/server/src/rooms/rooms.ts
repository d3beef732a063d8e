/**
 * All boards that are open in this process, and the only way to their documents: sockets by `join`, the server itself by
 * `edit` and `read`. Invariants: a board is created by the server only, by `create`; a process holds at most one room per
 * board; a room whose log fails is dropped, never kept.
 */
import type { CloseReason } from '@tavle/sync';
import type * as Y from 'yjs';
import { type Connection, closeSocket, closeSocketLater } from './connection.ts';
import type { Door } from './door.ts';
import { firstState, sameContent } from './first-state.ts';
import { createGate, type Gate } from './gate.ts';
import { sayGoodbye } from './goodbye.ts';
import type { Limits } from './limits.ts';
import { leaveWith } from './presence.ts';
import { createRoom, heat, type Room, type RoomStats, warm } from './room.ts';
import { turnBack } from './quarantine.ts';
import {
  type Actor,
  type Clock,
  NoSuchBoard,
  noMeter,
  type Rooms,
  type RoomsMeter,
  type RoomsOptions,
} from './rooms-api.ts';
import { type CompiledShape, compileShape } from './shape.ts';

import { steadyClock } from './steady-clock.ts';
import { createSweeper } from './sweeper.ts';
import { createTurns, type Turns } from './turn.ts';
import { noWatch } from './watchdog.ts';
import type { Work } from './work.ts';

export type { Actor, Clock, Rooms, RoomsLogger, RoomsMeter, RoomsOptions } from './rooms-api.ts';
export { NoSuchBoard } from './rooms-api.ts';

/** Whoever writes when nobody does: the product itself. Nobody's id, so that nothing is shown as somebody's. */
const ourselves: Actor = { userId: 'tavle' };
/** A writer whose edit could not be stored comes back after this, and up to as much again: not all at once. */
const storeAwayMs = 500;

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
  readonly #stats: RoomStats = { encodes: 0, loads: 0, heats: 0, commits: 0, updates: 0, joins: 0 };
  readonly #turns: Turns;
  readonly #gate: Gate<Identity>;
  readonly #sweeper: ReturnType<typeof createSweeper>;
  readonly #stopListening: () => void;
  readonly #meter: RoomsMeter;
  readonly #clock: Clock;
  #stopped = false;
  #turnedAway = 0;

  constructor(options: RoomsOptions<Identity>) {
    this.#options = options;
    const { log, door, clock, logger, limits, onCommitted } = options;
    this.door = door;
    this.limits = limits;
    this.#shape = compileShape(options.shape);
    this.#meter = options.meter ?? noMeter;
    this.#clock = steadyClock(clock);
    const ground = { log, limits, logger, stats: this.#stats, meter: this.#meter, wallClock: clock };
    const turns = createTurns({
      ...ground,
      now: this.#clock.now,
      reload: this.#reload,
      drop: this.#drop,
      heat: this.#heat,
      wake: (room) => turns.wake(room),
      watch: options.watchdog ?? noWatch,
      begin: this.#begin,
      turnAway: this.#turnAway,
      onDrained: (connection) => turns.add(connection.room, { kind: 'drained', connection }),
      onRefused: this.#onRefused,
      onCommitted,
    });
    const shared = { ...ground, door, clock: this.#clock, rooms: this.#rooms, turns, goAway: this.#goAway };
    this.#turns = turns;
    const { schema = 0 } = options;
    const isStopped = (): boolean => this.#stopped;
    this.#gate = createGate({ ...shared, schema, open: this.#open, detach: this.#detach, isStopped });
    this.#sweeper = createSweeper({
      ...shared,
      recheck: () => this.#gate.recheck({}),
      renew: (boardId) => this.renew(boardId, ourselves),
    });
    this.#stopListening = door.onRevoked((revocation) => this.#gate.recheck(revocation));
  }

  join: Rooms<Identity>['join'] = (...socket) => this.#gate.join(...socket);

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

  rebase: Rooms<Identity>['rebase'] = (boardId, { userId }, build) =>
    this.#ask(boardId, ({ resolve, reject }) => {
      const generation = this.#options.newGeneration();
      return { kind: 'rebase', generation, userId, build, settle: { done: () => resolve(generation), failed: reject } };
    });

  renew: Rooms<Identity>['renew'] = (boardId, actor, change) => this.rebase(boardId, actor, sameContent(change));

  generationOf = async (boardId: string): Promise<string | undefined> =>
    (await this.#options.log.head(boardId))?.generation;

  stats: Rooms<Identity>['stats'] = () => {
    const all = [...this.#rooms.values()];
    const connections = all.reduce((sum, room) => sum + room.connections.size, 0);
    return { ...this.#stats, rooms: all.length, hotRooms: all.filter((room) => room.hot).length, connections };
  };

  stop = async (): Promise<void> => {
    this.#stopped = true;
    this.#stopListening();
    this.#sweeper.stop();
    await this.#turns.settled();
    const leaving = [...this.#rooms.values()].flatMap((room) => [...room.connections]);
    await sayGoodbye(leaving, (connection) => this.#goAway(connection, 'restart'));
    await this.#turns.settled();
    for (const room of this.#rooms.values()) {
      for (const work of room.work.splice(0)) if ('settle' in work) work.settle.failed(new Error('the server stops'));
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
      if (there.connections.size === 0) there.emptySince = this.#clock.now();
      return Promise.resolve(there);
    }
    const loading = this.#load(boardId).finally(() => this.#opening.delete(boardId));
    this.#opening.set(boardId, loading);
    return loading;
  };

  async #load(boardId: string): Promise<Room | undefined> {
    const room = createRoom(boardId, this.#clock.now());
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

  /** Ends a hot room's generation and begins the next. What waits in the room is done there. */
  readonly #begin = (room: Room, work: Extract<Work, { readonly kind: 'rebase' }>): void => {
    const { log, clock } = this.#options;
    const { boardId, hot } = room;
    const { generation, userId, build, settle } = work;
    if (hot === null) throw new Error('a generation begins from a document');
    try {
      const state = firstState((fresh) => build(hot.doc, fresh));
      const waiting = room.work.filter((each) => each.kind === 'edit' || each.kind === 'read');
      room.work = [];
      this.#drop(room, 'otherGeneration', new Error('new generation'));
      const begun = log.rebase(boardId, { ...state, generation, userId, at: clock.now() });
      const reopened = this.#reopenAfter(boardId, begun, waiting);
      this.#opening.set(boardId, reopened);
      begun.then((seq) => {
        settle.done();
        this.#options.onCommitted({ boardId, seq });
      }, settle.failed);
      reopened.catch(() => undefined);
    } catch (error) {
      settle.failed(error);
      this.#turns.wake(room);
    }
  };

  /** While a new generation is being written, whoever asks waits for it. */
  async #reopenAfter(boardId: string, begun: Promise<number>, waiting: readonly Work[]): Promise<Room | undefined> {
    try {
      await begun.catch(() => undefined);
      const room = await this.#load(boardId);
      if (room === undefined) throw new NoSuchBoard(boardId);
      for (const work of waiting) this.#turns.add(room, work);
      return room;
    } catch (error) {
      for (const work of waiting) if ('settle' in work) work.settle.failed(error);
      throw error;
    } finally {
      this.#opening.delete(boardId);
    }
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

  readonly #turnAway = (connection: Connection): void => {
    this.#detach(connection);
    this.#turnedAway++;
    this.#meter.closed('storageAway');
    closeSocketLater(connection.ws, 'storageAway', storeAwayMs + ((this.#turnedAway * 137) % storeAwayMs));
  };

  readonly #heat = (room: Room): void => {
    const { log, logger, watchdog } = this.#options;
    if (watchdog?.isQuarantined(room.boardId)) {
      turnBack(room, this.#clock.now(), logger, this.#turnAway);
      return;
    }
    heat(room, { log, shape: this.#shape, limits: this.limits, stats: this.#stats, watch: watchdog ?? noWatch }).then(
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
    this.#meter.closed(reason);
    this.#detach(connection);
  };

  readonly #detach = (connection: Connection): void => {
    connection.open = false;
    const { room } = connection;
    if (!room.connections.delete(connection)) return;
    this.#gate.left(connection.grant.userId);
    leaveWith(room.presence, connection);
    this.#gate.tellPresence(room);
    if (room.connections.size === 0) room.emptySince = this.#clock.now();
  };

  readonly #goAway = (connection: Connection, reason: CloseReason): void => {
    this.#detach(connection);
    this.#meter.closed(reason);
    closeSocket(connection.ws, reason);
  };
}
