import { expect, test } from 'vitest';
import { da } from '../../packages/text/src/words/da.ts';
import { sourcePaths, textOf } from './files.ts';

/** Where words stand, and where they are only read: a word is not used by being written down. */
const isDictionary = (path: string): boolean => /^packages\/text\/src\/words\/(da|en|[a-z-]+\.(da|en))\.ts$/.test(path);
const sources = sourcePaths()
  .filter((path) => !isDictionary(path))
  .map(textOf);

/** Keys as they are written: `'goal.one'`, or put together as in `` `goal.state.${state}` ``. */
const named = new Set(
  sources.flatMap((text) => [...text.matchAll(/['"`]([a-z]\w*(?:\.\w+)+)['"`]/gi)].map(([, key]) => key)),
);
const made = sources.flatMap((text) =>
  [...text.matchAll(/`([a-z]\w*\.[\w.]*\$\{[^`]*)`/gi)].map(([, key = '']) => {
    const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll('.', '\\.'));
    return parts.every((part) => /^[\w\\.]*$/.test(part)) ? new RegExp(`^${parts.join('\\w+')}$`) : /^$/;
  }),
);

test('every word is used by some screen, sentence or test', () => {
  const keys = Object.keys(da);
  expect(keys.length).toBeGreaterThan(1000);
  expect(keys.filter((key) => !named.has(key) && !made.some((pattern) => pattern.test(key)))).toEqual([]);
});
