import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// A time zone with summer time, so that code that leans on the machine's zone is caught.
process.env['TZ'] = 'Europe/Copenhagen';
// Some hundred servers are started: what one has compiled, the next one need not.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/compiled');

export default defineConfig({
  test: {
    // the machines this runs on have two cores; half of the tests wait for servers and disks
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'node',
          environment: 'node',
          include: [
            'packages/*/src/**/*.test.ts',
            'apps/server/src/**/*.test.ts',
            'apps/{client,wall}/src/**/*.test.{ts,tsx}',
            'tests/{architecture,soak,unit}/**/*.test.ts',
          ],
          globals: false,
          setupFiles: ['tests/running/same-cases.ts'],
          testTimeout: 20_000,
          hookTimeout: 20_000,
        },
      },
    ],
  },
});
