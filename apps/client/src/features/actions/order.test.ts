import { type Action, asId, date } from '@tavle/domain';
import { expect, test } from 'vitest';
import { closedActions, openActions } from './order.ts';

const action = (
  id: string,
  due: string | null,
  state: Action['state'] = 'agreed',
  closedOn: string | null = null,
): Action => ({
  id: asId(`action-${id}`),
  what: id,
  owner: null,
  due: due === null ? null : date(due),
  state,
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: closedOn === null ? null : date(closedOn),
  by: null,
  at: null,
});

test('overdue first, then by date, without a date last; closed ones apart, the latest first', () => {
  const all = [
    action('none', null),
    action('soon', '2026-11-22'),
    action('late', '2026-11-20'),
    action('later', '2026-11-01'),
    action('done', '2026-01-01', 'done', '2026-11-02'),
    action('stopped', null, 'stopped', '2026-11-10'),
  ];
  expect(openActions(all, date('2026-11-21')).map(({ what }) => what)).toEqual(['later', 'late', 'soon', 'none']);
  expect(closedActions(all).map(({ what }) => what)).toEqual(['stopped', 'done']);
});
