import { addDecision, addInterpretation, adoptGoal, prioritiseIndicator } from '@tavle/board';
import {
  type BoardView,
  date,
  type Given,
  type Problem,
  standingOf,
  type Versioned,
  type WallView,
} from '@tavle/domain';
import type { LightMyRequestResponse } from 'fastify';
import { expect, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, contentOf, edit, enter, idsOn, openHouse, type UnitName } from '../house.testing.ts';

async function ask(server: Server, who: string | null, path: string, language = 'da'): Promise<LightMyRequestResponse> {
  const cookie = who === null ? {} : await enter(server, who);
  return server.app.inject({ url: path, headers: { ...cookie, 'accept-language': language } });
}
const at = (name: UnitName, rest = ''): string => `/api/boards/${boardId(name)}${rest}`;

test('without a session, and for a board that does not exist, there is a problem with a sentence', async () => {
  const server = await openHouse();
  for (const path of ['', '/given', '/view', '/events', '/wall', '/wall/events']) {
    const stranger = await ask(server, null, at('s1', path));
    expect(stranger.statusCode).toBe(401);
    expect(stranger.json<Problem>()).toMatchObject({
      problem: 'noSession',
      sentence: expect.stringMatching(/log ind/i),
    });
    const nowhere = await ask(server, 'keeper-s1', `/api/boards/there-is-no-such-board${path}`);
    expect([nowhere.statusCode, nowhere.json<Problem>().problem]).toEqual([404, 'notFound']);
  }
});

test('a board off one’s line is closed, with a name to ask, in the reader’s language', async () => {
  const server = await openHouse();
  for (const path of ['', '/given', '/view', '/events', '/wall', '/wall/events']) {
    const reply = await ask(server, 'keeper-n1', at('s1', path));
    expect(reply.statusCode).toBe(403);
    expect(reply.json<Problem>()).toEqual({
      problem: 'noAccess',
      sentence: 'Du har ikke adgang til denne tavle. Kontakt keeper-s1 s1.',
      ask: 'keeper-s1 s1',
    });
  }
  const english = await ask(server, 'keeper-n1', at('s1'), 'en-GB,da;q=0.5');
  expect(english.json<Problem>().sentence).not.toBe('');
  expect(english.json<Problem>().sentence).not.toMatch(/adgang/);
});

test('who writes gets the document’s generation and what is given; who looks gets neither values nor given', async () => {
  const server = await openHouse();
  const keeper = await ask(server, 'keeper-s1', at('s1'));
  expect(keeper.json()).toMatchObject({ access: 'write', keeper: 'keeper-s1 s1', unit: { shortName: 's1' } });
  expect(keeper.json().generation).toBe(await server.rooms.generationOf(boardId('s1')));
  const given = await ask(server, 'keeper-s1', at('s1', '/given'));
  expect(given.json<Versioned<Given>>().value.goals.length).toBe(3);
  for (const who of ['reader-s1', 'viewer-s1']) {
    const refused = await ask(server, who, at('s1', '/given'));
    expect([refused.statusCode, refused.json<Problem>().problem]).toEqual([403, 'noAccess']);
  }
});

test('SMALL4: the board’s own readers get all of it in words and no number that is hidden', async () => {
  const server = await openHouse();
  const { indicator } = idsOn('s1');
  const rows = [{ indicator, start: '2026-06-01', end: '2026-06-30', part: 2, whole: 30, reason: 'Var 4 af 30' }];
  const headers = await enter(server, 'keeper-s1');
  await server.app.inject({ method: 'POST', url: at('s1', '/measurements'), headers, payload: { rows } });
  await edit(server, 's1', (doc, hand) => addDecision(doc, hand, { text: 'Vi ringer dagen før' }));
  await edit(server, 's1', (doc, hand) =>
    addInterpretation(doc, hand, { indicator, periodEnd: date('2026-06-30'), text: 'Kun 2 af 30' }),
  );
  const read = await view(server, 'reader-s1', 's1');
  expect([read.access, read.content.decisions.map(({ text }) => text)]).toEqual(['read', ['Vi ringer dagen før']]);
  const june = read.results[0]?.points.at(-1);
  expect([june?.state, june?.value, june?.part, june?.measurement]).toEqual(['hidden', null, null, null]);
  expect(read.content.measurements.map(({ start }) => start)).toEqual(['2026-01-01', '2026-02-01', '2026-03-01']);
  expect(read.content.interpretations).toEqual([]);
  expect(JSON.stringify(read)).not.toContain('af 30');
  const viewed = await view(server, 'viewer-s1', 's1');
  expect([viewed.access, viewed.content.decisions, viewed.content.measurements]).toEqual(['results', [], []]);
});

const view = async (server: Server, who: string, name: UnitName): Promise<BoardView> =>
  (await ask(server, who, at(name, '/view'))).json<Versioned<BoardView>>().value;

