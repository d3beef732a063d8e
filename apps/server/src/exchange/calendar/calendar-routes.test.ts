import { addForum, moveMeeting, planMeeting } from '@tavle/board';
import { type CalendarLinkMade, type CalendarLinksReply, date, momentOf, type Problem } from '@tavle/domain';
import { expect, test } from 'vitest';
import type { Server } from '../../app.ts';
import { boardId, done, edit, enter, handOf, openHouse, personId } from '../../house.testing.ts';

const now = () => Date.parse('2026-11-21T09:00:00Z');
const forum = {
  name: 'Tavlemøde',
  cadence: 'fortnight',
  start: date('2026-11-26'),
  time: '08:15',
  place: 'Gangen',
} as const;

/** Agreed on the day the tests play on, whatever day they run on: before it nobody owes a meeting. */
async function agree(server: Server, name: 's1' | 'south', fields: Parameters<typeof addForum>[2]): Promise<void> {
  const actor = { userId: personId(`keeper-${name}`) };
  done(await server.rooms.edit(boardId(name), actor, (doc) => addForum(doc, handOf(`keeper-${name}`), fields)));
  await server.cascade.settled();
}

async function opened(): Promise<Server> {
  const server = await openHouse({ now });
  await agree(server, 's1', forum);
  return server;
}

async function call(server: Server, who: string, method: 'GET' | 'POST' | 'DELETE', url: string, language = 'da') {
  const headers = { ...(await enter(server, who)), 'accept-language': language };
  return server.app.inject({ method, url, headers });
}

const ofBoard = `/api/boards/${boardId('s1')}/calendar-links`;
const mine = '/api/mine/calendar-links';
const make = async (server: Server, who: string, url: string, language = 'da') =>
  (await call(server, who, 'POST', url, language)).json<CalendarLinkMade>();

