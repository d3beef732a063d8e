import { addAction, endMeeting, readBoard, setOutcome, startMeeting } from '@tavle/board';
import { date, type EntryId, minutesOf, type Problem, shownResults } from '@tavle/domain';
import { words } from '@tavle/text';
import Fastify from 'fastify';
import { expect, test } from 'vitest';
import type { Server } from '../app.ts';
import { boardId, edit, enter, idsOn, openHouse, personId } from '../house.testing.ts';
import { registerProblems } from '../problem-reply.ts';
import type { Letter } from './mail/postman.ts';
import { letterText, registerMinutesRoutes } from './minutes-routes.ts';

/** A short meeting on S1: an outcome with a small number, and an action. */
async function hold(server: Server): Promise<EntryId> {
  const { indicator } = idsOn('s1');
  const rows = [{ indicator, start: '2026-06-01', end: '2026-06-30', part: 2, whole: 30 }];
  const headers = await enter(server, 'keeper-s1');
  const url = `/api/boards/${boardId('s1')}/measurements`;
  await server.app.inject({ method: 'POST', url, headers, payload: { rows } });
  const present = [personId('keeper-s1'), personId('reader-s1')];
  const meeting = await edit(server, 's1', (doc, hand) =>
    startMeeting(doc, hand, { present, lead: present[0] ?? null }),
  );
  await edit(server, 's1', (doc, hand) => setOutcome(doc, hand, { meeting, indicator, kind: 'act' }));
  const action = {
    what: 'Ring til kommunen',
    owner: personId('reader-s1'),
    due: date('2030-01-02'),
    meeting,
    indicator,
  };
  await edit(server, 's1', (doc, hand) => addAction(doc, hand, action));
  await edit(server, 's1', (doc, hand) => endMeeting(doc, hand, { meeting }));
  return meeting;
}

test('MEET4: the minutes are sent to those who were there, with what was agreed', async () => {
  const server = await openHouse();
  const meeting = await hold(server);
  const letters: Letter[] = [];
  const app = Fastify();
  registerProblems(app);
  const { organisation, rooms, cascade } = server;
  registerMinutesRoutes(app, {
    organisation,
    rooms,
    cascade,
    reception: {
      visitorOf: async () => ({ person: organisation.personOf(personId('keeper-s1'))!, session: 'one' }),
      onRevoked: () => () => undefined,
    },
    post: async (letter) => letters.push(letter) && letter.to.length,
    publicUrl: 'https://tavle.example',
    localeOf: () => 'da',
  });
  const url = `/api/boards/${boardId('s1')}/meetings/${meeting}/send`;
  const reply = await app.inject({ method: 'POST', url });
  expect(reply.json()).toEqual({ sent: 2 });
  const [letter] = letters;
  expect(letter?.to).toEqual([personId('keeper-s1'), personId('reader-s1')]);
  expect(letter?.subject).toContain('Enhed s1');
  expect(letter?.text).toContain('- Ring til kommunen (re, senest 2. jan.)');
  expect(letter?.text).toContain(`https://tavle.example/tavle/${boardId('s1')}/referat/${meeting}`);
  expect(letter?.text).not.toContain('keeper-s1 s1');
  await app.close();
});

test('SMALL3: a small number does not leave the board in a mail', async () => {
  const server = await openHouse();
  const meeting = await hold(server);
  const { world } = server.cascade.derived();
  const content = await server.rooms.read(boardId('s1'), readBoard);
  const shown = shownResults(world, boardId('s1'), 'staff');
  const made = minutesOf({ content, results: world.results(boardId('s1')), shown, answers: [], lifts: [] }, meeting);
  if (made === undefined) throw new Error('no minutes');
  const text = letterText(made, { link: null, initialsOf: () => 'AL' }, words('da'));
  expect(text).toContain('tallet er skjult');
  expect(text).not.toMatch(/6,7|7 %/);
});

test('only for writers of the board; without mail it says what to do instead', async () => {
  const server = await openHouse();
  const meeting = await hold(server);
  const send = async (who: string, of: string) =>
    server.app.inject({
      method: 'POST',
      url: `/api/boards/${boardId('s1')}/meetings/${of}/send`,
      headers: await enter(server, who),
    });
  expect((await send('reader-s1', meeting)).statusCode).toBe(403);
  expect((await send('keeper-s1', 'nowhere')).statusCode).toBe(404);
  const off = await send('keeper-s1', meeting);
  expect([off.statusCode, off.json<Problem>().problem]).toEqual([422, 'refused']);
  expect(off.json<Problem>().sentence).toMatch(/Mail er ikke sat op/);
});
