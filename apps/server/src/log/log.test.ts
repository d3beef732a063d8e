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
