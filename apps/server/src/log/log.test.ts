import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../db/engine.ts';
import { migrate } from '../db/migrations.ts';
import { openSqlite } from '../db/sqlite.ts';
import { holdToContract } from './contract.ts';
import { DamagedDocument } from './document-log.ts';
import { createMemoryLog } from './memory-log.ts';
import { logMigrations } from './migrations.ts';
import { createSqlLog } from './sql-log.ts';

async function openEngine(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'tavle-log-'));
  const engine = openSqlite({ path: join(folder, 'data.sqlite') });
  onTestFinished(async () => {
    await engine.close();
    rmSync(folder, { recursive: true });
  });
  await migrate(engine, [logMigrations], '2026-11-21T00:00:00Z');
  return engine;
}

holdToContract('memory', async () => createMemoryLog());
holdToContract('SQLite', async () => createSqlLog(await openEngine()));

const board = 'board-0123456789abcdef';
const other = 'board-fedcba9876543210';
const three = new Uint8Array([1, 2, 3]);

test('LINE8: a flipped bit in a row or snapshot is a damaged document, never another board', async () => {
  const engine = await openEngine();
  const log = createSqlLog(engine);
  await log.create(board, { generation: 'g1', userId: 'leader', at: 1, state: three, vector: three, deletes: three });
  const [seq] = await log.append([
    { boardId: board, generation: 'g1', userId: 'keeper', update: three, at: 2, newClients: [] },
  ]);
  const tampers: readonly [string, string][] = [
    ["UPDATE doc_log SET data = X'010203FF' WHERE seq = ?", 'UPDATE doc_log SET data = ? WHERE seq = ?'],
    ["UPDATE doc_log SET author = 'colleague' WHERE seq = ?", "UPDATE doc_log SET author = 'keeper' WHERE seq = ?"],
    ['UPDATE doc_log SET at = 3 WHERE seq = ?', 'UPDATE doc_log SET at = 2 WHERE seq = ?'],
  ];
  for (const [tamper, restore] of tampers) {
    await engine.run(tamper, [seq!]);
    await expect(log.load(board), tamper).rejects.toThrow(DamagedDocument);
    await engine.run(restore, restore.includes('data = ?') ? [three, seq!] : [seq!]);
  }
  expect((await log.load(board))?.tail).toHaveLength(1);
  for (const column of ['state', 'vector', 'deletes']) {
    await engine.run(`UPDATE doc_snapshot SET ${column} = X'010303' WHERE board = ?`, [board]);
    await expect(log.load(board), column).rejects.toThrow(DamagedDocument);
    await engine.run(`UPDATE doc_snapshot SET ${column} = ? WHERE board = ?`, [three, board]);
  }
  await engine.run('UPDATE doc_snapshot SET seq = 0 WHERE board = ?', [board]);
  await expect(log.load(board)).rejects.toThrow(DamagedDocument);
  await engine.run('DELETE FROM doc_snapshot WHERE board = ?', [board]);
  await expect(log.load(board)).rejects.toThrow(DamagedDocument);
});

test('LINE5, LINE8: whose a client id is cannot change unnoticed: not by a flipped bit, not by a row that goes or comes', async () => {
  const engine = await openEngine();
  const log = createSqlLog(engine);
  for (const boardId of [board, other]) {
    await log.create(boardId, {
      generation: 'g1',
      userId: 'leader',
      at: 1,
      state: three,
      vector: three,
      deletes: three,
    });
  }
  const entry = { boardId: board, generation: 'g1', userId: 'keeper', update: three, at: 2, newClients: [5, 6] };
  await log.append([entry, { ...entry, userId: 'colleague', newClients: [6, 7] }]);
  const truth = new Map([
    [5, 'keeper'],
    [6, 'keeper'],
    [7, 'colleague'],
  ]);
  expect(await log.authors(board)).toEqual(truth);
  const tampers: readonly [string, string][] = [
    [
      "UPDATE doc_client SET author = 'keeqer' WHERE client = 5",
      "UPDATE doc_client SET author = 'keeper' WHERE client = 5",
    ],
    ['UPDATE doc_client SET client = 4 WHERE client = 5', 'UPDATE doc_client SET client = 5 WHERE client = 4'],
    [
      `UPDATE doc_client SET board = '${other}' WHERE client = 7`,
      `UPDATE doc_client SET board = '${board}' WHERE client = 7`,
    ],
    [
      "UPDATE doc_client SET board = 'nobody' WHERE client = 7",
      "UPDATE doc_client SET board = '' || ? WHERE client = 7",
    ],
    ['UPDATE doc_client_sum SET clients = 2', 'UPDATE doc_client_sum SET clients = 3'],
    ["UPDATE doc_client_sum SET board = 'nobody'", 'UPDATE doc_client_sum SET board = ?'],
  ];
  for (const [tamper, mend] of tampers) {
    await engine.run(tamper);
    await expect(log.authors(board), tamper).rejects.toThrow(DamagedDocument);
    await engine.run(mend, mend.includes('?') ? [board] : []);
    expect(await log.authors(board), mend).toEqual(truth);
  }
  await log.rebase(board, { generation: 'g2', userId: 'leader', at: 3, state: three, vector: three, deletes: three });
  expect(await log.authors(board)).toEqual(new Map());
});

test('LINE8: owners of client ids from before they had checksums are given them', async () => {
  const engine = openSqlite({ path: ':memory:' });
  onTestFinished(() => engine.close());
  await migrate(engine, [logMigrations.slice(0, 3)], '2026-11-21T00:00:00Z');
  for (const client of [5, 6]) {
    await engine.run('INSERT INTO doc_client (board, client, author) VALUES (?, ?, ?)', [board, client, 'keeper']);
  }
  expect(await migrate(engine, [logMigrations], '2026-11-22T00:00:00Z')).toEqual(['log-004-client-checksums']);
  expect([...(await createSqlLog(engine).authors(board))]).toEqual([
    [5, 'keeper'],
    [6, 'keeper'],
  ]);
});

test('LINE1: a failing statement leaves nothing of its batch', async () => {
  const engine = await openEngine();
  const log = createSqlLog(engine);
  await log.create(board, { generation: 'g1', userId: 'leader', at: 1, state: three, vector: three, deletes: three });
  const good = { boardId: board, generation: 'g1', userId: 'keeper', update: three, at: 2, newClients: [] };
  const bad = { ...good, newClients: [Number.NaN] };
  await expect(log.append([good, bad])).rejects.toThrow();
  expect((await log.load(board))?.tail).toEqual([]);
  expect(await log.append([good])).toHaveLength(1);
});
