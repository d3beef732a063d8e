/** Who sees what (CHAIN4, SMALL4, LINE4): goals along the whole line, numbers two layers, nothing beside it; also when the API is called by hand. */
import { request } from 'node:http';
import type { BoardView, Problem, Versioned } from '@tavle/domain';
import { closeCodes } from '@tavle/sync';
import { WebSocket } from 'ws';
import { type SignedIn, signIn } from '../running/person.ts';
import { boardOfUnit, expect, t, test, type UnitName } from './fixtures.ts';

interface Far {
  readonly reader: string;
  readonly unit: UnitName;
  /** Somebody who sees everything of that board. */
  readonly owner: string;
}

const far: readonly Far[] = [
  { reader: 'Medarbejder, S1', unit: 'Region Nordjylland', owner: 'Regionsdirektør' },
  { reader: 'Regionsdirektør', unit: 'S1', owner: 'Afsnitsleder, S1' },
];

for (const { reader, unit, owner } of far) {
  test(`CHAIN4: ${reader} gets the goals of ${unit} and not its numbers`, async ({ sit, server }) => {
    const all = await viewOf(server.url, owner, unit);
    const goals = all.content.goals.filter(({ stage }) => stage === 'published').map(({ text }) => text);
    // What somebody has prioritised, by name and reason, is the one exception the law has.
    const kept = all.results
      .filter(({ indicator }) => indicator.prioritised === null)
      .map(({ indicator }) => indicator);
    expect(goals.length).toBeGreaterThan(0);
    expect(kept.length).toBeGreaterThan(1);

    const seat = await sit(reader);
    await seat.open(unit);
    for (const text of goals) await expect(seat.page.getByRole('heading', { name: text, exact: true })).toBeVisible();
    const names = new Set(
      all.results.filter((each) => each.indicator.prioritised !== null).map((each) => each.indicator.name),
    );
    const shown = await seat.page.getByRole('main').getByRole('article').getByRole('heading').allTextContents();
    expect(shown.filter((name) => !names.has(name))).toEqual([]);
    await expect(seat.page.getByText(t('access.goals'), { exact: false }).first()).toBeVisible();
    await expect(seat.page.getByRole('button', { name: t('goal.new') })).toHaveCount(0);

    const board = seat.boardOf(unit);
    const { status, body } = await seat.who.get<Versioned<BoardView>>(`/api/boards/${board}/view`);
    expect(status).toBe(200);
    const event = await firstEvent(seat.who, `/api/boards/${board}/events`, 'view');
    for (const text of [JSON.stringify(body), event]) {
      expect(text).toContain(goals[0]);
      // As an entry, or as what a number belongs to; a counterweight that is merely named has no numbers here.
      const about = kept.filter(({ id }) => text.includes(`"id":"${id}"`) || text.includes(`"indicator":"${id}"`));
      expect(about.map(({ name }) => name)).toEqual([]);
    }
    const { content } = body.value;
    const told = [content.measurements, content.interpretations, content.actions, content.efforts, content.escalations];
    expect(told).toEqual([[], [], [], [], []]);
    for (const path of ['given', 'wall', 'wall/events', 'wall?audience=staff']) {
      const refused = await seat.who.get<Problem>(`/api/boards/${board}/${path}`);
      expect([path, refused.status, refused.body.problem]).toEqual([path, 403, 'noAccess']);
      expect(refused.body.ask).not.toBeNull();
    }
    expect(await closeCodeOf(seat.who, `/sync/${board}`)).toBe(closeCodes.noAccess.code);
    const rows = [{ indicator: kept[0]?.id, start: '2026-01-05', end: '2026-01-18', part: 1, whole: 2 }];
    expect(await statusOfPost(seat.who, `/api/boards/${board}/measurements`, { rows })).toBe(403);
  });
}

