import {
  addGoal,
  applyFieldChanges,
  changeGoal,
  createBoardDocument,
  fieldChanges,
  readBoard,
  removeTarget,
} from '@tavle/board';
import { addIndicator, celebrate, setTarget } from '@tavle/board';
import { asId, type BoardId, date, instantAt, type Outcome, type PersonId } from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { beforeAndAfter } from './before-edits.ts';

let made = 0;
const hand = () => ({
  by: asId<PersonId>('leader'),
  at: instantAt(1_764_000_000_000),
  newId: () => `new-id-${made++}`,
});
function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(outcome.refused.kind);
  return outcome.done;
}

/** A board as a device keeps it, and the updates of what was done after the server last answered. */
function edited(change: (doc: Y.Doc) => void, first: (doc: Y.Doc) => void) {
  const doc = new Y.Doc();
  createBoardDocument(doc, asId<BoardId>('board'));
  first(doc);
  const before = readBoard(doc);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  change(doc);
  return { doc, before, unsent: Y.mergeUpdates(updates), copy: Y.encodeStateAsUpdate(doc) };
}

test('LINE3: the document before the unsent edits is found again, and the edits are named and carried over', () => {
  const ids: { goal?: ReturnType<typeof asId>; target?: ReturnType<typeof asId> } = {};
  const { doc, before, unsent, copy } = edited(
    (on) => {
      done(changeGoal(on, hand(), { goal: asId(String(ids.goal)), patch: { focus: true } }));
      done(removeTarget(on, hand(), { target: asId(String(ids.target)) }));
      done(celebrate(on, hand(), { text: 'Alle kom til tiden' }));
    },
    (on) => {
      const goal = done(addGoal(on, hand(), { text: 'Ingen venter' }));
      const indicator = done(
        addIndicator(on, hand(), { goal, name: 'Udredt', kind: 'share', cadence: 'month', direction: 'up' }),
      );
      ids.goal = goal;
      ids.target = done(setTarget(on, hand(), { indicator, from: date('2026-01-01'), rule: 'atLeast', value: 90 }));
    },
  );
  const found = beforeAndAfter(copy, unsent);
  expect({ ...readBoard(found.before), targets: [] }).toEqual({ ...before, targets: [] });
  expect(readBoard(found.after)).toEqual(readBoard(doc));
  const changes = fieldChanges(found.before, found.after);
  expect(changes.map(({ kind, section }) => `${kind} ${section}`)).toContain('changed goals');
  expect(changes.map(({ kind, section }) => `${kind} ${section}`)).toContain('made celebrations');

  const fresh = new Y.Doc();
  Y.applyUpdate(fresh, Y.encodeStateAsUpdate(found.before));
  expect(applyFieldChanges(fresh, hand(), changes)).toEqual([]);
  expect(readBoard(fresh).celebrations).toEqual(readBoard(doc).celebrations);
  expect(readBoard(fresh).goals[0]?.focus).toBe(true);
});

test('LINE3: without unsent edits both are the same', () => {
  const { copy } = edited(
    () => undefined,
    (on) => void done(addGoal(on, hand(), { text: 'Ingen venter' })),
  );
  const found = beforeAndAfter(copy, Y.encodeStateAsUpdate(new Y.Doc()));
  expect(fieldChanges(found.before, found.after)).toEqual([]);
});
