import fc from 'fast-check';
import { expect, test } from 'vitest';
import { longestWaitMs, waitAfter } from './reconnect.ts';

test('waits double to half a minute, spread by chance', () => {
  expect([0, 1, 2, 3, 4, 5, 50].map((failures) => waitAfter(failures, 0))).toEqual([
    500, 1000, 2000, 4000, 8000, 15_000, 15_000,
  ]);
  expect(waitAfter(3, 0.999)).toBeGreaterThan(7900);
});

test('WALL3: however long the server was away, the next try comes within half a minute', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0, max: 0.999, noNaN: true }), (failures, random) => {
      const wait = waitAfter(failures, random);
      expect(wait).toBeGreaterThanOrEqual(500);
      expect(wait).toBeLessThanOrEqual(longestWaitMs);
    }),
  );
});
