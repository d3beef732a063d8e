import { expect, test } from 'vitest';
import { affectedBy, deriveGiven } from './given.ts';
import { asId, type GoalId } from './ids.ts';
import {
  answer,
  board,
  type Contents,
  fan,
  fanNames,
  goal,
  indicator,
  lift,
  measurement,
  month,
  parts,
  randomContent,
  seeded,
  treeOf,
  worldOf,
} from './worlds.testing.ts';

test('CHAIN3: a change on one board changes no given but those it is said to affect, for every sequence of changes', () => {
  for (let seed = 0; seed < 60; seed += 1) {
    const random = seeded(seed);
    let contents: Contents = Object.fromEntries(fanNames.map((name) => [name, randomContent(name, random)]));
    let world = worldOf(fan, contents);
    const kept = new Map(fanNames.map((name) => [name, JSON.stringify(deriveGiven(world, board(name)))]));
    for (let change = 0; change < 6; change += 1) {
      const changed = fanNames[Math.floor(random() * fanNames.length)] ?? 'psych';
      const before = affectedBy(world, board(changed));
      contents = { ...contents, [changed]: randomContent(changed, random) };
      world = worldOf(fan, contents);
      const affected = new Set([...before, ...affectedBy(world, board(changed))]);
      for (const name of fanNames) {
        const anew = JSON.stringify(deriveGiven(world, board(name)));
        if (affected.has(board(name))) kept.set(name, anew);
        expect(kept.get(name), `seed ${seed}, ${changed} changed, ${name}`).toBe(anew);
      }
    }
  }
});

test('CHAIN3: deriving does not depend on the order the summaries came in', () => {
  for (let seed = 100; seed < 120; seed += 1) {
    const random = seeded(seed);
    const entries = fanNames.map((name) => [name, randomContent(name, random)] as const);
    const one = worldOf(fan, Object.fromEntries(entries));
    const other = worldOf(fan, Object.fromEntries([...entries].reverse()));
    for (const name of fanNames) expect(deriveGiven(other, board(name))).toEqual(deriveGiven(one, board(name)));
  }
});

test("CHAIN2: a lift stands on its sender's board and is given to the receiver; the answer the other way", () => {
  const world = worldOf(fan, {
    south: { escalations: [lift('l-1', board('psych')), lift('l-2', board('psych'), { state: 'withdrawn' })] },
    psych: { answers: [answer('a-1', board('south'), 'l-1')] },
  });
  expect(deriveGiven(world, board('psych')).lifts.map((each) => [each.board, each.escalation.id])).toEqual([
    [board('south'), 'l-1'],
  ]);
  expect(deriveGiven(world, board('south')).answers.map((each) => [each.board, each.escalation])).toEqual([
    [board('psych'), 'l-1'],
  ]);
  for (const name of ['region', 'north', 's1'] as const) {
    const { lifts, answers } = deriveGiven(world, board(name));
    expect([lifts, answers]).toEqual([[], []]);
  }
});

test('CHAIN2: an answer counts only from the board the lift was sent to', () => {
  const world = worldOf(fan, {
    south: { escalations: [lift('l-1', board('psych'))] },
    north: { answers: [answer('a-1', board('south'), 'l-1')] },
  });
  expect(deriveGiven(world, board('south')).answers).toEqual([]);
});

test('CHAIN4: the chain tells results within two layers and only the number of goals beyond', () => {
  const measured = {
    goals: [goal('g-1')],
    indicators: [indicator('i-1', { goal: asId<GoalId>('g-1') })],
    measurements: [measurement('i-1', month(1), parts(50, 90))],
  };
  const world = worldOf(fan, { region: measured, s1: { goals: [goal('g-2')] } });
  const told = (name: string) =>
    deriveGiven(world, board(name)).chain.map((stop) => [
      stop.shortName,
      stop.relation,
      stop.goals,
      stop.results?.indicators ?? null,
    ]);
  expect(told('s1')).toEqual([
    ['region', 'above', 1, null],
    ['psych', 'above', 0, 0],
    ['south', 'above', 0, 0],
    ['s1', 'self', 1, 0],
  ]);
  expect(told('psych')).toEqual([
    ['region', 'above', 1, 1],
    ['psych', 'self', 0, 0],
    ['south', 'below', 0, 0],
    ['north', 'below', 0, 0],
  ]);
});

test('a tree of any depth and a board that is in no tree are answered, not crashed on', () => {
  const deep = treeOf('a1/b1/c1/d1/e1/f1/g1');
  const world = worldOf(deep, { a1: { goals: [goal('g-1')] } });
  expect(deriveGiven(world, board('g1')).goals.map((each) => each.layersUp)).toEqual([6]);
  expect(deriveGiven(world, board('nowhere'))).toMatchObject({ goals: [], chain: [], rollUps: [], lifts: [] });
  expect(affectedBy(world, board('nowhere'))).toEqual([board('nowhere')]);
});
