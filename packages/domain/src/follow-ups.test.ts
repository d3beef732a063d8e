import { expect, test } from 'vitest';
import { followUps, nextFollowUp } from './follow-ups.ts';
import { asId, type EffortId, type EntryId, type IndicatorId, type InterpretationId } from './ids.ts';
import type { Effort } from './work.ts';
import { content, day, moment, person } from './worlds.testing.ts';

const effort = (given: Partial<Effort> = {}): Effort => ({
  id: asId<EffortId>('effort-one'),
  what: 'Samtale inden døgnet er gået',
  indicator: asId<IndicatorId>('indicator-one'),
  expected: '',
  owner: person,
  from: day('2026-11-02'),
  until: null,
  followUpDays: null,
  cost: null,
  benefit: null,
  paybackOn: null,
  paidBack: null,
  stage: 'do',
  verdict: null,
  evidence: '',
  rank: 'a',
  by: person,
  at: moment('2026-11-01T08:00:00.000Z'),
  ...given,
});
const read = (at: string) => ({
  id: asId<InterpretationId>(`read-${at.slice(0, 10)}`),
  indicator: asId<IndicatorId>('indicator-one'),
  periodEnd: null,
  text: 'Det går bedre',
  shared: false,
  by: person,
  at: moment(at),
});
const kindsOn = (today: string, given: Partial<Effort>) =>
  followUps(content({ efforts: [effort(given)] }), day(today)).map(({ kind, on, daysLate }) => [kind, on, daysLate]);

test('an effort without a rhythm of its own is asked about when its effect is to be judged, and not before', () => {
  expect(kindsOn('2026-11-29', { until: day('2026-11-30') })).toEqual([]);
  expect(kindsOn('2026-12-02', { until: day('2026-11-30') })).toEqual([['judge', '2026-11-30', 2]]);
  expect(kindsOn('2030-01-01', {})).toEqual([]);
});

test('a closer rhythm asks sooner, counts anew from each look, and stops when the effort is closed', () => {
  const followed = effort({ followUpDays: 7 });
  expect(nextFollowUp(content(), followed)).toBe('2026-11-09');
  const looked = content({ efforts: [followed], interpretations: [read('2026-11-10T09:00:00.000Z')] });
  expect(nextFollowUp(looked, followed)).toBe('2026-11-17');
  const outcome = {
    id: asId<EntryId>('outcome-one'),
    meeting: asId<EntryId>('meeting-one'),
    indicator: followed.indicator,
    kind: 'keep' as const,
    note: '',
    by: person,
    at: moment('2026-11-18T07:20:00.000Z'),
  };
  expect(nextFollowUp({ ...looked, outcomes: [outcome] }, followed)).toBe('2026-11-25');
  expect(kindsOn('2026-11-09', { followUpDays: 7 })).toEqual([['rhythm', '2026-11-09', 0]]);
  expect(kindsOn('2026-11-09', { followUpDays: 7, stage: 'closed', verdict: 'didNot' })).toEqual([]);
});

test('on the day of judgement there is one question, not two', () => {
  const both = { followUpDays: 7, until: day('2026-11-09') };
  expect(kindsOn('2026-11-20', both)).toEqual([['judge', '2026-11-09', 11]]);
});

test('whether a business case paid back is asked on its date, also when the effort is closed, until somebody answers', () => {
  const business = { cost: 90_000, benefit: 120_000, paybackOn: day('2026-11-20') };
  expect(kindsOn('2026-11-19', business)).toEqual([]);
  expect(kindsOn('2026-11-20', business)).toEqual([['payback', '2026-11-20', 0]]);
  expect(kindsOn('2026-11-21', { ...business, stage: 'closed', verdict: 'worked' })).toEqual([
    ['payback', '2026-11-20', 1],
  ]);
  expect(kindsOn('2026-11-21', { ...business, paidBack: false })).toEqual([]);
});
