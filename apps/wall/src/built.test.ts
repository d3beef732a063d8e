import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const app = join(import.meta.dirname, '..');
let dist = '';
let scripts = '';
let styles = '';

beforeAll(() => {
  dist = mkdtempSync(join(tmpdir(), 'tavle-wall-'));
  const vite = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js');
  execFileSync(process.execPath, [vite, 'build', '--outDir', dist, '--emptyOutDir', '--logLevel', 'error'], {
    cwd: app,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const all = readdirSync(dist, { recursive: true, encoding: 'utf8' });
  const text = (end: RegExp): string =>
    all
      .filter((name) => end.test(name))
      .map((name) => readFileSync(join(dist, name), 'utf8'))
      .join('\n');
  scripts = text(/\.js$/);
  styles = text(/\.css$/);
}, 120_000);

afterAll(() => rmSync(dist, { recursive: true, force: true }));

/** What Chromium 87 has not: the release it came with, and how it looks in built code. */
const younger: readonly (readonly [release: number, name: string, use: RegExp])[] = [
  [92, 'Array.prototype.at', /\.at\(/],
  [93, 'Object.hasOwn', /Object\.hasOwn\(/],
  [93, 'error causes', /new Error\([^()]*,\s*\{\s*cause/],
  [97, 'findLast', /\.findLast(Index)?\(/],
  [98, 'structuredClone', /\bstructuredClone\(/],
  [110, 'copying array methods', /\.(toSorted|toReversed|toSpliced)\(|\.with\(\d/],
  [117, 'grouping', /(Object|Map)\.groupBy\(/],
  [119, 'Promise.withResolvers', /Promise\.withResolvers/],
  [121, 'Array.fromAsync', /Array\.fromAsync/],
  [122, 'set methods', /\.(isSubsetOf|isSupersetOf|symmetricDifference)\(/],
  [122, 'iterator helpers', /\.(values|keys|entries)\(\)\.(map|filter|take|drop|toArray|flatMap|some|every|find)\(/],
  [92, 'randomUUID', /randomUUID/],
  [103, 'AbortSignal.timeout', /AbortSignal\.(timeout|any)\(/],
  [86, 'replaceChildren is there, moveBefore is not', /\.moveBefore\(/],
  [91, 'brand checks', /#\w+ in \w/],
  [94, 'static blocks', /static\s*\{/],
  [112, 'regular expressions of sets', /\/[a-z]*v[a-z]*\.(test|exec)\(/],
  [93, 'regular expressions with indices', /"[gimsuy]*d[gimsuy]*"\s*\)\.exec/],
];

describe('WALL6: the built page runs on Chromium 87', () => {
  test.each(younger)('nothing of release %d: %s', (_release, _name, use) => {
    expect(use.exec(scripts)?.[0] ?? null).toBeNull();
  });

  test('the styles use nothing younger either', () => {
    const found = /:has\(|:is\(|:where\(|@container|@layer|\d(d|s|l)v[hw]\b|color-mix|aspect-ratio|oklch|&[ .:]/.exec(
      styles,
    );
    expect(found?.[0] ?? null).toBeNull();
  });

  test('the search would find what it looks for', () => {
    const sample = ['[1].at(-1)', 'x.findLast(y)', 'structuredClone(a)', 'a.toSorted()', 'Object.hasOwn(a,"b")'].join(
      ';',
    );
    const hits = younger.filter(([, , use]) => use.test(sample)).map(([, name]) => name);
    expect(hits).toEqual([
      'Array.prototype.at',
      'Object.hasOwn',
      'findLast',
      'structuredClone',
      'copying array methods',
    ]);
  });
});

test('the page needs nothing from elsewhere and has no script of its own in the document', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  expect(html.match(/(src|href)="[^"]*"/g)?.every((each) => /="(\/vaeg\/assets\/|data:,)/.test(each))).toBe(true);
  expect(html).not.toMatch(/<script(?![^>]*src=)/);
  expect(styles).not.toMatch(/url\((?!\/vaeg\/assets\/)/);
});

test('the worker keeps every part that was built', () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8');
  expect(worker).not.toMatch(/__(BUILD|PARTS)__/);
  const parts = readdirSync(join(dist, 'assets'));
  expect(parts.length).toBeGreaterThanOrEqual(3);
  for (const part of parts) expect(worker).toContain(`/vaeg/assets/${part}`);
});
