import type { Problem, SessionReply } from '@tavle/domain';
import { expect, test } from 'vitest';
import { enter, openHouse, people, personId, tree } from '../house.testing.ts';

const here = { host: 'localhost:4400' };
const choose = (person: string, headers: Record<string, string> = here, remoteAddress = '127.0.0.1') => ({
  method: 'POST' as const,
  url: '/api/session',
  headers,
  remoteAddress,
  payload: { person },
});

test('at the machine itself one chooses a person, and is that person until one leaves', async () => {
  const { app } = await openHouse();
  const before = await app.inject({ url: '/api/session', headers: here });
  expect(before.json<SessionReply>()).toEqual({
    person: null,
    mode: 'demonstration',
    people,
    units: tree.units
      .filter(({ id }) => people.some(({ grants }) => grants.some(({ unit }) => unit === id)))
      .map(({ id, shortName }) => ({ id, shortName })),
    demonstration: true,
    version: '0.0.0-test',
  });
  const chosen = await app.inject(choose(personId('keeper-s1')));
  expect(chosen.json<SessionReply>().person?.name).toBe('keeper-s1 s1');
  const header = String(chosen.headers['set-cookie']);
  expect(header).toMatch(/^tavle_session=[\w-]{43}; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/);
  const headers = { ...here, cookie: header.split(';')[0]! };
  expect((await app.inject({ url: '/api/session', headers })).json<SessionReply>().person?.id).toBe(
    personId('keeper-s1'),
  );
  const other = await app.inject(choose(personId('keeper-s2'), headers));
  expect(other.statusCode).toBe(200);
  expect((await app.inject({ url: '/api/session', headers })).json<SessionReply>().person).toBeNull();
  const next = { ...here, cookie: String(other.headers['set-cookie']).split(';')[0]! };
  expect((await app.inject({ method: 'DELETE', url: '/api/session', headers: next })).statusCode).toBe(204);
  expect((await app.inject({ url: '/api/session', headers: next })).json<SessionReply>().person).toBeNull();
});

test.each([
  ['another machine', here, '10.1.2.3'],
  ['another name for this machine (DNS rebinding)', { host: 'evil.example:4400' }, '127.0.0.1'],
  ['a proxy on this machine', { ...here, 'x-forwarded-for': '10.1.2.3' }, '127.0.0.1'],
])('from %s nobody chooses and nobody is listed', async (_name, headers, remoteAddress) => {
  const { app } = await openHouse();
  const refused = await app.inject(choose(personId('keeper-s1'), headers, remoteAddress));
  expect(refused.statusCode).toBe(403);
  expect(refused.headers['set-cookie']).toBeUndefined();
  expect(refused.json<Problem>()).toMatchObject({ problem: 'notHere', sentence: expect.stringContaining('Log ind') });
  const reply = await app.inject({ url: '/api/session', headers, remoteAddress });
  expect(reply.json<SessionReply>()).toMatchObject({ mode: 'login', people: [] });
});

test('a server that listens to others lets nobody choose, also not at the machine', async () => {
  const { app } = await openHouse({ onLoopback: false });
  expect((await app.inject(choose(personId('keeper-s1')))).json<Problem>().problem).toBe('notHere');
});

test('a server without the demonstration lets nobody choose', async () => {
  const { app } = await openHouse({ setting: 'off' });
  const reply = await app.inject({ url: '/api/session', headers: here });
  expect(reply.json<SessionReply>()).toMatchObject({ mode: 'login', people: [], demonstration: false });
  expect((await app.inject(choose(personId('keeper-s1')))).json<Problem>().problem).toBe('notHere');
});

test('what is no person, and pages of other hosts, are refused with a sentence', async () => {
  const server = await openHouse();
  const { app } = server;
  expect((await app.inject(choose('nobody-we-know'))).json<Problem>().problem).toBe('notFound');
  for (const payload of [{}, { person: '../x' }, { person: 7 }, { person: personId('director'), more: 1 }, 'text']) {
    const reply = await app.inject({ ...choose(''), payload });
    expect([reply.statusCode, reply.json<Problem>().problem]).toEqual([
      reply.statusCode === 415 ? 415 : 400,
      'badRequest',
    ]);
  }
  const cookie = await enter(server, 'keeper-s1');
  const headers = { ...here, ...cookie, origin: 'https://evil.example' };
  expect((await app.inject({ method: 'DELETE', url: '/api/session', headers })).statusCode).toBe(400);
  const after = await app.inject({ url: '/api/session', headers: { ...here, ...cookie } });
  expect(after.json<SessionReply>().person?.id).toBe(personId('keeper-s1'));
});
