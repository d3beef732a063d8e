import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, isTest, root, textOf } from './files.ts';
import { ceilingLines, longerFiles } from './sizes.ts';

const folders = ['packages', 'apps', 'scripts', 'tests'].filter((folder) => existsSync(join(root, folder)));
const sources = folders.flatMap(filesUnder).filter((path) => /\.(ts|tsx|mjs|css)$/.test(path) && !isTest(path));
const linesOf = (path: string): number => textOf(path).trimEnd().split('\n').length;

test('source files stay under the ceiling', () => {
  const long = sources.filter((path) => linesOf(path) >= ceilingLines);
  const unexcused = long.filter((path) => !longerFiles.some((each) => each.path.test(path)));
  expect(unexcused.map((path) => `${path}: ${linesOf(path)} lines`)).toEqual([]);
});

test('half of the files are short', () => {
  const lengths = sources.map(linesOf).sort((a, b) => a - b);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThan(120);
});

test('a longer file that is neither table nor text has a decision record', () => {
  for (const { kind, record } of longerFiles) {
    if (kind === 'decision')
      expect(record !== undefined && existsSync(join(root, 'docs/decisions', record))).toBe(true);
  }
});
