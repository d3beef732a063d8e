/**
 * Somebody whose page has stopped reading in a busy room costs the server less than a megabyte, and is whole again when it reads (F9).
 * The short form is ten simulated minutes with the rooms' own back-pressure; `READER_MINUTES=10 npx vitest run
 * tests/soak/slow-reader.test.ts` is the long one: fifty real sockets that are not read, for ten real minutes.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readMessage, writeFence, writeStep1, writeUpdate } from '@tavle/sync';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { Limits } from '../../apps/server/src/rooms/limits.ts';
import { startProgram } from './power.ts';
import { openHall, turn } from './simulation/hall.ts';

const board = 'board-0123456789abcdef';
const minutes = Number(process.env['READER_MINUTES'] ?? 0);
const megabyte = 1_000_000;

const addGoal = (doc: Y.Doc, key: string, title: string): void =>
  void doc.getMap('goals').set(key, new Y.Map([['title', title]]));

/** A page that reads nothing answers no ping either, and would be given up for that before its backlog counts. */
const noPings: Partial<Limits> = { pingEveryMs: 3_600_000 };

type Stall = { readonly mostBytes: number; readonly closed: unknown; readonly missed: number; readonly same: boolean };

/** Ten minutes of twenty-five edits a second on a board, and somebody who reads nothing of them. */
async function stall(limits: Partial<Limits>): Promise<Stall> {
  const { rooms, sit } = openHall({ limits });
  onTestFinished(() => rooms.stop());
  await rooms.create(board, { userId: 'tavle' }, (doc) => addGoal(doc, 'first', 'x'.repeat(1000)));
  const slow = await sit('slow', board);
  await slow.exchange();
  let mostBytes = 0;
  const edits = 15_000;
  for (let edit = 0; edit < edits; edit++) {
    // every edit is about 1.5 KB: twenty times what may wait, in all
    await rooms.edit(board, { userId: 'anna' }, (doc) =>
      addGoal(doc, `goal-${edit % 50}`, `${edit} ${'y'.repeat(1500)}`),
    );
    mostBytes = Math.max(mostBytes, slow.wire.unread());
    await vi.advanceTimersByTimeAsync(40);
  }
  slow.read();
  await slow.exchange();
  const closed = slow.closed();
  // a page that was turned away comes back, as every page does
  const back = closed === undefined ? slow : await sit('slow', board, { doc: slow.doc });
  await back.exchange();
  await turn();
  back.read();
  const truth = await rooms.read(board, (doc) => doc.toJSON());
  slow.doc.getMap('goals');
  const same = JSON.stringify(sorted(slow.doc.toJSON()['goals'])) === JSON.stringify(sorted(truth['goals']));
  for (const seat of [slow, back]) seat.wire.cut();
  const written = 1500 * edits;
  return { mostBytes, closed, missed: written - slow.received(), same };
}

const sorted = (map: Record<string, unknown>): unknown => Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'] });
});
afterEach(() => vi.useRealTimers());

test('LINE7, F9: ten minutes without reading in a busy room cost less than a megabyte, and then the page is whole', {
  timeout: 60_000,
}, async () => {
  const { mostBytes, closed, missed, same } = await stall(noPings);
  console.info(`slow reader: ${JSON.stringify({ mostBytes, closed, missed })}`);
  expect(mostBytes).toBeGreaterThan(megabyte / 4);
  expect(mostBytes).toBeLessThan(megabyte);
  expect(closed).toBe('tooFast');
  expect(same).toBe(true);
});

test('LINE7, F9: one that reads again before it is given up is brought up to date in one message', {
  timeout: 60_000,
}, async () => {
  const { mostBytes, closed, missed, same } = await stall({ ...noPings, stalledAfterMs: 3_600_000 });
  expect(mostBytes).toBeLessThan(megabyte);
  expect(closed).toBeUndefined();
  expect(missed).toBeGreaterThan(megabyte);
  expect(same).toBe(true);
});

