import { decideIdea } from '@tavle/board';
import { type IdeaCodeReply, type IdeaPlaceReply, ideaTextMost, type Problem, staffVoice } from '@tavle/domain';
import { expect, test } from 'vitest';
import type { Server } from '../../app.ts';
import { boardId, contentOf, edit, enter, openHouse } from '../../house.testing.ts';
import { openSqlite } from '../../db/sqlite.ts';
import { migrate } from '../../db/migrations.ts';
import { serverMigrations } from '../../migrations.ts';
import { openIdeaCodes } from './idea-codes.ts';

async function codeOf(server: Server, who = 'keeper-s1', method: 'GET' | 'POST' = 'POST') {
  const headers = await enter(server, who);
  return server.app.inject({ method, url: `/api/boards/${boardId('s1')}/idea-code`, headers });
}

const send = (server: Server, code: string, payload: object, language = 'da') =>
  server.app.inject({
    method: 'POST',
    url: `/api/ideas/${code}`,
    headers: { 'accept-language': language },
    payload,
  });

const made = async (server: Server): Promise<string> => (await codeOf(server)).json<IdeaCodeReply>().code ?? '';

test('LINE9: with the code of the poster anybody leaves an idea, by the same named edit and as nobody', async () => {
  const server = await openHouse();
  expect((await codeOf(server, 'keeper-s1', 'GET')).json<IdeaCodeReply>().code).toBeNull();
  const code = await made(server);
  expect(code).toMatch(/^[a-z2-9]{8}$/);
  const place = await server.app.inject({ url: `/api/ideas/${code}` });
  expect(place.json<IdeaPlaceReply>()).toEqual({ unitName: 'Enhed s1' });
  const reply = await send(server, code, { kind: 'hassle', text: '  Datoen skrives tre steder  ' });
  expect([reply.statusCode, reply.body]).toEqual([204, '']);
  const { ideas } = await contentOf(server, 's1');
  expect(ideas).toMatchObject([{ kind: 'hassle', text: 'Datoen skrives tre steder', state: 'new', by: staffVoice }]);
  const [{ id }] = ideas as [(typeof ideas)[number]];
  await edit(server, 's1', (doc, hand) => decideIdea(doc, hand, { idea: id, state: 'declined' }));
  expect((await contentOf(server, 's1')).ideas).toMatchObject([{ state: 'declined', by: staffVoice }]);
});

test('BOARD7: what looks like a CPR number is refused in a sentence, and so are nothing and too much', async () => {
  const server = await openHouse();
  const code = await made(server);
  for (const [text, word] of [
    ['Patienten 010190-1234 venter', 'CPR'],
    ['   ', 'Tekst'],
    ['x'.repeat(ideaTextMost + 1), String(ideaTextMost)],
  ]) {
    const reply = await send(server, code, { kind: 'idea', text });
    expect(reply.statusCode).toBe(422);
    expect(reply.json<Problem>()).toMatchObject({ problem: 'refused', sentence: expect.stringContaining(word ?? '') });
  }
  const english = await send(server, code, { kind: 'idea', text: '' }, 'en');
  expect(english.json<Problem>().sentence).toMatch(/[a-z]/);
  for (const body of [{ kind: 'praise', text: 'x' }, { text: 'x' }, { kind: 'idea', text: 'x', by: 'keeper' }, 'x']) {
    expect((await send(server, code, body as object)).statusCode).toBeGreaterThanOrEqual(400);
  }
  expect((await contentOf(server, 's1')).ideas).toEqual([]);
});

test('a replaced or closed code works no more, and another board has another', async () => {
  const server = await openHouse();
  const first = await made(server);
  const second = await made(server);
  expect(second).not.toBe(first);
  expect((await codeOf(server, 'keeper-s1', 'GET')).json<IdeaCodeReply>().code).toBe(second);
  expect((await send(server, first, { kind: 'idea', text: 'x' })).statusCode).toBe(404);
  const headers = await enter(server, 'keeper-s1');
  const url = `/api/boards/${boardId('s1')}/idea-code`;
  expect((await server.app.inject({ method: 'DELETE', url, headers })).statusCode).toBe(204);
  expect((await send(server, second, { kind: 'idea', text: 'x' })).statusCode).toBe(404);
  expect((await contentOf(server, 's1')).ideas).toEqual([]);
});

test('only who writes the board has its code', async () => {
  const server = await openHouse();
  for (const who of ['reader-s1', 'viewer-s1', 'keeper-south', 'director', 'keeper-n1']) {
    for (const method of ['GET', 'POST'] as const) {
      expect([who, (await codeOf(server, who, method)).statusCode]).toEqual([who, 403]);
    }
  }
  const stranger = await server.app.inject({ method: 'POST', url: `/api/boards/${boardId('s1')}/idea-code` });
  expect(stranger.statusCode).toBe(401);
});

test('a flood is slowed down, to one board and of guessed codes; an hour later it flows again', async () => {
  let now = Date.parse('2026-11-21T09:00:00Z');
  const server = await openHouse({ now: () => now });
  const code = await made(server);
  const statuses = async (times: number, which: string): Promise<readonly number[]> => {
    const all: number[] = [];
    for (let each = 0; each < times; each++) {
      all.push((await send(server, which, { kind: 'idea', text: `Idé ${each}` })).statusCode);
    }
    return all;
  };
  const sent = await statuses(42, code);
  expect(sent.filter((status) => status === 204)).toHaveLength(40);
  expect(sent.slice(40)).toEqual([429, 429]);
  expect((await contentOf(server, 's1')).ideas).toHaveLength(40);
  const guessed = await statuses(31, 'abcdefgh');
  expect([guessed[0], guessed[29], guessed[30]]).toEqual([404, 404, 429]);
  now += 61 * 60_000;
  expect(await statuses(1, code)).toEqual([204]);
  expect(await statuses(1, 'abcdefgh')).toEqual([404]);
});

test('codes are on disk: a server that starts again knows them', async () => {
  const engine = openSqlite({ path: ':memory:' });
  await migrate(engine, serverMigrations, '2026-11-21T09:00:00.000Z');
  const code = await openIdeaCodes(engine, Date.now).renew(boardId('s1'), staffVoice);
  expect(await openIdeaCodes(engine, Date.now).boardOf(code)).toBe(boardId('s1'));
  await engine.close();
});
