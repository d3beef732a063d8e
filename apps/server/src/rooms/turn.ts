/**
 * The unit of work is the event loop's turn; while much is written, turns keep a distance, so that one commit and one write per socket
 * carry more. Sockets only parse and queue; then, once per turn and for all rooms:
 * scan → permission → schema → apply in memory → append → commit → relay → acknowledge (LINE1).
 *
 * Invariant: between apply and commit nothing of a turn is told to anybody. If the commit fails, the rooms concerned are
 * dropped with their documents and sockets; if a document breaks while applying, nothing of that room's turn is kept,
 * and all of it but the culprit is done again on a document read anew.
 */
import { StoreHeld } from '../log/document-log.ts';
import { Broken, doWhileHot, speak, speakLater } from './apply.ts';
import type { Connection } from './connection.ts';
import { ask, presenceFrames, relay } from './delivery.ts';
import { createHold, type Hold } from './held.ts';
import { changed, deletesOf, type Room } from './room.ts';
import type { RoomTurn, TurnContext, Work } from './work.ts';

/** The turns of one server. */
export type Turns = {
  /** Queues work; it is done in this turn's end. */
  readonly add: (room: Room, work: Work) => void;
  /** Has a room looked at again, after it was loaded or heated. */
  readonly wake: (room: Room) => void;
  /** True between the beginning of a commit and the end of its relay. */
  readonly isRunning: () => boolean;
  /** Resolves when nothing is queued or running. */
  readonly settled: () => Promise<void>;
};

/** Makes the machinery of turns. */
export function createTurns(context: TurnContext): Turns {
  return new TurnMachine(context);
}

class TurnMachine implements Turns {
  readonly #context: TurnContext;
  readonly #hold = createHold((room) => this.wake(room));
  #queue: Room[] = [];
  #running = false;
  #scheduled = false;
  #waiters: (() => void)[] = [];
  /** When the first work of the coming turn arrived. */
  #since = 0;
  /** When the last turn that stored something began. */
  #storedAt = Number.NEGATIVE_INFINITY;
  /** The coming turn, while it keeps its distance from the last. */
  #coming: NodeJS.Timeout | null = null;
  /** Pieces of work that wait for it. */
  #waiting = 0;

  constructor(context: TurnContext) {
    this.#context = context;
  }

