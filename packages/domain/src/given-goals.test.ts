import { describe, expect, test } from 'vitest';
import type { BoardContent } from './content.ts';
import { coverageOf } from './coverage.ts';
import { deriveGiven } from './given.ts';
import { type GivenGoal, goalStates, givenGoals } from './given-goals.ts';
import { repeatsParent } from './goal.ts';
import { asId, type GoalId } from './ids.ts';
import {
  aboveIn,
  board,
  type Contents,
  fan,
  fanNames,
  goal,
  moment,
  randomContent,
  response,
  review,
  seeded,
  worldOf,
} from './worlds.testing.ts';

const own = asId<GoalId>('south-g');
const fromPsych = { board: board('psych'), goal: 'psych-g' };

/** What south's given says of psych's goal, with these contents besides. */
function stateAt(name: string, contents: Contents, from = 'psych-g'): GivenGoal {
  const home = board(from.slice(0, -2));
  const given = givenGoals(worldOf(fan, contents), board(name));
  const found = given.find((each) => each.goal.id === from && each.board === home);
  if (!found) throw new Error('not given');
  return found;
}

const psych = (given: Partial<BoardContent> = {}, mandatory = false): Contents => ({
  psych: { goals: [goal('psych-g', { mandatory })], ...given },
});

describe('CHAIN5: what a board has made of a goal from above', () => {
  test('without an answer it waits, and it is our turn', () => {
    expect(stateAt('south', psych())).toMatchObject({ state: 'waiting', turn: 'ours', responses: [] });
  });

  test('it is translated once the own goal is published, not while that is a draft', () => {
    const translated = [response('r-1', 'translated', fromPsych, { goal: own })];
    const south = (stage: 'draft' | 'published' | 'retired') => ({
      south: { goals: [goal('south-g', { stage })], responses: translated },
    });
    expect(stateAt('south', { ...psych(), ...south('draft') }).state).toBe('waiting');
    expect(stateAt('south', { ...psych(), ...south('published') }).state).toBe('translated');
    expect(stateAt('south', { ...psych(), ...south('retired') }).state).toBe('waiting');
  });

  test('it is taken over by saying so', () => {
    expect(stateAt('south', { ...psych(), south: { responses: [response('r-1', 'adopted', fromPsych)] } }).state).toBe(
      'adopted',
    );
  });

  test('a wish to be excused is enough for a goal that is not mandatory', () => {
    const south = { south: { responses: [response('r-1', 'excused', fromPsych)] } };
    expect(stateAt('south', { ...psych(), ...south })).toMatchObject({
      state: 'excused',
      excuse: { state: 'notNeeded' },
    });
  });

  test('a mandatory goal is excused only while the board above says yes; the last word counts', () => {
    const south = { south: { responses: [response('r-1', 'excused', fromPsych)] } };
    const of = { board: board('south'), response: 'r-1' };
    const yes = review('v-1', 'excuseAccepted', of);
    const no = review('v-2', 'excuseDeclined', of, moment('2026-11-20T09:00:00.000Z'));
    expect(stateAt('south', { ...psych({}, true), ...south })).toMatchObject({
      state: 'waiting',
      excuse: { state: 'asked' },
    });
    expect(stateAt('south', { ...psych({ reviews: [yes] }, true), ...south })).toMatchObject({
      state: 'excused',
      excuse: { state: 'accepted' },
    });
    for (const reviews of [
      [yes, no],
      [no, yes],
    ]) {
      expect(stateAt('south', { ...psych({ reviews }, true), ...south })).toMatchObject({
        state: 'waiting',
        excuse: { state: 'declined' },
      });
    }
  });

  test('only the board the goal belongs to may excuse from it', () => {
    const yes = review('v-1', 'excuseAccepted', { board: board('south'), response: 'r-1' });
    const contents = { ...psych({}, true), south: { responses: [response('r-1', 'excused', fromPsych)] } };
    expect(stateAt('south', { ...contents, region: { reviews: [yes] }, north: { reviews: [yes] } }).state).toBe(
      'waiting',
    );
  });

  test('an answer to a goal that is no longer published answers nothing', () => {
    const world = worldOf(fan, {
      psych: { goals: [goal('psych-g', { stage: 'draft' })] },
      south: { goals: [goal('south-g')], responses: [response('r-1', 'translated', fromPsych, { goal: own })] },
    });
    expect(givenGoals(world, board('south'))).toEqual([]);
  });
});

