import { expect, test } from 'vitest';
import { date } from './calendar.ts';
import { type RhythmOf, rhythmOf } from './chain-stops.ts';
import { duesOfPerson, duesOn, lateNumbers } from './due.ts';
import { deriveGiven } from './given.ts';
import { asId, type PersonId } from './ids.ts';
import type { Action } from './work.ts';
import {
  answer,
  board,
  type Contents,
  fan,
  goal,
  indicator,
  lift,
  measurement,
  month,
  parts,
  person,
  response,
  worldOf,
} from './worlds.testing.ts';

const today = date('2026-11-21');
const other = asId<PersonId>('person-other');

const rhythm = (name: string, newestEnd: string | null, lagDays = 0): RhythmOf => ({
  indicator: asId(`indicator-${name}`),
  name,
  owner: null,
  cadence: 'week',
  cadenceStart: null,
  lagDays,
  newestEnd: newestEnd === null ? null : date(newestEnd),
});

const action = (id: string, due: string, given: Partial<Action> = {}): Action => ({
  id: asId(id),
  what: `Action ${id}`,
  owner: person,
  due: date(due),
  state: 'agreed',
  indicator: null,
  effort: null,
  meeting: null,
  expected: '',
  rank: id,
  closedOn: null,
  by: person,
  at: null,
  ...given,
});

test('SIGN4: what is there or not mature yet is not missing; what has waited longest for a number stands first', () => {
  const all = [
    rhythm('there', '2026-11-15'),
    rhythm('maturing', '2026-10-18', 30),
    rhythm('one', '2026-11-08'),
    rhythm('never', null),
    rhythm('many', '2026-09-06'),
  ];
  const late = lateNumbers(all, today);
  expect(late.map(({ rhythm: { name } }) => name)).toEqual(['many', 'one', 'never']);
  expect(late.map(({ daysLate }) => daysLate)).toEqual([69, 6, 0]);
});

function duesAt(name: 'psych' | 'south', contents: Contents) {
  const world = worldOf(fan, contents);
  const given = deriveGiven(world, board(name));
  const from = { content: world.content(board(name)), rhythms: world.results(board(name)).map(rhythmOf), given };
  return duesOn(from, today);
}

const told = (contents: Contents, name: 'psych' | 'south' = 'psych') =>
  duesAt(name, contents).map(({ kind, daysLate }) => [kind, daysLate]);

test('CHAIN10: a lift is due until it is answered with more than a receipt, and late after its date', () => {
  const to = board('psych');
  const raised = { south: { escalations: [lift('lift-s', to, { answerBy: date('2026-11-18') })] } };
  expect(told(raised)).toEqual([['answer', 3]]);
  const received = { psych: { answers: [answer('a-1', board('south'), 'lift-s', 'received')] } };
  expect(told({ ...raised, ...received })).toEqual([['answer', 3]]);
  const answered = { psych: { answers: [answer('a-1', board('south'), 'lift-s', 'declined')] } };
  expect(told({ ...raised, ...answered })).toEqual([]);
  const closed = { south: { escalations: [lift('lift-s', to, { state: 'closed', answerBy: date('2026-11-18') })] } };
  expect(told(closed)).toEqual([]);
  expect(told({ south: { escalations: [lift('lift-s', to)] } })).toEqual([['answer', 0]]);
});

test('CHAIN5, CHAIN7: a goal from above is due until it is answered; the answer is then due above', () => {
  const above = { psych: { goals: [goal('psych-g', { mandatory: true })] } };
  expect(told(above, 'south')).toEqual([['translation', 0]]);
  const asked = { south: { responses: [response('r-1', 'excused', { board: board('psych'), goal: 'psych-g' })] } };
  expect(told({ ...above, ...asked }, 'south')).toEqual([]);
  expect(told({ ...above, ...asked })).toEqual([['decision', 0]]);
});

test('only open actions past their date are due', () => {
  const actions = [
    action('action-late', '2026-11-19'),
    action('action-today', '2026-11-21'),
    action('action-done', '2026-11-01', { state: 'done' }),
    action('action-stopped', '2026-11-01', { state: 'stopped' }),
  ];
  expect(told({ psych: { actions } })).toEqual([['action', 2]]);
});

test('what others wait for comes first; a person owes what bears their name, and the rest where they keep the board', () => {
  const contents: Contents = {
    region: { goals: [goal('region-g')] },
    psych: {
      indicators: [indicator('psych-i', { cadence: 'month', owner: other })],
      measurements: [measurement('psych-i', month(9), parts(5, 10))],
      actions: [action('action-b', '2026-11-20'), action('action-a', '2026-11-10')],
    },
    south: { escalations: [lift('lift-s', board('psych'))] },
  };
  const dues = duesAt('psych', contents);
  expect(dues.map(({ kind }) => kind)).toEqual(['answer', 'action', 'action', 'measurement', 'translation']);
  expect(dues.map(({ daysLate }) => daysLate)).toEqual([0, 11, 1, 21, 0]);
  const kindsOf = (who: PersonId, keeps: boolean) => duesOfPerson(dues, who, keeps).map(({ kind }) => kind);
  expect(kindsOf(other, false)).toEqual(['measurement']);
  expect(kindsOf(person, false)).toEqual(['action', 'action']);
  expect(kindsOf(other, true)).toEqual(['answer', 'measurement', 'translation']);
});
