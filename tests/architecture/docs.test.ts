import { dirname, posix } from 'node:path';
import { expect, test } from 'vitest';
import { filesUnder, textOf } from './files.ts';

const files = filesUnder('.');
const documents = files.filter((path) => /^(README|CONTRIBUTING)\.md$|^docs\/.*\.md$/.test(path));
/** `domain/goal.ts` names `packages/domain/src/goal.ts`: text leaves `src` out. */
const known = files.flatMap((path) => [`/${path}`, `/${path.replace('/src/', '/')}`]);
const folders = new Set(known.map((path) => dirname(path)));

/** All matches of a pattern's first group, each with the document it stands in. */
const named = (pattern: RegExp, among = documents): { where: string; name: string }[] =>
  among.flatMap((where) => [...textOf(where).matchAll(pattern)].map((match) => ({ where, name: match[1] ?? '' })));

const missing = (
  found: { where: string; name: string }[],
  exists: (name: string, where: string) => boolean,
): string[] => found.filter(({ where, name }) => !exists(name, where)).map(({ where, name }) => `${where}: ${name}`);

const isFile = (name: string): boolean => known.some((path) => path.endsWith(`/${name}`));

test('there are documents, and something is found in them', () => {
  expect(documents.length).toBeGreaterThan(20);
  expect(named(/`([^`\s{}]+\.(?:tsx?|mjs))`/g).length).toBeGreaterThan(50);
  expect(isFile('nowhere.ts')).toBe(false);
});

test('every link between documents leads somewhere', () => {
  const links = named(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g);
  expect(links.length).toBeGreaterThan(20);
  const leads = (name: string, where: string): boolean => {
    const path = `/${posix.join(dirname(where), name)}`.replace(/\/$/, '');
    return known.includes(path) || folders.has(path);
  };
  expect(missing(links, leads)).toEqual([]);
});

test('every file a document names is there', () => {
  const sources = named(/(?:`|\s)((?!\.\.)[^`\s{}()*<>]+\.(?:test|spec|bench)?\.?(?:tsx?|mjs))(?=[`\s)])/g);
  expect(sources.length).toBeGreaterThan(60);
  expect(missing(sources, isFile)).toEqual([]);
});

test('every command a document names is there', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };
  const commands = [...named(/npm run ([a-z][\w:]*)/g), ...named(/(?:^|`)npm (?!run )([a-z]+)/gm)];
  expect(commands.length).toBeGreaterThan(20);
  const npmOwn = ['ci', 'install', 'pack', 'audit'];
  expect(missing(commands, (name) => Object.hasOwn(scripts, name) || npmOwn.includes(name))).toEqual([]);
  const longForms = named(/npm run soak -- ([a-z]+)/g);
  expect(longForms.length).toBeGreaterThan(5);
  const soak = textOf('scripts/run/soak.mjs');
  expect(missing(longForms, (name) => soak.includes(`  ${name}: {`))).toEqual([]);
});

test('every setting a document names is read somewhere', () => {
  const settings = named(/\b(TAVLE_[A-Z_]+)\b/g);
  expect(settings.length).toBeGreaterThan(10);
  const read = files.filter((path) => /^(apps|scripts|playwright)/.test(path) && /\.(ts|mjs)$/.test(path)).map(textOf);
  expect(missing(settings, (name) => read.some((text) => text.includes(name)))).toEqual([]);
});

test('every decision that is referred to is written down, under a number of its own', () => {
  const numbers = files.flatMap((path) => /^docs\/decisions\/(\d{4})-/.exec(path)?.[1] ?? []).map(Number);
  expect(new Set(numbers).size).toBe(numbers.length);
  const referred = named(/\bdecision (\d+)/gi);
  expect(referred.length).toBeGreaterThan(3);
  expect(missing(referred, (name) => numbers.includes(Number(name)))).toEqual([]);
});
