import { expect, test } from 'vitest';
import { addDays, date, dateAt, type DateText, type Instant } from './calendar.ts';
import { weekdayOf } from './holidays.ts';
import { asId, type EntryId, type PersonId } from './ids.ts';
import { momentOf } from './local-time.ts';
import type { Forum, Meeting } from './meeting.ts';
import { comingMeetings, forumDays, meetingDays, slotsOf } from './meeting-slots.ts';

const [ib, eva, bo] = ['person-ib', 'person-eva', 'person-bo'].map((id) => asId<PersonId>(id));
const people = (...all: readonly (PersonId | undefined)[]) => all.filter((each) => each !== undefined);

const forum = (patch: Partial<Forum> = {}): Forum => ({
  id: asId<EntryId>('forum-a'),
  name: 'Tavlemøde',
  cadence: 'fortnight',
  start: date('2026-11-25'),
  time: '08:15',
  minutes: 15,
  place: 'Gangen',
  hosts: [],
  presenters: [],
  closed: false,
  by: null,
  at: null,
  ...patch,
});

const meeting = (id: string, patch: Partial<Meeting>): Meeting => ({
  id: asId<EntryId>(id),
  forum: asId<EntryId>('forum-a'),
  plannedFor: null,
  startedAt: null,
  endedAt: null,
  endedBy: null,
  minutes: 20,
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
  ...patch,
});

const daysOf = (each: Forum, from: string, to: string): readonly DateText[] =>
  slotsOf(each, date(from), date(to)).map((slot) => slot.date);

test('each rhythm gives its days, across new year and months with a fifth Wednesday', () => {
  expect(daysOf(forum({ cadence: 'week' }), '2026-12-20', '2027-01-10')).toEqual([
    '2026-12-23',
    '2026-12-30',
    '2027-01-06',
  ]);
  expect(daysOf(forum(), '2026-11-01', '2026-12-31')).toEqual(['2026-11-25', '2026-12-09', '2026-12-23']);
  const fifth = forum({ cadence: 'month', start: date('2026-07-29') });
  expect(daysOf(fifth, '2026-07-01', '2026-10-31')).toEqual(['2026-07-29', '2026-08-26', '2026-09-30', '2026-10-28']);
  const quarterly = forum({ cadence: 'quarter', start: date('2026-02-11') });
  expect(daysOf(quarterly, '2026-01-01', '2027-03-01')).toEqual([
    '2026-02-11',
    '2026-05-13',
    '2026-08-12',
    '2026-11-11',
    '2027-02-10',
  ]);
});

test('T39: a forum by need has no days, so it never owes one', () => {
  expect(daysOf(forum({ cadence: 'byNeed' }), '2026-01-01', '2027-12-31')).toEqual([]);
  expect(
    meetingDays({ forums: [forum({ cadence: 'byNeed' })], meetings: [] }, date('2026-01-01'), date('2027-01-01')),
  ).toEqual([]);
});

test('the same days come whichever stretch is asked for, always on the same weekday and no closer than the rhythm', () => {
  for (const cadence of ['week', 'fortnight', 'month', 'quarter'] as const) {
    for (const start of ['2026-01-01', '2026-01-31', '2026-03-30', '2024-02-29']) {
      const each = forum({ cadence, start: date(start) });
      const all = daysOf(each, start, '2031-12-31');
      for (const [at, day] of all.entries()) {
        expect(weekdayOf(day)).toBe(weekdayOf(each.start));
        const next = all[at + 1];
        if (next !== undefined) expect(addDays(day, forumDays[cadence]) <= next).toBe(true);
        expect(slotsOf(each, day, day).map(({ index }) => index)).toEqual([at]);
      }
    }
  }
});

test('T41: host and presenter go round by the rhythm, also past days nobody met', () => {
  const slots = slotsOf(
    forum({ hosts: people(ib, eva), presenters: people(ib, eva, bo) }),
    date('2026-11-25'),
    date('2027-01-20'),
  );
  expect(slots.map(({ host }) => host)).toEqual([ib, eva, ib, eva, ib]);
  expect(slots.map(({ presenter }) => presenter)).toEqual([ib, eva, bo, ib, eva]);
});