describe('CHAIN5: a goal two layers up is answered through the board in between', () => {
  const region: Contents = { region: { goals: [goal('region-g')] } };
  const translatedByPsych: Contents = {
    psych: {
      goals: [goal('psych-g')],
      responses: [
        response('r-p', 'translated', { board: board('region'), goal: 'region-g' }, { goal: asId<GoalId>('psych-g') }),
      ],
    },
  };

  test('it waits for the board in between, then for us, then is translated with it', () => {
    const empty = { psych: { goals: [] } };
    expect(stateAt('south', { ...region, ...empty }, 'region-g')).toMatchObject({
      state: 'waiting',
      turn: 'above',
      via: null,
    });
    expect(stateAt('south', { ...region, ...translatedByPsych }, 'region-g')).toMatchObject({
      state: 'waiting',
      turn: 'ours',
      via: { board: board('psych'), goal: 'psych-g', text: 'Goal psych-g' },
    });
    const south = {
      south: { goals: [goal('south-g')], responses: [response('r-s', 'translated', fromPsych, { goal: own })] },
    };
    expect(stateAt('south', { ...region, ...translatedByPsych, ...south }, 'region-g').state).toBe('translated');
  });

  test('what the board in between is excused from, those below are', () => {
    const excused = {
      psych: { responses: [response('r-p', 'excused', { board: board('region'), goal: 'region-g' })] },
    };
    expect(stateAt('s1', { ...region, ...excused }, 'region-g')).toMatchObject({ state: 'excused', turn: 'above' });
  });

  test('what a board is excused from by the one in between, it is excused from further up', () => {
    const south = { south: { responses: [response('r-s', 'excused', fromPsych)] } };
    const contents = { ...region, ...translatedByPsych, ...south };
    expect(stateAt('south', contents, 'region-g')).toMatchObject({
      state: 'excused',
      turn: 'ours',
      via: { goal: 'psych-g' },
      excusedAt: 'Unit psych',
    });
    // those below it are excused with it, and are told by whom
    expect(stateAt('s1', contents, 'region-g')).toMatchObject({
      state: 'excused',
      turn: 'above',
      excusedAt: 'Unit psych',
    });
    expect(stateAt('s1', contents)).toMatchObject({ state: 'excused', turn: 'above', excusedAt: 'Unit south' });
  });

  test('a wish that has not been answered, or one of two goals in between, leaves it waiting', () => {
    const two: Contents = {
      psych: {
        goals: [goal('psych-g', { mandatory: true }), goal('psych-h')],
        responses: ['psych-g', 'psych-h'].map((id) =>
          response(`r-${id}`, 'translated', { board: board('region'), goal: 'region-g' }, { goal: asId<GoalId>(id) }),
        ),
      },
    };
    const excusedFrom = (...goals: readonly string[]) => ({
      south: { responses: goals.map((id) => response(`e-${id}`, 'excused', { board: board('psych'), goal: id })) },
    });
    const at = (...goals: readonly string[]) =>
      stateAt('south', { ...region, ...two, ...excusedFrom(...goals) }, 'region-g');
    expect(at('psych-h')).toMatchObject({ state: 'waiting', turn: 'ours', via: { goal: 'psych-g' } });
    expect(at('psych-g', 'psych-h')).toMatchObject({ state: 'waiting', via: { goal: 'psych-g' } });
  });

  test('an answer three layers down counts through every board in between', () => {
    const south = {
      goals: [goal('south-g')],
      responses: [response('r-s', 'translated', fromPsych, { goal: own })],
    };
    const s1 = { responses: [response('r-1', 'adopted', { board: board('south'), goal: 'south-g' })] };
    const contents = { ...region, ...translatedByPsych, south };
    expect(stateAt('s1', contents, 'region-g')).toMatchObject({
      state: 'waiting',
      turn: 'ours',
      via: { goal: 'south-g' },
    });
    expect(stateAt('s1', { ...contents, s1 }, 'region-g').state).toBe('translated');
  });

  test('an own answer to the goal itself comes before the way through', () => {
    const s1 = { s1: { responses: [response('r-1', 'adopted', { board: board('region'), goal: 'region-g' })] } };
    expect(stateAt('s1', { ...region, ...translatedByPsych, ...s1 }, 'region-g')).toMatchObject({
      state: 'adopted',
      via: null,
    });
  });
});

