import { get, type IncomingMessage } from 'node:http';
import { activateIndicator, addGoal, addIndicator, publishGoal, withdrawGoal } from '@tavle/board';
import type { BoardView, Given, OrganisationReply, Versioned, WallView } from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, edit, enter, idsOn, openHouse, personId, unitId, type UnitName } from '../house.testing.ts';

type Heard = { readonly event: string; readonly data: unknown };
type Listener = {
  readonly heard: Heard[];
  readonly response: IncomingMessage;
  /** The newest value of an event. */
  readonly last: <T>(event: string) => T | undefined;
  readonly ended: () => boolean;
};

/** Listens to a stream as a browser does, over a real socket. */
async function listen(server: Server, headers: { readonly cookie: string }, path: string): Promise<Listener> {
  if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 });
  const address = server.app.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = get({ host: '127.0.0.1', port, path, headers, agent: false }, resolve);
    request.on('error', reject);
    onTestFinished(() => void request.destroy());
  });
  const heard: Heard[] = [];
  let text = '';
  let ended = false;
  response.setEncoding('utf8');
  response.on('end', () => {
    ended = true;
  });
  response.on('error', () => {
    ended = true;
  });
  response.on('data', (chunk: string) => {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const event = /^event: (.*)$/m.exec(block)?.[1];
      if (event !== undefined) heard.push({ event, data: JSON.parse(/^data: (.*)$/m.exec(block)![1]!) });
    }
  });
  const last = <T>(event: string): T | undefined =>
    heard.findLast((each) => each.event === event)?.data as T | undefined;
  return { heard, response, last, ended: () => ended };
}

const eventsOf = (name: UnitName): string => `/api/boards/${boardId(name)}/events`;

test('CHAIN2: a goal published above is on the stream of a ward within a second, and withdrawn as fast', async () => {
  const server = await openHouse();
  const ward = await listen(server, await enter(server, 'keeper-n1'), eventsOf('n1'));
  await expect.poll(() => ward.last('given')).toBeDefined();
  expect(ward.heard[0]).toMatchObject({ event: 'hello', data: { release: 'test-release' } });
  expect(ward.response.headers).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': expect.stringContaining("default-src 'self'"),
  });
  const texts = (): readonly string[] =>
    ward.last<Versioned<Given>>('given')!.value.goals.map((each) => each.goal.text);
  const goal = await edit(server, 'region', (doc, hand) => addGoal(doc, hand, { text: 'Ingen bæltefikseringer' }));
  expect(texts()).not.toContain('Ingen bæltefikseringer');
  const began = performance.now();
  await edit(server, 'region', (doc, hand) => publishGoal(doc, hand, { goal }));
  await expect.poll(texts, { interval: 5 }).toContain('Ingen bæltefikseringer');
  expect(performance.now() - began).toBeLessThan(1000);
  expect(ward.last<Versioned<Given>>('given')!.value.goals.at(-1)).toMatchObject({ state: 'waiting' });
  await edit(server, 'region', (doc, hand) => withdrawGoal(doc, hand, { goal }));
  await expect.poll(texts, { interval: 5 }).not.toContain('Ingen bæltefikseringer');
  const versions = ward.heard
    .filter((each) => each.event === 'given')
    .map((each) => (each.data as Versioned<Given>).version);
  expect(versions).toEqual([...versions].sort((a, b) => a - b));
  expect(new Set(versions).size).toBe(versions.length);
});

test('CHAIN4: the stream gives a ward the region’s goals and a director the ward’s, and no number ever', async () => {
  const server = await openHouse();
  const up = await listen(server, await enter(server, 'viewer-s1'), eventsOf('region'));
  const down = await listen(server, await enter(server, 'director'), eventsOf('s1'));
  await expect.poll(() => up.last('view')).toBeDefined();
  await expect.poll(() => down.last('view')).toBeDefined();
  for (const [name, part] of [
    ['region', 77],
    ['s1', 78],
  ] as const) {
    const rows = [{ indicator: idsOn(name).indicator, start: '2026-07-01', end: '2026-07-31', part, whole: 91 }];
    const sent = await server.app.inject({
      method: 'POST',
      url: `/api/boards/${boardId(name)}/measurements`,
      headers: await enter(server, `keeper-${name}`),
      payload: { rows },
    });
    expect(sent.statusCode).toBe(200);
    await edit(server, name, (doc, hand) => {
      const goal = addGoal(doc, hand, { text: 'Nyt mål' });
      return 'done' in goal ? publishGoal(doc, hand, { goal: goal.done }) : goal;
    });
  }
  for (const { last, heard } of [up, down]) {
    const goals = () => last<Versioned<BoardView>>('view')!.value.content.goals.map((goal) => goal.text);
    await expect.poll(goals).toContain('Nyt mål');
    const all = JSON.stringify(heard);
    expect(heard.map(({ event }) => event)).not.toContain('given');
    expect(/"part":\d|"whole":\d|"points":/.test(all)).toBe(false);
  }
});

