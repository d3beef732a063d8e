import { addGoal, celebrate, changeGoal, retireGoal } from '@tavle/board';
import type { HistoryReply, PastReply, WentBack } from '@tavle/domain';
import { expect, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, contentOf, edit, enter, idsOn, openHouse, personId } from '../house.testing.ts';

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
    [personId('keeper-s1'), '2026-11-21T08:00:00.000Z', 2],
    [personId('keeper-s1'), '2026-11-21T08:00:00.000Z', 1],
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

test('LINE8: each step says what it changed, also over a new generation, and a moment says what has become of it since', async () => {
  const clock = { now: Date.parse('2026-11-21T08:00:00.000Z') };
  const server = await openHouse({ now: () => clock.now });
  const { goal } = idsOn('s1');
  const later = async (work: () => Promise<unknown>): Promise<void> => {
    clock.now += 60_000;
    await work();
  };
  await later(() => edit(server, 's1', (doc, hand) => celebrate(doc, hand, { text: 'Alle fik en plan' })));
  await later(() => edit(server, 's1', (doc, hand) => changeGoal(doc, hand, { goal, patch: { focus: true } })));
  await later(() => server.rooms.renew(board, { userId: 'tavle' }));
  await later(() => edit(server, 's1', (doc, hand) => changeGoal(doc, hand, { goal, patch: { mandatory: true } })));
  const { steps } = await historyOf(server);
  const last = steps.at(-1);
  expect([last?.isFirst, last?.changes, steps.filter(({ isFirst }) => isFirst).length]).toEqual([true, [], 1]);
  const told = steps
    .slice(0, 4)
    .map(({ changes }) => changes.map(({ kind, section, fields }) => [kind, section, fields]));
  expect(told).toEqual([
    [['changed', 'goals', [{ field: 'mandatory', was: false, is: true }]]],
    [],
    [['changed', 'goals', [{ field: 'focus', was: false, is: true }]]],
    [['made', 'celebrations', [{ field: 'text', was: null, is: 'Alle fik en plan' }]]],
  ]);
  const paged = await historyOf(server, `?before=${steps[1]?.seq}`);
  expect(paged.steps).toEqual(steps.slice(2));
  const past = (await ask(server, 'keeper-s1', `at/${steps[3]?.seq}`)).json<PastReply>();
  expect(past.since.map(({ section, id, fields }) => [section, id, fields.map(({ field }) => field)])).toEqual([
    ['goals', goal, ['mandatory', 'focus']],
  ]);
  expect((await ask(server, 'keeper-s1', `at/${steps[0]?.seq}`)).json<PastReply>().since).toEqual([]);
});

test('LINE8: one entry goes back alone, and others stay as they are', async () => {
  const server = await openHouse();
  const { goal } = idsOn('s1');
  const then = await contentOf(server, 's1');
  const seq = (await historyOf(server)).steps[0]?.seq;
  await edit(server, 's1', (doc, hand) => changeGoal(doc, hand, { goal, patch: { focus: true } }));
  await edit(server, 's1', (doc, hand) => celebrate(doc, hand, { text: 'Bliver stående' }));
  const path = `at/${seq}/restore?section=goals&id=${goal}`;
  expect((await ask(server, 'keeper-s1', path, 'POST')).json<WentBack>()).toEqual({ changed: 1, left: 0 });
  const now = await contentOf(server, 's1');
  expect(now.goals).toEqual(then.goals);
  expect(now.celebrations.map(({ text }) => text)).toContain('Bliver stående');
  expect((await ask(server, 'keeper-s1', path, 'POST')).json<WentBack>()).toEqual({ changed: 0, left: 0 });
  const odd = await ask(server, 'keeper-s1', `at/${seq}/restore?section=nothing`, 'POST');
  expect(odd.statusCode).toBe(400);
});

test('LINE4: history is for the board’s own people, going back for those who write it', async () => {
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
