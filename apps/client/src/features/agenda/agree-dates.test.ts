import { asId, date, type EntryId, type ForumTime, instantAt, type Meeting } from '@tavle/domain';
import { expect, test } from 'vitest';
import { agreeDates, answerDates } from './agree-dates.ts';

const now = instantAt(Date.parse('2026-11-25T07:20:00.000Z'));
const planned = (at: string): Meeting => ({
  id: asId<EntryId>(`meeting-${at.slice(0, 10)}`),
  forum: null,
  plannedFor: instantAt(Date.parse(at)),
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
});

test('the next meeting is proposed when it is known, else fourteen days', () => {
  const dates = agreeDates({ forums: [], meetings: [planned('2026-12-02T07:15:00.000Z')] }, now);
  expect(dates.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
    'nextMeeting 2026-12-02',
    'fortnight 2026-12-09',
    'month 2026-12-25',
  ]);
  expect(agreeDates({ forums: [], meetings: [] }, now)[0]).toEqual({ kind: 'fortnight', date: '2026-12-09' });
});

test('no day is offered twice, and not the day of the meeting itself', () => {
  const meetings = [planned('2026-11-25T12:00:00.000Z'), planned('2026-12-09T07:15:00.000Z')];
  expect(agreeDates({ forums: [], meetings }, now).map(({ date }) => date)).toEqual(['2026-12-09', '2026-12-25']);
});

test('CHAIN10: the receiving board’s next meeting is proposed for an answer, fourteen days only where it has none', () => {
  const today = date('2026-11-25');
  const theirs: ForumTime = {
    id: asId<EntryId>('forum'),
    name: 'Tavlemøde',
    cadence: 'fortnight',
    start: date('2026-11-18'),
    time: '09:00',
    minutes: 20,
  };
  expect(answerDates([theirs], today).map(({ kind, date: day }) => `${kind} ${day}`)).toEqual([
    'theirMeeting 2026-12-02',
    'fortnight 2026-12-09',
    'month 2026-12-25',
  ]);
  expect(answerDates([], today)[0]).toEqual({ kind: 'fortnight', date: '2026-12-09' });
});