test('CHAIN4: a ward asking for the region’s results by hand gets the goals and not the numbers', async () => {
  const server = await openHouse();
  for (const who of ['viewer-s1', 'keeper-s1', 'reader-s1']) {
    const region = await view(server, who, 'region');
    expect(region.access).toBe('goals');
    expect(region.content.goals.map((goal) => goal.text)).toEqual(['Mål for region']);
    expect([region.results, region.content.measurements, region.content.indicators]).toEqual([[], [], []]);
    expect(region.given.rollUps).toEqual([]);
    expect(region.given.chain.every((stop) => stop.results === null)).toBe(true);
    for (const path of ['/given', '/wall', '/wall?audience=staff', '/wall/events']) {
      expect((await ask(server, who, at('region', path))).statusCode).toBe(403);
    }
  }
  const near = await view(server, 'viewer-s1', 'psychiatry');
  expect(near.access).toBe('results');
  expect(near.results[0]?.points).toHaveLength(3);
});

test('CHAIN4: a director asking for a ward’s series three layers down gets the goals and not the numbers', async () => {
  const server = await openHouse();
  const ward = await view(server, 'director', 's1');
  expect(ward.access).toBe('goals');
  expect([ward.results, ward.content.measurements, ward.content.indicators]).toEqual([[], [], []]);
  for (const path of ['/given', '/wall', '/wall/events']) {
    expect((await ask(server, 'director', at('s1', path))).statusCode).toBe(403);
  }
  const department = await view(server, 'director', 'south');
  expect(department.results[0]?.points).toHaveLength(3);
  const organisation = (await ask(server, 'director', '/api/organisation')).json();
  const line = (name: UnitName) => organisation.boards.find((each: { board: string }) => each.board === boardId(name));
  expect([line('s1').access, line('s1').results, line('s1').goals]).toEqual(['goals', null, 1]);
  expect(line('south').results.indicators).toBe(1);
});

test('CHAIN4: flagged as prioritised, exactly that series goes further', async () => {
  const server = await openHouse();
  const { indicator } = idsOn('s1');
  await edit(server, 's1', (doc, hand) => prioritiseIndicator(doc, hand, { indicator, why: 'Regionen følger det' }));
  const ward = await view(server, 'director', 's1');
  expect(ward.results.map((result) => result.indicator.id)).toEqual([indicator]);
  expect(ward.content.measurements).toEqual([]);
});

test('CHAIN8: what two wards take over is summed on the department, missing while one has no number', async () => {
  const server = await openHouse();
  const above = { parentBoard: boardId('south'), parentGoal: idsOn('south').goal };
  const { indicators } = await contentOf(server, 'south');
  for (const name of ['s1', 's2'] as const) {
    await edit(server, name, (doc, hand) => adoptGoal(doc, hand, { ...above, indicators, owner: hand.by }));
  }
  const taken = (await contentOf(server, 's1')).indicators.find((each) => each.adopts !== null)!;
  const row = { indicator: taken.id, start: '2026-05-01', end: '2026-05-31', part: 8, whole: 10 };
  const sent = await server.app.inject({
    method: 'POST',
    url: at('s1', '/measurements'),
    headers: await enter(server, 'keeper-s1'),
    payload: { rows: [row] },
  });
  expect(sent.statusCode).toBe(200);
  await server.cascade.settled();
  const given = (await ask(server, 'keeper-south', at('south', '/given'))).json<Versioned<Given>>().value;
  const sum = given.rollUps[0]?.points.at(-1);
  expect(sum).toMatchObject({
    end: '2026-05-31',
    value: null,
    state: 'missing',
    from: 1,
    of: 2,
    missing: [boardId('s2')],
  });
});

test('SMALL3: a small number hidden from an audience is hidden in its view and on its wall', async () => {
  const server = await openHouse();
  const { indicator } = idsOn('s1');
  await edit(server, 's1', () => ({ done: undefined }));
  const rows = [{ indicator, start: '2026-06-01', end: '2026-06-30', part: 2, whole: 30 }];
  const headers = await enter(server, 'keeper-s1');
  await server.app.inject({ method: 'POST', url: at('s1', '/measurements'), headers, payload: { rows } });
  await server.cascade.settled();
  const raw = server.cascade.derived().world.results(boardId('s1'))[0]!;
  const last = raw.points.at(-1)!;
  expect([last.part, standingOf(server.cascade.derived().world, boardId('s1'), raw.indicator, last)]).toEqual([
    2,
    'hidden',
  ]);
  const seen = await view(server, 'viewer-s1', 's1');
  expect(seen.results[0]?.points.at(-1)).toMatchObject({ state: 'hidden', value: null, part: null, whole: null });
  for (const audience of ['public', 'staff']) {
    const wall = (await ask(server, 'keeper-s1', at('s1', `/wall?audience=${audience}`))).json<Versioned<WallView>>();
    expect(wall.value.indicators[0]?.points.at(-1)).toMatchObject({ state: 'hidden', value: null });
    expect(JSON.stringify(wall.value)).not.toContain('keeper-s1 s1');
  }
  expect((await ask(server, 'keeper-s1', at('s1', '/wall?audience=management'))).statusCode).toBe(400);
});
