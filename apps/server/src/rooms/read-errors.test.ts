/** A board whose bytes are not what was stored, under the whole server: nobody is shown an empty one, nothing is written over it, the others go on (F26, LINE8). */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { celebrate, readBoard } from '@tavle/board';
import { writeStep1, writeUpdate } from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Server } from '../app.ts';
import { type Engine, type SqlRow, bytesOf } from '../db/engine.ts';
import { openSqlite } from '../db/sqlite.ts';
import { boardId, edit, enter, handOf, openHouse } from '../house.testing.ts';

function databaseFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tavle-read-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'tavle.db');
}

const everything = (engine: Engine): Promise<readonly SqlRow[]> =>
  engine.all('SELECT * FROM doc_snapshot s, doc_log l WHERE s.board = l.board AND s.board = ? ORDER BY l.seq', [
    boardId('s1'),
  ]);

/** Joins the board as a page does, writes on it at once, and gives the code it is closed with. */
async function visit(server: Server): Promise<{ readonly code: number; readonly heard: number }> {
  if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 });
  const address = server.app.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const headers = await enter(server, 'keeper-s1');
  const ws = new WebSocket(`ws://127.0.0.1:${port}/sync/${boardId('s1')}`, { headers });
  onTestFinished(() => ws.terminate());
  let heard = 0;
  ws.on('message', () => heard++);
  ws.on('error', () => undefined);
  ws.once('open', () => {
    const doc = new Y.Doc();
    doc.getMap('celebrations').set('typed', new Y.Map());
    ws.send(writeStep1(new Uint8Array([0])));
    ws.send(writeUpdate(Y.encodeStateAsUpdate(doc)));
  });
  return { code: await new Promise((resolve) => ws.once('close', resolve)), heard };
}

test('LINE8, F26: a damaged board is away, not empty: for sockets, for edits of the server, for what is derived; and its bytes stay', {
  timeout: 60_000,
}, async () => {
  const path = databaseFile();
  const before = await openHouse({ path });
  await edit(before, 's1', (doc, hand) => celebrate(doc, hand, { text: 'Det lykkedes' }));
  const content = await before.rooms.read(boardId('s1'), readBoard);
  await before.app.close();

  const engine = openSqlite({ path });
  onTestFinished(() => engine.close());
  const [row] = await engine.all('SELECT state FROM doc_snapshot WHERE board = ?', [boardId('s1')]);
  const good = bytesOf(row!, 'state');
  const bad = good.slice();
  bad[bad.length >> 1]! ^= 4;
  await engine.run('UPDATE doc_snapshot SET state = ? WHERE board = ?', [bad, boardId('s1')]);
  const damaged = await everything(engine);

  const server = await openHouse({ path });
  for (let times = 0; times < 3; times++) expect(await visit(server)).toEqual({ code: 4503, heard: 0 });
  const typed = { userId: 'person-keeper-s1' };
  await expect(
    server.rooms.edit(boardId('s1'), typed, (doc) => celebrate(doc, handOf('x'), { text: 'x' })),
  ).rejects.toThrow('damaged');
  await expect(server.rooms.read(boardId('s1'), readBoard)).rejects.toThrow('damaged');
  await expect(server.rooms.renew(boardId('s1'), typed)).rejects.toThrow('damaged');
  expect(await server.rooms.create(boardId('s1'), typed, () => undefined)).toBe('exists');
  expect((await server.rooms.read(boardId('s2'), readBoard)).goals).not.toEqual([]);
  await edit(server, 's2', (doc, hand) => celebrate(doc, hand, { text: 'De andre kan arbejde' }));
  expect(await everything(engine)).toEqual(damaged);
  await server.app.close();
  expect(await everything(engine)).toEqual(damaged);

  await engine.run('UPDATE doc_snapshot SET state = ? WHERE board = ?', [good, boardId('s1')]);
  const mended = await openHouse({ path });
  expect(await mended.rooms.read(boardId('s1'), readBoard)).toEqual(content);
});
