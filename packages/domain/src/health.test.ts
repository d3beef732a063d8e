import { expect, test } from 'vitest';
import { addDays, date, type DateText, type Instant } from './calendar.ts';
import type { BoardContent } from './content.ts';
import { type BoardHealth, healthOf, type HealthMeasure, unusedRoundsMost } from './health.ts';
import { asId, type EntryId } from './ids.ts';
import { momentOf } from './local-time.ts';
import type { Forum, Meeting } from './meeting.ts';
import type { Action } from './work.ts';
import { answer, board, content, indicator, lift, measurement, moment, parts } from './worlds.testing.ts';

/** A week after the sixth meeting of a fortnightly rhythm. */
const now = moment('2026-11-25T12:00:00.000Z');
const first = date('2026-09-02');

const forum: Forum = {
  id: asId<EntryId>('forum-a'),
  name: 'Tavlemøde',
  cadence: 'fortnight',
  start: first,
  time: '08:15',
  minutes: 15,
  place: '',
  hosts: [],
  presenters: [],
  closed: false,
  by: null,
  at: null,
};

/** Held on the day of the rhythm, so many minutes late and so many long. */
function held(round: number, late = 0, long = 15): Meeting {
  const day: DateText = addDays(first, 14 * round);
  const at = (minutes: number): Instant =>
    new Date(Date.parse(momentOf(day, '08:15')) + minutes * 60_000).toISOString() as Instant;
  return {
    id: asId<EntryId>(`meeting-${round}`),
    forum: forum.id,
    plannedFor: null,
    startedAt: at(late),
    endedAt: at(late + long),
    endedBy: 'person',
    minutes: 15,
    step: 'ended',
    stepStartedAt: null,
    current: null,
    currentSince: null,
    lead: null,
    keeper: null,
    host: null,
    presenter: null,
    present: [],
    note: '',
  };
}

const action = (id: string, due: string, closedOn: string | null): Action => ({
  id: asId(id),
  what: id,
  owner: null,
  due: date(due),
  state: closedOn === null ? 'agreed' : 'done',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: closedOn === null ? null : date(closedOn),
  by: null,
  at: null,
});

const health = (given: Partial<BoardContent>, lifts: Parameters<typeof healthOf>[0]['lifts'] = []): BoardHealth =>
  healthOf({ content: content({ forums: [forum], ...given }), lifts }, now);

const line = (of: BoardHealth, measure: HealthMeasure) => {
  const found = of.lines.find((each) => each.measure === measure);
  return found && [found.n, found.of, found.trend];
};

test('meetings held of those planned, against the three rounds before', () => {
  expect(line(health({ meetings: [held(0), held(3), held(4), held(5)] }), 'held')).toEqual([3, 3, 'better']);
  expect(line(health({ meetings: [held(0), held(1), held(2), held(5)] }), 'held')).toEqual([1, 3, 'worse']);
  expect(line(health({ meetings: [held(1), held(4)] }), 'held')).toEqual([1, 3, 'same']);
});

test('a start within five minutes and an end within the time set are on time; what was not held is neither', () => {
  const meetings = [held(3, 5), held(4, 6), held(5, 0, 25)];
  expect(line(health({ meetings }), 'startedOnTime')).toEqual([2, 3, 'tooFew']);
  expect(line(health({ meetings }), 'endedOnTime')).toEqual([2, 3, 'tooFew']);
});

test('actions closed by their date, counted in the rounds they were due in', () => {
  const actions = [
    action('action-before', '2026-10-01', null),
    action('action-late', '2026-11-01', '2026-11-05'),
    action('action-done', '2026-11-10', '2026-11-10'),
    action('action-ahead', '2026-12-10', null),
  ];
  expect(line(health({ actions }), 'actions')).toEqual([1, 2, 'better']);
});

test('fresh is what had its newest number by then, as far as it had been written', () => {
  const october = { start: date('2026-10-01'), end: date('2026-10-31') };
  const august = { start: date('2026-08-01'), end: date('2026-08-31') };
  const indicators = [indicator('indicator-a'), indicator('indicator-b')];
  const both = (end: typeof october, at: string) =>
    indicators.map(({ id }) => measurement(id, end, parts(5, 10), { at: moment(at) }));
  const measurements = [...both(august, '2026-09-05T08:00:00.000Z'), ...both(october, '2026-11-03T08:00:00.000Z')];
  expect(line(health({ indicators, measurements }), 'fresh')).toEqual([2, 2, 'better']);
  expect(line(health({ indicators, measurements: measurements.slice(0, 3) }), 'fresh')).toEqual([1, 2, 'better']);
  const late = both(october, '2026-11-24T08:00:00.000Z');
  expect(line(health({ indicators, measurements: late }), 'fresh')).toEqual([2, 2, 'tooFew']);
});

test('CHAIN10: lifts to us answered by their date; a receipt is no answer', () => {
  const received = ['lift-a', 'lift-b'].map((id) => ({
    board: board('s1'),
    unitName: 'S1',
    escalation: lift(id, board('south'), { answerBy: date('2026-11-20') }),
  }));
  const answers = [answer('a-1', board('s1'), 'lift-a'), answer('a-2', board('s1'), 'lift-b', 'received')];
  expect(line(health({ answers }, received), 'answered')).toEqual([1, 2, 'tooFew']);
});

test('MEET7: a board nobody has used for three rounds asks; a new one does not', () => {
  expect(health({}).unusedRounds).toBe(0);
  expect(health({ meetings: [held(5)] }).unusedRounds).toBe(1);
  expect(health({ meetings: [held(2)] }).unusedRounds).toBe(unusedRoundsMost + 1);
  const weekly = { ...forum, cadence: 'week' as const };
  expect(health({ forums: [forum, weekly], meetings: [held(5)] }).unusedRounds).toBe(2);
  const written = [answer('a-1', board('s1'), 'lift-a')];
  expect(health({ meetings: [held(2)], answers: written }).unusedRounds).toBe(0);
});

test('a board without any forum is counted in fortnights, and has no meetings to hold', () => {
  const none = health({ forums: [] });
  expect(none.roundDays).toBe(14);
  expect(line(none, 'held')).toEqual([0, 0, 'tooFew']);
});
