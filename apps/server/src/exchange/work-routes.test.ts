import { addAction, addDecision } from '@tavle/board';
import { date, type Mine, type Problem, type Versioned } from '@tavle/domain';
import { expect, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, contentOf, edit, enter, openHouse, personId, type UnitName } from '../house.testing.ts';

const due = date('2026-12-01');
const act = (server: Server, name: UnitName, owner: string, what: string) =>
  edit(server, name, (doc, hand) => addAction(doc, hand, { what, owner: personId(owner), due }));
const post = async (server: Server, who: string, path: string, payload: object) =>
  server.app.inject({ method: 'POST', url: path, headers: await enter(server, who), payload });
const mine = async (server: Server, who: string): Promise<Mine> =>
  (await server.app.inject({ url: '/api/mine', headers: await enter(server, who) })).json<Versioned<Mine>>().value;
const stateAt = (name: UnitName, action: string): string => `/api/boards/${boardId(name)}/actions/${action}/state`;

test('MEET4: mine are my open actions on the boards I may see, and closing one there is an edit on its own board', async () => {
  const server = await openHouse();
  const action = await act(server, 's1', 'keeper-s1', 'Ring til kommunen');
  await act(server, 's2', 'keeper-s1', 'På en tavle, jeg ikke ser');
  await act(server, 's1', 'reader-s1', 'En andens');
  const before = await mine(server, 'keeper-s1');
  expect(before.actions.map(({ action: each, unitName }) => [each.what, unitName])).toEqual([
    ['Ring til kommunen', 'Enhed s1'],
  ]);
  const closed = await post(server, 'keeper-s1', stateAt('s1', action), { state: 'done' });
  expect(closed.statusCode).toBe(204);
  expect((await contentOf(server, 's1')).actions[0]).toMatchObject({
    id: action,
    state: 'done',
    by: personId('keeper-s1'),
  });
  await server.cascade.settled();
  expect((await mine(server, 'keeper-s1')).actions).toEqual([]);
  expect((await server.app.inject({ url: '/api/mine' })).statusCode).toBe(401);
});

test('LINE9: a reader says how far an own action is, and nobody else’s; those who only see results say nothing', async () => {
  const server = await openHouse();
  const own = await act(server, 's1', 'reader-s1', 'Min egen');
  const other = await act(server, 's1', 'keeper-s1', 'En andens');
  expect((await post(server, 'reader-s1', stateAt('s1', own), { state: 'doing' })).statusCode).toBe(204);
  expect((await post(server, 'reader-s1', stateAt('s1', other), { state: 'done' })).statusCode).toBe(403);
  expect((await post(server, 'viewer-s1', stateAt('s1', own), { state: 'done' })).statusCode).toBe(403);
  expect((await post(server, 'keeper-n1', stateAt('s1', own), { state: 'done' })).statusCode).toBe(403);
  expect((await post(server, 'reader-s1', stateAt('s1', 'nowhere'), { state: 'done' })).statusCode).toBe(403);
  expect((await post(server, 'keeper-s1', stateAt('s1', 'nowhere'), { state: 'done' })).statusCode).toBe(404);
  expect((await post(server, 'keeper-s1', stateAt('s1', own), { state: 'gone' })).statusCode).toBe(400);
  expect((await contentOf(server, 's1')).actions.map(({ state }) => state)).toEqual(['doing', 'agreed']);
});

test('LINE9: a reader has read a decision, once however often it is said', async () => {
  const server = await openHouse();
  const of = await edit(server, 's1', (doc, hand) => addDecision(doc, hand, { text: 'Vi ringer dagen før' }));
  const reads = `/api/boards/${boardId('s1')}/reads`;
  for (const who of ['reader-s1', 'reader-s1', 'keeper-s1'])
    expect((await post(server, who, reads, { of })).statusCode).toBe(204);
  expect((await contentOf(server, 's1')).reads.map(({ by }) => by).sort()).toEqual(
    [personId('keeper-s1'), personId('reader-s1')].sort(),
  );
  expect((await post(server, 'viewer-s1', reads, { of })).statusCode).toBe(403);
  const unknown = await post(server, 'reader-s1', reads, { of: 'nowhere' });
  expect([unknown.statusCode, unknown.json<Problem>().problem]).toEqual([404, 'notFound']);
});
