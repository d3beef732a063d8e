import { chmodSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { numberParameters } from './engine.ts';
import { migrate, type Migration } from './migrations.ts';
import { openSqlite } from './sqlite.ts';
import { StartRefused } from './start-refusal.ts';
import { StoreBroken } from './store-broken.ts';

const now = '2026-11-21T00:00:00Z';

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tavle-db-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

function refusalOf(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof StartRefused) return error.refusal.kind;
    throw error;
  }
  return 'opened';
}

const table: Migration = {
  id: 'a-001',
  apply: async (queries) => void (await queries.run('CREATE TABLE a (n INTEGER)')),
};
const column: Migration = {
  id: 'a-002',
  apply: async (queries) => void (await queries.run('ALTER TABLE a ADD COLUMN m TEXT')),
};

test('LINE1: commits are synchronous=FULL in WAL mode', async () => {
  const engine = openSqlite({ path: join(folder(), 'x.sqlite') });
  expect(await engine.all('PRAGMA synchronous')).toEqual([{ synchronous: 2 }]);
  expect(await engine.all('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(await engine.all('PRAGMA foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  await engine.close();
});

test('migrations run once, in order, each whole or not at all', async () => {
  const path = join(folder(), 'x.sqlite');
  const engine = openSqlite({ path });
  expect(await migrate(engine, [[table]], now)).toEqual(['a-001']);
  expect(await migrate(engine, [[table, column]], now)).toEqual(['a-002']);
  const broken: Migration = {
    id: 'a-003',
    apply: async (queries) => {
      await queries.run('CREATE TABLE half (n INTEGER)');
      throw new Error('no');
    },
  };
  await expect(migrate(engine, [[table, column, broken]], now)).rejects.toThrow('no');
  expect(await engine.all("SELECT name FROM sqlite_master WHERE name = 'half'")).toEqual([]);
  expect(await migrate(engine, [[table, column]], now)).toEqual([]);
  await expect(migrate(engine, [[table, table]], now)).rejects.toThrow('same id');
  await engine.close();
});

test('a database written by a newer version is refused and left alone', async () => {
  const path = join(folder(), 'x.sqlite');
  const engine = openSqlite({ path });
  await migrate(engine, [[table, column]], now);
  await expect(migrate(engine, [[table]], now)).rejects.toMatchObject({
    refusal: { kind: 'databaseNewer', migration: 'a-002' },
  });
  expect(await engine.all('SELECT id FROM migration ORDER BY id')).toEqual([{ id: 'a-001' }, { id: 'a-002' }]);
  await engine.close();
});

test('LINE8: a file that is no database, or a damaged one, is refused and not overwritten', async () => {
  const path = join(folder(), 'x.sqlite');
  writeFileSync(path, 'this is a letter, not a database. '.repeat(40));
  const before = readFileSync(path);
  expect(refusalOf(() => openSqlite({ path }))).toBe('databaseDamaged');
  expect(readFileSync(path)).toEqual(before);

  const damaged = join(folder(), 'y.sqlite');
  const engine = openSqlite({ path: damaged });
  await migrate(engine, [[table]], now);
  await engine.batch(Array.from({ length: 2000 }, (_, n) => ({ sql: 'INSERT INTO a (n) VALUES (?)', params: [n] })));
  await engine.close();
  const file = openSync(damaged, 'r+');
  writeSync(file, Buffer.alloc(3000, 0xee), 0, 3000, 4096 * 3);
  expect(refusalOf(() => openSqlite({ path: damaged }))).toBe('databaseDamaged');
});

test.skipIf(process.getuid?.() === 0 && process.platform !== 'linux')('a folder that cannot be made is refused', () => {
  const path = join(folder(), 'file');
  writeFileSync(path, '');
  chmodSync(path, 0o400);
  expect(refusalOf(() => openSqlite({ path: join(path, 'under', 'x.sqlite') }))).toBe('dataUnwritable');
});

test('what runs beside a transaction waits for its end', async () => {
  const engine = openSqlite({ path: ':memory:' });
  await migrate(engine, [[table]], now);
  const order: string[] = [];
  const first = engine.transaction(async (queries) => {
    await queries.run('INSERT INTO a (n) VALUES (1)');
    await new Promise((resolve) => setTimeout(resolve, 20));
    order.push('transaction');
    throw new Error('undone');
  });
  const second = engine.batch([{ sql: 'INSERT INTO a (n) VALUES (2)', params: [] }]).then(() => order.push('batch'));
  await expect(first).rejects.toThrow('undone');
  await second;
  expect(order).toEqual(['transaction', 'batch']);
  expect(await engine.all('SELECT n FROM a')).toEqual([{ n: 2 }]);
  await engine.close();
});

test('parameters are numbered for PostgreSQL, but not within quotes', () => {
  expect(numberParameters("SELECT '?' , a FROM b WHERE c = ? AND d = ?")).toBe(
    "SELECT '?' , a FROM b WHERE c = $1 AND d = $2",
  );
});

/** An error as SQLite throws it. */
const diskError = (errcode: number): Error => Object.assign(new Error('disk I/O error'), { errcode });

test('LINE1: after a failed fsync the handle is never asked again, and whoever started it is told once', async () => {
  const path = join(folder(), 'x.sqlite');
  let fault: Error | null = null;
  const told: number[] = [];
  const engine = openSqlite({
    path,
    beforeCommit: () => {
      if (fault !== null) throw fault;
    },
    onBroken: ({ code }) => told.push(code),
  });
  await migrate(engine, [[table]], now);
  const insert = { sql: 'INSERT INTO a (n) VALUES (1)', params: [] };
  await engine.batch([insert]);
  fault = diskError(1034);
  await expect(engine.batch([insert])).rejects.toThrow(StoreBroken);
  fault = null;
  await expect(engine.batch([insert])).rejects.toThrow(StoreBroken);
  await expect(engine.all('SELECT n FROM a')).rejects.toThrow(StoreBroken);
  await expect(engine.transaction(async () => 1)).rejects.toThrow(StoreBroken);
  expect(told).toEqual([1034]);
  await engine.close();
  const again = openSqlite({ path });
  expect(await again.all('SELECT n FROM a')).toEqual([{ n: 1 }]);
  await again.close();
});

test('LINE1: a full disk refuses the write, gives what is there, and takes writes again when there is room', async () => {
  const engine = openSqlite({ path: join(folder(), 'x.sqlite'), onBroken: () => expect.unreachable() });
  await migrate(engine, [[table]], now);
  await engine.run('INSERT INTO a (n) VALUES (1)');
  await engine.run('CREATE TABLE large (b BLOB)');
  const [{ page_count: pages } = {}] = await engine.all('PRAGMA page_count');
  await engine.all(`PRAGMA max_page_count = ${Number(pages) + 1}`);
  const large = { sql: 'INSERT INTO large (b) VALUES (?)', params: [new Uint8Array(100_000)] };
  await expect(engine.batch([large])).rejects.toMatchObject({ errcode: 13 });
  await expect(engine.transaction((queries) => queries.run(large.sql, large.params))).rejects.toMatchObject({
    errcode: 13,
  });
  expect(await engine.all('SELECT n FROM a')).toEqual([{ n: 1 }]);
  await engine.all('PRAGMA max_page_count = 100000');
  await engine.batch([large]);
  expect(await engine.all('SELECT length(b) AS bytes FROM large')).toEqual([{ bytes: 100_000 }]);
  await engine.close();
});
