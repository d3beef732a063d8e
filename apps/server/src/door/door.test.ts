import type { IncomingMessage } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import type { Server } from '../app.ts';
import { openSqlite } from '../db/sqlite.ts';
import { boardId, enter, openHouse, people, personId, unitId, type UnitName } from '../house.testing.ts';
import { boardColours, colourOf } from './colour.ts';
import { cookieOf } from './cookies.ts';
import { createDoor } from './door.ts';
import { isAtMachine, isLoopbackAddress, isLoopbackHost, isSameOrigin } from './loopback.ts';
import { doorMigrations } from './migrations.ts';
import { idleMs, longestMs, openSessions } from './sessions.ts';

const requestWith = (headers: Record<string, string>, remoteAddress = '127.0.0.1'): IncomingMessage =>
  ({ headers, socket: { remoteAddress } }) as unknown as IncomingMessage;

const admit = async (server: Server, who: string, board: string) => {
  const door = createDoor(server.organisation, server.sessions);
  return door.admit(door.identify(requestWith(await enter(server, who))), board);
};

test('LINE4: a document is let out to those who write it and to nobody else (SMALL4)', async () => {
  const server = await openHouse();
  const onBoard = (who: string, name: UnitName) => admit(server, who, boardId(name));
  expect(await onBoard('keeper-s1', 's1')).toMatchObject({
    userId: personId('keeper-s1'),
    personName: 'keeper-s1 s1',
    mode: 'write',
    expiresAt: expect.any(Number),
  });
  expect(await onBoard('reader-s1', 's1')).toBe('noAccess');
  expect(await onBoard('viewer-s1', 's1')).toBe('noAccess');
  expect(await onBoard('keeper-south', 's1')).toBe('noAccess');
  expect(await onBoard('director', 's1')).toBe('noAccess');
  expect(await onBoard('administrator', 'region')).toBe('noAccess');
  expect(await onBoard('keeper-n1', 's1')).toBe('noBoard');
  expect(await admit(server, 'keeper-s1', 'there-is-no-such-board')).toBe('noBoard');
  expect(await admit(server, 'keeper-s1', '../../etc')).toBe('noBoard');
  expect(await admit(server, 'nobody-we-know', boardId('s1'))).toBe('sessionOver');
});

test('LINE4: whoever holds a connection hears when a session ends and when roles change', async () => {
  const server = await openHouse();
  const door = createDoor(server.organisation, server.sessions);
  const heard: unknown[] = [];
  const stop = door.onRevoked((change: unknown) => void heard.push(change));
  const { cookie } = await enter(server, 'keeper-s1');
  const identity = door.identify(requestWith({ cookie }));
  await server.organisation.grant(personId('keeper-s1'), [{ unit: unitId('s1'), role: 'contributor' }]);
  expect(await door.admit(identity, boardId('s1'))).toMatchObject({ mode: 'write' });
  await server.organisation.grant(personId('keeper-s1'), [{ unit: unitId('s1'), role: 'reader' }]);
  expect(await door.admit(identity, boardId('s1'))).toBe('noAccess');
  await server.sessions.end(identity.token!);
  expect(await door.admit(identity, boardId('s1'))).toBe('sessionOver');
  expect(heard).toEqual([{}, {}, { userId: personId('keeper-s1') }]);
  stop();
  await server.sessions.endAll();
  expect(heard).toHaveLength(3);
});

test('a session ends twelve hours after it was last seen, and seven days after it began however busy', async () => {
  const engine = openSqlite({ path: ':memory:' });
  onTestFinished(() => engine.close());
  for (const { apply } of doorMigrations) await apply(engine, 'sqlite');
  let now = 1_800_000_000_000;
  const sessions = await openSessions(engine, () => now);
  const idle = await sessions.start(personId('idle'));
  const busy = await sessions.start(personId('busy'));
  now += idleMs - 1;
  expect((await sessions.find(idle, false))?.person).toBe(personId('idle'));
  expect((await sessions.find(busy, true))?.person).toBe(personId('busy'));
  now += 1;
  expect(await sessions.find(idle, true)).toBeNull();
  for (let hours = 12; hours < 7 * 24; hours += 6) {
    expect(await sessions.find(busy, true)).not.toBeNull();
    now += 6 * 3_600_000;
  }
  now = 1_800_000_000_000 + longestMs;
  expect(await sessions.find(busy, true)).toBeNull();
  await openSessions(engine, () => now);
  expect(await engine.all('SELECT * FROM door_session')).toEqual([]);
});

