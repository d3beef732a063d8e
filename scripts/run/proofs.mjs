// The steps of `npm test`: types, lint, unit tests, browser tests. Stops at the first that fails.
// The closing line is read by machines: `N passed, N failed`, with `, N skipped` when tests were skipped.
// It never says `0 failed` after a step that failed: a step that fails without a failed test counts as one.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { cacheFolder, foreground, tool } from './ground.mjs';
import { ensureClient } from './installed.mjs';

const linted = ['apps', 'packages', 'scripts', 'tests', 'vitest.config.ts', 'playwright.config.ts'];

/** Runs a tool by its own program file; NODE_ENV is the tool's to choose, whatever the person has set. */
function run(ground, path, args, env = {}) {
  const { NODE_ENV: _, ...kept } = ground.env;
  return foreground({ ...ground, env: kept }, [tool(ground, path), ...args], { env });
}

export const typecheck = (ground) => run(ground, 'typescript/bin/tsc', ['-b', '--pretty']);

export async function lint(ground) {
  const format = await run(ground, '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']);
  if (format !== 0) return format;
  const rules = ['-A', 'all', '-D', 'typescript/no-floating-promises', '-D', 'typescript/no-misused-promises'];
  const there = linted.filter((path) => existsSync(join(ground.root, path)));
  return run(ground, 'oxlint/bin/oxlint', ['--type-aware', ...rules, ...there]);
}

export const unit = (ground, args = []) => run(ground, 'vitest/vitest.mjs', ['run', ...args]);

export function e2e(ground, args = []) {
  ensureClient(ground);
  ensureBrowser(ground);
  return run(ground, '@playwright/test/cli.js', ['test', ...args]);
}

const none = { passed: 0, failed: 0, skipped: 0 };

/** Counts of a vitest JSON report; a file that could not be loaded counts as one failure. */
export function countUnit(report) {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((each) => each.status === 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of a Playwright JSON report. */
export function countE2e({ stats, errors }) {
  const failed = stats.unexpected > 0 ? stats.unexpected : errors.length;
  return { passed: stats.expected + stats.flaky, failed, skipped: stats.skipped };
}

function read(file, count) {
  if (!existsSync(file)) return none;
  return count(JSON.parse(readFileSync(file, 'utf8')));
}

/** The closing line for the counts of all steps. */
export function closingLine(counts) {
  const sum = (key) => counts.reduce((total, each) => total + each[key], 0);
  const skipped = sum('skipped');
  return `${sum('passed')} passed, ${sum('failed')} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Runs every step; returns the exit code. */
export async function proveAll(ground) {
  const reports = cacheFolder(ground);
  const unitReport = join(reports, 'vitest.json');
  const e2eReport = join(reports, 'playwright.json');
  mkdirSync(reports, { recursive: true });
  for (const file of [unitReport, e2eReport]) rmSync(file, { force: true });
  const unitArgs = ['--reporter=default', '--reporter=json', `--outputFile.json=${unitReport}`];
  const steps = [
    { name: 'types', go: () => typecheck(ground), counts: () => none },
    { name: 'lint', go: () => lint(ground), counts: () => none },
    { name: 'unit tests', go: () => unit(ground, unitArgs), counts: () => read(unitReport, countUnit) },
    { name: 'browser tests', go: () => e2e(ground), counts: () => read(e2eReport, countE2e) },
  ];
  const counts = [];
  let code = 0;
  for (const step of steps) {
    console.log(`\n── ${step.name}`);
    code = await attempt(step);
    const counted = step.counts();
    counts.push(code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted);
    if (code !== 0) {
      console.log(`\nStopped: ${step.name} failed (exit code ${code}).`);
      break;
    }
  }
  console.log(`\n${closingLine(counts)}`);
  return code;
}

async function attempt(step) {
  try {
    return await step.go();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}
