import { type SectionName, sectionNames } from '@tavle/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import {
  addGoal,
  addIdea,
  addInterpretation,
  changeGoal,
  createBoardReader,
  decideIdea,
  documentShape,
  editText,
  isNewerDocument,
  moveGoal,
  prioritiseIndicator,
  publishGoal,
  readBoard,
  recordMeasurement,
  removeTarget,
  retireGoal,
  setTarget,
  shareInterpretation,
} from '../index.ts';
import { boardWithIndicator, copyOf, done, handOf, keeper, leader, newBoard, october, refused } from '../test-board.ts';

/** Things a hostile or newer program could put where a field, an entry or a root should be. */
const primitive = fc.oneof(
  fc.string(),
  fc.constantFrom('draft', 'share', '2026-01-01', '2026-11-21T08:00:00.000Z', 'V', 'person-leader', '__proto__'),
  fc.double(),
  fc.integer(),
  fc.constantFrom<unknown>(Number.NaN, Number.POSITIVE_INFINITY, -0, 1e300, null, undefined, true, false),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.uint8Array({ maxLength: 4 }),
  fc.array(fc.integer(), { maxLength: 2 }),
  fc.dictionary(fc.string(), fc.integer(), { maxKeys: 2, noNullPrototype: true }),
);
type Made = () => unknown;
const nested: fc.Arbitrary<Made> = fc.constantFrom<Made>(
  () => new Y.Text('tekst'),
  () => {
    const text = new Y.Text('fed');
    text.insertEmbed(0, { image: 'x' });
    text.format(0, 2, { bold: true });
    return text;
  },
  () => new Y.Map([['inner', new Y.Map([['deep', 1]])]]),
  () => Y.Array.from([1, 'to', null]),
  () => new Y.XmlText('xml'),
  () => new Y.XmlFragment(),
  () => new Y.XmlElement('b'),
  () => new Y.XmlHook('hook'),
  () => new Y.Doc(),
);
const anything: fc.Arbitrary<Made> = fc.oneof(
  primitive.map((value) => () => value),
  nested,
);
const fieldNames = [...new Set(Object.values(documentShape).flatMap((fields) => Object.keys(fields))), 'future'];
const entry: fc.Arbitrary<Made> = fc
  .array(fc.tuple(fc.constantFrom(...fieldNames), anything), { maxLength: 12 })
  .map((fields) => () => {
    const map = new Y.Map<unknown>();
    for (const [name, value] of fields) map.set(name, value());
    return map;
  });
const key = fc.oneof(fc.string(), fc.constantFrom('goal-one', 'goal-two', '__proto__', 'constructor', ''));
const root = fc.constantFrom(...sectionNames, 'meta', 'unknown', 'toString');
const write = fc.record({ root, key, value: fc.oneof(entry, entry, anything) });
const rootKind = fc.constantFrom('map', 'map', 'map', 'array', 'text');

function garbage(writes: readonly { root: string; key: string; value: Made }[], kinds: readonly string[]): Y.Doc {
  const doc = new Y.Doc();
  doc.transact(() => {
    for (const [index, item] of writes.entries()) {
      const kind = kinds[index % kinds.length];
      const known = doc.share.get(item.root);
      if (known instanceof Y.Array || (known === undefined && kind === 'array')) {
        const value = item.value();
        doc.getArray(item.root).push([typeof value === 'bigint' || value === undefined ? null : value]);
      } else if (known instanceof Y.Text || (known === undefined && kind === 'text')) {
        doc.getText(item.root).insert(0, item.key);
      } else doc.getMap(item.root).set(item.key, item.value());
    }
  });
  return doc;
}

test('BOARD4: no document makes a reader throw, and every entry is either read or named as unreadable', () => {
  fc.assert(
    fc.property(
      fc.array(write, { maxLength: 25 }),
      fc.array(rootKind, { minLength: 1, maxLength: 9 }),
      (writes, kinds) => {
        const made = garbage(writes, kinds);
        for (const doc of [copyOf(made), made]) {
          const content = readBoard(doc);
          const reader = createBoardReader(doc);
          expect(reader.content()).toEqual(content);
          reader.close();
          for (const section of sectionNames) {
            const stored = doc.share.get(section);
            if (!(stored instanceof Y.Map)) continue;
            const read = content[section].map(({ id }) => id as string);
            const lost = content.unreadable.filter((item) => item.section === section).map(({ id }) => id);
            expect([...read, ...lost].sort()).toEqual([...stored.keys()].sort());
          }
        }
      },
    ),
    { numRuns: 400 },
  );
});

