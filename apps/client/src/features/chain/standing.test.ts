import {
  asId,
  type BoardId,
  type GivenGoal,
  type Goal,
  type GoalId,
  type GoalResponse,
  type ResponseId,
} from '@tavle/domain';
import { expect, test } from 'vitest';
import { proposedDrafts, standingOf } from './standing.ts';

const goal = (id: string, stage: Goal['stage']): Goal => ({
  id: asId<GoalId>(id),
  text: id,
  why: '',
  fixed: '',
  free: '',
  origin: 'own',
  source: '',
  owner: null,
  from: null,
  to: null,
  mandatory: false,
  owners: [],
  type: 'result',
  focus: false,
  overCapReason: '',
  rank: '',
  by: null,
  at: null,
  stage,
});
const translation: GoalResponse = {
  id: asId<ResponseId>('response'),
  kind: 'translated',
  parentBoard: asId<BoardId>('above'),
  parentGoal: asId<GoalId>('theirs'),
  goal: asId<GoalId>('mine'),
  text: '',
  main: true,
  agreement: 'proposed',
  by: null,
  at: null,
};
const given = (more: Partial<GivenGoal>): GivenGoal => ({
  board: asId<BoardId>('above'),
  unitName: 'Above',
  layersUp: 1,
  goal: goal('theirs', 'published'),
  indicators: [],
  targets: [],
  state: 'waiting',
  turn: 'ours',
  responses: [],
  excuse: null,
  via: null,
  excusedAt: null,
  repeatedBy: [],
  ...more,
});
const nothing = { goals: [], responses: [] };

test('CHAIN5: a translation whose goal is a draft is proposed, not waiting and not answered', () => {
  const own = { goals: [goal('mine', 'draft')], responses: [translation] };
  expect(standingOf(given({}), own)).toBe('draft');
  expect(proposedDrafts(given({}), own).map(({ id }) => id)).toEqual(['mine']);
  expect(standingOf(given({}), { ...own, goals: [goal('mine', 'retired')] })).toBe('ours');
  expect(standingOf(given({ state: 'translated' }), own)).toBe('answered');
});

test('CHAIN5: a draft that translates the goal in between is proposed for the goal above it', () => {
  const via = { board: asId<BoardId>('between'), unitName: 'Between', goal: asId<GoalId>('between'), text: '' };
  const own = { goals: [goal('mine', 'draft')], responses: [{ ...translation, parentGoal: via.goal }] };
  expect(standingOf(given({ via }), own)).toBe('draft');
  expect(standingOf(given({}), own)).toBe('ours');
});

test('CHAIN5: what others have to answer is not our turn', () => {
  expect(standingOf(given({}), nothing)).toBe('ours');
  expect(standingOf(given({ turn: 'above' }), nothing)).toBe('above');
  const excuse = { reason: '', answer: '' };
  expect(standingOf(given({ excuse: { ...excuse, state: 'asked' } }), nothing)).toBe('asked');
  expect(standingOf(given({ excuse: { ...excuse, state: 'declined' } }), nothing)).toBe('ours');
});
