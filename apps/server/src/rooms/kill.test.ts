/** P1: what was acknowledged survives the kill of the process, whenever it comes. */
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

const server = `
import { startTestServer, openTestLog } from ${JSON.stringify(join(import.meta.dirname, 'rooms.testing.ts'))};
const { log } = await openTestLog(process.argv[2]);
const { url, rooms } = await startTestServer({ log, port: Number(process.argv[3] ?? 0) });
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

test('LINE1: nothing acknowledged or seen is lost when the process is killed', {
  timeout: 30_000 + kills * 5000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tavle-kill-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'server.mjs'), server);
  let { child, url } = await start(folder);
  const port = Number(new URL(url).port);
  for (let round = 0; round < kills; round++) {
    const writer = sit(url);
    const reader = sit(url);
    await expect.poll(() => writer.line.state().phase.kind, { timeout: 10_000 }).toBe('online');
    await expect.poll(() => reader.line.state().phase.kind, { timeout: 10_000 }).toBe('online');
    const goals = writer.doc.getMap('goals');
    let made = 0;
    const ticking = setInterval(() => {
      goals.set(`r${round}-${made}`, new Y.Map([['title', String(made)]]));
      made++;
    }, 3);
    await new Promise((resolve) => setTimeout(resolve, 150 + ((round * 137) % 400)));
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    clearInterval(ticking);
    await expect.poll(() => writer.line.state().phase.kind).toBe('offline');
    const acknowledged = made - writer.line.state().unsaved;
    const seen = [...reader.doc.getMap('goals').keys()].filter((key) => key.startsWith(`r${round}-`));
    writer.line.destroy();
    reader.line.destroy();
    ({ child, url } = await start(folder, port));
    const late = sit(url);
    await expect.poll(() => late.line.state().phase.kind, { timeout: 10_000 }).toBe('online');
    const stored = late.doc.getMap('goals');
    expect(acknowledged).toBeGreaterThan(0);
    for (let i = 0; i < acknowledged; i++)
      expect(stored.has(`r${round}-${i}`), `acknowledged ${i} of ${acknowledged}`).toBe(true);
    for (const key of seen) expect(stored.has(key), `seen ${key}`).toBe(true);
    late.line.destroy();
  }
});
