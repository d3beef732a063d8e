/**
 * People come and go, and nothing of them stays in memory (F22). `VISITS=100000 npx vitest run tests/soak/leak.test.ts` is the long form: as many
 * visits, and a hundredth as many boards opened and closed.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { writeAwareness } from '@tavle/sync';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { DocumentLog, DocumentState } from '../../apps/server/src/log/document-log.ts';
import { createMemoryLog } from '../../apps/server/src/log/memory-log.ts';
import { openHall, turn } from './simulation/hall.ts';

const visits = Number(process.env['VISITS'] ?? 3_000);
/** What a visit may leave, bytes: a megabyte in ten thousand. */
const leftPerVisit = 100;
/** What the heap differs by anyway, bytes. */
const noise = 400_000;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function heapNow(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    await new Promise((resolve) => setTimeout(resolve, 30));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

/** A log that keeps one state for each board and no rows: the heap is the rooms' own. */
function forgetfulLog(): DocumentLog {
  const memory = createMemoryLog();
  const states = new Map<string, DocumentState>();
  let seq = 1000;
  return {
    ...memory,
    append: async (entries) => entries.map(() => ++seq),
    snapshot: async (boardId, _generation, _seq, state) => void states.set(boardId, state),
    load: async (boardId) => {
      const stored = await memory.load(boardId);
      return stored && { ...stored, ...states.get(boardId), seq, tail: [] };
    },
  };
}

const nameOf = (n: number): string => `board-${String(n).padStart(16, '0')}`;
const boards = Math.max(10, visits / 100);

/** The growth of the heap over so many visits, after as many that warmed everything up. */
async function grow(count: number, keep?: unknown[]): Promise<{ readonly bytes: number; readonly rooms: number }> {
  const { rooms, sit } = openHall({ log: forgetfulLog(), limits: { unloadAfterMs: 50, coolAfterMs: 50 } });
  for (let n = 0; n < boards; n++) {
    await rooms.create(nameOf(n), { userId: 'tavle' }, (doc) =>
      doc.getMap('goals').set('one', new Y.Map([['title', 'x']])),
    );
  }
  let clients = 100;
  const visit = async (n: number): Promise<void> => {
    const doc = new Y.Doc();
    clients++;
    doc.clientID = clients;
    const seat = await sit(`person${n % 50}`, nameOf(n % boards), { doc });
    seat.send(writeAwareness([{ client: clients, clock: 2, json: '{"focus":"one"}' }]));
    keep?.push(seat.wire.serverEnd);
    await seat.exchange();
    if (n % 10 === 0) {
      await rooms.edit(nameOf(n % boards), { userId: 'tavle' }, (live) => {
        live.getMap<Y.Map<unknown>>('goals').get('one')?.set('title', `visit ${n}`);
      });
    }
    seat.wire.cut();
    await turn();
    doc.destroy();
  };
  const quiet = (): Promise<void> => expect.poll(() => rooms.stats().rooms, { timeout: 60_000, interval: 100 }).toBe(0);
  for (let n = 0; n < count; n++) await visit(n);
  await quiet();
  const before = await heapNow();
  for (let n = 0; n < count; n++) await visit(n);
  await quiet();
  const bytes = (await heapNow()) - before;
  const left = rooms.stats().rooms;
  await rooms.stop();
  return { bytes, rooms: left };
}

test(`LINE8, F22: ${visits} visits leave nothing, and every board leaves memory`, {
  timeout: 120_000 + visits * 10,
}, async () => {
  const { bytes, rooms } = await grow(visits);
  console.info(`left by ${visits} visits: ${bytes} bytes`);
  expect(rooms).toBe(0);
  expect(bytes).toBeLessThan(noise + visits * leftPerVisit);
});

test('a server that keeps the sockets of those who have left does grow', { timeout: 120_000 }, async () => {
  const { bytes } = await grow(visits, []);
  expect(bytes).toBeGreaterThan(noise + visits * leftPerVisit);
});