/** The file as a calendar reads it: unfolded lines, one map of properties per event. */
function eventsIn(file: string): readonly Readonly<Record<string, string>>[] {
  const lines = file.replace(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  let inside = false;
  for (const line of lines) {
    if (line === 'BEGIN:VEVENT') events.push({});
    inside = line === 'BEGIN:VEVENT' || (inside && line !== 'END:VEVENT');
    const at = line.indexOf(':');
    const event = events.at(-1);
    if (inside && event !== undefined && line !== 'BEGIN:VEVENT') event[line.slice(0, at)] = line.slice(at + 1);
  }
  return events;
}

const start = 'DTSTART;TZID=Europe/Copenhagen';

test('a board’s calendar has its meetings at the hour the clock shows, with the rules of the zone and ids that stay', async () => {
  const server = await opened();
  const { path } = await make(server, 'keeper-s1', ofBoard);
  const file = await server.app.inject({ url: path });
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
  for (const part of [
    'BEGIN:VTIMEZONE',
    'TZID:Europe/Copenhagen',
    'BYMONTH=3;BYDAY=-1SU',
    'X-WR-CALNAME:Tavlemøder: s1',
  ]) {
    expect(file.body).toContain(part);
  }
  for (const line of file.body.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  const events = eventsIn(file.body);
  expect(events[0]).toMatchObject({
    [start]: '20261126T081500',
    'DTEND;TZID=Europe/Copenhagen': '20261126T083000',
    SUMMARY: 'Tavlemøde: s1',
    LOCATION: 'Gangen',
    STATUS: 'CONFIRMED',
  });
  expect(events.some((event) => event[start] === '20270708T081500')).toBe(true);
  expect(new Set(events.map(({ UID }) => UID)).size).toBe(events.length);
  const again = await server.app.inject({ url: path });
  expect(eventsIn(again.body).map(({ UID }) => UID)).toEqual(events.map(({ UID }) => UID));
});

test('a moved meeting keeps its id; one on a day off is tentative and says where it is proposed', async () => {
  const server = await opened();
  const { path } = await make(server, 'keeper-s1', ofBoard, 'en');
  const events = async () => eventsIn((await server.app.inject({ url: path })).body);
  const before = await events();
  const eve = before.find((event) => event[start] === '20261224T081500');
  expect(eve?.['STATUS']).toBe('TENTATIVE');
  expect(eve?.['DESCRIPTION']).toContain('Christmas Eve');
  expect(eve?.['SUMMARY']).toBe('Tavlemøde: s1');
  const at = (day: string) => momentOf(date(day), '08:15');
  const id = await edit(server, 's1', (doc, hand) => {
    const found = server.cascade.derived().world.content(boardId('s1')).forums[0];
    return planMeeting(doc, hand, { plannedFor: at('2026-12-24'), forum: found?.id ?? null });
  });
  await edit(server, 's1', (doc, hand) => moveMeeting(doc, hand, { meeting: id, plannedFor: at('2026-12-23') }));
  const after = await events();
  const moved = after.find(({ UID }) => UID === eve?.['UID']);
  expect([moved?.[start], moved?.['STATUS'], moved?.['DESCRIPTION']]).toEqual([
    '20261223T081500',
    'CONFIRMED',
    undefined,
  ]);
  expect(after.length).toBe(before.length);
});

test('SMALL6: nothing of the board but time, place and unit is in the file', async () => {
  const server = await opened();
  const { path } = await make(server, 'keeper-s1', ofBoard);
  const { body } = await server.app.inject({ url: path });
  for (const word of ['Mål for', 'Andel', 'keeper', '47', '90']) {
    const texts = eventsIn(body).map(
      ({ SUMMARY, DESCRIPTION, LOCATION }) => `${SUMMARY} ${DESCRIPTION ?? ''} ${LOCATION ?? ''}`,
    );
    expect(texts.filter((text) => text.includes(word))).toEqual([]);
  }
});

test('a person’s calendar holds the boards they belong to, and no others', async () => {
  const server = await opened();
  await agree(server, 'south', { ...forum, name: 'Lederforum' });
  const titles = async (who: string) => {
    const { path } = await make(server, who, mine);
    return new Set(eventsIn((await server.app.inject({ url: path })).body).map(({ SUMMARY }) => SUMMARY));
  };
  expect(await titles('viewer-s1')).toEqual(new Set(['Tavlemøde: s1']));
  expect(await titles('keeper-south')).toEqual(new Set(['Lederforum: south']));
  expect(await titles('keeper-n1')).toEqual(new Set());
});

test('the secret is told once and kept as a hash; a closed link and a wrong one open nothing', async () => {
  const server = await opened();
  const made = await make(server, 'keeper-s1', ofBoard);
  const secret = made.path.slice('/kalender/'.length, -'.ics'.length);
  expect(secret).toHaveLength(43);
  const listed = (await call(server, 'keeper-s1', 'GET', ofBoard)).json<CalendarLinksReply>();
  expect(JSON.stringify(listed)).not.toContain(secret);
  expect(listed.links).toMatchObject([{ madeBy: 'keeper-s1 s1', usedOn: null }]);
  await server.app.inject({ url: made.path });
  expect((await call(server, 'keeper-s1', 'GET', ofBoard)).json<CalendarLinksReply>().links).toMatchObject([
    { usedOn: '2026-11-21' },
  ]);
  for (const url of [`/kalender/${secret}`, `/kalender/${'a'.repeat(43)}.ics`, '/kalender/.ics', `${made.path}x`]) {
    expect([url, (await server.app.inject({ url })).statusCode]).toEqual([url, 404]);
  }
  const [link] = listed.links;
  expect((await call(server, 'keeper-n1', 'DELETE', `/api/calendar-links/${link?.name}`)).statusCode).toBe(404);
  expect((await call(server, 'keeper-s1', 'DELETE', `/api/calendar-links/${link?.name}`)).statusCode).toBe(204);
  expect((await server.app.inject({ url: made.path })).statusCode).toBe(404);
});

test('a link shows what its maker may see: it goes dark with the maker’s rights', async () => {
  const server = await opened();
  const board = await make(server, 'keeper-s1', ofBoard);
  const own = await make(server, 'keeper-s1', mine);
  await server.organisation.grant(personId('keeper-s1'), []);
  expect((await server.app.inject({ url: board.path })).statusCode).toBe(404);
  const empty = await server.app.inject({ url: own.path });
  expect([empty.statusCode, eventsIn(empty.body)]).toEqual([200, []]);
});

test('only who writes the board makes its links, and nobody without a login makes any; twenty are enough', async () => {
  const server = await opened();
  for (const who of ['viewer-s1', 'reader-s1', 'director', 'keeper-n1']) {
    expect([who, (await call(server, who, 'POST', ofBoard)).statusCode]).toEqual([who, 403]);
  }
  expect((await server.app.inject({ method: 'POST', url: mine })).statusCode).toBe(401);
  for (let each = 0; each < 20; each++) expect((await call(server, 'viewer-s1', 'POST', mine)).statusCode).toBe(200);
  const full = await call(server, 'viewer-s1', 'POST', mine);
  expect([full.statusCode, full.json<Problem>().sentence]).toEqual([422, expect.stringContaining('20')]);
});
