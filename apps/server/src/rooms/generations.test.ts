/** Generations on the server's side: begun by itself, in a turn of its own, with nothing lost around it (LINE3). */
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { createMemoryLog } from '../log/memory-log.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './rooms.testing.ts';

const board = 'board-0123456789abcdef';
const leader = { userId: 'leader' };

async function serve(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer(options);
  onTestFinished(() => server.stop());
  await server.rooms.create(board, leader, (doc) => addGoal(doc, 'first'));
  return server;
}

function addGoal(doc: Y.Doc, id: string): void {
  doc.getMap('goals').set(id, new Y.Map([['title', id]]));
}
const goalsOf = (doc: Y.Doc): string[] => [...doc.getMap('goals').keys()].sort();

test('LINE3: edits before, beside and after the beginning of a generation are all there, and the board can be read again', async () => {
  const log = createMemoryLog();
  const server = await serve({ log });
  const edit = (id: string): Promise<void> => server.rooms.edit(board, leader, (doc) => addGoal(doc, id));
  for (let round = 0; round < 10; round++) {
    const before = await server.rooms.generationOf(board);
    const all = [edit(`a${round}`), server.rooms.renew(board, leader), edit(`b${round}`), edit(`c${round}`)];
    const read = server.rooms.read(board, goalsOf);
    await Promise.all(all);
    expect(await server.rooms.generationOf(board)).not.toBe(before);
    expect(await read).toContain(`c${round}`);
  }
  const fresh = await startTestServer({ log });
  onTestFinished(() => fresh.stop());
  const expected = ['first', ...Array.from({ length: 10 }, (_, n) => [`a${n}`, `b${n}`, `c${n}`]).flat()].sort();
  expect(await fresh.rooms.read(board, goalsOf)).toEqual(expected);
});

test('LINE3: a generation whose first content cannot be made leaves the former one as it was', async () => {
  const server = await serve();
  const before = await server.rooms.generationOf(board);
  const broken = server.rooms.rebase(board, leader, () => {
    throw new Error('no');
  });
  const beside = server.rooms.edit(board, leader, (doc) => addGoal(doc, 'beside'));
  await expect(broken).rejects.toThrow('no');
  await beside;
  expect(await server.rooms.generationOf(board)).toBe(before);
  expect(await server.rooms.read(board, goalsOf)).toEqual(['beside', 'first']);
});

/** Puts a board in the log that `clients` different pages have written on. */
async function written(server: TestServer, clients: number): Promise<void> {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.rooms.read(board, (live) => Y.encodeStateAsUpdate(live)));
  for (let client = 0; client < clients; client++) {
    const page = new Y.Doc();
    page.clientID = 1000 + client;
    Y.applyUpdate(page, Y.encodeStateAsUpdate(doc));
    const known = Y.encodeStateVector(page);
    addGoal(page, `goal-${client % 20}`);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(page, known));
  }
  await server.rooms.rebase(board, leader, (_old, fresh) => Y.applyUpdate(fresh, Y.encodeStateAsUpdate(doc)));
}

const clientsIn = (doc: Y.Doc): number => doc.store.clients.size;

test('LINE3: a board that many pages have written on begins anew by itself when nobody is at it, and says the same', async () => {
  const server = await serve({ limits: { rebaseAfterClients: 40, unloadAfterMs: 100, coolAfterMs: 50 } });
  await written(server, 39);
  const before = await server.rooms.generationOf(board);
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await server.rooms.generationOf(board)).not.toBe(before);

  await written(server, 30);
  const younger = await server.rooms.generationOf(board);
  const content = await server.rooms.read(board, (doc) => doc.toJSON());
  await new Promise((resolve) => setTimeout(resolve, 1500));
  expect(await server.rooms.generationOf(board)).toBe(younger);
  expect(await server.rooms.read(board, (doc) => doc.toJSON())).toEqual(content);
});

test('LINE3: it waits while somebody is at the board, unless nobody has edited it for long; then their socket is told', async () => {
  const log = createMemoryLog();
  const server = await serve({ log, limits: { rebaseAfterClients: 40, rebaseQuietMs: 1e9, unloadAfterMs: 1e9 } });
  await written(server, 50);
  const ws = new WebSocket(`${server.url}/${board}`, { headers: { cookie: 'user=leader' } });
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  await new Promise((resolve) => ws.once('message', resolve));
  const before = await server.rooms.generationOf(board);
  await new Promise((resolve) => setTimeout(resolve, 1200));
  expect(await server.rooms.generationOf(board)).toBe(before);
  await server.stop();
  expect(await closed).toBe(1012);

  const eager = await startTestServer({ log, limits: { rebaseAfterClients: 40, rebaseQuietMs: 300 } });
  onTestFinished(() => eager.stop());
  const second = new WebSocket(`${eager.url}/${board}`, { headers: { cookie: 'user=leader' } });
  expect(await new Promise<number>((resolve) => second.once('close', resolve))).toBe(4410);
  await expect.poll(() => eager.rooms.generationOf(board)).not.toBe(before);
  expect(await eager.rooms.read(board, clientsIn)).toBe(1);
  expect(await eager.rooms.read(board, (doc) => goalsOf(doc).length)).toBe(21);
});
