import {
  addAction,
  addDecision,
  addEffort,
  addForum,
  addIdea,
  addInterpretation,
  addVisit,
  answerChallenge,
  answerLift,
  askExcuse,
  celebrate,
  challengeGoal,
  createBoardDocument,
  documentShape,
  editText,
  type Hand,
  markRead,
  moveGoal,
  park,
  planMeeting,
  raiseLift,
  readBoard,
  recordMeasurement,
  reviewResponse,
  setOutcome,
  startPhase,
} from '@tavle/board';
import {
  asId,
  date,
  type EntryId,
  type EscalationId,
  type GoalId,
  type PersonId,
  type ResponseId,
  sectionNames,
} from '@tavle/domain';
import { writeFence, writeUpdate } from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Server } from './app.ts';
import {
  boardId,
  contentOf,
  done,
  enter,
  handOf,
  idsOn,
  openHouse,
  personId,
  unitId,
  writeGoal,
} from './house.testing.ts';

type Socket = { readonly ws: WebSocket; readonly closed: Promise<number>; readonly fenced: () => boolean };

/** Joins ward S1's board as a browser does. */
async function join(server: Server, headers: Record<string, string>): Promise<Socket> {
  if (!server.app.server.listening) await server.app.listen({ host: '127.0.0.1', port: 0 });
  const address = server.app.server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const ws = new WebSocket(`ws://127.0.0.1:${port}/sync/${boardId('s1')}`, { headers });
  onTestFinished(() => ws.terminate());
  let fenced = false;
  ws.on('message', (data: Buffer) => {
    if (data[0] === 102) fenced = true;
  });
  const closed = new Promise<number>((resolve) => {
    ws.on('close', resolve);
    ws.on('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
    ws.on('error', () => undefined);
  });
  await Promise.race([closed, new Promise((resolve) => ws.once('message', resolve))]);
  return { ws, closed, fenced: () => fenced };
}

/** One of everything people write, by the product's own edits. */
function writeEverything(doc: Y.Doc, hand: Hand): void {
  const { goal, indicator } = idsOn('s1');
  writeGoal(doc, hand, 'Et helt nyt mål');
  done(editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: 'Mål, som det hedder nu – æøå 🙂' }));
  done(moveGoal(doc, hand, { goal, ahead: null }));
  const july = { start: date('2026-07-01'), end: date('2026-07-31') };
  done(
    recordMeasurement(doc, hand, { indicator, ...july, value: { kind: 'parts', part: 70, whole: 80 }, source: 'BI' }),
  );
  done(startPhase(doc, hand, { indicator, from: date('2026-06-01'), kind: 'shift', reason: 'Ny vejledning' }));
  done(addInterpretation(doc, hand, { indicator, text: 'Det går fremad' }));
  done(addEffort(doc, hand, { what: 'Ny tavle ved døren', indicator }));
  done(addAction(doc, hand, { what: 'Sæt den op', owner: hand.by, due: date('2026-12-01') }));
  done(raiseLift(doc, hand, { to: boardId('south'), problem: 'Vi mangler', request: 'Giv os' }));
  const escalation = asId<EscalationId>('a-lift-from-below');
  done(answerLift(doc, hand, { board: boardId('s2'), escalation, kind: 'solved', text: 'Gjort' }));
  done(
    askExcuse(doc, hand, { parentBoard: boardId('region'), parentGoal: idsOn('region').goal, reason: 'Ikke hos os' }),
  );
  const response = asId<ResponseId>('a-response-below');
  done(reviewResponse(doc, hand, { board: boardId('s2'), response, kind: 'translationAccepted' }));
  done(celebrate(doc, hand, { text: 'Godt gået' }));
  done(park(doc, hand, { text: 'Til næste gang', who: [hand.by, asId<PersonId>('person-two')] }));
  done(addIdea(doc, hand, { kind: 'idea', text: 'En tanke' }));
  const meeting = done(planMeeting(doc, hand, { plannedFor: hand.at, minutes: 15, lead: hand.by, keeper: hand.by }));
  const start = date('2026-11-25');
  done(addForum(doc, hand, { name: 'Tavlemøde', cadence: 'week', start, time: '08:15', hosts: [hand.by] }));
  done(setOutcome(doc, hand, { meeting, indicator, kind: 'keep' }));
  const of = done(addDecision(doc, hand, { text: 'Vi prøver i aftenvagten', meeting }));
  done(markRead(doc, hand, { of }));
  const theirs = { board: boardId('s2'), goal: asId<GoalId>('a-goal-below') };
  done(challengeGoal(doc, hand, { ...theirs, text: 'Kan I nå det?' }));
  const challenge = asId<EntryId>('a-challenge');
  done(answerChallenge(doc, hand, { board: boardId('s2'), challenge, kind: 'kept', text: 'Ja' }));
  const on = date('2026-11-03');
  done(addVisit(doc, hand, { occasion: 'visit', on, level: boardId('south'), guests: 'Lis', text: 'Godt møde' }));
}

test('LINE6: what the product’s own edits write passes the door, in every section of a board', async () => {
  const server = await openHouse();
  const { ws, fenced } = await join(server, await enter(server, 'keeper-s1'));
  const doc = new Y.Doc();
  Y.applyUpdate(doc, await server.rooms.read(boardId('s1'), (held) => Y.encodeStateAsUpdate(held)));
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  writeEverything(doc, handOf('keeper-s1', '2026-11-21T10:00:00.000Z'));
  const mine = readBoard(doc);
  for (const section of sectionNames) expect(mine[section], section).not.toHaveLength(0);
  for (const update of updates) ws.send(writeUpdate(update));
  ws.send(writeFence(new Uint8Array([7])));
  await expect.poll(fenced).toBe(true);
  expect(await contentOf(server, 's1')).toEqual(mine);
});

test('LINE11: nobody writes over the line what only the server writes', async () => {
  const server = await openHouse();
  const { ws, closed } = await join(server, await enter(server, 'keeper-s1'));
  const doc = new Y.Doc();
  createBoardDocument(doc, boardId('s1'));
  let update = new Uint8Array();
  doc.on('update', (made: Uint8Array) => {
    update = new Uint8Array(made);
  });
  doc.getMap('meta').set('schema', 999);
  ws.send(writeUpdate(update));
  expect([4400, 4422]).toContain(await closed);
  expect((await contentOf(server, 's1')).schema).toBe(documentShape.meta['schema'] ? 1 : 0);
});

test('LINE4: who only sees results gets no socket, and a socket closes within two seconds of the session', async () => {
  const server = await openHouse();
  expect(await (await join(server, await enter(server, 'viewer-s1'))).closed).toBe(4403);
  expect(await (await join(server, await enter(server, 'reader-s1'))).closed).toBe(4403);
  expect(await (await join(server, await enter(server, 'keeper-n1'))).closed).toBe(4404);
  expect(await (await join(server, {})).closed).toBe(4401);
  const evil = { ...(await enter(server, 'keeper-s1')), origin: 'https://evil.example' };
  expect(await (await join(server, evil)).closed).toBe(403);
  const mine = await enter(server, 'keeper-s1');
  const { closed } = await join(server, mine);
  const began = performance.now();
  await server.sessions.end(mine.cookie.split('=')[1]!);
  expect(await closed).toBe(4401);
  const writer = await join(server, await enter(server, 'keeper-s1'));
  await server.organisation.grant(personId('keeper-s1'), [{ unit: unitId('s1'), role: 'reader' }]);
  expect(await writer.closed).toBe(4403);
  expect(performance.now() - began).toBeLessThan(2000);
});
