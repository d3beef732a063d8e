import { addGoal, addIndicator, createBoardDocument, readBoard, retireGoal, translateGoal } from '@tavle/board';
import {
  asId,
  type BoardId,
  type GivenGoal,
  type GoalId,
  instantAt,
  type Outcome,
  type PersonId,
  resultsFrom,
} from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { goalChoices, groupGoals, guardedNames } from './group-goals.ts';

const above = asId<BoardId>('board-above');
let made = 0;
const hand = () => ({ by: asId<PersonId>('leader'), at: instantAt(0), newId: () => `id-number-${made++}` });
function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(outcome.refused.kind);
  return outcome.done;
}

function boardBelow() {
  const doc = new Y.Doc();
  createBoardDocument(doc, asId<BoardId>('board'));
  const own = done(addGoal(doc, hand(), { text: 'Ingen venter' }));
  const gone = done(addGoal(doc, hand(), { text: 'Det gamle' }));
  const parentGoal = asId<GoalId>('goal-above');
  done(translateGoal(doc, hand(), { parentBoard: above, parentGoal, goal: own, contribution: 'Når vi …' }));
  const first = done(
    addIndicator(doc, hand(), { goal: own, name: 'Udredt', kind: 'share', cadence: 'month', direction: 'up' }),
  );
  done(
    addIndicator(doc, hand(), {
      goal: own,
      name: 'Ventet',
      kind: 'count',
      cadence: 'month',
      direction: 'down',
      balancing: first,
    }),
  );
  return { doc, own, gone, first };
}

test('CHAIN6: own goals come in the board’s order with their indicators; nothing is lost when a goal goes', () => {
  const { doc, own, gone } = boardBelow();
  const content = readBoard(doc);
  const results = resultsFrom(content, new Map());
  const groups = groupGoals(content, results, null);
  expect(groups.map((group) => [group.kind, group.results.length])).toEqual([
    ['own', 2],
    ['own', 0],
  ]);
  done(retireGoal(doc, hand(), { goal: gone }));
  const orphans = groupGoals({ goals: [], responses: [] }, results, null);
  expect(orphans.map((group) => [group.kind, group.results.length])).toEqual([['loose', 2]]);
  expect(goalChoices({ content: readBoard(doc), given: null }).map(({ id }) => id)).toEqual([own]);
});

test('CHAIN5: a goal taken over is a group of its own, in the words of the board above', () => {
  const content = readBoard(boardBelow().doc);
  const goal = { ...content.goals[0]!, id: asId<GoalId>('goal-taken'), text: 'Lige adgang' };
  const response = { ...content.responses[0]!, kind: 'adopted' as const, parentGoal: goal.id, goal: null };
  const given: GivenGoal = {
    board: above,
    unitName: 'Psykiatrien',
    layersUp: 1,
    goal,
    indicators: [],
    targets: [],
    state: 'adopted',
    turn: 'ours',
    responses: [response],
    excuse: null,
    via: null,
    excusedAt: null,
    repeatedBy: [],
  };
  const groups = groupGoals({ ...content, responses: [response] }, [], { goals: [given] });
  expect(groups.at(-1)).toEqual({ kind: 'adopted', above: given, results: [] });
});

test('SIGN5: an indicator that guards another is known by that one’s name', () => {
  const { doc, first } = boardBelow();
  expect([...guardedNames(resultsFrom(readBoard(doc), new Map()))]).toEqual([[first, 'Ventet']]);
});
