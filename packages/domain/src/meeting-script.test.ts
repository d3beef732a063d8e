import { expect, test } from 'vitest';
import type { Instant } from './calendar.ts';
import { asId, type EntryId, type PersonId } from './ids.ts';
import { endsItselfAt, isLeftOpen, mayMove, queueMost, runningMeeting, scriptFor } from './meeting-script.ts';
import type { Meeting } from './meeting.ts';
import { moment } from './worlds.testing.ts';

const begun = moment('2026-11-25T07:15:00.000Z');
const meeting = (id: string, startedAt: Instant | null, endedAt: Instant | null = null): Meeting => ({
  id: asId<EntryId>(id),
  forum: null,
  plannedFor: null,
  startedAt,
  endedAt,
  endedBy: null,
  minutes: 15,
  step: 'goodNews',
  stepStartedAt: startedAt,
  current: null,
  currentSince: null,
  lead: null,
  keeper: null,
  host: null,
  presenter: null,
  present: [],
  note: '',
});

test('MEET1: the scripts of 15 and of 10 minutes have every step once, without gaps, and end on time', () => {
  for (const minutes of [10, 15, 20, 30, 5]) {
    const { steps } = scriptFor(minutes);
    expect(steps.map(({ step }) => step)).toEqual([
      'goodNews',
      'sinceLast',
      'indicators',
      'actions',
      'lifts',
      'summary',
    ]);
    expect(steps[0]?.from).toBe(0);
    expect(steps.at(-1)?.to).toBe(minutes);
    for (const [index, { from, to }] of steps.entries()) {
      expect(to).toBeGreaterThan(from);
      if (index > 0) expect(from).toBe(steps[index - 1]?.to);
    }
  }
  expect(scriptFor(15).steps.map(({ to }) => to)).toEqual([1, 3, 9, 12, 13.5, 15]);
});

test('SIGN6: fifteen minutes have time for five indicators and ten for three, never more than 90 seconds each', () => {
  expect(scriptFor(15).indicatorsMost).toBe(queueMost);
  expect(scriptFor(10).indicatorsMost).toBe(3);
  expect(scriptFor(30).indicatorsMost).toBe(queueMost);
  for (const minutes of [10, 15, 30]) expect(scriptFor(minutes).perIndicatorSeconds).toBeLessThanOrEqual(90);
  expect(scriptFor(15).perIndicatorSeconds).toBe(72);
});

test('a meeting left open counts as over two hours after it began, and not a minute before', () => {
  const open = meeting('open', begun);
  expect(endsItselfAt(open)).toBe('2026-11-25T09:15:00.000Z');
  expect(isLeftOpen(open, moment('2026-11-25T09:14:00.000Z'))).toBe(false);
  expect(isLeftOpen(open, moment('2026-11-25T09:15:00.000Z'))).toBe(true);
  expect(isLeftOpen(meeting('planned', null), moment('2027-01-01T00:00:00.000Z'))).toBe(false);
  expect(isLeftOpen(meeting('over', begun, begun), moment('2027-01-01T00:00:00.000Z'))).toBe(false);
});

test('MEET2: the lead and the keeper move it; without either anybody does', () => {
  const [lead, keeper, other] = ['person-lead', 'person-keeper', 'person-other'].map((id) => asId<PersonId>(id));
  const led = { lead: lead ?? null, keeper: keeper ?? null };
  expect([lead, keeper, other].map((who) => mayMove(led, who ?? null))).toEqual([true, true, false]);
  expect(mayMove({ lead: null, keeper: null }, other ?? null)).toBe(true);
  expect(mayMove(led, null)).toBe(false);
});

test('MEET5: of two meetings begun apart, everybody sees the one that began first', () => {
  const later = meeting('later', moment('2026-11-25T07:16:00.000Z'));
  expect(runningMeeting([later, meeting('first', begun), meeting('over', begun, begun)])?.id).toBe('first');
  expect(runningMeeting([meeting('planned', null)])).toBeNull();
});
