/**
 * Property tests draw the same cases in every run, so that a run that fails fails again. Other cases: `PROPERTY_SEED=<number> npx vitest run …`.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

const { testPath } = expect.getState();
// only where it is used: there are some hundred test files, and the library is large
if (testPath !== undefined && readFileSync(testPath, 'utf8').includes("from 'fast-check'")) {
  const { configureGlobal } = await import('fast-check');
  configureGlobal({ seed: Number(process.env['PROPERTY_SEED'] ?? 1864) });
}
