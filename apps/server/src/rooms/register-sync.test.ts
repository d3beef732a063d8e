import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServer, type TestServer } from './rooms.testing.ts';

const board = 'board-0123456789abcdef';
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  await server.rooms.create(board, { userId: 'leader' }, () => undefined);
});
afterAll(async () => server.stop());

/** The status an upgrade is answered with. */
async function statusOf(path: string, headers: Readonly<Record<string, string>> = {}): Promise<number | undefined> {
  const { port } = server.app.server.address() as AddressInfo;
  const asked = request({
    port,
    path,
    headers: {
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': 'dGhlIHNhbXBsZSBub25jZQ==',
      ...headers,
    },
  });
  return new Promise((resolve, reject) => {
    asked.on('error', reject);
    asked.on('response', (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode));
    });
    asked.on('upgrade', (response, socket) => {
      socket.destroy();
      resolve(response.statusCode);
    });
    asked.end();
  });
}

test('LINE4: an upgrade is answered for what it asks, and a refused one leaves the server as it was', async () => {
  expect(await statusOf(`/sync/${board}`)).toBe(101);
  expect(await statusOf(`/sync/${board}?g=AAAAAAAAAAAA&s=1`)).toBe(101);
  expect(await statusOf(`/sync/${board}`, { origin: 'https://elsewhere.example' })).toBe(403);
  for (const path of [
    '/',
    '/sync',
    '/sync/',
    '/sync/..',
    '/sync/a%2fb',
    `/sync/${board}/more`,
    '/api/session',
    '//sync',
  ])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
  for (const query of ['g=', 'g=%00', 'g=<script>', 's=x', 's=-1', 's=1e9', `g=${'a'.repeat(300)}`])
    expect([query, await statusOf(`/sync/${board}?${query}`)]).toEqual([query, 400]);
  expect(await statusOf(`/sync/${board}`, { 'sec-websocket-version': '9' })).toBe(400);
  expect(await statusOf(`/sync/${board}`, { 'sec-websocket-key': 'short' })).toBe(400);
  expect(await statusOf(`/sync/${board}`)).toBe(101);
  await expect.poll(() => server.rooms.stats().connections).toBe(0);
});
