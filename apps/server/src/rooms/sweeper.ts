/** What happens by itself as time goes: expiry, signs of life, stalled readers, compaction, cooling, unloading (LINE7, LINE8). */
import { type CloseReason, readNumber, writeAwareness } from '@tavle/sync';
import type { DocumentLog } from '../log/document-log.ts';
import { compact, cool } from './compaction.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import { type Room, type RoomStats, vectorOf } from './room.ts';
import type { Clock, RoomsLogger } from './rooms-api.ts';
import type { Turns } from './turn.ts';
import { frameOf } from './wire.ts';

/** What the sweeper needs of the rooms. */
export type SweepContext = {
  readonly log: DocumentLog;
  readonly limits: Limits;
  /** Never steps: pauses are measured by it. */
  readonly clock: Clock;
  /** What people's clocks say: grants end by it. */
  readonly wallClock: Clock;
  readonly logger: RoomsLogger;
  readonly rooms: Map<string, Room>;
  readonly turns: Turns;
  readonly stats: RoomStats;
  readonly goAway: (connection: Connection, reason: CloseReason) => void;
  readonly recheck: () => void;
  /** Begins the board anew with the same content. */
  readonly renew: (boardId: string) => Promise<unknown>;
};

const sweepEveryMs = 500;
const betweenSnapshotsMs = 20;
/** A board that could not be packed is left alone for this long. */
const restAfterFailureMs = 5_000;
/** An awareness message about nobody. */
const heartbeat = frameOf(writeAwareness([]));
/** Bytes of rows below which a snapshot is not worth writing. */
const worthASnapshot = 64 * 1024;
/** More joins than this between two sweeps are a whole hospital coming back: it is let in before anything is tidied. */
const rushJoins = 20;
/** For so many sweeps at most. */
const rushSweeps = 60;
/** Rows that are left to the next start rather than read into a document only to be packed. */
const smallTail = 200;

/** Starts sweeping; stops with what it gives. */
export function createSweeper(context: SweepContext): { readonly stop: () => void } {
  const { clock, limits } = context;
  let sweeping = false;
  let pingedAt = clock.now();
  let recheckedAt = clock.now();
  let joins = context.stats.joins;
  let rushed = 0;
  const timer = setInterval(() => {
    const now = clock.now();
    const ping = now - pingedAt >= limits.pingEveryMs;
    if (ping) pingedAt = now;
    for (const room of context.rooms.values()) {
      for (const connection of [...room.connections]) sweepConnection(context, connection, now, ping);
    }
    if (now - recheckedAt >= limits.recheckEveryMs) {
      recheckedAt = now;
      context.recheck();
    }
    const rush = context.stats.joins - joins > rushJoins;
    joins = context.stats.joins;
    rushed = rush ? rushed + 1 : 0;
    if (sweeping || (rush && rushed <= rushSweeps)) return;
    sweeping = true;
    const isRush = (): boolean => rushed <= rushSweeps && context.stats.joins - joins > rushJoins;
    sweepRooms(context, now, isRush)
      .catch((error: unknown) => context.logger.error({ error }, 'sweep failed'))
      .finally(() => {
        sweeping = false;
      });
  }, sweepEveryMs);
  timer.unref();
  return { stop: () => clearInterval(timer) };
}

function sweepConnection(context: SweepContext, connection: Connection, now: number, ping: boolean): void {
  const { grant, greeted, behindFrom, behindSince, room } = connection;
  if (!greeted) context.turns.add(room, { kind: 'open', connection });
  if (grant.expiresAt !== undefined && grant.expiresAt <= context.wallClock.now()) {
    context.goAway(connection, 'sessionOver');
  } else if (behindFrom !== null && now - behindSince > context.limits.stalledAfterMs) {
    context.goAway(connection, 'tooFast');
  } else if (ping) {
    if (!connection.alive) connection.ws.terminate();
    connection.alive = false;
    connection.ws.ping();
    // a stock client gives a line up on which it hears nothing for 30 s, and pings it does not hear
    if (behindFrom === null && connection.open) connection.socket.write(heartbeat);
  }
}

