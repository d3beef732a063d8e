import { type Action, type ActionState, asId, type DateText, date } from '@tavle/domain';
import { expect, test } from 'vitest';
import { columnOf, columnsOf } from './columns.ts';

const today = date('2026-11-21');
const action = (id: string, state: ActionState, due: string, closedOn: DateText | null = null): Action => ({
  id: asId(`action-${id}`),
  what: id,
  owner: null,
  due: date(due),
  state,
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn,
  by: null,
  at: null,
});

test('MEET4: each action stands in one column, the overdue first; what was closed long ago steps back', () => {
  const columns = columnsOf(
    [
      action('later', 'agreed', '2026-12-24'),
      action('late', 'agreed', '2026-11-01'),
      action('doing', 'doing', '2026-12-01'),
      action('stopped', 'stopped', '2026-11-20', date('2026-11-20')),
      action('done', 'done', '2026-11-20', date('2026-11-21')),
      action('long-ago', 'done', '2026-09-20', date('2026-09-20')),
    ],
    today,
  );
  const names = columns.map(({ state, actions, older }) => [state, actions.map(({ what }) => what), older.length]);
  expect(names).toEqual([
    ['agreed', ['late', 'later'], 0],
    ['doing', ['doing'], 0],
    ['waiting', [], 0],
    ['done', ['done', 'stopped'], 1],
  ]);
  expect(columnOf(action('stopped', 'stopped', '2026-11-20'))).toBe('done');
  expect(columnOf(action('waiting', 'waiting', '2026-11-20'))).toBe('waiting');
});
