import { expect, test } from 'vitest';
import type { BoardContent } from './content.ts';
import { goalsMet } from './goals-met.ts';
import { asId, type EntryId, type GoalId, type IndicatorId } from './ids.ts';
import { content, day, goal, indicator, measurement, month, parts, person, target, written } from './worlds.testing.ts';
import { resultsFrom } from './world.ts';

const of = (name: string) => ({ goal: asId<GoalId>('goal-one'), name });
const aimedAt = (id: string) =>
  target('2026-01-01', 'atLeast', 80, { id: asId<EntryId>(`target-${id}`), indicator: asId<IndicatorId>(id) });
const board = (given: Partial<BoardContent> = {}): BoardContent =>
  content({
    goals: [goal('goal-one'), goal('goal-without')],
    indicators: [indicator('indicator-one', of('one')), indicator('indicator-two', of('two'))],
    targets: [aimedAt('indicator-one'), aimedAt('indicator-two')],
    measurements: [
      measurement('indicator-one', month(10), parts(85, 100)),
      measurement('indicator-two', month(10), parts(90, 100)),
    ],
    ...given,
  });
const met = (given: Partial<BoardContent> = {}, today = '2026-11-21') => {
  const all = board(given);
  return goalsMet(all, resultsFrom(all, new Map()), day(today)).map(({ id }) => id);
};

test('T56: a goal is met when every indicator of it that has a target stands on it, by a number that is not old', () => {
  expect(met()).toEqual(['goal-one']);
  expect(met({}, '2027-03-01')).toEqual([]);
  expect(met({ measurements: [measurement('indicator-one', month(10), parts(85, 100))] })).toEqual([]);
  expect(met({ targets: [aimedAt('indicator-one')] })).toEqual(['goal-one']);
  expect(met({ targets: [] })).toEqual([]);
});

test('T56: it is proposed once: not again when it has been celebrated, and never for a draft', () => {
  const celebrated = {
    id: asId<EntryId>('party'),
    text: 'Nået',
    goal: asId<GoalId>('goal-one'),
    by: person,
    at: written,
  };
  expect(met({ celebrations: [{ ...celebrated, goal: null }] })).toEqual(['goal-one']);
  expect(met({ celebrations: [celebrated] })).toEqual([]);
  expect(met({ goals: [goal('goal-one', { stage: 'draft' })] })).toEqual([]);
});
