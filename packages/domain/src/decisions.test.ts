import { expect, test } from 'vitest';
import { coverageOf } from './coverage.ts';
import { type AwaitedDecision, decisionsAwaiting } from './decisions.ts';
import { asId, type GoalId } from './ids.ts';
import { board, type Contents, fan, goal, response, review, worldOf } from './worlds.testing.ts';

const own = asId<GoalId>('south-g');
const fromPsych = { board: board('psych'), goal: 'psych-g' };
const asked = { south: { responses: [response('r-1', 'excused', fromPsych)] } };

function awaitedBy(contents: Contents): readonly AwaitedDecision[] {
  const world = worldOf(fan, contents);
  const { goals, reviews } = world.content(board('psych'));
  return decisionsAwaiting(coverageOf(world, board('psych')), goals, reviews);
}

const told = (contents: Contents) =>
  awaitedBy(contents).map(({ kind, goal: of, entry, response: { id } }) => [kind, of.id, entry.shortName, id]);

test('CHAIN5: a wish to be excused from a mandatory goal awaits the board the goal belongs to until it has answered', () => {
  const mandatory = [goal('psych-g', { mandatory: true })];
  expect(told({ psych: { goals: mandatory }, ...asked })).toEqual([['excuse', 'psych-g', 'south', 'r-1']]);
  for (const kind of ['excuseAccepted', 'excuseDeclined'] as const) {
    const reviews = [review('v-1', kind, { board: board('south'), response: 'r-1' })];
    expect(told({ psych: { goals: mandatory, reviews }, ...asked })).toEqual([]);
  }
  const elsewhere = [review('v-1', 'excuseAccepted', { board: board('north'), response: 'r-1' })];
  expect(told({ psych: { goals: mandatory, reviews: elsewhere }, ...asked })).toHaveLength(1);
});

test('CHAIN5: a wish to be excused from a goal that is not mandatory needs no answer', () => {
  expect(told({ psych: { goals: [goal('psych-g')] }, ...asked })).toEqual([]);
});

test('CHAIN7: a translation awaits an answer once its goal is published, and no longer when the boards have agreed', () => {
  const south = (stage: 'draft' | 'published', agreement: 'proposed' | 'accepted') => ({
    psych: { goals: [goal('psych-g')] },
    south: {
      goals: [goal('south-g', { stage })],
      responses: [{ ...response('r-1', 'translated', fromPsych, { goal: own }), agreement }],
    },
  });
  expect(told(south('published', 'proposed'))).toEqual([['translation', 'psych-g', 'south', 'r-1']]);
  expect(told(south('draft', 'proposed'))).toEqual([]);
  expect(told(south('published', 'accepted'))).toEqual([]);
});

test('CHAIN5: wishes to be excused come before translations', () => {
  const contents: Contents = {
    psych: { goals: [goal('psych-g', { mandatory: true })] },
    south: { goals: [goal('south-g')], responses: [response('r-1', 'translated', fromPsych, { goal: own })] },
    north: { responses: [response('r-2', 'excused', fromPsych)] },
  };
  expect(awaitedBy(contents).map(({ kind }) => kind)).toEqual(['excuse', 'translation']);
});

test('CHAIN5: coverage tells a wish that waits from one that was declined', () => {
  const excuseOf = (reviews: readonly ReturnType<typeof review>[]) =>
    coverageOf(
      worldOf(fan, { psych: { goals: [goal('psych-g', { mandatory: true })], reviews }, ...asked }),
      board('psych'),
    )
      .flatMap(({ entries }) => entries)
      .find((entry) => entry.board === board('south'))?.excuse;
  const of = { board: board('south'), response: 'r-1' };
  expect(excuseOf([])).toBe('asked');
  expect(excuseOf([review('v-1', 'excuseDeclined', of)])).toBe('declined');
  expect(excuseOf([review('v-1', 'excuseAccepted', of)])).toBe('accepted');
});
