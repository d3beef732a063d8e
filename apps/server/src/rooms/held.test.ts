/** People who mean harm, or nothing, while another program has the store (F5). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { closeReasonOf, readMessage, writeAwareness, writeFence, writeStep1, writeUpdate } from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { openTestLog, startTestServer, type TestServer } from './rooms.testing.ts';

const board = 'board-0123456789abcdef';

type House = {
  readonly server: TestServer;
  readonly warnings: string[];
  readonly hold: () => void;
  readonly release: () => void;
};

/** A server on a file, and a second program's way to its lock. */
async function open(): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'tavle-held-'));
  const path = join(folder, 'data.sqlite');
  const { log, close } = await openTestLog(path);
  const warnings: string[] = [];
  const note = (fields: unknown, message: string): void => void warnings.push(`${message} ${JSON.stringify(fields)}`);
  const server = await startTestServer({ log, logger: { warn: note, error: note } });
  const other = new DatabaseSync(path);
  onTestFinished(async () => {
    other.close();
    await server.stop();
    await close();
    rmSync(folder, { recursive: true, force: true });
  });
  await server.rooms.create(board, { userId: 'server' }, (doc) => {
    doc.getMap('goals').set('first', new Y.Map([['title', 'x']]));
  });
  return { server, warnings, hold: () => other.exec('BEGIN IMMEDIATE'), release: () => other.exec('ROLLBACK') };
}

type Visitor = {
  readonly ws: WebSocket;
  readonly doc: Y.Doc;
  readonly closed: Promise<string>;
  readonly fences: number[];
};

async function visit(server: TestServer, cookie: string): Promise<Visitor> {
  const ws = new WebSocket(`${server.url}/${board}`, { headers: { cookie } });
  onTestFinished(() => ws.terminate());
  ws.on('error', () => undefined);
  const doc = new Y.Doc();
  const fences: number[] = [];
  ws.on('message', (data: Buffer) => {
    const message = readMessage(data);
    if (message?.kind === 'fence') fences.push(message.bytes[0] ?? -1);
    if (message?.kind === 'step2' || message?.kind === 'update') Y.applyUpdate(doc, message.bytes, 'line');
  });
  const closed = new Promise<string>((resolve) =>
    ws.once('close', (code) => resolve(closeReasonOf(code) ?? `${code}`)),
  );
  await new Promise((resolve) => ws.once('open', resolve));
  ws.send(writeAwareness([{ client: doc.clientID, clock: 1, json: '{}' }]));
  ws.send(writeStep1(new Uint8Array([0])));
  await expect.poll(() => doc.getMap('goals').size, { timeout: 10_000 }).toBeGreaterThan(0);
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') ws.send(writeUpdate(update));
  });
  return { ws, doc, closed, fences };
}

const addGoal = ({ doc }: Visitor, key: string, title = 'x'): void =>
  void doc.getMap('goals').set(key, new Y.Map([['title', title]]));
const goalsOf = (doc: Y.Doc): readonly string[] => [...doc.getMap('goals').keys()].sort();

test('LINE1, LINE5, LINE6, F5: while the store is held, hostile frames and forbidden edits are refused at once, readers are answered, and nothing is shown', async () => {
  const { server, warnings, hold, release } = await open();
  const [anna, bo, reader] = [
    await visit(server, 'user=anna'),
    await visit(server, 'user=bo'),
    await visit(server, 'user=reader; mode=read'),
  ];
  hold();
  addGoal(anna, 'waiting', 'hemmelig tekst');
  anna.ws.send(writeFence(new Uint8Array([1])));
  // the room is known to wait from here on
  await expect.poll(() => warnings.join(), { timeout: 5_000 }).toContain('document read anew');

  bo.ws.send(writeUpdate(new Uint8Array([1, 1, 5, 0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f])));
  expect(await bo.closed).toBe('malformed');
  addGoal(reader, 'forbidden');
  expect(await reader.closed).toBe('noAccess');
  const thief = await visit(server, 'user=thief');
  const forged = new Y.Doc();
  forged.clientID = anna.doc.clientID;
  forged.getMap('goals').set('forged', new Y.Map([['title', 'x']]));
  thief.ws.send(writeUpdate(Y.encodeStateAsUpdate(forged)));
  expect(await thief.closed).toBe('foreignClient');

  const late = await visit(server, 'user=late');
  late.ws.send(writeFence(new Uint8Array([2])));
  await expect.poll(() => late.fences).toEqual([2]);
  expect(goalsOf(late.doc)).toEqual(['first']);
  expect(await server.rooms.read(board, goalsOf)).toEqual(['first']);
  expect(anna.fences).toEqual([]);

  release();
  await expect.poll(() => anna.fences).toEqual([1]);
  await expect.poll(() => goalsOf(late.doc)).toEqual(['first', 'waiting']);
  expect((await server.log.history(board)).map((row) => row.userId)).toEqual(['server', 'anna']);
  expect(warnings.join()).not.toContain('hemmelig');
});

test('LINE6, F5: what one connection may have waiting for the store is bounded: its socket is not read, and nothing of it is lost', {
  timeout: 60_000,
}, async () => {
  const { server, warnings, hold, release } = await open();
  const [flood, calm] = [await visit(server, 'user=flood'), await visit(server, 'user=calm')];
  hold();
  addGoal(calm, 'calm');
  await expect.poll(() => warnings.join(), { timeout: 5_000 }).toContain('document read anew');
  for (let part = 0; part < 50; part++) {
    flood.doc.transact(() => {
      for (let n = 0; n < 300; n++) addGoal(flood, `flood-${part}-${n}`, 'y'.repeat(1_500));
    });
  }
  flood.ws.send(writeFence(new Uint8Array([3])));
  // 23 MB are sent; what the two systems' buffers hold and a quarter of a megabyte are taken
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(flood.ws.bufferedAmount).toBeGreaterThan(8_000_000);
  const other = await visit(server, 'user=other');
  other.ws.send(writeFence(new Uint8Array([4])));
  await expect.poll(() => other.fences, { timeout: 2_000 }).toEqual([4]);
  release();
  await expect.poll(() => flood.fences, { timeout: 30_000 }).toEqual([3]);
  expect((await server.rooms.read(board, goalsOf)).length).toBe(15_002);
});

test('LINE1, F5: a stop while the store is held takes no time, stores nothing late, and leaves nobody waiting', async () => {
  const { server, warnings, hold, release } = await open();
  const anna = await visit(server, 'user=anna');
  hold();
  addGoal(anna, 'unsaved');
  await expect.poll(() => warnings.join(), { timeout: 5_000 }).toContain('document read anew');
  const typed = server.rooms.edit(board, { userId: 'tavle' }, (doc) => doc.getMap('goals').delete('first'));
  const failed = expect(typed).rejects.toThrow('stops');
  const began = performance.now();
  await server.rooms.stop();
  expect(performance.now() - began).toBeLessThan(1_500);
  await failed;
  expect(await anna.closed).toBe('restart');
  release();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect((await server.log.history(board)).map((row) => row.userId)).toEqual(['server']);
});
