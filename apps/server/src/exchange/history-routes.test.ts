import { addGoal, celebrate, changeGoal, retireGoal } from '@tavle/board';
import { expect, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, contentOf, edit, enter, idsOn, openHouse, personId } from '../house.testing.ts';
import type { HistoryReply, PastReply, WentBack } from './history-routes.ts';

const board = boardId('s1');

async function ask(server: Server, who: string, path: string, method: 'GET' | 'POST' = 'GET') {
  const headers = await enter(server, who);
  return server.app.inject({ method, url: `/api/boards/${board}/${path}`, headers });
}
const historyOf = async (server: Server, query = ''): Promise<HistoryReply> =>
  (await ask(server, 'keeper-s1', `history${query}`)).json<HistoryReply>();

test('LINE8: a board’s history says who and when, one line per person and minute, also across a new generation', async () => {
  const clock = { now: Date.parse('2026-11-21T08:00:00.000Z') };
  const server = await openHouse({ now: () => clock.now });
  const thank = (text: string): Promise<unknown> => edit(server, 's1', (doc, hand) => celebrate(doc, hand, { text }));
  await thank('et');
  await thank('to');
  clock.now += 60_000;
  await thank('tre');
  await server.rooms.renew(board, { userId: 'tavle' });
  clock.now += 60_000;
  await thank('fire');
  const { steps, before } = await historyOf(server);
  expect(before).toBeNull();
  expect(steps.map(({ who, to, edits }) => [who?.id ?? null, to, edits])).toEqual([
    [personId('keeper-s1'), '2026-11-21T08:02:00.000Z', 1],
    [null, '2026-11-21T08:01:00.000Z', 1],
    [personId('keeper-s1'), '2026-11-21T08:01:00.000Z', 1],
    [personId('keeper-s1'), '2026-11-21T08:00:00.000Z', 3],
  ]);
  expect(steps[0]?.who?.name).toContain('keeper');
  const older = await historyOf(server, `?before=${steps[1]?.seq}`);
  expect(older.steps).toEqual(steps.slice(2));
  for (const [index, expected] of [
    ['et', 'to', 'tre', 'fire'],
    ['et', 'to', 'tre'],
    ['et', 'to', 'tre'],
    ['et', 'to'],
  ].entries()) {
    const past = (await ask(server, 'keeper-s1', `at/${steps[index]?.seq}`)).json<PastReply>();
    expect(
      past.content.celebrations.map((entry) => entry.text),
      String(index),
    ).toEqual(expect.arrayContaining(expected));
    expect(past.content.celebrations).toHaveLength(expected.length);
    expect([past.at, past.who?.id ?? null]).toEqual([steps[index]?.to, steps[index]?.who?.id ?? null]);
  }
});

test('LINE8: going back is a new change by whoever does it; numbers stay, and what came in between is in the history', async () => {
  const server = await openHouse();
  const { goal } = idsOn('s1');
  const then = await contentOf(server, 's1');
  const seq = (await historyOf(server)).steps[0]?.seq;
  await edit(server, 's1', (doc, hand) => changeGoal(doc, hand, { goal, patch: { focus: true } }));
  await edit(server, 's1', (doc, hand) => addGoal(doc, hand, { text: 'Et forkert mål' }));
  await edit(server, 's1', (doc, hand) => retireGoal(doc, hand, { goal, withIndicators: true }));
  const numbers = (await contentOf(server, 's1')).measurements;
  const went = (await ask(server, 'keeper-s1', `at/${seq}/restore`, 'POST')).json<WentBack>();
  expect(went).toMatchObject({ changed: expect.any(Number), left: 0 });
  expect(went.changed).toBeGreaterThan(2);
  const now = await contentOf(server, 's1');
  expect(now.goals.map(({ id, text, stage }) => [id, text, stage])).toEqual(
    then.goals.map(({ id, text, stage }) => [id, text, stage]),
  );
  expect(now.measurements).toEqual(numbers);
  const { steps } = await historyOf(server);
  expect(steps.reduce((sum, step) => sum + step.edits, 0)).toBeGreaterThanOrEqual(5);
});

test('LINE4: history is for those who see the document, going back for those who write it', async () => {
  const server = await openHouse();
  const seq = (await historyOf(server)).steps[0]?.seq;
  expect((await ask(server, 'reader-s1', 'history')).statusCode).toBe(200);
  expect((await ask(server, 'reader-s1', `at/${seq}`)).statusCode).toBe(200);
  expect((await ask(server, 'reader-s1', `at/${seq}/restore`, 'POST')).statusCode).toBe(403);
  for (const path of ['history', `at/${seq}`]) {
    for (const who of ['viewer-s1', 'keeper-n1', 'keeper-south']) {
      const { statusCode } = await ask(server, who, path);
      expect([403, 404], `${who} ${path}`).toContain(statusCode);
    }
    expect((await server.app.inject(`/api/boards/${board}/${path}`)).statusCode).toBe(401);
  }
  expect((await ask(server, 'keeper-s1', 'at/999999')).statusCode).toBe(200);
  expect((await ask(server, 'keeper-s1', 'at/0')).statusCode).toBe(400);
  expect((await ask(server, 'keeper-s1', 'at/1e3')).statusCode).toBe(400);
  expect((await ask(server, 'keeper-s1', 'history?before=x')).statusCode).toBe(400);
});
