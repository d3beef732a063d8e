import { retireIndicator } from '@tavle/board';
import type { Problem } from '@tavle/domain';
import { expect, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, contentOf, edit, enter, idsOn, openHouse, personId } from '../house.testing.ts';
import type { MeasurementsProblem, MeasurementsReply } from './measurement-routes.ts';

const { indicator } = idsOn('s1');
const july = { indicator, start: '2026-07-01', end: '2026-07-31' };

async function send(server: Server, who: string, rows: unknown, language = 'da', board = boardId('s1')) {
  const headers = { ...(await enter(server, who)), 'accept-language': language };
  return server.app.inject({ method: 'POST', url: `/api/boards/${board}/measurements`, headers, payload: { rows } });
}

test('LINE9: numbers handed in by a program are the same edit as on the screen, as that person', async () => {
  const server = await openHouse();
  const rows = [
    { ...july, part: 71, whole: 80, value: 88.75, source: 'Udtræk 7', quality: 'provisional' },
    { indicator, start: '2026-08-01', end: '2026-08-31', relevant: false },
  ];
  const reply = await send(server, 'keeper-s1', rows);
  expect(reply.statusCode).toBe(200);
  expect(reply.json<MeasurementsReply>()).toEqual({
    written: 2,
    outcomes: [{ done: expect.any(String) }, { done: expect.any(String) }],
  });
  const entries = (await contentOf(server, 's1')).measurements.filter((entry) => entry.start >= '2026-07-01');
  expect(entries.find((entry) => entry.start === '2026-07-01')).toMatchObject({
    value: { kind: 'parts', part: 71, whole: 80 },
    origin: 'pushed',
    quality: 'provisional',
    source: 'Udtræk 7',
    by: personId('keeper-s1'),
  });
  expect(entries.find((entry) => entry.start === '2026-08-01')?.value).toEqual({ kind: 'notRelevant' });
  const again = await send(server, 'keeper-s1', rows);
  expect(again.json<MeasurementsReply>().written).toBe(0);
});

test('all or nothing: one refused row stops all, and each says what is wrong in words', async () => {
  const server = await openHouse();
  const before = (await contentOf(server, 's1')).measurements.length;
  await edit(server, 's2', (doc, hand) => retireIndicator(doc, hand, { indicator: idsOn('s2').indicator }));
  const rows = [
    { ...july, part: 10, whole: 20 },
    { ...july, start: '2026-02-30', part: 10, whole: 20 },
    { ...july, start: '2026-08-01', end: '2026-07-01', part: 10, whole: 20 },
    { ...july, start: '2026-09-01', end: '2026-09-30', part: 30, whole: 20 },
    { ...july, start: '2026-10-01', end: '2026-10-31' },
    { ...july, indicator: 'not-on-this-board', part: 1, whole: 2 },
    { ...july, start: '2026-11-01', end: '2026-11-30', part: 1, whole: 90, source: 'Patient 010190-1234' },
  ];
  const reply = await send(server, 'keeper-s1', rows);
  expect(reply.statusCode).toBe(422);
  const { outcomes, ...problem } = reply.json<MeasurementsProblem>();
  const kinds = outcomes.map((outcome) => ('refused' in outcome ? outcome.refused.kind : 'done'));
  expect(kinds).toEqual(['done', 'notADate', 'badPeriod', 'partExceedsWhole', 'notANumber', 'notFound', 'cprLike']);
  for (const outcome of outcomes) if ('sentence' in outcome) expect(outcome.sentence).toMatch(/[a-zæøå]{3}.*\.?$/);
  const first = outcomes[1];
  expect(problem).toEqual({ problem: 'refused', sentence: first && 'sentence' in first && first.sentence, ask: null });
  expect((await contentOf(server, 's1')).measurements).toHaveLength(before);
  const english = (await send(server, 'keeper-s1', rows, 'en')).json<MeasurementsProblem>();
  expect(english.sentence).not.toBe(problem.sentence);
});

test('only who writes the board hands in numbers', async () => {
  const server = await openHouse();
  const rows = [{ ...july, part: 1, whole: 2 }];
  for (const who of ['reader-s1', 'viewer-s1', 'keeper-south', 'director', 'keeper-n1']) {
    const reply = await send(server, who, rows);
    expect([reply.statusCode, reply.json<Problem>().ask]).toEqual([403, 'keeper-s1 s1']);
  }
  const stranger = await server.app.inject({
    method: 'POST',
    url: `/api/boards/${boardId('s1')}/measurements`,
    payload: { rows },
  });
  expect(stranger.statusCode).toBe(401);
  const nowhere = await send(server, 'keeper-s1', rows, 'da', 'there-is-no-such-board' as ReturnType<typeof boardId>);
  expect(nowhere.statusCode).toBe(404);
});

test.each([
  ['no rows', []],
  ['text for a number', [{ ...july, part: 'mange', whole: 2 }]],
  ['a field nobody knows', [{ ...july, value: 1, colour: 'red' }]],
  ['an origin nobody knows', [{ ...july, value: 1, origin: 'guessed' }]],
  ['too many rows', Array.from({ length: 5001 }, () => ({ ...july, value: 1 }))],
])('%s is a bad request, said in a sentence', async (_name, rows) => {
  const server = await openHouse();
  const reply = await send(server, 'keeper-s1', rows);
  expect([reply.statusCode, reply.json<Problem>().problem]).toEqual([400, 'badRequest']);
  expect(reply.json<Problem>().sentence).toContain('Ret den');
});

test('a body of more than a megabyte is refused', async () => {
  const server = await openHouse();
  const reply = await send(server, 'keeper-s1', [{ ...july, value: 1, source: 'x'.repeat(1024 * 1024) }]);
  expect([reply.statusCode, reply.json<Problem>().problem]).toEqual([413, 'tooLarge']);
});
