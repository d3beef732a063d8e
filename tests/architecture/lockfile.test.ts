import { expect, test } from 'vitest';
import { textOf } from './files.ts';

type Entry = {
  version?: string;
  resolved?: string;
  integrity?: string;
  hasInstallScript?: boolean;
  link?: boolean;
  optionalDependencies?: Record<string, string>;
};
type Lockfile = { packages: Record<string, Entry> };

const read = (path: string): [string, Entry][] => Object.entries((JSON.parse(textOf(path)) as Lockfile).packages);
const main = read('package-lock.json');
const installed = main.filter(([path]) => path.includes('node_modules/'));

/** Every copy of a library in the lockfile, wherever npm put it. */
const copiesOf = (name: string): string[] =>
  installed.filter(([path]) => path.endsWith(`node_modules/${name}`)).map(([, entry]) => entry.version ?? '');

const atLeast = (version: string, floor: string): boolean => version.localeCompare(floor, 'en', { numeric: true }) >= 0;

test('there is one Yjs, or documents stop understanding each other', () => {
  expect(copiesOf('yjs')).toHaveLength(1);
  expect(copiesOf('lib0')).toHaveLength(1);
  expect(copiesOf('y-protocols')).toHaveLength(1);
  expect(copiesOf('react')).toHaveLength(1);
});

test('libraries with known holes are past them', () => {
  const floors: Record<string, string> = { lib0: '0.2.119', ws: '8.23.0', fastify: '5.8.5' };
  for (const [name, floor] of Object.entries(floors)) {
    expect(copiesOf(name).length, name).toBeGreaterThan(0);
    for (const version of copiesOf(name)) expect(atLeast(version, floor), `${name} ${version}`).toBe(true);
  }
});

test('versions are compared as numbers', () => {
  expect(atLeast('0.2.120', '0.2.119')).toBe(true);
  expect(atLeast('5.12.8', '5.8.5')).toBe(true);
  expect(atLeast('0.2.98', '0.2.119')).toBe(false);
});

test('no package runs a script when installed', () => {
  expect(installed.filter(([, entry]) => entry.hasInstallScript).map(([path]) => path)).toEqual([]);
});

test('every package is locked by hash, and no registry is named', () => {
  const linked = (entry: Entry): boolean => entry.link === true;
  const open = installed.filter(([, entry]) => !linked(entry) && !entry.integrity?.startsWith('sha512-'));
  expect(open.map(([path]) => path)).toEqual([]);
  const entries = [...main, ...read('tools/node/package-lock.json')];
  expect(entries.filter(([, { resolved }]) => resolved?.includes('://')).map(([path]) => path)).toEqual([]);
});

test('tools that differ by platform are locked for all of them', () => {
  const platforms = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'win32-x64'];
  for (const family of ['@rolldown/binding-', '@typescript/typescript-', 'node_modules/lightningcss-']) {
    const found = installed.map(([path]) => path).filter((path) => path.includes(family));
    for (const platform of platforms)
      expect(
        found.some((path) => path.includes(platform)),
        family + platform,
      ).toBe(true);
  }
});

test('every optional build a package names is locked, or npm ci refuses the whole lockfile', () => {
  const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => copiesOf(name).length === 0)
      .map((name) => `${path} → ${name}`),
  );
  expect(missing).toEqual([]);
});

test('the private Node is one version, locked for five platforms', () => {
  const entries = read('tools/node/package-lock.json').filter(([path]) => path !== '');
  expect(entries).toHaveLength(5);
  expect(new Set(entries.map(([, { version }]) => version)).size).toBe(1);
  expect(entries.every(([, { integrity }]) => integrity?.startsWith('sha512-'))).toBe(true);
});

test('versions of what is installed directly are exact', () => {
  for (const path of [
    'package.json',
    'apps/client/package.json',
    'apps/server/package.json',
    'apps/wall/package.json',
  ]) {
    const { dependencies = {}, devDependencies = {} } = JSON.parse(textOf(path)) as {
      dependencies?: Record<string, string>;
      devDependencies?: Record<string, string>;
    };
    const outside = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([name]) => !name.startsWith('@tavle/'),
    );
    expect(outside.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  }
});
