import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addGoal,
  applyFieldChanges,
  celebrate,
  changeGoal,
  editText,
  fieldChanges,
  readBoard,
  rebasedUpdate,
  recordMeasurement,
  removeTarget,
  setTarget,
} from './index.ts';
import { boardWithIndicator, copyOf, done, handOf, keeper, leader, october } from './test-board.ts';

test('LINE3: edits set aside are named field by field and carried over to a document of another generation', () => {
  const { doc, goal, indicator } = boardWithIndicator();
  const target = done(setTarget(doc, handOf(leader), { indicator, from: october.start, rule: 'atMost', value: 5 }));
  const before = copyOf(doc);
  const added = done(addGoal(doc, handOf(leader, 1), { text: 'Nyt mål' }));
  done(changeGoal(doc, handOf(leader, 1), { goal, patch: { focus: true, owner: keeper } }));
  done(
    editText(doc, handOf(leader, 1), { section: 'goals', id: goal, field: 'text', next: 'Færre genindlæggelser nu' }),
  );
  done(
    recordMeasurement(doc, handOf(leader, 1), { indicator, ...october, value: { kind: 'parts', part: 1, whole: 9 } }),
  );
  done(removeTarget(doc, handOf(leader, 1), { target }));
  const changes = fieldChanges(before, doc);
  expect(JSON.parse(JSON.stringify(changes))).toEqual(changes);
  expect(
    changes.map((change) => [change.kind, change.section, change.kind === 'changed' ? change.field : change.id]),
  ).toEqual([
    ['changed', 'goals', 'text'],
    ['changed', 'goals', 'owner'],
    ['changed', 'goals', 'focus'],
    ['made', 'goals', added],
    ['removed', 'targets', target],
    ['made', 'measurements', expect.any(String)],
  ]);
  const rebased = rebuilt(before);
  done(celebrate(rebased, handOf(keeper, 2), { text: 'Imens' }));
  expect(applyFieldChanges(rebased, handOf(leader, 3), changes)).toEqual([]);
  expect(readBoard(rebased)).toEqual({ ...readBoard(doc), celebrations: readBoard(rebased).celebrations });
  expect(readBoard(rebased).celebrations).toHaveLength(1);
  expect(fieldChanges(doc, doc)).toEqual([]);
});

test('LINE3: what can no longer be carried over is given back with why', () => {
  const { doc, goal } = boardWithIndicator();
  const before = copyOf(doc);
  done(changeGoal(doc, handOf(leader), { goal, patch: { focus: true } }));
  done(addGoal(doc, handOf(leader), { text: 'Nyt' }));
  const changes = fieldChanges(before, doc);
  const other = rebuilt(before);
  other.getMap('goals').delete(goal);
  const left = applyFieldChanges(other, handOf(leader), changes);
  expect(left).toEqual([{ change: changes[0], refused: { kind: 'notFound', what: 'goals' } }]);
  const twice = applyFieldChanges(other, handOf(leader), changes.slice(1));
  expect(twice.map(({ refused }) => refused)).toEqual([{ kind: 'wrongState', what: 'goals' }]);
});

/** The same content in a document that shares no history with it. */
function rebuilt(doc: Y.Doc): Y.Doc {
  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, rebasedUpdate(doc));
  return fresh;
}

test('LINE3: a new generation says the same, without the hands that wrote it, and always in the same bytes', () => {
  const { doc, goal } = boardWithIndicator();
  for (let hands = 0; hands < 20; hands += 1) {
    const other = copyOf(doc);
    done(editText(other, handOf(keeper), { section: 'goals', id: goal, field: 'why', next: `Fordi ${hands}` }));
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  }
  (doc.getMap('goals') as Y.Map<unknown>).set('goal-odd', new Y.Map([['stage', 'sleeping']]));
  const fresh = rebuilt(doc);
  expect(readBoard(fresh)).toEqual(readBoard(doc));
  expect(readBoard(fresh).unreadable).toEqual([{ section: 'goals', id: 'goal-odd', field: 'stage' }]);
  expect(Y.decodeStateVector(Y.encodeStateVector(fresh)).size).toBe(1);
  expect(Y.decodeStateVector(Y.encodeStateVector(doc)).size).toBeGreaterThan(20);
  expect(rebasedUpdate(fresh)).toEqual(rebasedUpdate(doc));
});
