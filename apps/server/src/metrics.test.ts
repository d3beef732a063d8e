import { celebrate } from '@tavle/board';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import { boardId, edit, enter, openHouse } from './house.testing.ts';

const metricIn = (text: string, name: string): number =>
  Number(new RegExp(`^${name.replace(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);

test('metrics count what happened, for this machine only, and name nobody', async () => {
  const server = await openHouse();
  await server.app.listen({ host: '127.0.0.1', port: 0 });
  const address = server.app.server.address();
  const host = `127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const read = async (): Promise<string> => (await fetch(`http://${host}/metrics`)).text();
  const before = await read();
  await edit(server, 's1', (doc, hand) => celebrate(doc, hand, { text: 'Tak for kaffe' }));
  const headers = await enter(server, 'keeper-s1');
  const ws = new WebSocket(`ws://${host}/sync/${boardId('s1')}`, { headers });
  onTestFinished(() => ws.terminate());
  await new Promise((resolve) => ws.once('message', resolve));
  const stranger = new WebSocket(`ws://${host}/sync/${boardId('s1')}`);
  expect(await new Promise((resolve) => stranger.once('close', resolve))).toBe(4401);
  const hostile = new WebSocket(`ws://${host}/sync/${boardId('s1')}`, { headers });
  hostile.once('open', () => hostile.send(new Uint8Array([0, 2, 5, 1])));
  expect(await new Promise((resolve) => hostile.once('close', resolve))).toBe(4400);
  const text = await read();
  expect(metricIn(text, 'tavle_edits_total') - metricIn(before, 'tavle_edits_total')).toBe(1);
  expect(metricIn(text, 'tavle_commit_seconds_count')).toBeGreaterThan(0);
  expect(metricIn(text, 'tavle_acknowledge_seconds_sum')).toBeGreaterThan(0);
  expect(metricIn(text, 'tavle_connections')).toBe(1);
  expect(metricIn(text, 'tavle_closed_total{reason="sessionOver"}')).toBe(1);
  expect(metricIn(text, 'tavle_closed_total{reason="malformed"}')).toBe(1);
  expect(metricIn(text, 'tavle_cascade_behind_edits')).toBe(0);
  expect(metricIn(text, 'tavle_store_bytes')).toBeGreaterThan(10_000);
  expect(metricIn(text, 'tavle_loop_delay_p99_seconds')).toBeGreaterThan(0);
  for (const secret of ['keeper', boardId('s1'), 'kaffe', 'person']) expect(text).not.toContain(secret);
  const passedOn = await fetch(`http://${host}/metrics`, { headers: { 'x-forwarded-for': '10.0.0.7' } });
  expect(passedOn.status).toBe(404);
});