  add = (room: Room, work: Work): void => {
    if (!this.#running && isAnswerable(room, work)) {
      guarded(this.#context, room, () => speak(this.#context, work));
      return;
    }
    room.work.push(work);
    this.#waiting++;
    this.wake(room);
    if (this.#coming === null || this.#waiting < this.#context.limits.storeAtOnce) return;
    clearTimeout(this.#coming);
    this.#coming = null;
    setImmediate(this.#begin);
  };

  wake = (room: Room): void => {
    if (room.queued) return;
    room.queued = true;
    if (this.#queue.length === 0) this.#since = performance.now();
    this.#queue.push(room);
    this.#schedule();
  };

  isRunning = (): boolean => this.#running;

  settled = (): Promise<void> => {
    if (!this.#running && this.#queue.length === 0) return Promise.resolve();
    return new Promise((resolve) => this.#waiters.push(resolve));
  };

  #schedule(): void {
    if (this.#scheduled || this.#running || this.#queue.length === 0) return;
    this.#scheduled = true;
    const waitMs = this.#storedAt + this.#context.limits.storeEveryMs - performance.now();
    if (waitMs < 1) setImmediate(this.#begin);
    else this.#coming = setTimeout(this.#begin, waitMs);
  }

  readonly #begin = (): void => {
    this.#scheduled = false;
    this.#coming = null;
    this.#waiting = 0;
    void this.#run();
  };

  async #run(): Promise<void> {
    this.#running = true;
    const rooms = this.#queue;
    const since = this.#since;
    this.#queue = [];
    const turns: RoomTurn[] = [];
    for (const room of rooms) {
      room.queued = false;
      const turn = guarded(this.#context, room, () => takeTurn(this.#context, room, this.#hold));
      if (turn !== null) turns.push(turn);
    }
    const began = performance.now();
    if (await commit(this.#context, turns, this.#hold)) {
      this.#storedAt = began;
      this.#context.meter.answered(performance.now() - since);
    }
    this.#running = false;
    this.#schedule();
    if (this.#queue.length > 0) return;
    for (const waiter of this.#waiters.splice(0)) waiter();
  }
}

/**
 * True for a question that is asked of a room where nothing waits: all that was applied is on disk, so it is answered in the same breath,
 * as a turn of its own would answer it.
 */
function isAnswerable(room: Room, work: Work): work is Exclude<Work, { kind: 'edit' | 'rebase' | 'read' }> {
  if (room.work.length > 0 || (room.phase !== 'warm' && room.phase !== 'hot')) return false;
  if (!('connection' in work) || !work.connection.open || work.kind === 'update') return false;
  return work.kind !== 'step2' || saysNothing(room, work.bytes);
}

/** A fault of ours in one room costs that room, never the turns of all others. */
function guarded<T>(context: TurnContext, room: Room, work: () => T): T | null {
  context.watch.enter(room.boardId);
  try {
    return work();
  } catch (error) {
    context.drop(room, 'storageAway', error);
    return null;
  } finally {
    context.watch.leave();
  }
}

/** True when edits were stored. */
async function commit(context: TurnContext, turns: readonly RoomTurn[], hold: Hold): Promise<boolean> {
  const entries = turns.length === 1 ? turns[0]!.entries : turns.flatMap((turn) => turn.entries);
  let seqs: readonly number[] = [];
  let failure: { readonly error: unknown } | null = null;
  if (entries.length > 0) {
    const began = performance.now();
    try {
      seqs = await context.log.append(entries);
      context.meter.committed(entries.length, performance.now() - began);
      context.stats.commits++;
      context.stats.updates += entries.length;
    } catch (error) {
      failure = { error };
      if (error instanceof StoreHeld) hold.begin(error);
      else context.meter.failed(entries.length);
    }
  }
  let place = 0;
  for (const turn of turns) {
    if (turn.entries.length > 0 && failure !== null) {
      takeBack(context, turn, failure.error);
      continue;
    }
    place += turn.entries.length;
    const seq = turn.entries.length === 0 ? undefined : seqs[place - 1];
    guarded(context, turn.room, () => publish(context, turn, seq));
  }
  return seqs.length > 0;
}

/**
 * Nothing of this turn is on disk: the document is read anew, whoever wrote is turned away, and everybody else is answered from
 * what is there. Readers do not notice. When another program has the store, nobody is turned away: the edits wait for it to be free.
 */
function takeBack(context: TurnContext, turn: RoomTurn, error: unknown): void {
  const { room, works, edits, frames } = turn;
  if (error instanceof StoreHeld) {
    context.reload(room, works);
    return;
  }
  context.logger.error({ boardId: room.boardId, edits: turn.entries.length, error }, 'edits could not be stored');
  for (const edit of edits) edit.failed(error);
  for (const { owner } of frames) if (owner?.open) context.turnAway(owner);
  const again = works.filter((work) => work.kind !== 'edit' && (!('connection' in work) || work.connection.open));
  context.reload(room, again);
}

/** Everything a turn says, in order: the edits to the others, then the answers. */
function publish(context: TurnContext, turn: RoomTurn, seq: number | undefined): void {
  const { room, entries } = turn;
  const now = context.now();
  if (seq !== undefined) {
    room.seq = seq;
    room.editedAt = now;
    room.rowsSinceSnapshot += entries.length;
    for (const entry of entries) room.bytesSinceSnapshot += entry.update.length;
    changed(room);
  }
  const { presence } = room;
  if (presence.changed.size > 0 && now - presence.sentAt >= context.limits.presenceEveryMs) {
    turn.frames.push(...presenceFrames(room, now));
  }
  relay(context, room, turn.frames);
  for (const connection of turn.asked) ask(context, connection);
  for (const edit of turn.edits) edit.done();
  for (const each of turn.after) each();
  if (seq !== undefined) context.onCommitted({ boardId: room.boardId, seq });
}

/** Does what can be done of a room's work up to the commit; null when there is nothing to say. */
function takeTurn(context: TurnContext, room: Room, hold: Hold): RoomTurn | null {
  if (room.phase !== 'warm' && room.phase !== 'hot') return null;
  const works = room.work;
  room.work = [];
  const turn: RoomTurn = { room, works: [], entries: [], frames: [], after: [], edits: [], asked: new Set() };
  if (room.phase === 'warm') {
    room.work = doWhileWarm(context, turn, works);
    if (room.work.length > 0) context.heat(room);
    return turn;
  }
  const hot = room.hot;
  if (hot === null) return null;
  if (hold.isOn()) {
    room.work = hold.doMeanwhile(context, turn, hot, works);
    return turn;
  }
  const now = upToRebase(context, room, works);
  if (now === null) return null;
  try {
    doWhileHot(context, turn, hot, now, turn.works);
  } catch (error) {
    if (!(error instanceof Broken)) {
      for (const work of now) if ('settle' in work) work.settle.failed(error);
      throw error;
    }
    context.reload(room, turn.works);
    return null;
  }
  return turn;
}

/**
 * A new generation begins in a turn of its own, after the commit of what came before it: what is committed later would belong to
 * neither. Gives what is to be done now; null when the generation has begun.
 */
function upToRebase(context: TurnContext, room: Room, works: readonly Work[]): readonly Work[] | null {
  const at = works.findIndex((work) => work.kind === 'rebase');
  const work = works[at];
  if (work?.kind !== 'rebase') return works;
  if (at > 0) {
    room.work = works.slice(at);
    context.wake(room);
    return works.slice(0, at);
  }
  room.work = works.slice(1);
  context.begin(room, work);
  return null;
}

/** Joins are answered from bytes; what must change the document is given back. */
function doWhileWarm(context: TurnContext, turn: RoomTurn, works: readonly Work[]): Work[] {
  const kept: Work[] = [];
  const waiting = new Set<Connection>();
  for (const work of works) {
    if (work.kind === 'edit' || work.kind === 'read' || work.kind === 'rebase') {
      kept.push(work);
      continue;
    }
    if (!work.connection.open) continue;
    const needsDocument = (work.kind === 'update' || work.kind === 'step2') && !saysNothing(turn.room, work.bytes);
    if (needsDocument || waiting.has(work.connection)) {
      waiting.add(work.connection);
      kept.push(work);
    } else speakLater(context, turn, work);
  }
  return kept;
}

/** True for an update that brings nothing: an empty one, or exactly the delete set that is here. */
function saysNothing(room: Room, bytes: Uint8Array): boolean {
  if (bytes.length === 2 && bytes[0] === 0 && bytes[1] === 0) return true;
  if (room.tail.length > 0 || (room.hot !== null && room.encoded.deletes === null)) return false;
  return Buffer.compare(bytes, deletesOf(room)) === 0;
}