test('BOARD4: one field of the wrong kind makes its entry unreadable, by name, and no other', () => {
  const { doc } = boardWithIndicator();
  const goals = readBoard(doc).goals;
  const wrong = fc.constantFrom<unknown>(1n, Number.NaN, null, new Uint8Array(2), [1], { a: 1 });
  fc.assert(
    fc.property(fc.constantFrom(...Object.keys(documentShape.indicators)), wrong, (field, value) => {
      const copy = copyOf(doc);
      const id = readBoard(copy).indicators[0]!.id;
      (copy.getMap('indicators').get(id) as Y.Map<unknown>).set(field, value);
      const content = readBoard(copyOf(copy));
      expect(content.unreadable).toEqual([{ section: 'indicators', id, field }]);
      expect(content.indicators).toEqual([]);
      expect(content.goals).toEqual(goals);
    }),
  );
});

test('BOARD4: an unknown value of a closed list is unreadable; an unknown field and an unknown root are passed over', () => {
  const { doc, goal } = boardWithIndicator();
  const before = readBoard(doc);
  const entry = doc.getMap('goals').get(goal) as Y.Map<unknown>;
  entry.set('mood', 'sunny');
  doc.getMap('risks').set('risk-one', new Y.Map([['text', 'x']]));
  expect(readBoard(doc)).toEqual(before);
  entry.set('stage', 'sleeping');
  expect(readBoard(doc).unreadable).toEqual([{ section: 'goals', id: goal, field: 'stage' }]);
});

