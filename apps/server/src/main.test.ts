import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationReply, SessionReply } from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { openSqlite } from './db/sqlite.ts';

const program = join(import.meta.dirname, 'main.ts');
const folder = (): string => mkdtempSync(join(tmpdir(), 'tavle-main-'));

type Run = { readonly child: ChildProcess; readonly out: () => string; readonly ended: Promise<number | null> };

/** Starts the program as a user does, on a free port. */
function run(settings: Record<string, string>): Run {
  const { TAVLE_CHROMIUM, ...env } = process.env;
  const own = { NODE_ENV: 'test', TAVLE_PORT: '0', TAVLE_DEMO: 'off', TAVLE_DATA: folder(), ...settings };
  const child = spawn(process.execPath, [program], { env: { ...env, ...own }, stdio: ['ignore', 'pipe', 'pipe'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  let out = '';
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  return { child, out: () => out, ended };
}

const addressIn = (text: string): string | undefined => /Tavle er klar på (http:\/\/\S+)/.exec(text)?.[1];

async function listening(started: Run): Promise<string> {
  await expect.poll(() => addressIn(started.out()), { timeout: 15_000 }).toBeDefined();
  return addressIn(started.out())!;
}

async function refusal(settings: Record<string, string>): Promise<string> {
  const started = run(settings);
  expect(await started.ended).toBe(1);
  expect(started.out()).not.toMatch(/\n\s+at /);
  expect(addressIn(started.out())).toBeUndefined();
  return started.out();
}

test('it starts, says where in one line, is ready, and stops within two seconds with sockets and streams open', async () => {
  const started = run({ TAVLE_DEMO: 'on' });
  const address = await listening(started);
  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ok' });
  expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ status: 'ok' });
  const { people } = (await (await fetch(`${address}/api/session`)).json()) as SessionReply;
  const keeper = people.find((person) => person.grants[0]?.role === 'keeper')!;
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ person: keeper.id });
  const chosen = await fetch(`${address}/api/session`, { method: 'POST', headers, body });
  const cookie = chosen.headers.get('set-cookie')!.split(';')[0]!;
  const organisation = await fetch(`${address}/api/organisation`, { headers: { cookie } });
  const { boards } = (await organisation.json()) as OrganisationReply;
  const { board } = boards.find((line) => line.access === 'write')!;
  const stream = await fetch(`${address}/api/boards/${board}/events`, { headers: { cookie } });
  const reader = stream.body!.getReader();
  await reader.read();
  const socket = new WebSocket(`${address.replace('http', 'ws')}/sync/${board}`, { headers: { cookie } });
  await new Promise((resolve) => socket.once('message', resolve));
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  const began = performance.now();
  started.child.kill('SIGTERM');
  expect(await closed).toBe(1012);
  expect(await started.ended).toBe(0);
  expect(performance.now() - began).toBeLessThan(2000);
});

test('a wrong setting stops the start, with what it got and what it accepts, in both languages', async () => {
  const out = await refusal({ TAVLE_PORT: 'fire', TAVLE_DEMO: 'ja' });
  expect(out).toContain('TAVLE_PORT er sat til "fire". Den kan være et helt tal fra 0 til 65535');
  expect(out).toContain('TAVLE_PORT is set to "fire". It can be a whole number from 0 to 65535');
  expect(out).toContain('TAVLE_DEMO er sat til "ja". Den kan være on eller off.');
});

test('an unknown name is answered with the nearest, and the start goes on', async () => {
  const started = run({ TAVLE_HOSTS: 'x' });
  await listening(started);
  expect(started.out()).toContain('TAVLE_HOSTS kendes ikke og bruges ikke. Mente du TAVLE_HOST?');
});

test('a port that is taken is named', async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void other.close());
  const { port } = other.address() as AddressInfo;
  expect(await refusal({ TAVLE_PORT: String(port) })).toContain(`Port ${port} på 127.0.0.1 er optaget`);
});

test('an address that is not this machine’s is named', async () => {
  expect(await refusal({ TAVLE_HOST: '203.0.113.7' })).toContain('Adressen 203.0.113.7 findes ikke på denne maskine');
});

test('a data folder that cannot be one is named', async () => {
  const file = join(folder(), 'file');
  writeFileSync(file, '');
  expect(await refusal({ TAVLE_DATA: join(file, 'data') })).toContain('dataUnwritable');
});

test('a damaged database is refused and left as it is; so is one from a newer version', async () => {
  const damaged = folder();
  writeFileSync(join(damaged, 'tavle.db'), 'this is not a database, and it is long enough to be looked at'.repeat(40));
  expect(await refusal({ TAVLE_DATA: damaged })).toContain('databaseDamaged');
  const newer = folder();
  const engine = openSqlite({ path: join(newer, 'tavle.db') });
  await engine.run('CREATE TABLE migration (id TEXT PRIMARY KEY, applied_at TEXT NOT NULL)');
  await engine.run("INSERT INTO migration (id, applied_at) VALUES ('board-099-holograms', '2031-01-01')");
  await engine.close();
  const out = await refusal({ TAVLE_DATA: newer });
  expect(out).toContain('nyere udgave');
  expect(out).toContain('board-099-holograms');
});
