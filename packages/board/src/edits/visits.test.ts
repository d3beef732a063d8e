import { asId, date, type EntryId } from '@tavle/domain';
import { expect, test } from 'vitest';
import { addVisit, changeVisit, entryChanges, readBoard, removeVisit } from '../index.ts';
import { copyOf, done, handOf, keeper, leader, meet, newBoard, otherBoard, refused } from '../test-board.ts';

const on = date('2026-11-03');

test('a visit needs a day that has been and somebody who came', () => {
  const doc = newBoard();
  const add = (given: Partial<Parameters<typeof addVisit>[2]>) =>
    addVisit(doc, handOf(leader), { occasion: 'visit', on, ...given });
  expect(refused(add({}))).toEqual({ kind: 'missing', field: 'guests' });
  expect(refused(add({ guests: ' ' }))).toEqual({ kind: 'missing', field: 'guests' });
  expect(refused(add({ level: otherBoard, on: date('2026-11-22') }))).toEqual({ kind: 'notADate', field: 'on' });
  expect(refused(add({ level: otherBoard, text: 'x'.repeat(301) })).kind).toBe('tooLong');
  expect(readBoard(doc).visits).toEqual([]);
  const visit = done(add({ level: otherBoard, on: date('2026-11-21') }));
  expect(readBoard(doc).visits).toMatchObject([
    { id: visit, occasion: 'visit', on: '2026-11-21', level: otherBoard, guests: '', text: '', by: leader },
  ]);
});

test('BOARD2: two people put different things of a visit right; both stay', () => {
  const doc = newBoard();
  const visit = done(addVisit(doc, handOf(leader), { occasion: 'visit', on, level: otherBoard }));
  const other = copyOf(doc);
  done(changeVisit(doc, handOf(leader, 1), { visit, patch: { text: 'Tavlen er flyttet' } }));
  done(changeVisit(other, handOf(keeper, 1), { visit, patch: { occasion: 'talk' } }));
  meet(doc, other);
  expect(readBoard(doc).visits).toMatchObject([{ occasion: 'talk', text: 'Tavlen er flyttet', on, by: leader }]);
  expect(refused(changeVisit(doc, handOf(leader), { visit, patch: { level: null } })).kind).toBe('missing');
  expect(refused(changeVisit(doc, handOf(leader), { visit, patch: { on: date('2027-01-01') } })).kind).toBe('notADate');
});

test('a visit is taken off the log; what stood there can be told', () => {
  const doc = newBoard();
  const visit = done(addVisit(doc, handOf(leader), { occasion: 'talk', on, guests: 'Direktøren' }));
  const before = copyOf(doc);
  done(removeVisit(doc, handOf(keeper, 1), { visit }));
  expect(readBoard(doc).visits).toEqual([]);
  expect(entryChanges(before, doc)).toMatchObject([{ kind: 'removed', section: 'visits', id: visit }]);
  expect(refused(removeVisit(doc, handOf(keeper), { visit: asId<EntryId>('none') })).kind).toBe('notFound');
});
