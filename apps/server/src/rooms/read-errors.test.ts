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
import { bytesOf, type Engine, numberOf, type SqlRow, textOf } from '../db/engine.ts';
import { openSqlite } from '../db/sqlite.ts';
import { digestOfState } from '../log/checksum.ts';
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

/** Flips one bit of ward S1's snapshot; the way to see all that is stored of it, and to flip it back. */
async function damage(path: string) {
  const engine = openSqlite({ path });
  onTestFinished(() => engine.close());
  const [row] = await engine.all('SELECT state FROM doc_snapshot WHERE board = ?', [boardId('s1')]);
  const good = bytesOf(row!, 'state');
  const bad = good.slice();
  bad[bad.length >> 1]! ^= 4;
  const write = (state: Uint8Array) =>
    engine.run('UPDATE doc_snapshot SET state = ? WHERE board = ?', [state, boardId('s1')]);
  await write(bad);
  return { everything: () => everything(engine), mend: () => write(good) };
}

test('LINE8, F26: a damaged board is away, not empty: for sockets, for edits of the server, for what is derived; and its bytes stay', {
  timeout: 60_000,
}, async () => {
  const path = databaseFile();
  const before = await openHouse({ path });
  await edit(before, 's1', (doc, hand) => celebrate(doc, hand, { text: 'Det lykkedes' }));
  const content = await before.rooms.read(boardId('s1'), readBoard);
  await before.app.close();

  const { everything, mend } = await damage(path);
  const damaged = await everything();

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
  expect(await everything()).toEqual(damaged);
  await server.app.close();
  expect(await everything()).toEqual(damaged);

  await mend();
  const mended = await openHouse({ path });
  expect(await mended.rooms.read(boardId('s1'), readBoard)).toEqual(content);
});

/** A store that gives an empty board for one that cannot be read, as a careless one would. */
function careless(engine: Engine): Engine {
  const nothing = { state: new Uint8Array([0, 0]), vector: new Uint8Array([0]), deletes: new Uint8Array([0, 0]) };
  const emptied = (row: SqlRow): SqlRow => {
    const digest = digestOfState(boardId('s1'), textOf(row, 'generation'), numberOf(row, 'seq'), nothing);
    return { ...row, ...nothing, digest };
  };
  return {
    ...engine,
    reading: (work) =>
      engine.reading(({ all }) =>
        work({
          all: async (sql, params) => {
            const rows = await all(sql, params);
            if (params?.[0] !== boardId('s1')) return rows;
            return sql.includes('FROM doc_snapshot') ? rows.map(emptied) : [];
          },
        }),
      ),
  };
}

test('a server that takes a damaged board for an empty one does lose it', { timeout: 60_000 }, async () => {
  const path = databaseFile();
  const before = await openHouse({ path });
  expect((await before.rooms.read(boardId('s1'), readBoard)).goals).not.toEqual([]);
  await before.app.close();
  const { everything, mend } = await damage(path);
  const damaged = await everything();

  const server = await openHouse({ path, wrap: careless });
  await server.rooms.edit(boardId('s1'), { userId: 'person-keeper-s1' }, (doc) =>
    celebrate(doc, handOf('x'), { text: 'En ny begyndelse' }),
  );
  const snapshot = (rows: readonly SqlRow[]): unknown => rows[0]?.['digest'];
  await expect.poll(async () => snapshot(await everything()), { timeout: 20_000 }).not.toEqual(snapshot(damaged));
  await server.app.close();
  const after = await openHouse({ path });
  const content = await after.rooms.read(boardId('s1'), readBoard);
  expect(content.celebrations).toHaveLength(1);
  expect(content.goals).toEqual([]);
  await after.app.close();
  // and nothing brings it back
  await mend();
  const mended = await openHouse({ path });
  await expect(mended.rooms.read(boardId('s1'), readBoard)).rejects.toThrow('damaged');
});
