import fc from 'fast-check';
import { expect, test } from 'vitest';
import type * as Y from 'yjs';
import { addGoal, changeGoal, changeIndicator, differenceOf, editText, readBoard, textOf } from '../index.ts';
import {
  boardWithIndicator,
  copyOf,
  done,
  handOf,
  keeper,
  meet,
  leader,
  newBoard,
  refused,
  typeOn,
} from '../test-board.ts';

test('BOARD2: two who type in one text at once both keep every letter', () => {
  const doc = newBoard();
  const goal = done(addGoal(doc, handOf(leader), { text: 'Færre tvangstiltag' }));
  const other = copyOf(doc);
  typeOn(doc, handOf(leader), goal, ' i aftenvagten', 'Færre tvangstiltag');
  const next = 'Mange færre tvangstiltag';
  done(editText(other, handOf(keeper), { section: 'goals', id: goal, field: 'text', next }));
  meet(doc, other);
  expect(readBoard(doc).goals[0]?.text).toBe('Mange færre tvangstiltag i aftenvagten');
  expect(readBoard(other)).toEqual(readBoard(doc));
});

test('BOARD2: whatever two people type at once, documents agree and each keeps the letters they added', () => {
  const typed = fc.record({ at: fc.nat(30), letters: fc.string({ unit: fc.constantFrom(...'aæ😀 '), maxLength: 6 }) });
  const edits = fc.array(typed, { maxLength: 5 });
  fc.assert(
    fc.property(edits, edits, (mine, theirs) => {
      const doc = newBoard();
      const goal = done(addGoal(doc, handOf(leader), { text: 'Målet' }));
      const other = copyOf(doc);
      const type = (target: Y.Doc, list: typeof mine, sign: string) => {
        for (const { at, letters } of list) {
          const text = [...(textOf(target, 'goals', goal, 'text')?.toString() ?? '')];
          text.splice(at, 0, ...letters, sign);
          done(editText(target, handOf(leader), { section: 'goals', id: goal, field: 'text', next: text.join('') }));
        }
      };
      type(doc, mine, '1');
      type(other, theirs, '2');
      meet(doc, other);
      const text = readBoard(doc).goals[0]?.text ?? '';
      expect(readBoard(other).goals[0]?.text).toBe(text);
      const letters = (of: string) => [...of].sort().join('');
      const added = mine.map((edit) => `${edit.letters}1`).join('') + theirs.map((edit) => `${edit.letters}2`).join('');
      expect(letters(text)).toBe(letters(`Målet${added}`));
    }),
    { numRuns: 200 },
  );
});

test('BOARD2: concurrent changes of different fields both survive', () => {
  const { doc, goal, indicator } = boardWithIndicator();
  const other = copyOf(doc);
  done(changeGoal(doc, handOf(leader), { goal, patch: { owner: leader, focus: true } }));
  done(changeGoal(other, handOf(keeper), { goal, patch: { mandatory: true, source: 'Budget 2027' } }));
  done(changeIndicator(doc, handOf(leader), { indicator, patch: { unit: '%', decimals: 1 } }));
  done(changeIndicator(other, handOf(keeper), { indicator, patch: { unit: '%', direction: 'down' } }));
  meet(doc, other);
  expect(readBoard(doc)).toEqual(readBoard(other));
  expect(readBoard(doc).goals[0]).toMatchObject({ owner: leader, focus: true, mandatory: true, source: 'Budget 2027' });
  expect(readBoard(doc).indicators[0]).toMatchObject({ unit: '%', decimals: 1, direction: 'down' });
});

test('a difference is one stretch that turns the one text into the other and cuts no character in two', () => {
  const words = fc.string({ unit: fc.constantFrom('a', 'b', '😀', '😁', 'æ'), maxLength: 12 });
  fc.assert(
    fc.property(words, words, (before, after) => {
      const { at, removed, inserted } = differenceOf(before, after);
      expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after);
      for (const part of [inserted, before.slice(0, at), before.slice(at + removed)])
        expect(part.isWellFormed()).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

test('typing one letter sends one letter', () => {
  const { doc, hand, goal } = boardWithIndicator();
  const sizes: number[] = [];
  doc.on('update', (update: Uint8Array) => sizes.push(update.length));
  done(editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: 'Færre genindlæggelser!' }));
  done(editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: 'Færre genindlæggelser!' }));
  expect(sizes).toHaveLength(1);
  expect(sizes[0]).toBeLessThan(30);
});

test('a text has a cap; what two people together made too long can be shortened', () => {
  const { doc, hand, goal } = boardWithIndicator();
  const edit = (next: string) => editText(doc, hand, { section: 'goals', id: goal, field: 'text', next });
  done(edit('a'.repeat(300)));
  const other = copyOf(doc);
  expect(refused(edit('a'.repeat(301)))).toEqual({ kind: 'tooLong', field: 'text', most: 300 });
  done(edit(`${'a'.repeat(200)}`));
  done(edit(`${'a'.repeat(200)}${'b'.repeat(100)}`));
  done(editText(other, handOf(keeper), { section: 'goals', id: goal, field: 'text', next: `${'c'.repeat(290)}` }));
  meet(doc, other);
  const together = readBoard(doc).goals[0]?.text ?? '';
  expect(together.length).toBeGreaterThan(300);
  done(edit(together.slice(0, -1)));
  expect(refused(edit(together)).kind).toBe('tooLong');
});

test('a text that is not there, or no text, is refused', () => {
  const { doc, hand, goal } = boardWithIndicator();
  expect(refused(editText(doc, hand, { section: 'goals', id: 'goal-none', field: 'text', next: 'x' }))).toEqual({
    kind: 'notFound',
    what: 'goals',
  });
  const field = 'source' as 'text';
  expect(refused(editText(doc, hand, { section: 'goals', id: goal, field, next: 'x' })).kind).toBe('wrongKind');
  expect(textOf(doc, 'goals', goal, field)).toBeUndefined();
});
