import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import {
  addGoal,
  celebrate,
  changeGoal,
  createUndo,
  editText,
  readBoard,
  recordMeasurement,
  setTarget,
} from './index.ts';
import { boardWithIndicator, copyOf, done, handOf, keeper, meet, leader, newBoard, october } from './test-board.ts';

test('BOARD3: undo takes back my change and leaves yours, in the same field, entry and text', () => {
  const { doc, goal } = boardWithIndicator();
  const other = copyOf(doc);
  const undo = createUndo(doc, { stepMs: 0 });
  const [me, you] = [handOf(leader), handOf(keeper)];
  done(changeGoal(doc, me, { goal, patch: { focus: true } }));
  done(editText(doc, me, { section: 'goals', id: goal, field: 'text', next: 'Færre genindlæggelser i år' }));
  done(changeGoal(other, you, { goal, patch: { mandatory: true } }));
  done(editText(other, you, { section: 'goals', id: goal, field: 'text', next: 'Langt færre genindlæggelser' }));
  meet(doc, other);
  expect(readBoard(doc).goals[0]?.text).toBe('Langt færre genindlæggelser i år');
  expect(undo.undo()).toBe(true);
  expect(undo.undo()).toBe(true);
  expect(undo.undo()).toBe(false);
  meet(doc, other);
  for (const board of [doc, other]) {
    expect(readBoard(board).goals[0]).toMatchObject({
      text: 'Langt færre genindlæggelser',
      focus: false,
      mandatory: true,
    });
  }
  undo.close();
});

test('BOARD3: a field somebody else has changed since keeps their value', () => {
  const { doc, goal } = boardWithIndicator();
  const other = copyOf(doc);
  const undo = createUndo(doc, { stepMs: 0 });
  done(changeGoal(doc, handOf(leader), { goal, patch: { source: 'Lederens kilde' } }));
  meet(doc, other);
  done(changeGoal(other, handOf(keeper), { goal, patch: { source: 'Tovholderen’ kilde' } }));
  meet(doc, other);
  undo.undo();
  expect(readBoard(doc).goals[0]?.source).toBe('Tovholderen’ kilde');
  undo.close();
});

test('BOARD3: an entry I made is not taken away under somebody who has written in it', () => {
  const doc = newBoard();
  const undo = createUndo(doc, { stepMs: 0 });
  const mine = done(addGoal(doc, handOf(leader), { text: 'Mål' }));
  const other = copyOf(doc);
  done(editText(other, handOf(keeper), { section: 'goals', id: mine, field: 'why', next: 'Fordi' }));
  meet(doc, other);
  undo.undo();
  meet(doc, other);
  for (const board of [doc, other]) {
    expect(readBoard(board).goals).toMatchObject([{ id: mine, text: 'Mål', why: 'Fordi' }]);
    expect(readBoard(board).unreadable).toEqual([]);
  }
  const alone = done(addGoal(doc, handOf(leader, 1), { text: 'Kun mit' }));
  undo.undo();
  expect(readBoard(doc).goals.some(({ id }) => id === alone)).toBe(false);
  expect(undo.redo()).toBe(true);
  expect(readBoard(doc).goals.some(({ id }) => id === alone)).toBe(true);
  undo.close();
});

test('BOARD3: whatever two people do, undoing all of mine leaves exactly what you did', () => {
  const work = fc.array(fc.constantFrom('goal', 'cheer', 'focus', 'target', 'number'), { maxLength: 6 });
  fc.assert(
    fc.property(work, work, (mine, yours) => {
      const { doc, goal, indicator } = boardWithIndicator();
      const other = copyOf(doc);
      const only = copyOf(doc);
      const undo = createUndo(doc, { stepMs: 0 });
      const act = (board: Y.Doc, what: string, by: typeof leader, index: number) => {
        const hand = handOf(by, index);
        if (what === 'goal') done(addGoal(board, hand, { text: `${by} ${index}` }));
        else if (what === 'cheer') done(celebrate(board, hand, { text: `${by} ${index}` }));
        else if (what === 'focus')
          done(changeGoal(board, hand, { goal, patch: by === leader ? { focus: true } : { mandatory: true } }));
        else if (what === 'target') {
          const from = by === leader ? october.start : october.end;
          done(setTarget(board, hand, { indicator, from, rule: 'atMost', value: index }));
        } else {
          const value = { kind: 'parts', part: index, whole: 40 } as const;
          done(recordMeasurement(board, hand, { indicator, ...october, value, reason: 'Rettet' }));
        }
      };
      for (const [index, what] of mine.entries()) act(doc, what, leader, index);
      yours.forEach((what, index) => {
        act(other, what, keeper, index);
        act(only, what, keeper, index);
      });
      meet(doc, other);
      while (undo.undo());
      meet(doc, other);
      expect(readBoard(doc)).toEqual(readBoard(only));
      expect(readBoard(other)).toEqual(readBoard(only));
      undo.close();
    }),
    { numRuns: 60 },
  );
});

test('undoing a corrected number brings the former one back', () => {
  const { doc, indicator } = boardWithIndicator();
  const undo = createUndo(doc, { stepMs: 0 });
  const record = (minute: number, value: number) =>
    done(recordMeasurement(doc, handOf(leader, minute), { indicator, ...october, value: { kind: 'value', value } }));
  const first = record(0, 10);
  record(1, 12);
  undo.undo();
  expect(readBoard(doc).measurements.map(({ id }) => id)).toEqual([first]);
  undo.close();
});

test('changes that come together are one step, unless separated; listeners hear of every step', () => {
  const doc = newBoard();
  const undo = createUndo(doc);
  let heard = 0;
  const stop = undo.subscribe(() => {
    heard += 1;
  });
  done(addGoal(doc, handOf(leader, 0), { text: 'Et' }));
  done(addGoal(doc, handOf(leader, 1), { text: 'To' }));
  undo.separate();
  done(addGoal(doc, handOf(leader, 2), { text: 'Tre' }));
  done(addGoal(doc, { ...handOf(keeper, 3), origin: {} }, { text: 'Ikke her' }));
  expect([undo.canUndo(), undo.canRedo(), heard]).toEqual([true, false, 3]);
  undo.undo();
  expect(
    readBoard(doc)
      .goals.map(({ text }) => text)
      .sort(),
  ).toEqual(['Et', 'Ikke her', 'To']);
  undo.undo();
  expect(readBoard(doc).goals.map(({ text }) => text)).toEqual(['Ikke her']);
  expect([undo.canUndo(), undo.canRedo()]).toEqual([false, true]);
  stop();
  undo.close();
});
