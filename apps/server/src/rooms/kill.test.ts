/** P1: what was acknowledged survives the kill of the process, whenever it comes (F1). `KILLS=500` is the long form. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectBoard, createMemoryPendingStore, systemClock } from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';

const board = 'board-0123456789abcdef';
const kills = Number(process.env['KILLS'] ?? 5);
/** Then another board: with some thousand lines of each kill on one, its size would be what is tried. */
const perBoard = 50;

/** The machine may have others at work. */
const onlineMs = 30_000;

/** `lies`: acknowledges before it stores. */
const server = (lies: boolean): string => `
import { startTestServer, openTestLog } from ${JSON.stringify(join(import.meta.dirname, 'rooms.testing.ts'))};
const { log } = await openTestLog(process.argv[2]);
let seq = 1e6;
const later = { ...log, append: async (entries) => {
  setTimeout(() => log.append(entries), 60);
  return entries.map(() => ++seq);
} };
const { url, rooms } = await startTestServer({ log: ${lies} ? later : log, port: Number(process.argv[3] ?? 0) });
await rooms.create(${JSON.stringify(board)}, { userId: 'server' }, () => {});
console.log(url);
`;

async function start(folder: string, port = 0): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [join(folder, 'server.mjs'), join(folder, 'data.sqlite'), String(port)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const url = await new Promise<string>((resolve) =>
    child.stdout?.once('data', (line) => resolve(String(line).trim())),
  );
  return { child, url };
}

function sit(url: string, doc = new Y.Doc()) {
  const line = connectBoard({
    url,
    boardId: board,
    doc,
    pending: createMemoryPendingStore(),
    clock: systemClock(),
    onState: () => undefined,
    WebSocketImpl: WebSocket as unknown as typeof globalThis.WebSocket,
  });
  onTestFinished(line.destroy);
  return { doc, line };
}

type Tally = { kills: number; acknowledged: number; seen: number; lost: string[]; slowestStartMs: number };

/** Kills the process so often, each time while somebody writes and somebody reads. */
async function killOften(times: number, lies: boolean): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'tavle-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'server.mjs'), server(lies));
  const tally: Tally = { kills: 0, acknowledged: 0, seen: 0, lost: [], slowestStartMs: 0 };
  let { child, url } = await start(folder);
  const port = Number(new URL(url).port);
  for (let round = 0; round < times; round++) {
    const { acknowledged, seen } = await writeUntilKilled(url, child, round);
    const began = performance.now();
    ({ child, url } = await start(folder, port));
    tally.slowestStartMs = Math.max(tally.slowestStartMs, performance.now() - began);
    const late = sit(url);
    await expect.poll(() => late.line.state().phase.kind, { timeout: onlineMs }).toBe('online');
    const stored = late.doc.getMap('goals');
    tally.kills++;
    tally.acknowledged += acknowledged.length;
    tally.seen += seen.length;
    tally.lost.push(...[...acknowledged, ...seen].filter((key) => !stored.has(key)));
    late.line.destroy();
  }
  return tally;
}

async function writeUntilKilled(url: string, child: ChildProcess, round: number) {
  const writer = sit(url);
  const reader = sit(url);
  await expect.poll(() => writer.line.state().phase.kind, { timeout: onlineMs }).toBe('online');
  await expect.poll(() => reader.line.state().phase.kind, { timeout: onlineMs }).toBe('online');
  const keys: string[] = [];
  const ticking = setInterval(() => {
    keys.push(`r${round}-${keys.length}`);
    writer.doc.getMap('goals').set(keys.at(-1) ?? '', new Y.Map([['title', 'x']]));
  }, 3);
  await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 137) % 400)));
  child.kill('SIGKILL');
  await new Promise((resolve) => child.once('exit', resolve));
  clearInterval(ticking);
  await expect.poll(() => writer.line.state().phase.kind, { timeout: onlineMs }).toBe('offline');
  const acknowledged = keys.slice(0, keys.length - writer.line.state().unsaved);
  const seen = [...reader.doc.getMap('goals').keys()].filter((key) => key.startsWith(`r${round}-`));
  writer.line.destroy();
  reader.line.destroy();
  return { acknowledged, seen };
}

test('LINE1, F1: nothing acknowledged or seen is lost when the process is killed', {
  timeout: 30_000 + kills * 10_000,
}, async () => {
  const tally: Tally = { kills: 0, acknowledged: 0, seen: 0, lost: [], slowestStartMs: 0 };
  for (let left = kills; left > 0; left -= perBoard) {
    const more = await killOften(Math.min(perBoard, left), false);
    tally.kills += more.kills;
    tally.acknowledged += more.acknowledged;
    tally.seen += more.seen;
    tally.lost.push(...more.lost);
    tally.slowestStartMs = Math.max(tally.slowestStartMs, more.slowestStartMs);
    console.info(`kills: ${JSON.stringify(tally)}`);
  }
  expect(tally.lost).toEqual([]);
  expect(tally.acknowledged).toBeGreaterThan(kills);
  expect(tally.seen).toBeGreaterThan(0);
});

test('a server that acknowledges before it stores does lose', { timeout: 60_000 }, async () => {
  let lost = 0;
  for (let tries = 0; lost === 0 && tries < 5; tries++) lost = (await killOften(1, true)).lost.length;
  expect(lost).toBeGreaterThan(0);
});
