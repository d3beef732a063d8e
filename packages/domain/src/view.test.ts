import { expect, test } from 'vitest';
import { asId, type ActionId, type EntryId } from './ids.ts';
import type { Meeting } from './meeting.ts';
import { deriveView } from './view.ts';
import { board, day, fan, goal, indicator, person, worldOf, written } from './worlds.testing.ts';

const signed = { by: person, at: written };
const action = (id: string, of: string | null) => ({
  id: asId<ActionId>(id),
  what: id,
  owner: person,
  due: day('2026-12-01'),
  state: 'agreed' as const,
  indicator: of === null ? null : asId<never>(of),
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: null,
  ...signed,
});
const held: Meeting = {
  id: asId<EntryId>('held'),
  forum: null,
  plannedFor: null,
  startedAt: written,
  endedAt: written,
  endedBy: 'person',
  minutes: 15,
  step: 'ended',
  stepStartedAt: null,
  current: null,
  currentSince: null,
  lead: person,
  keeper: null,
  host: null,
  presenter: null,
  present: [person],
  note: 'Ikke til andre',
};
const world = worldOf(fan, {
  s1: {
    goals: [goal('goal-one')],
    indicators: [indicator('in-use'), indicator('a-draft', { stage: 'draft' })],
    actions: [action('of-the-board', null), action('of-one-in-use', 'in-use'), action('of-a-draft', 'a-draft')],
    meetings: [held],
    decisions: [{ id: asId<EntryId>('decision'), text: 'Vi stopper', meeting: null, indicator: null, ...signed }],
    reads: [{ id: asId<EntryId>('read'), of: asId<EntryId>('decision'), ...signed }],
  },
});

test('CHAIN4: decisions, and who has read them, are for the board’s own people', () => {
  const { content } = deriveView(world, board('s1'), 'results', 'management');
  expect([content.decisions, content.reads, content.outcomes]).toEqual([[], [], []]);
});

test('CHAIN4: others see that a board has met; who was there and what was remarked is for its own people', () => {
  const seen = (access: 'results' | 'goals') => deriveView(world, board('s1'), access, 'management').content.meetings;
  expect(seen('results')).toEqual([{ ...held, present: [], note: '' }]);
  expect(seen('goals')).toEqual([]);
  expect(world.content(board('s1')).meetings).toEqual([held]);
});

test('CHAIN2: an action about an indicator that is not in use stays on its board', () => {
  const { content } = deriveView(world, board('s1'), 'results', 'management');
  expect(content.actions.map(({ id }) => id)).toEqual(['of-the-board', 'of-one-in-use']);
  expect(deriveView(world, board('s1'), 'goals', 'management').content.actions).toEqual([]);
  expect(world.content(board('s1')).actions).toHaveLength(3);
});
