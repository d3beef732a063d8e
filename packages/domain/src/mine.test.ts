import { expect, test } from 'vitest';
import { asId, type ActionId, type PersonId } from './ids.ts';
import { mineOf } from './mine.ts';
import type { Action } from './work.ts';
import { board, day, fan, indicator, person, worldOf, written } from './worlds.testing.ts';

const action = (id: string, given: Partial<Action> = {}): Action => ({
  id: asId<ActionId>(id),
  what: `Action ${id}`,
  owner: person,
  due: day('2026-12-01'),
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: null,
  by: person,
  at: written,
  ...given,
});
const other = asId<PersonId>('somebody-else');

test('MEET4: mine are the open ones I own on any board, overdue first, also those of an indicator that is not in use', () => {
  const draft = indicator('draft-one', { stage: 'draft' });
  const world = worldOf(fan, {
    s1: {
      indicators: [draft, indicator('in-use')],
      actions: [
        action('later', { due: day('2026-12-24') }),
        action('late', { due: day('2026-11-01'), indicator: asId('in-use') }),
        action('of-a-draft', { indicator: draft.id }),
        action('done', { state: 'done' }),
        action('not-mine', { owner: other }),
      ],
    },
    south: { actions: [action('above', { due: day('2026-11-10'), state: 'waiting' })] },
    north: { actions: [action('elsewhere')] },
  });
  const mine = mineOf(world, [board('s1'), board('south')], person, day('2026-11-21'));
  expect(mine.actions.map(({ action: { id }, unitName, indicatorName }) => [id, unitName, indicatorName])).toEqual([
    ['late', 'Unit s1', 'Indicator in-use'],
    ['above', 'Unit south', null],
    ['of-a-draft', 'Unit s1', null],
    ['later', 'Unit s1', null],
  ]);
});