test('CHAIN5: in every world, every published goal above is given once and is in exactly one of the four states', () => {
  const seen = new Set<string>();
  for (let seed = 0; seed < 300; seed += 1) {
    const random = seeded(seed);
    const contents: Contents = Object.fromEntries(fanNames.map((name) => [name, randomContent(name, random)]));
    const world = worldOf(fan, contents);
    for (const name of fanNames) {
      const given = givenGoals(world, board(name));
      const expected = aboveIn[name].flatMap((from) => world.content(board(from)).goals.map(({ id }) => id));
      expect(given.map((each) => each.goal.id)).toEqual(expected);
      for (const each of given) {
        expect(goalStates.filter((state) => state === each.state)).toHaveLength(1);
        seen.add(`${each.state} ${each.excuse?.state ?? '-'} ${each.turn}`);
        const covered = coverageOf(world, each.board).find((goalCoverage) => goalCoverage.goal === each.goal.id);
        const entry = covered?.entries.find((one) => one.board === board(name));
        expect([entry?.state, entry?.turn, entry?.layersDown]).toEqual([each.state, each.turn, each.layersUp]);
      }
    }
  }
  for (const state of [
    'waiting asked ours',
    'waiting declined ours',
    'excused accepted ours',
    'excused notNeeded ours',
    'translated - ours',
    'adopted - ours',
    'waiting - above',
  ]) {
    expect([...seen]).toContain(state);
  }
});

describe('CHAIN6: the words of the goal above', () => {
  test("are its own board's, whatever the boards below hold", () => {
    const contents = {
      ...psych({ goals: [goal('psych-g', { text: 'Lige adgang', why: 'Fordi' })] }),
      south: { goals: [goal('psych-g', { text: 'Noget andet' })] },
    };
    expect(stateAt('south', contents).goal).toMatchObject({ text: 'Lige adgang', why: 'Fordi' });
    expect(stateAt('s1', contents).goal).toMatchObject({ text: 'Lige adgang', why: 'Fordi' });
  });

  test('are flagged when a translation only repeats them', () => {
    const south = (text: string) => ({
      south: {
        goals: [goal('south-g', { text })],
        responses: [response('r-1', 'translated', fromPsych, { goal: own })],
      },
    });
    const above = psych({ goals: [goal('psych-g', { text: 'Lige adgang i alle afdelinger' })] });
    expect(stateAt('south', { ...above, ...south('  lige ADGANG, i alle afdelinger!') }).repeatedBy).toEqual([own]);
    expect(stateAt('south', { ...above, ...south('Første samtale inden ti dage') }).repeatedBy).toEqual([]);
  });

  test.each([
    ['Tvang forebygges', 'tvang  forebygges.', true],
    ['Tvang forebygges', 'Tvang forebygges sammen med patienten', false],
    ['ÆØÅ', 'æøå', true],
    ['', '', false],
    ['...', '!', false],
  ])('%j repeats %j: %s', (a, b, same) => {
    expect(repeatsParent(a, b)).toBe(same);
    expect(repeatsParent(b, a)).toBe(same);
  });
});

test('CHAIN4: a published goal reaches the last layer; drafts and retired goals reach nobody', () => {
  const goals = [goal('g-1'), goal('g-2', { stage: 'draft' }), goal('g-3', { stage: 'retired' })];
  const world = worldOf(fan, { region: { goals } });
  for (const name of fanNames.filter((each) => each !== 'region')) {
    expect(deriveGiven(world, board(name)).goals.map((each) => each.goal.id)).toEqual(['g-1']);
  }
  expect(deriveGiven(world, board('region')).goals).toEqual([]);
});
