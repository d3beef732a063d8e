import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { applyStored } from './stored-bytes.ts';

/** Numbers from 0 up to below `limit`, the same on every run. */
function sequence(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const texts = ['', 'a', 'æøå', '\u0000', '\ufeffbegins with a mark', '👩‍⚕️ på vagt', 'x'.repeat(127), 'y'.repeat(128)];
const values: readonly unknown[] = [
  '€'.repeat(6_000),
  ...texts,
  null,
  true,
  0,
  -1,
  3.25,
  2 ** 40,
  { nested: { text: 'æ', list: [1, 'to', null] } },
  ['et', 2, { three: 'tre' }],
  new Uint8Array([1, 2, 3]),
];

/** A document that several have written on, with all kinds of content, deletions and formatting. */
function written(seed: number): Y.Doc {
  const below = sequence(seed);
  const pick = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const docs = [1, 2, 3].map((n) => Object.assign(new Y.Doc(), { clientID: 1000 * seed + n }));
  for (let step = 0; step < 80; step++) {
    const doc = pick(docs);
    const goals = doc.getMap('goals');
    const key = `goal-${below(12)}${pick(['', 'æ', '-'.repeat(200)])}`;
    const there = goals.get(key);
    if (there instanceof Y.Map) {
      const text = there.get('text');
      const roll = below(5);
      if (roll === 0) goals.delete(key);
      else if (text instanceof Y.Text && roll < 3)
        text.insert(below(text.length + 1), pick(texts), { bold: roll === 1 });
      else if (text instanceof Y.Text && roll === 3 && text.length > 4) text.delete(1, 2);
      else there.set(`field ${below(4)}`, pick(values));
    } else
      goals.set(
        key,
        new Y.Map<unknown>([
          ['text', new Y.Text(pick(texts))],
          ['any', pick(values)],
        ]),
      );
    if (step % 10 === 0) for (const other of docs) Y.applyUpdate(other, Y.encodeStateAsUpdate(pick(docs)));
  }
  for (const other of docs) Y.applyUpdate(docs[0]!, Y.encodeStateAsUpdate(other));
  return docs[0]!;
}

test('LINE8: stored bytes make the same document as Yjs makes of them, whatever was written', () => {
  for (let seed = 1; seed <= 15; seed++) {
    const state = Y.encodeStateAsUpdate(written(seed));
    const [ours, theirs] = [new Y.Doc(), new Y.Doc()];
    // as a database gives it: in the middle of something larger
    const lying = new Uint8Array(state.length + 32).fill(0xff);
    lying.set(state, 16);
    applyStored(ours, lying.subarray(16, 16 + state.length));
    Y.applyUpdate(theirs, state);
    for (const doc of [ours, theirs]) doc.getMap('goals');
    expect(Buffer.compare(Y.encodeStateAsUpdate(ours), Y.encodeStateAsUpdate(theirs)), `seed ${seed}`).toBe(0);
    expect(ours.toJSON()).toEqual(theirs.toJSON());
  }
});

test('LINE8: stored bytes that end too early are refused, wherever they end', () => {
  const state = Y.encodeStateAsUpdate(written(7)).subarray(0, 4000);
  let refused = 0;
  for (let length = 1; length < state.length; length += 7) {
    try {
      applyStored(new Y.Doc(), state.subarray(0, length));
    } catch {
      refused++;
    }
  }
  expect(refused).toBe(Math.ceil((state.length - 1) / 7));
});
