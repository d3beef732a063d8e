import { expect, test } from 'vitest';
import { deriveGiven } from './given.ts';
import { asId, type BoardId, type EntryId } from './ids.ts';
import { deriveView } from './view.ts';
import { lastVisitBy, unvisited, type Visit, visitsByDay } from './visits.ts';
import { board, day, fan, goal, person, worldOf, written } from './worlds.testing.ts';

const visit = (id: string, on: string, level: BoardId | null = board('south'), given: Partial<Visit> = {}): Visit => ({
  id: asId<EntryId>(`visit-${id}`),
  occasion: 'visit',
  on: day(on),
  level,
  guests: 'Lis',
  text: 'Der manglede en seng',
  by: person,
  at: written,
  ...given,
});
const today = day('2026-11-22');

test('the last visit is the newest day, whichever was written last, and of the level asked for', () => {
  const all = [visit('a', '2026-11-03'), visit('b', '2026-10-01'), visit('c', '2026-11-20', board('psych'))];
  expect(visitsByDay(all).map(({ id }) => id)).toEqual(['visit-c', 'visit-a', 'visit-b']);
  expect(lastVisitBy(board('south'), all)).toBe('2026-11-03');
  expect(lastVisitBy(board('region'), all)).toBeNull();
});

test('CHAIN2: the level that came is given the day of its own last visit on the boards below, and nothing else of it', () => {
  const world = worldOf(fan, {
    s1: { goals: [goal('g-1')], visits: [visit('a', '2026-11-03'), visit('c', '2026-11-20', board('psych'))] },
  });
  const told = (name: string) =>
    deriveGiven(world, board(name)).chain.map(({ shortName, lastVisit }) => [shortName, lastVisit]);
  expect(told('south')).toEqual([
    ['region', null],
    ['psych', null],
    ['south', null],
    ['s1', '2026-11-03'],
    ['s2', null],
  ]);
  expect(told('psych').every(([, lastVisit]) => lastVisit === null)).toBe(true);
  expect(JSON.stringify(deriveGiven(world, board('south')))).not.toContain('seng');
  const outside = deriveView(world, board('south'), 'results', 'management').given.chain;
  expect(outside.every(({ lastVisit }) => lastVisit === null)).toBe(true);
});

test('CHAIN4: its own people read the log, others its days, and from further away nothing', () => {
  const world = worldOf(fan, { s1: { visits: [visit('a', '2026-11-03')] } });
  const seen = (access: 'read' | 'results' | 'goals') =>
    deriveView(world, board('s1'), access, 'management').content.visits;
  expect(seen('read')).toEqual([visit('a', '2026-11-03')]);
  expect(seen('results')).toEqual([visit('a', '2026-11-03', board('south'), { guests: '', text: '', by: null })]);
  expect(seen('goals')).toEqual([]);
});

test('boards that have waited for more than two months are named, the longest first; none while nobody uses the log', () => {
  const waiting = (s1: readonly Visit[], s2: readonly Visit[] = []) => {
    const world = worldOf(fan, { s1: { visits: s1 }, s2: { visits: s2 } });
    return unvisited(deriveGiven(world, board('south')).chain, today).map(({ name, last }) => [name, last]);
  };
  expect(waiting([])).toEqual([]);
  expect(waiting([visit('a', '2026-11-03')])).toEqual([['s2', null]]);
  expect(waiting([visit('a', '2026-09-23')], [visit('b', '2026-09-22')])).toEqual([['s2', '2026-09-22']]);
  expect(waiting([visit('a', '2026-08-01')], [visit('b', '2026-07-01')]).map(([name]) => name)).toEqual(['s2', 's1']);
  expect(waiting([visit('a', '2026-08-01', board('psych'))])).toEqual([]);
});