test('WALL3: a change on the board is on its wall in under two seconds', async () => {
  const server = await openHouse();
  const wall = await listen(server, await enter(server, 'viewer-s1'), `/api/boards/${boardId('s1')}/wall/events`);
  await expect.poll(() => wall.last('wall')).toBeDefined();
  const began = performance.now();
  await edit(server, 's1', (doc, hand) => {
    const added = addIndicator(doc, hand, {
      goal: idsOn('s1').goal,
      name: 'Fald',
      kind: 'count',
      cadence: 'week',
      source: 'Egen',
      why: 'Derfor',
      owner: hand.by,
    });
    return 'done' in added ? activateIndicator(doc, hand, { indicator: added.done }) : added;
  });
  const names = () => wall.last<Versioned<WallView>>('wall')!.value.indicators.map((each) => each.indicator.name);
  await expect.poll(names, { interval: 5 }).toContain('Fald');
  expect(performance.now() - began).toBeLessThan(2000);
  expect(wall.last('wall')).toMatchObject({ at: expect.stringMatching(/^20\d\d-/) });
});

test('LINE4: when rights change or a session ends, the stream says so and ends within two seconds', async () => {
  const server = await openHouse();
  const mine = await enter(server, 'keeper-s1');
  const board = await listen(server, mine, eventsOf('s1'));
  const wall = await listen(server, mine, `/api/boards/${boardId('s1')}/wall/events`);
  const other = await listen(server, await enter(server, 'keeper-s2'), eventsOf('s2'));
  await expect.poll(() => [board.last('given'), wall.last('wall'), other.last('given')]).not.toContain(undefined);
  const began = performance.now();
  await server.organisation.grant(personId('keeper-s1'), [{ unit: unitId('s1'), role: 'auditor' }]);
  await expect.poll(() => [board.ended(), wall.ended()]).toEqual([true, true]);
  expect(performance.now() - began).toBeLessThan(2000);
  expect(board.heard.at(-1)).toEqual({ event: 'access', data: { access: 'goals' } });
  expect(wall.heard.at(-1)).toEqual({ event: 'access', data: { access: 'none' } });
  expect(other.ended()).toBe(false);
  const tree = await listen(server, mine, '/api/organisation/events');
  await expect.poll(() => tree.last('organisation')).toBeDefined();
  await server.sessions.end(mine.cookie.split('=')[1]!);
  await expect.poll(tree.ended).toBe(true);
  expect(tree.heard.at(-1)).toEqual({ event: 'access', data: { access: 'none' } });
  expect(other.ended()).toBe(false);
});

test('the start page follows what happens on the boards one may see', async () => {
  const server = await openHouse();
  const tree = await listen(server, await enter(server, 'keeper-south'), '/api/organisation/events');
  const goals = (name: UnitName) =>
    tree.last<Versioned<OrganisationReply>>('organisation')?.value.boards.find((each) => each.board === boardId(name))
      ?.goals;
  await expect.poll(() => goals('s1')).toBe(1);
  expect(goals('n1')).toBeUndefined();
  await edit(server, 's1', (doc, hand) => {
    const goal = addGoal(doc, hand, { text: 'Et til' });
    return 'done' in goal ? publishGoal(doc, hand, { goal: goal.done }) : goal;
  });
  await expect.poll(() => goals('s1'), { timeout: 3000 }).toBe(2);
});

test('a session holds 64 streams and no more', async () => {
  const server = await openHouse();
  const cookie = await enter(server, 'keeper-s1');
  const first = await listen(server, cookie, eventsOf('s1'));
  await Promise.all(Array.from({ length: 63 }, () => listen(server, cookie, eventsOf('s1'))));
  const refused = await server.app.inject({ url: eventsOf('s1'), headers: cookie });
  expect([refused.statusCode, refused.json().problem]).toEqual([429, 'tooFast']);
  first.response.destroy();
  await expect.poll(async () => (await listen(server, cookie, eventsOf('s1'))).response.statusCode).toBe(200);
});

test('when the server stops, streams end and it does not wait for them', async () => {
  const server = await openHouse();
  const ward = await listen(server, await enter(server, 'keeper-n1'), eventsOf('n1'));
  await expect.poll(() => ward.last('given')).toBeDefined();
  const began = performance.now();
  await server.app.close();
  expect(performance.now() - began).toBeLessThan(1500);
  await expect.poll(ward.ended).toBe(true);
});
