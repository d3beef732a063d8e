import { isId } from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { firstState } from './first-state.ts';
import { testShape } from './rooms.testing.ts';
import { compileShape, slotAt } from './shape.ts';
import { serverClientId } from './structure.ts';

const goals = compileShape(testShape).roots.get('goals')!;

test('LINE11: every id the product makes may be the key of an entry, and no word of JavaScript objects may', () => {
  for (const key of ['abc', '-abc', '_abc', '--a', '__a', '___', '_proto_', 'A-_z0-9_-xyzxyzxyz12', '2026-11-21']) {
    expect(slotAt(goals, key), key).toBeDefined();
    expect(isId(key), key).toBe(true);
  }
  const words = [
    '__proto__',
    '__defineGetter__',
    '__anything__',
    'constructor',
    'prototype',
    'toString',
    'isPrototypeOf',
  ];
  for (const key of [...words, '', 'æ', 'a b', 'a/b', '.', 'x'.repeat(101)]) {
    expect(slotAt(goals, key), key).toBeUndefined();
  }
});

test('BOARD8: a board is begun under the id of the server, also when its first content comes as an update, without a word on the console', () => {
  const said: unknown[] = [];
  const { log, warn } = console;
  Object.assign(console, {
    log: (...words: unknown[]) => said.push(words),
    warn: (...words: unknown[]) => said.push(words),
  });
  try {
    const made = new Y.Doc();
    made.clientID = serverClientId;
    made.getMap('meta').set('schema', 1);
    const first = Y.encodeStateAsUpdate(made);
    const { vector, state } = firstState((doc) => {
      Y.applyUpdate(doc, first);
      doc.getMap('goals').set('g', new Y.Map([['title', 'x']]));
    });
    expect([...Y.decodeStateVector(vector).keys()]).toEqual([serverClientId]);
    const read = new Y.Doc();
    Y.applyUpdate(read, state);
    for (const root of ['meta', 'goals']) read.getMap(root);
    expect(read.toJSON()).toEqual({ meta: { schema: 1 }, goals: { g: { title: 'x' } } });
  } finally {
    Object.assign(console, { log, warn });
  }
  expect(said).toEqual([]);
});