test('the table holds no token, and what is no token is not looked up', async () => {
  const engine = openSqlite({ path: ':memory:' });
  onTestFinished(() => engine.close());
  for (const { apply } of doorMigrations) await apply(engine, 'sqlite');
  const sessions = await openSessions(engine, Date.now);
  const token = await sessions.start(personId('anna'));
  const [row] = await engine.all('SELECT * FROM door_session');
  expect(token).toHaveLength(43);
  expect(JSON.stringify(row)).not.toContain(token);
  expect(await sessions.find(String(row?.['token_hash']), false)).toBeNull();
  for (const text of ['', 'a', `${token} `, "' OR 1=1 --"]) expect(await sessions.find(text, false)).toBeNull();
});

test.each([
  ['127.0.0.1', true],
  ['127.8.9.1', true],
  ['::1', true],
  ['::ffff:127.0.0.1', true],
  ['10.0.0.1', false],
  ['::ffff:10.0.0.1', false],
  [undefined, false],
])('address %s is this machine: %s', (address, expected) => expect(isLoopbackAddress(address)).toBe(expected));

test.each([
  ['localhost:4400', true],
  ['LOCALHOST', true],
  ['127.0.0.1', true],
  ['[::1]:4400', true],
  ['localhost.evil.example', false],
  ['127.0.0.1.evil.example', false],
  ['tavle.rn.dk', false],
  ['localhost:4400@evil.example', false],
  ['', false],
  [undefined, false],
])('host %s is this machine: %s', (host, expected) => expect(isLoopbackHost(host)).toBe(expected));

test('somebody behind a proxy does not sit at the machine', () => {
  const here = { host: 'localhost:4400' };
  expect(isAtMachine(requestWith(here))).toBe(true);
  expect(isAtMachine(requestWith(here, '10.0.0.1'))).toBe(false);
  expect(isAtMachine(requestWith({ ...here, 'x-forwarded-for': '10.0.0.1' }))).toBe(false);
  expect(isAtMachine(requestWith({ host: 'tavle.example' }))).toBe(false);
});

test('a page is our own when its origin is the host it was asked from', () => {
  expect(isSameOrigin('http://tavle:4400', 'tavle:4400')).toBe(true);
  expect(isSameOrigin('https://tavle.rn.dk', 'tavle.rn.dk')).toBe(true);
  expect(isSameOrigin('https://evil.example', 'tavle.rn.dk')).toBe(false);
  expect(isSameOrigin('null', 'tavle.rn.dk')).toBe(false);
  expect(isSameOrigin('http://tavle:4401', 'tavle:4400')).toBe(false);
});

test('cookies are found by their whole name', () => {
  expect(cookieOf('a=1; tavle_session=x=y; b=2', 'tavle_session')).toBe('x=y');
  expect(cookieOf('xtavle_session=1', 'tavle_session')).toBeUndefined();
  expect(cookieOf(undefined, 'tavle_session')).toBeUndefined();
});

/** Contrast to white (WCAG 2.2, relative luminance). */
function contrast(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((start) => Number.parseInt(colour.slice(start, start + 2), 16) / 255)
    .map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05);
}

test('colours can be read on white, are the same every time, and are all used', () => {
  for (const colour of boardColours) expect(contrast(colour)).toBeGreaterThan(4.5);
  const many = Array.from({ length: 200 }, (_, index) => colourOf(personId(`p${index}`)));
  expect(new Set(many).size).toBe(boardColours.length);
  expect(people.map(({ id }) => colourOf(id))).toEqual(people.map(({ id }) => colourOf(id)));
  expect(colourOf(personId('anna'))).toBe('#0b57d0');
});
