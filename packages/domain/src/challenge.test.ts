import { expect, test } from 'vitest';
import { type Challenge, type ChallengeAnswer, nextBoards } from './challenge.ts';
import { deriveGiven, affectedBy } from './given.ts';
import { asId, type EntryId, type GoalId } from './ids.ts';
import { deriveView } from './view.ts';
import { board, type Contents, fan, goal, indicator, person, treeOf, worldOf, written } from './worlds.testing.ts';

const challenge = (of: string, given: Partial<Challenge> = {}): Challenge => ({
  id: asId<EntryId>(`c-${of}`),
  board: board(of.slice(0, -2)),
  goal: asId<GoalId>(of),
  text: 'Hvorfor netop det?',
  state: 'open',
  by: person,
  at: written,
  ...given,
});

const answer = (from: string, to: string): ChallengeAnswer => ({
  id: asId<EntryId>(`a-${to}`),
  board: board(from),
  challenge: asId<EntryId>(`c-${to}`),
  kind: 'kept',
  text: 'Det er lovbestemt',
  by: person,
  at: written,
});

test('CHAIN11: the boards next to one are the nearest above and those directly below; a unit without a board is passed over', () => {
  const world = worldOf(fan, {});
  expect(nextBoards(world, board('south'))).toEqual(expect.arrayContaining([board('psych'), board('s1')]));
  expect(nextBoards(world, board('south'))).not.toContain(board('region'));
  const tree = treeOf('top/middle/leaf');
  const bare = { ...tree, boards: tree.boards.filter(({ id }) => id !== board('middle')) };
  expect(nextBoards(worldOf(bare, {}), board('leaf'))).toEqual([board('top')]);
});

test('CHAIN11: a challenge from the next board shows there until it is withdrawn, from above and from below', () => {
  const psych: Contents = { psych: { goals: [goal('psych-g')] } };
  const seen = (contents: Contents) =>
    deriveGiven(worldOf(fan, { ...psych, ...contents }), board('psych')).challenges.map(({ board: from }) => from);
  expect(seen({ south: { challenges: [challenge('psych-g')] } })).toEqual([board('south')]);
  expect(seen({ region: { challenges: [challenge('psych-g')] } })).toEqual([board('region')]);
  expect(seen({ south: { challenges: [challenge('psych-g', { state: 'withdrawn' })] } })).toEqual([]);
  // two layers away is not next, and a goal that is no longer one needs no answer
  expect(seen({ s1: { challenges: [challenge('psych-g')] } })).toEqual([]);
  expect(seen({ south: { challenges: [challenge('psych-x')] } })).toEqual([]);
});

test('CHAIN11: the answer reaches the board that asked, and only the one that was asked can give it', () => {
  const asked: Contents = { psych: { goals: [goal('psych-g')] }, south: { challenges: [challenge('psych-g')] } };
  const heard = (contents: Contents) =>
    deriveGiven(worldOf(fan, { ...asked, ...contents }), board('south')).challengeAnswers.map(
      ({ board: from }) => from,
    );
  expect(heard({ psych: { challengeAnswers: [answer('south', 'psych-g')] } })).toEqual([board('psych')]);
  expect(heard({ region: { challengeAnswers: [answer('south', 'psych-g')] } })).toEqual([]);
  expect(heard({ psych: { challengeAnswers: [answer('north', 'psych-g')] } })).toEqual([]);
});

test('CHAIN9: every owner outside the line sees the goal, and nothing else of those it shares it with', () => {
  const owners = [board('north'), board('s1')];
  const world = worldOf(fan, {
    north: { goals: [goal('north-g')] },
    south: {
      goals: [goal('south-g', { owners }), goal('south-h')],
      indicators: [indicator('south-i', { goal: asId<GoalId>('south-g') })],
    },
  });
  const north = deriveGiven(world, board('north'));
  expect(north.shared.map(({ goal: { id }, unitName, owners: names }) => [id, unitName, names])).toEqual([
    ['south-g', 'Unit south', ['Unit south', 'Unit north', 'Unit s1']],
  ]);
  // on the line it comes as a goal from above, once
  expect(deriveGiven(world, board('s1')).shared).toEqual([]);
  expect(deriveGiven(world, board('s1')).goals.filter(({ goal: { id } }) => id === 'south-g')).toHaveLength(1);
  expect(JSON.stringify(north)).not.toContain('south-i');
  expect(JSON.stringify(north)).not.toContain('south-h');
  expect(JSON.stringify(deriveGiven(world, board('south')))).not.toContain('north-g');
  expect(deriveGiven(world, board('psych')).shared).toEqual([]);
});

test('CHAIN11: a challenge and a shared goal are between the boards concerned, and no part of what others are shown', () => {
  const world = worldOf(fan, {
    south: { goals: [goal('south-g')], challenges: [challenge('psych-g')] },
    psych: { goals: [goal('psych-g')], challengeAnswers: [answer('south', 'psych-g')] },
    north: { goals: [goal('north-g', { owners: [board('south')] })] },
  });
  for (const access of ['results', 'goals'] as const) {
    const { content, given } = deriveView(world, board('south'), access, 'public');
    const shown = [
      content.challenges,
      content.challengeAnswers,
      given.challenges,
      given.challengeAnswers,
      given.shared,
    ];
    expect(shown.flat(), access).toEqual([]);
  }
});

test('CHAIN3: whoever is challenged, answered or named an owner is derived anew', () => {
  const world = worldOf(fan, {
    south: { goals: [goal('south-g', { owners: [board('north')] })], challenges: [challenge('psych-g')] },
    psych: { goals: [goal('psych-g')], challengeAnswers: [answer('south', 'psych-g')] },
  });
  expect(affectedBy(world, board('south'))).toEqual(expect.arrayContaining([board('north'), board('psych')]));
  expect(affectedBy(world, board('psych'))).toContain(board('south'));
});

test('CHAIN9: other owners are found outside the line only: not above, not below, not the unit itself; and by name alone', () => {
  const { across } = deriveGiven(worldOf(fan, {}), board('south'));
  const offered = across.map((each) => each.board);
  expect(offered).toContain(board('north'));
  for (const onLine of ['region', 'psych', 'south', 's1']) expect(offered).not.toContain(board(onLine));
  expect(Object.keys(across[0] ?? {})).toEqual(['board', 'unitName']);
  expect(deriveView(worldOf(fan, {}), board('south'), 'results', 'management').given.across).toEqual([]);
});
