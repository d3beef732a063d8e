import { expect, test } from 'vitest';
import { filesUnder, isTest, textOf } from './files.ts';
import { tokensOf } from './tokens.ts';

const readable = /\.(ts|tsx|mjs|js|json|md|css|html|svg|yml|yaml|sh|webmanifest)$/;
const self = 'tests/architecture/addresses.test.ts';
const project = [...filesUnder('.'), '.ci/run'].filter(
  (path) => (readable.test(path) || path === '.ci/run') && path !== self,
);

const registries = /registry\.(npmjs|yarnpkg)\.|npm\.pkg\.github|jsr\.io|artifactory|nexus/i;
const machinePaths = /(^|[\s"'`(=])(\/work\/|\/root\/|\/home\/[a-z]|\/Users\/|\/tmp\/[a-z]|[A-Z]:\\Users)/m;

test('no registry is named anywhere', () => {
  expect(project.filter((path) => registries.test(textOf(path)))).toEqual([]);
});

test('no path of one machine is written down', () => {
  expect(project.filter((path) => machinePaths.test(textOf(path)))).toEqual([]);
  expect(machinePaths.test(['see "', 'home/ib/x"'].join('/'))).toBe(true);
});

// Names, not addresses: what XML calls its own vocabularies.
const names = ['http://www.w3.org/2000/svg', 'http://www.w3.org/1999/xlink', 'http://www.w3.org/1999/xhtml'];
const address = /(?:https?:)?\/\/[a-z0-9-]+(?:\.[a-z0-9-]+)+[^\s"'`)<]*/gi;

/** Addresses of other machines in what a page is made of; comments in code are not loaded, so they do not count. */
function addressesIn(path: string, text: string): string[] {
  const code = /\.tsx?$/.test(path);
  const texts = code
    ? tokensOf(text).flatMap(({ kind, value }) => (kind === 'text' || kind === 'template' ? [value] : []))
    : [text];
  const found = texts.flatMap((each) => each.match(address) ?? []);
  return found.filter((each) => !names.includes(each) && !/^https?:\/\/(localhost|127\.)/.test(each));
}

const pageFolders = [
  'apps/client',
  'apps/wall',
  'packages/text',
  'packages/chart',
  'packages/sync',
  'packages/board',
  'packages/domain',
];

test('pages load nothing from elsewhere', () => {
  const parts = pageFolders.flatMap(filesUnder).filter((path) => /\.(ts|tsx|css|html|svg|webmanifest)$/.test(path));
  const found = parts
    .filter((path) => !isTest(path))
    .flatMap((path) => addressesIn(path, textOf(path)).map((each) => `${path}: ${each}`));
  expect(found).toEqual([]);
});

test('an address in a page would be found', () => {
  const cdn = ['https:', '', 'cdn.example.com', 'a.js'].join('/');
  expect(addressesIn('index.html', `<script src="${cdn}"></script>`)).toEqual([cdn]);
  expect(addressesIn('main.tsx', `const url = '${cdn}';`)).toEqual([cdn]);
  expect(addressesIn('main.tsx', `// ${cdn}`)).toEqual([]);
  expect(addressesIn('main.css', '@import url(//fonts.example.com/a.css);')).toEqual(['//fonts.example.com/a.css']);
});
