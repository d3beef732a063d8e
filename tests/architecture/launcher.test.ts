import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { filesUnder, root, textOf } from './files.ts';
import { importsOf } from './imports.ts';

/** Evaluates an expression over the names a launcher file exports, in a process of its own. */
function answer(file: string, expression: string): unknown {
  const url = pathToFileURL(join(root, 'scripts/run', file)).href;
  const code = `import * as m from ${JSON.stringify(url)}; console.log(JSON.stringify(${expression}))`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', code], { encoding: 'utf8' });
  return JSON.parse(said) as unknown;
}

test('the closing line sums all steps and names skipped tests only when there are some', () => {
  const counts = '[{ passed: 2, failed: 0, skipped: 0 }, { passed: 3, failed: 1, skipped: 0 }]';
  expect(answer('proofs.mjs', `m.closingLine(${counts})`)).toBe('5 passed, 1 failed');
  expect(answer('proofs.mjs', 'm.closingLine([{ passed: 1, failed: 0, skipped: 4 }])')).toBe(
    '1 passed, 0 failed, 4 skipped',
  );
});

test('a test file that cannot be loaded counts as a failure', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 1,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ],
  };
  expect(answer('proofs.mjs', `m.countUnit(${JSON.stringify(report)})`)).toEqual({ passed: 7, failed: 2, skipped: 2 });
});

test('Node is new enough from 24.15, and 25 is not', () => {
  const versions = ['v20.20.2', 'v24.14.9', 'v24.15.0', 'v25.9.0', 'v26.0.0', 'v30.1.0'];
  expect(answer('node.mjs', `${JSON.stringify(versions)}.map(m.newEnough)`)).toEqual([
    false,
    false,
    true,
    false,
    true,
    true,
  ]);
});

test('every platform with a private Node has it in the lockfile, and musl has none', () => {
  const platforms = [
    ['linux', 'x64'],
    ['linux', 'arm64'],
    ['darwin', 'x64'],
    ['darwin', 'arm64'],
    ['win32', 'x64'],
  ];
  const names = answer(
    'node.mjs',
    `${JSON.stringify(platforms)}.map(([os, cpu]) => m.privateNodePackage(os, cpu, false))`,
  );
  const lock = textOf('tools/node/package-lock.json');
  expect(names).toHaveLength(5);
  for (const name of names as string[]) expect(lock).toContain(`"node_modules/${name}"`);
  expect(answer('node.mjs', "m.privateNodePackage('linux', 'x64', true) ?? 'none'")).toBe('none');
});

test('the launcher needs nothing installed', () => {
  const files = ['scripts/run.mjs', ...filesUnder('scripts/run')];
  const specifiers = files.flatMap((path) => importsOf(textOf(path))).map(({ specifier }) => specifier ?? '');
  expect(specifiers.filter((name) => !name.startsWith('node:') && !name.startsWith('./'))).toEqual([]);
});

test('continuous integration runs the same command as everybody else', () => {
  const commands = textOf('.ci/run')
    .split('\n')
    .filter((line) => line !== '' && !/^(#|set |cd )/.test(line));
  expect(commands).toEqual(['npm test']);
  if (process.platform !== 'win32') expect(statSync(join(root, '.ci/run')).mode & 0o111).not.toBe(0);
  expect(existsSync(join(root, 'LICENSE'))).toBe(true);
});
