/** A document that never ends costs the others a restart, and the second time itself (P5). */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeUpdate } from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';

const hung = 'board-that-never-ends';
const fine = 'board-that-is-well-0';
const here = (file: string): string => JSON.stringify(join(import.meta.dirname, file));

const program = (withWatchdog: boolean): string => `
const { openTestLog, startTestServer } = await import(${here('rooms.testing.ts')});
const { createWatchdog } = await import(${here('watchdog.ts')});
const { log } = await openTestLog(process.env.FOLDER + '/data.sqlite');
const watchdog = createWatchdog({ file: process.env.FOLDER + '/held-boards', limitMs: 500, now: Date.now });
const settle = (reply, promise) => promise.then(() => 'done', (error) => reply.code(503).send(error.name));
const { url, rooms } = await startTestServer({ log, ${withWatchdog ? 'watchdog,' : ''} prepare: (app, rooms) => {
  app.get('/hang', (request, reply) => settle(reply, rooms.edit('${hung}', { userId: 'colleague' }, () => { for (;;); })));
  app.get('/keys', () => rooms.read('${fine}', (doc) => [...doc.getMap('goals').keys()]));
} });
for (const id of ['${hung}', '${fine}']) await rooms.create(id, { userId: 'colleague' }, () => undefined);
console.log('listening ' + url);
`;

type Served = {
  readonly url: string;
  readonly http: string;
  readonly ended: Promise<unknown>;
  readonly said: () => string;
};

async function serve(folder: string, withWatchdog = true): Promise<Served> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(withWatchdog)], {
    env: { ...process.env, FOLDER: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)));
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal ?? code)));
  await expect.poll(() => said, { timeout: 15_000 }).toContain('listening');
  const url = /listening (\S+)/.exec(said)?.[1] ?? '';
  return { url, http: url.replace('ws', 'http').replace('/sync', ''), ended, said: () => said };
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tavle-watch-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

/** Writes on a board as somebody's page; the code it is closed with, or what became of it. */
function write(url: string, board: string, key: string): Promise<number | 'written'> {
  const doc = new Y.Doc();
  const ws = new WebSocket(`${url}/${board}`);
  return new Promise((resolve) => {
    ws.once('close', resolve);
    ws.on('message', (data: Buffer) => {
      if (data[0] === 102) {
        ws.removeAllListeners('close');
        ws.close();
        resolve('written');
      }
    });
    ws.once('open', () => {
      doc.on('update', (update: Uint8Array) => ws.send(writeUpdate(update)));
      doc.getMap('goals').set(key, new Y.Map());
      ws.send(new Uint8Array([102, 1, 7]));
    });
  });
}

test('LINE6: a board that holds the server is named, ends the process, and is read-only after the second time; the others go on', {
  timeout: 60_000,
}, async () => {
  const data = folder();
  for (const round of [1, 2]) {
    const server = await serve(data);
    expect(await write(server.url, fine, `before-${round}`)).toBe('written');
    const began = performance.now();
    fetch(`${server.http}/hang`).catch(() => undefined);
    expect(await server.ended).toBe('SIGKILL');
    expect(performance.now() - began).toBeLessThan(3000);
    expect(server.said()).toContain(`board ${hung} has held the server`);
    expect(readFileSync(join(data, 'held-boards'), 'utf8').trim().split('\n')).toHaveLength(round);
  }
  const server = await serve(data);
  const refused = await fetch(`${server.http}/hang`);
  expect([refused.status, await refused.text()]).toEqual([503, 'Quarantined']);
  expect(await write(server.url, hung, 'x')).toBe(4503);
  const reader = new WebsocketProvider(server.url, hung, new Y.Doc(), {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  onTestFinished(() => reader.destroy());
  await expect.poll(() => reader.synced).toBe(true);
  expect(await write(server.url, fine, 'after')).toBe('written');
  expect(await (await fetch(`${server.http}/keys`)).json()).toEqual(['before-1', 'before-2', 'after']);
});

test('without the watchdog the same board takes everybody with it', { timeout: 30_000 }, async () => {
  const data = folder();
  const server = await serve(data, false);
  fetch(`${server.http}/hang`).catch(() => undefined);
  await new Promise((resolve) => setTimeout(resolve, 200));
  const answer = await fetch(`${server.http}/keys`, { signal: AbortSignal.timeout(2500) }).catch((error) => error.name);
  expect(answer).toBe('TimeoutError');
  expect(existsSync(join(data, 'held-boards'))).toBe(false);
});
