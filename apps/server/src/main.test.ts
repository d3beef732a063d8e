/** A start that succeeds, and a stop. What is refused at the start stands in tests/soak/start.test.ts. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OrganisationReply, SessionReply } from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';

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

test('an unknown name is answered with the nearest, and the start goes on', async () => {
  const started = run({ TAVLE_HOSTS: 'x' });
  await listening(started);
  expect(started.out()).toContain('TAVLE_HOSTS kendes ikke og bruges ikke. Mente du TAVLE_HOST?');
});
