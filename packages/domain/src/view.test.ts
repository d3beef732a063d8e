import { expect, test } from 'vitest';
import { asId, type ActionId, type EntryId } from './ids.ts';
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
const world = worldOf(fan, {
  s1: {
    goals: [goal('goal-one')],
    indicators: [indicator('in-use'), indicator('a-draft', { stage: 'draft' })],
    actions: [action('of-the-board', null), action('of-one-in-use', 'in-use'), action('of-a-draft', 'a-draft')],
    decisions: [{ id: asId<EntryId>('decision'), text: 'Vi stopper', meeting: null, indicator: null, ...signed }],
    reads: [{ id: asId<EntryId>('read'), of: asId<EntryId>('decision'), ...signed }],
  },
});

test('CHAIN4: decisions, and who has read them, are for the board’s own people', () => {
  const { content } = deriveView(world, board('s1'), 'results', 'management');
  expect([content.decisions, content.reads, content.outcomes]).toEqual([[], [], []]);
});

test('CHAIN2: an action about an indicator that is not in use stays on its board', () => {
  const { content } = deriveView(world, board('s1'), 'results', 'management');
  expect(content.actions.map(({ id }) => id)).toEqual(['of-the-board', 'of-one-in-use']);
  expect(deriveView(world, board('s1'), 'goals', 'management').content.actions).toEqual([]);
  expect(world.content(board('s1')).actions).toHaveLength(3);
});
