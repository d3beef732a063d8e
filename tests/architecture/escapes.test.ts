import { expect, test } from 'vitest';
import { escapesIn } from './escapes.ts';
import { filesUnder, isTest, textOf } from './files.ts';

const sources = ['packages', 'apps', 'tests'].flatMap(filesUnder).filter((path) => /\.tsx?$/.test(path));
const others = sources.filter(
  (path) => path !== 'tests/architecture/escapes.test.ts' && path !== 'tests/architecture/escapes.ts',
);

test('no source steps round the types', () => {
  expect(others.flatMap((path) => escapesIn(textOf(path)).map((found) => `${path}:${found}`))).toEqual([]);
});

test('only tests expect errors of types', () => {
  const found = others.filter((path) => !isTest(path) && textOf(path).includes('@ts-expect-error'));
  expect(found).toEqual([]);
});

test('a silenced lint rule says why', () => {
  const bare = others.flatMap((path) =>
    textOf(path)
      .split('\n')
      .filter((line) => /biome-ignore/.test(line) && !/biome-ignore(-\w+)? [\w/]+: \S+ \S+/.test(line))
      .map((line) => `${path}: ${line.trim()}`),
  );
  expect(bare).toEqual([]);
});

test.each([
  'const x: any = 1',
  'f(x as any)',
  'const x: Array<any> = []',
  'type X = string | any',
  'type X = Record<string, any>',
  'enum Colour { Red }',
  'const enum Colour { Red }',
  'namespace Words { }',
  '// @ts-ignore',
  '/* @ts-expect-error */',
])('finds the escape in %j', (source) => expect(escapesIn(source)).toHaveLength(1));

test.each([
  'Promise.any(all)',
  '// any',
  "const x = 'as any'",
  '({ any: 1 })',
  '// @ts-expect-error a key is missing',
  'f(a).any()',
  'for any reason',
])('finds nothing in %j', (source) => expect(escapesIn(source)).toEqual([]));
