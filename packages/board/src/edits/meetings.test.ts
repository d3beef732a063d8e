import type { DateText, EntryId, PersonId } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  addDecision,
  addForum,
  changeForum,
  endMeeting,
  goToStep,
  handOver,
  markRead,
  readBoard,
  removeDecision,
  setCurrent,
  setOutcome,
  startMeeting,
} from '../index.ts';
import { boardWithIndicator, done, keeper, leader, refused } from '../test-board.ts';

test('MEET1: each step says when it began, and who ended the meeting', () => {
  const { doc, hand } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'goodNews', stepStartedAt: hand.at, endedBy: null });
  const later = { ...hand, at: new Date(Date.parse(hand.at) + 60_000).toISOString() as typeof hand.at };
  done(goToStep(doc, later, { meeting, step: 'sinceLast' }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'sinceLast', stepStartedAt: later.at });
  done(endMeeting(doc, later, { meeting, endedBy: 'time' }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ step: 'ended', endedBy: 'time', endedAt: later.at });
});

test('MEET5: another takes over a running meeting where the first one left it', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand, { lead: leader }));
  done(setCurrent(doc, hand, { meeting, current: indicator }));
  done(handOver(doc, { ...hand, by: keeper }, { meeting, lead: keeper }));
  expect(readBoard(doc).meetings[0]).toMatchObject({ lead: keeper, current: indicator, currentSince: hand.at });
});

test('MEET3: what an indicator leaves a meeting with is kept, of a meeting and an indicator that are here', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const meeting = done(startMeeting(doc, hand));
  done(setOutcome(doc, hand, { meeting, indicator, kind: 'keep' }));
  done(setOutcome(doc, hand, { meeting, indicator, kind: 'lift', note: 'Mangler plads' }));
  expect(
    readBoard(doc)
      .outcomes.map(({ kind }) => kind)
      .sort(),
  ).toEqual(['keep', 'lift']);
  const nowhere = 'ingen-moede' as EntryId;
  expect(refused(setOutcome(doc, hand, { meeting: nowhere, indicator, kind: 'act' })).kind).toBe('notFound');
});

test('decisions are written, read once by each, and taken back', () => {
  const { doc, hand } = boardWithIndicator();
  expect(refused(addDecision(doc, hand, { text: ' ' }))).toEqual({ kind: 'missing', field: 'text' });
  const decision = done(addDecision(doc, hand, { text: 'Vi afprøver makkerpar i aftenvagten' }));
  done(markRead(doc, { ...hand, by: keeper }, { of: decision }));
  done(markRead(doc, { ...hand, by: keeper }, { of: decision }));
  expect(readBoard(doc).reads).toMatchObject([{ of: decision, by: keeper }]);
  done(removeDecision(doc, hand, { decision }));
  expect(readBoard(doc).decisions).toEqual([]);
});

test('a forum has a name, a rhythm and a time of day; wrong ones change nothing', () => {
  const { doc, hand } = boardWithIndicator();
  const plan = { name: 'Tavlemøde', cadence: 'fortnight', start: '2026-01-07' as DateText, time: '08:15' } as const;
  expect(refused(addForum(doc, hand, { ...plan, time: '8.15' }))).toEqual({ kind: 'wrongKind', field: 'time' });
  expect(refused(addForum(doc, hand, { ...plan, name: '' }))).toEqual({ kind: 'missing', field: 'name' });
  const forum = done(addForum(doc, hand, { ...plan, hosts: [leader, keeper], place: 'Konferencerummet' }));
  expect(refused(changeForum(doc, hand, { forum, patch: { hosts: ['to ord' as PersonId] } })).kind).toBe('wrongKind');
  done(changeForum(doc, hand, { forum, patch: { time: '08:30', closed: true } }));
  expect(readBoard(doc).forums[0]).toMatchObject({ time: '08:30', closed: true, minutes: 15, hosts: [leader, keeper] });
});
