/** A start that cannot be: said in words that tell what to do, in both languages, and the data folder is as it was. */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createServerProcess, freePort, type RunningServer } from '../running/server.ts';

const root = join(import.meta.dirname, '../..');
let used: RunningServer;

/** A data folder somebody has worked in. */
beforeAll(async () => {
  used = await createServerProcess({ TAVLE_DEMO: 'off' });
  await used.start();
  await used.stop();
}, 60_000);
afterAll(() => used.discard());

/** Starts the program as it is started, and waits until it has given up. */
async function refusedStart(settings: Readonly<Record<string, string>>): Promise<string> {
  const env = { ...process.env, TAVLE_PORT: String(await freePort()), TAVLE_DEMO: 'off', ...settings };
  const child = spawn(process.execPath, ['apps/server/src/main.ts'], { cwd: root, env });
  onTestFinished(() => void child.kill('SIGKILL'));
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(code, said).toBe(1);
  expect(said).not.toContain('Tavle er klar');
  expect(said, 'no stack').not.toMatch(/^\s+at /m);
  return said;
}

async function folder(from?: string): Promise<string> {
  const made = await mkdtemp(join(tmpdir(), 'tavle-start-'));
  onTestFinished(() => rm(made, { recursive: true, force: true }));
  if (from !== undefined) await cp(from, made, { recursive: true });
  return made;
}

/** Every file with its bytes. */
async function contentsOf(path: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(path, { recursive: true });
  const files = await Promise.all(
    names.sort().map(async (name) => {
      const file = join(path, name);
      return (await stat(file)).isFile() ? [[name, (await readFile(file)).toString('base64')] as const] : [];
    }),
  );
  return new Map(files.flat());
}

const usedData = (): string => join(used.data, 'data');

test('a port that is taken: which one, and what to set', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const address = other.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const said = await refusedStart({ TAVLE_PORT: String(address.port), TAVLE_DATA: await folder() });
  expect(said).toContain(`Port ${address.port} på 127.0.0.1 er optaget af et andet program.`);
  expect(said).toContain('set TAVLE_PORT to another port');
});

test('an address that is not this machine’s is named', async () => {
  const said = await refusedStart({ TAVLE_HOST: '203.0.113.7', TAVLE_DATA: await folder() });
  expect(said).toContain('Adressen 203.0.113.7 findes ikke på denne maskine');
});

test('a data folder that cannot be written: which one, and what to set', async () => {
  const file = join(await folder(), 'data');
  await writeFile(file, 'a file stands where the folder should be');
  const said = await refusedStart({ TAVLE_DATA: file });
  expect(said).toContain(`Der kan ikke skrives i mappen ${file}`);
  expect(said).toContain('set TAVLE_DATA to another folder');
  expect(await readFile(file, 'utf8')).toBe('a file stands where the folder should be');
});

test('a database from a newer version: refused, nothing changed', async () => {
  const data = await folder(usedData());
  const db = new DatabaseSync(join(data, 'tavle.db'));
  db.prepare('INSERT INTO migration (id, applied_at) VALUES (?, ?)').run('board-099-later', '2031-01-01T00:00:00.000Z');
  db.close();
  const before = await contentsOf(data);
  const said = await refusedStart({ TAVLE_DATA: data });
  expect(said).toContain('fra en nyere udgave af Tavle (databaseNewer: board-099-later)');
  expect(said).toContain('Start that version, or use an older copy of the folder. Nothing was changed.');
  // also none of the files SQLite keeps beside it while it is open
  const after = new Map(await contentsOf(data));
  after.delete('tavle.lock');
  expect([...after]).toEqual([...before].filter(([name]) => name !== 'tavle.lock'));
});

test('a damaged database: refused, never overwritten', async () => {
  const data = await folder(usedData());
  const path = join(data, 'tavle.db');
  const bytes = await readFile(path);
  bytes.fill(0x5a, 100, Math.min(bytes.length, 4096 * 3));
  await writeFile(path, bytes);
  const before = await contentsOf(data);
  const said = await refusedStart({ TAVLE_DATA: data });
  expect(said).toContain('er beskadiget (databaseDamaged');
  expect(said).toContain('Keep the file and put the latest copy back. Nothing was overwritten.');
  expect((await contentsOf(data)).get('tavle.db')).toBe(before.get('tavle.db'));
});

test('no database at all where one was is a new folder; text in its place is a damaged one', async () => {
  const data = await folder();
  await mkdir(data, { recursive: true });
  await writeFile(join(data, 'tavle.db'), 'Kære kollega, her ligger vores tal. '.repeat(200));
  const before = await contentsOf(data);
  expect(await refusedStart({ TAVLE_DATA: data })).toContain('databaseDamaged');
  expect((await contentsOf(data)).get('tavle.db')).toBe(before.get('tavle.db'));
});

test('a wrong setting: its name, what it got, what it accepts; the folder is not even made', async () => {
  const data = join(await folder(), 'data');
  const wrong = { TAVLE_PORT: '70000', TAVLE_DEMO: 'ja', TAVLE_HOST: 'a b' };
  const said = await refusedStart({ TAVLE_DATA: data, ...wrong });
  for (const [name, got] of Object.entries(wrong)) {
    expect(said).toContain(`${name} er sat til "${got}". Den kan være `);
    expect(said).toContain(`${name} is set to "${got}". It can be `);
  }
  await expect(stat(data)).rejects.toThrow();
});
