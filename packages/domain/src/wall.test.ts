import { expect, test } from 'vitest';
import { instantAt, parseDate } from './calendar.ts';
import { asId } from './ids.ts';
import type { Forum, Meeting } from './meeting.ts';
import { openMostMs } from './meeting-script.ts';
import { comingMeetings } from './meeting-slots.ts';
import { deriveWall, wallAt } from './wall.ts';
import { board, fan, person, worldOf } from './worlds.testing.ts';

const day = (text: string) => {
  const found = parseDate(text);
  if (found === undefined) throw new Error(text);
  return found;
};

const meetingOf = (given: Partial<Meeting>): Meeting => ({
  id: asId('meeting-1'),
  forum: null,
  plannedFor: null,
  startedAt: null,
  endedAt: null,
  endedBy: null,
  minutes: 15,
  step: 'goodNews',
  stepStartedAt: null,
  current: null,
  currentSince: null,
  lead: null,
  keeper: null,
  host: null,
  presenter: null,
  present: [],
  note: '',
  ...given,
});

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

test('WALL5: a wall follows a meeting until its time is over, though nobody ended it', () => {
  const startedAt = instantAt(Date.parse('2026-11-25T07:15:00Z'));
  const meeting = meetingOf({ startedAt });
  const view = deriveWall(worldOf(fan, { south: { meetings: [meeting] } }), board('south'), 'public');
  const at = (ms: number) => wallAt(view, instantAt(Date.parse(startedAt) + ms));
  expect(at(openMostMs - 1)).toBe(view);
  expect(at(openMostMs)).toMatchObject({ runsUntil: null, current: null });
  const ended = deriveWall(worldOf(fan, { south: { meetings: [] } }), board('south'), 'public');
  expect(ended.runsUntil).toBeNull();
});
