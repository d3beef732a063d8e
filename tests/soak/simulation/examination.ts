/** What was promised, held against what is there. */
import * as Y from 'yjs';
import type { Person } from './person.ts';

/** Keys of entries, by what became of them. */
export type Books = {
  /** Their making was acknowledged. */
  readonly made: ReadonlySet<string>;
  /** Somebody asked for their removal. */
  readonly removing: ReadonlySet<string>;
  /** Their removal was acknowledged. */
  readonly removed: ReadonlySet<string>;
  /** They came after what was put back. */
  readonly rolledBack: ReadonlySet<string>;
  /** Somebody made them again on purpose: they may be there, whoever removed them before. */
  readonly again: ReadonlySet<string>;
};

/** Every promise that was not kept, in words. `updates` is what lies on the disk. */
export function brokenPromises(updates: readonly Uint8Array[], people: readonly Person[], books: Books): string[] {
  const truth = new Y.Doc();
  for (const update of updates) Y.applyUpdate(truth, update);
  const goals = truth.getMap('goals');
  const isBack = (key: string): boolean => goals.has(key) && !books.again.has(key);
  const broken = [
    ...people.filter(({ doc }) => contentOf(doc) !== contentOf(truth)).map(({ name }) => `${name} sees another board`),
    ...people.filter(({ doc }) => vectorOf(doc) !== vectorOf(truth)).map(({ name }) => `${name} has another vector`),
    ...[...books.made]
      .filter((key) => !goals.has(key) && !books.removing.has(key))
      .map((key) => `${key} was acknowledged and is lost`),
    ...[...books.removed].filter(isBack).map((key) => `${key} was removed and is back`),
    ...[...books.rolledBack].filter(isBack).map((key) => `${key} was rolled back and is back`),
  ];
  truth.destroy();
  return broken;
}

const vectorOf = (doc: Y.Doc): string => Buffer.from(Y.encodeStateVector(doc)).toString('hex');

function contentOf(doc: Y.Doc): string {
  return JSON.stringify(Object.entries(doc.getMap('goals').toJSON()).sort(([a], [b]) => (a < b ? -1 : 1)));
}