test('BOARD4: an unreadable entry is never written over', () => {
  const { doc, hand, goal, indicator } = boardWithIndicator();
  (doc.getMap('goals').get(goal) as Y.Map<unknown>).set('stage', 'sleeping');
  (doc.getMap('indicators').get(indicator) as Y.Map<unknown>).set('decimals', 99);
  const before = Y.encodeStateAsUpdate(doc);
  const target = { indicator, from: october.start, rule: 'atMost', value: 1 } as const;
  const goalRefusal = { kind: 'unreadable', what: 'goals' };
  expect(refused(publishGoal(doc, hand, { goal }))).toEqual(goalRefusal);
  expect(refused(retireGoal(doc, hand, { goal }))).toEqual(goalRefusal);
  expect(refused(moveGoal(doc, hand, { goal, ahead: null }))).toEqual(goalRefusal);
  expect(refused(changeGoal(doc, hand, { goal, patch: { focus: true } }))).toEqual(goalRefusal);
  expect(refused(editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: 'Ny' }))).toEqual(goalRefusal);
  expect(refused(setTarget(doc, hand, target))).toEqual({ kind: 'unreadable', what: 'indicators' });
  expect(refused(recordMeasurement(doc, hand, { indicator, ...october, value: { kind: 'value', value: 1 } }))).toEqual({
    kind: 'unreadable',
    what: 'indicators',
  });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('BOARD4: nor by an edit that asks nothing of the entry, nor is it taken away', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const target = done(setTarget(doc, hand, { indicator, from: october.start, rule: 'atMost', value: 1 }));
  const idea = done(addIdea(doc, hand, { kind: 'idea', text: 'Flyt skabet' }));
  const interpretation = done(addInterpretation(doc, hand, { indicator, text: 'Mest om aftenen' }));
  const broken = { indicators: indicator, targets: target, ideas: idea, interpretations: interpretation } as const;
  for (const [section, id] of Object.entries(broken))
    (doc.getMap(section).get(id) as Y.Map<unknown>).set('at', 'i går');
  const before = Y.encodeStateAsUpdate(doc);
  const outcomes = {
    indicators: prioritiseIndicator(doc, hand, { indicator, why: 'Vigtigt' }),
    targets: removeTarget(doc, hand, { target }),
    ideas: decideIdea(doc, hand, { idea, state: 'kept' }),
    interpretations: shareInterpretation(doc, hand, { interpretation, shared: true }),
  };
  for (const [what, outcome] of Object.entries(outcomes))
    expect(refused(outcome)).toEqual({ kind: 'unreadable', what });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('BOARD4: a measurement is exactly one of part and whole, value, not relevant', () => {
  const { doc, indicator } = boardWithIndicator();
  const stored = [{ part: 1 }, { part: 1, whole: 2, value: 3 }, { relevant: false, value: 1 }, {}, { relevant: true }];
  stored.forEach((fields, index) => {
    const entry = new Y.Map<unknown>(Object.entries({ indicator, ...october, ...fields }));
    doc.getMap('measurements').set(`entry-${index}`, entry);
  });
  const content = readBoard(doc);
  expect(content.measurements).toEqual([]);
  expect(content.unreadable).toEqual(
    stored.map((_, index) => ({ section: 'measurements', id: `entry-${index}`, field: 'value' })),
  );
});

test('BOARD8: a document from a newer version says so and cannot be edited from here', () => {
  const { doc, hand } = boardWithIndicator();
  doc.getMap('meta').set('schema', 2);
  const before = Y.encodeStateAsUpdate(doc);
  expect(readBoard(doc).schema).toBe(2);
  expect(isNewerDocument(doc)).toBe(true);
  expect(refused(addGoal(doc, hand, { text: 'Nyt mål' }))).toEqual({ kind: 'notAllowed' });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test('the order of a board does not depend on who wrote first', () => {
  const doc = newBoard();
  const other = copyOf(doc);
  done(addGoal(doc, handOf(leader), { text: 'Lederens' }));
  done(addGoal(other, handOf(keeper), { text: 'Tovholderen’' }));
  const a = Y.encodeStateAsUpdate(doc);
  const b = Y.encodeStateAsUpdate(other);
  const [first, second] = [new Y.Doc(), new Y.Doc()];
  for (const update of [a, b]) Y.applyUpdate(first, update);
  for (const update of [b, a]) Y.applyUpdate(second, update);
  expect(readBoard(first)).toEqual(readBoard(second));
});

test('the reader gives the same object until something changes, then keeps the sections that did not', () => {
  const { doc, hand, goal } = boardWithIndicator();
  const reader = createBoardReader(doc);
  let told = 0;
  const stop = reader.subscribe(() => {
    told += 1;
  });
  const first = reader.content();
  expect(reader.content()).toBe(first);
  done(editText(doc, hand, { section: 'goals', id: goal, field: 'text', next: 'Færre genindlagte' }));
  expect(told).toBe(1);
  const second = reader.content();
  expect(second.goals[0]?.text).toBe('Færre genindlagte');
  expect(second.indicators).toBe(first.indicators);
  doc.getMap('unknown').set('a', 1);
  expect([reader.content() === second, told]).toEqual([true, 1]);
  stop();
  done(publishGoal(doc, hand, { goal }));
  expect(told).toBe(1);
  reader.close();
  const last = reader.content();
  done(retireGoal(doc, hand, { goal, withIndicators: true }));
  expect(reader.content()).toBe(last);
  expect(last.goals[0]?.stage).toBe('published');
});

test('what the reader kept always equals reading everything again', () => {
  const sections: readonly SectionName[] = ['goals', 'measurements', 'indicators', 'parked'];
  const change = fc.record({
    section: fc.constantFrom(...sections),
    key: fc.constantFrom('entry-a', 'entry-b', 'entry-c', '?'),
    field: fc.constantFrom('stage', 'rank', 'text', 'who', 'indicator', 'value', 'start', 'end', 'kind'),
    value: anything,
    what: fc.constantFrom('entry', 'field', 'field', 'delete', 'text'),
    whole: entry,
  });
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const doc = newBoard();
      const reader = createBoardReader(doc);
      for (const { section, key: id, field, value, what, whole } of changes) {
        const map = doc.getMap(section);
        const stored = map.get(id);
        if (what === 'entry' || !(stored instanceof Y.Map)) map.set(id, whole());
        else if (what === 'delete') map.delete(id);
        else if (what === 'text' && stored.get('text') instanceof Y.Text) (stored.get('text') as Y.Text).insert(0, 'x');
        else stored.set(field, value());
        expect(reader.content()).toEqual(readBoard(doc));
      }
    }),
    { numRuns: 100 },
  );
});
