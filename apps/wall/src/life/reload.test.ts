import { expect, test } from 'vitest';
import { noMemory, onRelease, onStuck, readMemory, stuckAfterMs, writeMemory } from './reload.ts';

test('WALL3: a new release means one reload, and none when the same page comes back', () => {
  const first = onRelease(noMemory, 'page-a', '1.0', 0);
  expect(first.reload).toBe(false);
  expect(onRelease(first.memory, 'page-a', '1.0', 5).reload).toBe(false);
  const next = onRelease(first.memory, 'page-a', '1.1', 10);
  expect(next.reload).toBe(true);
  // The page that comes back may be the same build: no loop, and it is now at home in 1.1.
  const same = onRelease(readMemory(writeMemory(next.memory)), 'page-a', '1.1', 20);
  expect(same.reload).toBe(false);
  expect(onRelease(same.memory, 'page-a', '1.2', 900_000).reload).toBe(true);
  // Or a new one.
  const renewed = onRelease(readMemory(writeMemory(next.memory)), 'page-b', '1.1', 20);
  expect(renewed.reload).toBe(false);
  expect(onRelease(renewed.memory, 'page-b', '1.1', 900_000).reload).toBe(false);
});

test('servers of two releases behind one address do not make a display reload for ever', () => {
  let memory = onRelease(noMemory, 'page-a', '1', 0).memory;
  let reloads = 0;
  for (let round = 0; round < 50; round += 1) {
    const decision = onRelease(memory, 'page-a', round % 2 === 0 ? '2' : '1', round * 10_000);
    memory = decision.memory;
    if (decision.reload) reloads += 1;
  }
  expect(reloads).toBeLessThanOrEqual(2);
});

test('a stuck page is loaded anew, at most every ten minutes', () => {
  expect(onStuck(noMemory, 0, stuckAfterMs - 1).reload).toBe(false);
  const stuck = onStuck(noMemory, 0, stuckAfterMs);
  expect(stuck.reload).toBe(true);
  expect(onStuck(stuck.memory, 0, stuckAfterMs + 60_000).reload).toBe(false);
  expect(onStuck(stuck.memory, 0, stuckAfterMs + 10 * 60_000).reload).toBe(true);
});

test.each(['', 'another window', 'tavle:', 'tavle:[]', 'tavle:{"build":5,"reloadedAt":"x"}', 'tavle:{'])(
  'a window named %j has no memory',
  (name) => expect(readMemory(name)).toEqual(noMemory),
);
