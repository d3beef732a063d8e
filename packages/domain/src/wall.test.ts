import { expect, test } from 'vitest';
import { instantAt, parseDate } from './calendar.ts';
import { asId } from './ids.ts';
import type { Forum } from './meeting.ts';
import { comingMeetings } from './meeting-slots.ts';
import { deriveWall } from './wall.ts';
import { board, fan, person, worldOf } from './worlds.testing.ts';

const day = (text: string) => {
  const found = parseDate(text);
  if (found === undefined) throw new Error(text);
  return found;
};

const forum: Forum = {
  id: asId('forum-1'),
  name: 'Hos Hanne',
  cadence: 'fortnight',
  start: day('2026-11-11'),
  time: '08:15',
  minutes: 15,
  place: 'Hannes kontor',
  hosts: [person],
  presenters: [person],
  closed: false,
  by: person,
  at: null,
};

test('SMALL6: a wall is told when the board meets by its rhythm, and not who takes turns', () => {
  const forums = [forum, { ...forum, id: asId<Forum['id']>('forum-2'), start: day('2026-11-10'), closed: true }];
  const { meets } = deriveWall(worldOf(fan, { south: { forums } }), board('south'), 'public');
  const nextAt = (now: string) => comingMeetings(meets, instantAt(Date.parse(now)), 30)[0]?.at;
  expect(nextAt('2026-11-21T09:00:00Z')).toBe('2026-11-25T07:15:00.000Z');
  expect(nextAt('2026-11-25T09:00:00Z')).toBe('2026-12-09T07:15:00.000Z');
  for (const word of ['Hanne', person]) expect(JSON.stringify(meets)).not.toContain(word);
});
