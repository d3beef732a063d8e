import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Migration, readBoard, schemaOf, schemaVersion } from '@tavle/board';
import { expect, onTestFinished, test } from 'vitest';
import { lockFolder } from './db/lock.ts';
import { openSqlite } from './db/sqlite.ts';
import { StartRefused } from './db/start-refusal.ts';
import { boardId, openHouse } from './house.testing.ts';
import { notedSchema } from './log/board-schema.ts';
import { migrateBoards } from './migrate-boards.ts';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tavle-boards-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** A step of a version to come: every goal gets a mark. */
const nextStep = (ran: () => void): Migration => ({
  to: schemaVersion + 1,
  run: (doc) => {
    ran();
    for (const goal of doc.getMap('goals').values()) if (goal !== undefined) doc.getMap('meta').set('stepped', true);
  },
});

test('BOARD8, LINE3: boards of the former version are migrated once, each to a new generation, and a stop halfway is gone on from', async () => {
  const path = join(folder(), 'tavle.db');
  const server = await openHouse({ path });
  const engine = openSqlite({ path });
  onTestFinished(() => engine.close());
  const { rooms, log } = server;
  expect(await notedSchema(engine)).toBe(schemaVersion);
  const before = await rooms.generationOf(boardId('s1'));
  const content = await rooms.read(boardId('s1'), readBoard);
  let ran = 0;
  const count = (): void => {
    ran++;
  };
  const failing: Migration = {
    to: schemaVersion + 1,
    run: () => {
      count();
      if (ran === 3) throw new Error('stopped halfway');
    },
  };
  const version = schemaVersion + 1;
  await expect(migrateBoards({ engine, log, rooms, version, steps: [failing] })).rejects.toThrow('stopped halfway');
  expect(await notedSchema(engine)).toBe(schemaVersion);
  const left = await migrateBoards({ engine, log, rooms, version, steps: [nextStep(count)] });
  expect(left).toHaveLength(5);
  expect(ran).toBe(8);
  expect(await migrateBoards({ engine, log, rooms, version, steps: [nextStep(count)] })).toEqual([]);
  expect(ran).toBe(8);
  expect(await rooms.generationOf(boardId('s1'))).not.toBe(before);
  expect(await rooms.read(boardId('s1'), schemaOf)).toBe(version);
  expect(await rooms.read(boardId('s1'), readBoard)).toEqual({ ...content, schema: version });
});

test('one process per data folder: a second is refused until the first has gone', () => {
  const data = join(folder(), 'data');
  const first = lockFolder(data, 0);
  expect(() => lockFolder(data, 50)).toThrow(StartRefused);
  expect(() => lockFolder(data, 50)).toThrow('dataInUse');
  first.release();
  lockFolder(data, 0).release();
});
