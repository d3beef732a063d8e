import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '../..');

const leftOut = new Set(['node_modules', 'dist', 'data', '.git', '.cache', 'test-results', 'playwright-report']);

/** Every file under a folder, as path from the root with forward slashes; generated folders are left out. */
export function filesUnder(folder: string): string[] {
  const entries = readdirSync(join(root, folder), { withFileTypes: true });
  return entries
    .flatMap((entry) => {
      const path = folder === '.' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) return leftOut.has(entry.name) ? [] : filesUnder(path);
      return entry.isFile() ? [path] : [];
    })
    .sort();
}

/** The text of a file named from the root. */
export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** TypeScript of the rooms: packages and apps. */
export const sourcePaths = (): string[] =>
  [...filesUnder('packages'), ...filesUnder('apps')].filter((path) => /\.tsx?$/.test(path));

/** Whether a path holds tests or what only tests use. */
export const isTest = (path: string): boolean =>
  /\.(test|spec|testing)\.tsx?$|\/contract\.ts$/.test(path) || /(^|\/)(fixtures|testing)\//.test(path);

/** A package.json, as far as these tests read it. */
export type Manifest = {
  name: string;
  dependencies?: Record<string, string>;
  devDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
};

/** Reads the package.json of a room. */
export const manifestOf = (room: string): Manifest => JSON.parse(textOf(`${room}/package.json`)) as Manifest;
