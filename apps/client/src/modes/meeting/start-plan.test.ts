import { asId, type EntryId, instantAt, type Meeting, type PersonId } from '@tavle/domain';
import { expect, test } from 'vitest';
import { startPlan } from './start-plan.ts';

const person = (name: string) => asId<PersonId>(`person-${name}`);
const [mette, jonas, rikke, guest] = ['mette', 'jonas', 'rikke', 'guest'].map(person) as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
];
const now = instantAt(Date.parse('2026-11-25T07:10:00.000Z'));
const reply = {
  hosts: { lead: mette, keeper: jonas },
  people: [mette, jonas, rikke].map((id) => ({ id, name: id, initials: 'XX' })),
};
const meeting = (given: Partial<Meeting>): Meeting => ({
  id: asId<EntryId>('meeting-planned'),
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
const facts = { content: { forums: [], meetings: [] }, reply, me: rikke, here: [], now };

test('MEET1: lead and keeper are proposed by their roles, and whoever is here is present', () => {
  expect(startPlan(facts)).toEqual({
    meeting: null,
    forum: null,
    lead: mette,
    keeper: jonas,
    minutes: 15,
    present: [mette, jonas, rikke],
  });
});

test("today's planned meeting is the one that begins, with the people it names; another day's is not", () => {
  const planned = meeting({ plannedFor: instantAt(Date.parse('2026-11-25T07:15:00.000Z')), lead: rikke, minutes: 10 });
  const plan = startPlan({ ...facts, content: { forums: [], meetings: [planned] } });
  expect(plan).toMatchObject({ meeting: planned.id, lead: rikke, keeper: jonas, minutes: 10 });
  const later = { ...planned, plannedFor: instantAt(Date.parse('2026-12-02T07:15:00.000Z')) };
  expect(startPlan({ ...facts, content: { forums: [], meetings: [later] } })).toMatchObject({
    meeting: null,
    lead: mette,
  });
});

test('without roles the one who starts leads; somebody not of the board is not marked present', () => {
  const plan = startPlan({ ...facts, reply: { people: reply.people }, me: guest, here: [jonas] });
  expect(plan).toMatchObject({ lead: guest, keeper: null, present: [jonas] });
});

test('a meeting is as long as the last one', () => {
  const held = meeting({ startedAt: instantAt(Date.parse('2026-11-18T07:15:00.000Z')), endedAt: now, minutes: 10 });
  expect(startPlan({ ...facts, content: { forums: [], meetings: [held] } }).minutes).toBe(10);
});