async function sweepRooms(context: SweepContext, now: number, isRush: () => boolean): Promise<void> {
  for (const room of [...context.rooms.values()]) {
    if (isRush()) return;
    if ((room.phase !== 'warm' && room.phase !== 'hot') || now < room.restUntil) continue;
    const before = room.compactedAt;
    await sweepRoom(context, room, now).catch((error: unknown) => {
      context.logger.error({ boardId: room.boardId, error }, 'compaction failed');
      room.restUntil = now + restAfterFailureMs;
    });
    // a snapshot holds up the loop for some milliseconds: others' turns come between two of them
    if (room.compactedAt !== before) await new Promise((resolve) => setTimeout(resolve, betweenSnapshotsMs));
  }
}

async function sweepRoom(context: SweepContext, room: Room, now: number): Promise<void> {
  const { limits, log, stats, turns } = context;
  const empty = now - room.emptySince >= limits.unloadAfterMs;
  const quiet = now - room.editedAt >= limits.coolAfterMs;
  const crowded = isCrowded(room, limits, now);
  if (turns.isRunning()) return;
  if (isWornOut(room, limits, now)) {
    await context.renew(room.boardId);
    return;
  }
  if (room.phase === 'hot' && (empty || quiet || crowded)) {
    if (!(await compact(room, log, stats, { now, readBack: empty || quiet }))) {
      context.logger.error({ boardId: room.boardId }, 'snapshot does not say what the document says; rows are kept');
      room.editedAt = now;
      return;
    }
    if ((empty || quiet) && isIdle(context, room)) cool(room, stats);
  } else if (
    room.phase === 'warm' &&
    room.rowsSinceSnapshot > smallTail &&
    now - room.editedAt > 1000 &&
    isIdle(context, room)
  ) {
    // read by someone after a crash: make it a document once, and the next start will be quick
    turns.add(room, {
      kind: 'read',
      read: () => undefined,
      settle: { done: () => undefined, failed: () => undefined },
    });
  }
  if (context.clock.now() - room.emptySince >= limits.unloadAfterMs && room.phase === 'warm' && isIdle(context, room))
    unload(context, room);
}

/** True when a board has been written by so many client ids that it should begin anew, and nobody is at it. */
function isWornOut(room: Room, limits: Limits, now: number): boolean {
  const atRest = now - room.emptySince >= limits.unloadAfterMs || now - room.editedAt >= limits.rebaseQuietMs;
  return atRest && room.work.length === 0 && clientsIn(room) >= limits.rebaseAfterClients;
}

/** Client ids in the document; those that came with rows after a warm room's snapshot are not counted. */
function clientsIn(room: Room): number {
  return readNumber({ bytes: vectorOf(room), pos: 0 });
}

/** True when the next start, or the next snapshot, would have too much to read. */
function isCrowded(room: Room, limits: Limits, now: number): boolean {
  const { rowsSinceSnapshot, bytesSinceSnapshot, lastStateBytes, compactedAt } = room;
  if (rowsSinceSnapshot >= limits.compactAfterRows || bytesSinceSnapshot >= limits.compactAfterBytes) return true;
  return (
    now - compactedAt >= limits.compactEveryMs && bytesSinceSnapshot >= Math.max(worthASnapshot, lastStateBytes / 4)
  );
}

function isIdle({ turns }: SweepContext, room: Room): boolean {
  return !turns.isRunning() && room.work.length === 0 && (room.hot === null || room.rowsSinceSnapshot === 0);
}

function unload(context: SweepContext, room: Room): void {
  if (room.presence.timer !== null) clearTimeout(room.presence.timer);
  context.rooms.delete(room.boardId);
}