test('MEET6: a day off is not moved: it says which day off and where to', () => {
  const [maundy] = slotsOf(
    forum({ cadence: 'week', start: date('2026-03-26') }),
    date('2026-04-01'),
    date('2026-04-08'),
  );
  expect(maundy).toMatchObject({ date: '2026-04-02', clash: { holiday: 'maundyThursday', moveTo: '2026-04-01' } });
});

test('a meeting stands on the day of the rhythm it was planned nearest to, and keeps its key when it is moved', () => {
  const moved = meeting('meeting-moved', { plannedFor: momentOf(date('2026-12-10'), '09:00') });
  const alone = meeting('meeting-alone', { forum: null, plannedFor: momentOf(date('2026-12-01'), '13:00') });
  const days = meetingDays({ forums: [forum()], meetings: [moved, alone] }, date('2026-11-20'), date('2026-12-31'));
  expect(days.map(({ key, at }) => [key, at])).toEqual([
    ['forum-a-2026-11-25', '2026-11-25T07:15:00.000Z'],
    ['meeting-alone', '2026-12-01T12:00:00.000Z'],
    ['forum-a-2026-12-09', '2026-12-10T08:00:00.000Z'],
    ['forum-a-2026-12-23', '2026-12-23T07:15:00.000Z'],
  ]);
  expect(days[2]).toMatchObject({ meeting: { id: 'meeting-moved' }, minutes: 20, place: 'Gangen' });
});

test('a meeting held without a plan is the one of its day; one on another day stands alone', () => {
  const started = (day: string): Instant => momentOf(date(day), '08:20');
  const held = meeting('meeting-held', { forum: null, startedAt: started('2026-11-25') });
  const extra = meeting('meeting-extra', { forum: null, startedAt: started('2026-11-27') });
  const days = meetingDays({ forums: [forum()], meetings: [held, extra] }, date('2026-11-20'), date('2026-11-30'));
  expect(days.map(({ key, meeting: each }) => [key, each?.id])).toEqual([
    ['forum-a-2026-11-25', 'meeting-held'],
    ['meeting-extra', 'meeting-extra'],
  ]);
});

test('a plan and a meeting for one day are one day: the one that was held stands', () => {
  const plan = meeting('meeting-plan', { plannedFor: momentOf(date('2026-11-25'), '08:15') });
  const held = meeting('meeting-held', { startedAt: momentOf(date('2026-11-25'), '08:17') });
  const days = meetingDays({ forums: [forum()], meetings: [held, plan] }, date('2026-11-25'), date('2026-11-25'));
  expect(days.filter(({ slot }) => slot !== null).map(({ meeting: each }) => each?.id)).toEqual(['meeting-held']);
});

test('a rhythm that begins in the past owes nothing of the time before it was agreed', () => {
  const late = forum({ start: date('2026-01-07'), at: momentOf(date('2026-11-20'), '10:00') });
  const held = meeting('meeting-held', { startedAt: momentOf(date('2026-10-28'), '08:15') });
  const days = meetingDays({ forums: [late], meetings: [held] }, date('2026-01-01'), date('2026-11-30'));
  expect(days.map(({ key }) => key)).toEqual(['forum-a-2026-10-28', 'forum-a-2026-11-25']);
});

test('a closed forum has no days; what is to come begins after now', () => {
  expect(
    meetingDays({ forums: [forum({ closed: true })], meetings: [] }, date('2026-11-01'), date('2026-12-31')),
  ).toEqual([]);
  const now = momentOf(date('2026-11-25'), '08:16');
  const [next] = comingMeetings({ forums: [forum()], meetings: [] }, now, 60);
  expect(next && dateAt(Date.parse(next.at))).toBe('2026-12-09');
});