test('without a limit on what may wait, it does cost more', { timeout: 60_000 }, async () => {
  const { mostBytes } = await stall({ ...noPings, backlogBytes: Number.POSITIVE_INFINITY, stalledAfterMs: 3_600_000 });
  expect(mostBytes).toBeGreaterThan(3 * megabyte);
});

const rooms = join(import.meta.dirname, '../../apps/server/src/rooms/rooms.testing.ts');
const program = `
const { startTestServer } = await import(${JSON.stringify(rooms)});
const { createMemoryLog } = await import(${JSON.stringify(rooms.replace('rooms/rooms.testing.ts', 'log/memory-log.ts'))});
const memory = createMemoryLog();
let seq = 1000;
const log = { ...memory, append: async (entries) => entries.map(() => ++seq) };
const { url, rooms } = await startTestServer({ log });
await rooms.create(${JSON.stringify(board)}, { userId: 'server' }, () => undefined);
console.log('listening ' + url);
`;

const residentBytes = (pid: number): number =>
  1024 * Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);

function dial(url: string, user: string): Promise<WebSocket> {
  const ws = new WebSocket(`${url}/${board}`, { headers: { cookie: `user=${user}` } });
  onTestFinished(() => ws.terminate());
  ws.on('error', () => undefined);
  return new Promise((resolve) => ws.once('open', () => resolve(ws)));
}

test.skipIf(minutes === 0)(
  `LINE7, F9: ${minutes} minutes of fifty sockets that are not read, at fifty edits a second`,
  { timeout: 120_000 + minutes * 65_000 },
  async () => {
    vi.useRealTimers();
    const server = startProgram(['--input-type=module', '-e', program], {});
    onTestFinished(server.kill);
    await expect.poll(server.printed, { timeout: 20_000 }).toContain('listening');
    const url = server.printed().match(/listening (\S+)/)?.[1] ?? '';
    const writer = await dial(url, 'writer');
    const doc = new Y.Doc();
    doc.on('update', (update: Uint8Array) => writer.send(writeUpdate(update)));
    const waits: number[] = [];
    let fencedAt = 0;
    writer.on('message', (data: Buffer) => {
      if (readMessage(data)?.kind === 'fence') waits.push(performance.now() - fencedAt);
    });
    let slow = await Promise.all(Array.from({ length: 50 }, (_, n) => dial(url, `slow${'abcde'[n % 5]}`)));
    for (const ws of slow) ws.pause();
    const before = residentBytes(server.pid);
    let most = before;
    let returns = 0;
    const until = performance.now() + minutes * 60_000;
    for (let edit = 0; performance.now() < until; edit++) {
      addGoal(doc, `goal-${edit % 50}`, 'y'.repeat(1500));
      if (edit % 10 === 0) {
        fencedAt = performance.now();
        writer.send(writeFence(new Uint8Array([1])));
      }
      if (edit % 50 === 0) most = Math.max(most, residentBytes(server.pid));
      // whoever was turned away comes back, and stops reading again
      const gone = slow.filter((ws) => ws.readyState >= WebSocket.CLOSING);
      if (gone.length > 0) {
        returns += gone.length;
        const back = await Promise.all(gone.map((_, n) => dial(url, `slow${'abcde'[n % 5]}`)));
        for (const ws of back) ws.pause();
        slow = [...slow.filter((ws) => !gone.includes(ws)), ...back];
      }
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    waits.sort((a, b) => a - b);
    const p99 = waits[Math.floor(waits.length * 0.99)];
    const figures = { grown: most - before, returns, p50: waits[waits.length >> 1], p99, closed: 0 };
    console.info(`slow readers: ${JSON.stringify(figures)}`);
    expect(most - before).toBeLessThan(50 * megabyte);
    const late = await dial(url, 'late');
    const copy = new Y.Doc();
    late.on('message', (data: Buffer) => {
      const message = readMessage(data);
      if (message?.kind === 'step2' || message?.kind === 'update') Y.applyUpdate(copy, message.bytes);
    });
    late.send(writeStep1(new Uint8Array([0])));
    await expect.poll(() => copy.getMap('goals').size, { timeout: 10_000 }).toBe(50);
  },
);
