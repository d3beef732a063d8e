/**
 * A log that cannot be read for a moment (F26): whoever opens the board is told that the store is away, nothing is written, and when it can be
 * read again everything is there. A read error never looks like an empty board (LINE8).
 */
import { writeFence } from '@tavle/sync';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import * as Y from 'yjs';
import type { DocumentLog } from '../../apps/server/src/log/document-log.ts';
import { createMemoryLog } from '../../apps/server/src/log/memory-log.ts';
import { openHall, turn } from './simulation/hall.ts';

const board = 'board-0123456789abcdef';
const visits = 6;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
});
afterEach(() => vi.useRealTimers());

const addGoal = (doc: Y.Doc, key: string): void => void doc.getMap('goals').set(key, new Y.Map([['title', key]]));

type Faulty = { readonly log: DocumentLog; readonly reads: () => number };

/** A log whose n-th read fails; or, where `emptyInstead`, says that there is nothing, as a careless one would. */
function faultyLog(memory: DocumentLog, nth: number, emptyInstead: boolean): Faulty {
  let reads = 0;
  const read =
    <Args extends readonly unknown[], T>(work: (...args: Args) => Promise<T>, empty: (found: T) => T) =>
    async (...args: Args): Promise<T> => {
      reads++;
      const found = await work(...args);
      if (reads !== nth) return found;
      if (emptyInstead) return empty(found);
      throw new Error('disk I/O error');
    };
  const nothing = {
    state: new Uint8Array([0, 0]),
    vector: new Uint8Array([0]),
    deletes: new Uint8Array([0, 0]),
    tail: [],
  };
  return {
    reads: () => reads,
    log: {
      ...memory,
      load: read(memory.load, (found) => found && { ...found, ...nothing }),
      authors: read(memory.authors, () => new Map()),
      head: read(memory.head, (found) => found),
    },
  };
}

type Outcome = {
  readonly reads: number;
  readonly lost: readonly string[];
  readonly refusals: readonly unknown[];
  readonly failed: number;
};

/** People come one after the other, each writes something and goes, and the board leaves memory in between; the n-th read goes wrong. */
async function live(nth: number, emptyInstead = false): Promise<Outcome> {
  const memory = createMemoryLog();
  const { log, reads } = faultyLog(memory, nth, emptyInstead);
  // a snapshot is written whenever the board comes to rest: over what was there, if that was not read
  const hall = openHall({ log, limits: { unloadAfterMs: 200, coolAfterMs: 100 } });
  onTestFinished(() => hall.rooms.stop());
  await hall.rooms.create(board, { userId: 'tavle' }, (doc) => {
    for (let i = 0; i < 5; i++) addGoal(doc, `first-${i}`);
  });
  const saved = ['first-0', 'first-1', 'first-2', 'first-3', 'first-4'];
  const refusals: unknown[] = [];
  for (let visit = 0; visit < visits; visit++) {
    const seat = await hall.sit(`person${visit}`, board);
    await seat.exchange();
    addGoal(seat.doc, `visit-${visit}`);
    seat.send(writeFence(new Uint8Array([7])));
    for (let i = 0; i < 4; i++) await seat.exchange();
    if (seat.closed() !== undefined) refusals.push(seat.closed());
    else if (seat.fences.includes(7)) saved.push(`visit-${visit}`);
    seat.wire.cut();
    for (let i = 0; i < 6; i++) {
      await vi.advanceTimersByTimeAsync(500);
      await turn();
    }
  }
  const stored = await memory.load(board);
  const doc = new Y.Doc();
  if (stored !== undefined)
    for (const update of [stored.state, ...stored.tail.map((row) => row.update)]) Y.applyUpdate(doc, update);
  const lost = saved.filter((key) => !doc.getMap('goals').has(key));
  return { reads: reads(), lost, refusals, failed: hall.errors.length };
}

test('LINE1, LINE8, F26: whichever read fails, one person is told so, nothing is written over, and the next finds all', {
  timeout: 60_000,
}, async () => {
  const whole = await live(0);
  expect(whole).toMatchObject({ lost: [], refusals: [], failed: 0 });
  expect(whole.reads).toBeGreaterThan(visits);
  for (let nth = 1; nth <= whole.reads; nth++) {
    const { lost, refusals, failed } = await live(nth);
    expect(lost, `read ${nth}`).toEqual([]);
    expect(refusals, `read ${nth}`).toEqual(['storageAway']);
    expect(failed, `read ${nth}`).toBeGreaterThan(0);
  }
});

test('a read error that is taken for an empty board does cost the board', { timeout: 60_000 }, async () => {
  const { reads } = await live(0);
  const lost: string[] = [];
  for (let nth = 1; nth <= reads; nth++) lost.push(...(await live(nth, true)).lost);
  expect(lost).toContain('first-0');
});
