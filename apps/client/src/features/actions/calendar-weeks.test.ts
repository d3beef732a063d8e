import { type Action, asId, date } from '@tavle/domain';
import { expect, test } from 'vitest';
import { calendarWeeks, turnedTo } from './calendar-weeks.ts';

const action = (due: string): Action => ({
  id: asId(`action-${due}`),
  what: due,
  owner: null,
  due: date(due),
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: due,
  closedOn: null,
  by: null,
  at: null,
});

test('a month is whole weeks from Monday, and an action stands once, on its own day', () => {
  const weeks = calendarWeeks(
    [action('2026-11-01'), action('2026-11-30'), action('2026-12-01')],
    date('2026-11-21'),
    'month',
  );
  expect(weeks.map(({ number }) => number)).toEqual([44, 45, 46, 47, 48, 49]);
  expect(weeks[0]?.days[0]?.date).toBe('2026-10-26');
  const placed = weeks.flatMap(({ days }) => days.filter(({ actions }) => actions.length > 0).map((each) => each.date));
  expect(placed).toEqual(['2026-11-01', '2026-11-30']);
  expect(weeks.at(-1)?.days.filter(({ isOutside }) => isOutside)).toHaveLength(6);
});

test('a week is seven days, also over New Year, and one turns to the next and back', () => {
  const [week, ...rest] = calendarWeeks([action('2027-01-01')], date('2026-12-31'), 'week');
  expect(rest).toEqual([]);
  expect([week?.number, week?.days.length, week?.days[4]?.actions.length]).toEqual([53, 7, 1]);
  expect(turnedTo(date('2026-12-31'), 'week', 1)).toBe('2027-01-07');
  expect(turnedTo(date('2026-01-31'), 'month', 1)).toBe('2026-02-01');
  expect(turnedTo(date('2026-01-31'), 'month', -1)).toBe('2025-12-01');
});