test('LINE4: a board that is not there says so, one beside the line names whom to ask', async ({ sit }) => {
  const seat = await sit('Medarbejder, S1');
  await seat.page.goto('/tavle/findes-ikke-overhovedet');
  await expect(seat.page.getByRole('heading', { name: t('error.notFound.title') })).toBeVisible();
  await expect(seat.page.getByRole('link', { name: t('nav.backToBoards') })).toBeVisible();

  // Not even the tree names it to somebody beside the line; its own people know it.
  expect(() => seat.boardOf('S2')).toThrow();
  const beside = (await sit('Tovholder, S2')).boardOf('S2');
  await seat.page.goto(`/tavle/${beside}`);
  await expect(seat.page.getByRole('heading', { name: t('error.noAccess.title') })).toBeVisible();
  await expect(seat.page.getByText(t('common.noAccess', { name: 'Tovholder, S2' }))).toBeVisible();
  for (const path of ['', '/view', '/given', '/events', '/wall', '/wall/events']) {
    const refused = await seat.who.get<Problem>(`/api/boards/${beside}${path}`);
    expect([path, refused.status, refused.body.ask]).toEqual([path, 403, 'Tovholder, S2']);
  }
  for (const board of [beside, 'findes-ikke-overhovedet'])
    expect(await closeCodeOf(seat.who, `/sync/${board}`)).toBe(closeCodes.noBoard.code);

  await seat.page.goto(`/vaeg/${beside}`);
  await expect(seat.page.getByRole('heading', { name: t('screen.notConnected') })).toBeVisible();
  await expect(seat.page.getByText(t('common.noAccess', { name: 'Tovholder, S2' }))).toBeVisible();
});

test('LINE4: without a seat every door is closed, and a seat is taken on this machine only', async ({
  server,
  page,
}) => {
  const who = await signIn(server.url, ({ name }) => name === 'Medarbejder, S1');
  const board = boardOfUnit(await who.organisation(), 'S1');
  for (const path of [
    '/api/organisation',
    `/api/boards/${board}`,
    `/api/boards/${board}/view`,
    `/api/boards/${board}/wall`,
  ]) {
    expect([path, (await fetch(`${server.url}${path}`)).status]).toEqual([path, 401]);
  }
  expect(await closeCodeOf({ ...who, cookie: '' }, `/sync/${board}`)).toBe(closeCodes.sessionOver.code);

  const elsewhere = await postAs('tavle.example.dk', server.port, { person: who.person.id });
  expect(elsewhere.status).toBe(403);
  expect(elsewhere.cookie).toBeUndefined();
  expect(elsewhere.body).toMatchObject({ problem: 'notHere', sentence: expect.stringContaining('på den maskine') });

  await page.goto(`${server.url}/tavle/${board}`);
  await expect(page.getByRole('heading', { name: t('person.choose') })).toBeVisible();
  await page.getByRole('button', { name: /^Medarbejder, S1\b/ }).click();
  await expect(page.getByRole('heading', { name: 'S1 Sengeafsnit', level: 1 })).toBeVisible();
  await expect(page).toHaveURL(`${server.url}/tavle/${board}`);
});

async function viewOf(url: string, name: string, unit: UnitName): Promise<BoardView> {
  const who = await signIn(url, (person) => person.name === name);
  const board = boardOfUnit(await who.organisation(), unit);
  return (await who.get<Versioned<BoardView>>(`/api/boards/${board}/view`)).body.value;
}

/** The data of the first event of that name on a stream. */
async function firstEvent({ url, cookie }: SignedIn, path: string, event: string): Promise<string> {
  const stream = await fetch(`${url}${path}`, { headers: { cookie } });
  let heard = '';
  const decoder = new TextDecoder();
  for await (const chunk of stream.body ?? []) {
    heard += decoder.decode(chunk, { stream: true });
    const found = new RegExp(`event: ${event}\\ndata: (.*)\\n\\n`).exec(heard);
    if (found) return found[1] ?? '';
  }
  throw new Error(`no ${event} in ${heard}`);
}

function closeCodeOf({ url, cookie }: SignedIn, path: string): Promise<number> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers: { cookie, origin: url } });
  return new Promise((resolve, reject) => {
    socket.on('close', resolve);
    socket.on('error', reject);
  });
}

async function statusOfPost({ url, cookie }: SignedIn, path: string, body: unknown): Promise<number> {
  const headers = { cookie, origin: url, 'content-type': 'application/json' };
  return (await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })).status;
}

/** Takes a seat under another name of the host, as a page elsewhere could make a browser do. */
function postAs(host: string, port: number, body: unknown) {
  const text = JSON.stringify(body);
  const headers = { host, 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
  return new Promise<{ status: number | undefined; cookie: unknown; body: unknown }>((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: '/api/session', method: 'POST', headers }, (reply) => {
      let said = '';
      reply.on('data', (chunk: Buffer) => (said += chunk.toString()));
      reply.on('end', () =>
        resolve({ status: reply.statusCode, cookie: reply.headers['set-cookie'], body: JSON.parse(said) }),
      );
    });
    asked.on('error', reject);
    asked.end(text);
  });
}
