import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addGoal,
  celebrate,
  changeGoal,
  editText,
  entryChanges,
  followEntries,
  recordMeasurement,
  removeTarget,
  setTarget,
} from './index.ts';
import { boardWithIndicator, copyOf, done, handOf, keeper, leader, october } from './test-board.ts';

test('LINE8: what has become of a board is told entry by entry, with what was and what is', () => {
  const { doc, goal, indicator } = boardWithIndicator();
  const target = done(setTarget(doc, handOf(leader), { indicator, from: october.start, rule: 'atMost', value: 5 }));
  const then = copyOf(doc);
  const long = 'ord '.repeat(74);
  const added = done(addGoal(doc, handOf(leader, 1), { text: long }));
  done(changeGoal(doc, handOf(leader, 1), { goal, patch: { focus: true, owner: keeper } }));
  done(removeTarget(doc, handOf(leader, 1), { target }));
  const value = { kind: 'parts', part: 1, whole: 9 } as const;
  done(recordMeasurement(doc, handOf(leader, 1), { indicator, ...october, value }));
  const changes = entryChanges(then, doc);
  expect(changes.map(({ kind, section, id }) => [kind, section, id])).toEqual([
    ['changed', 'goals', goal],
    ['made', 'goals', added],
    ['removed', 'targets', target],
    ['made', 'measurements', expect.any(String)],
  ]);
  const [changed, made, removed, measured] = changes;
  expect(changed?.fields).toEqual([
    { field: 'focus', was: false, is: true },
    { field: 'owner', was: null, is: keeper },
  ]);
  expect(made?.name.length).toBeLessThanOrEqual(301);
  expect(removed?.fields).toContainEqual({ field: 'value', was: 5, is: null });
  expect(removed?.of).toMatchObject({ section: 'indicators', id: indicator });
  expect(measured?.of?.name).not.toBe('');
  expect(measured?.fields).toContainEqual({ field: 'whole', was: null, is: 9 });
  expect(JSON.stringify(changes)).not.toContain('"by"');
  expect(entryChanges(doc, doc)).toEqual([]);
});

test('LINE8: a text longer than can be told is cut, and a change beyond the cut is told all the same', () => {
  const { doc, goal } = boardWithIndicator();
  const why = 'a'.repeat(400);
  done(editText(doc, handOf(leader), { section: 'goals', id: goal, field: 'why', next: why }));
  const then = copyOf(doc);
  done(editText(doc, handOf(leader), { section: 'goals', id: goal, field: 'why', next: `${why}b` }));
  const [change] = entryChanges(then, doc);
  expect(change?.fields).toEqual([{ field: 'why', was: `${'a'.repeat(300)}…`, is: `${'a'.repeat(300)}…` }]);
});

test('LINE8: following a document step by step tells the same as comparing it before and after', () => {
  const { doc, goal, indicator } = boardWithIndicator();
  const follower = followEntries(doc);
  const works: readonly (() => unknown)[] = [
    () => done(changeGoal(doc, handOf(leader, 1), { goal, patch: { mandatory: true } })),
    () => done(editText(doc, handOf(leader, 2), { section: 'goals', id: goal, field: 'text', next: 'Andre ord' })),
    () => done(celebrate(doc, handOf(keeper, 3), { text: 'Godt' })),
    () => {
      done(setTarget(doc, handOf(leader, 4), { indicator, from: october.start, rule: 'atMost', value: 5 }));
      done(changeGoal(doc, handOf(leader, 4), { goal, patch: { mandatory: false } }));
    },
    () => doc.getMap('goals').set('odd', new Y.Map([['text', 'uden alt det andet']])),
    () => doc.getMap('goals').delete(goal),
    () => undefined,
  ];
  for (const [index, work] of works.entries()) {
    const then = copyOf(doc);
    const followed = follower.after(work);
    expect(followed, String(index)).toEqual(entryChanges(then, doc));
    expect(followed.length > 0, String(index)).toBe(index !== 4 && index !== 6);
  }
  follower.close();
});
