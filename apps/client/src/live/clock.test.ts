import { expect, test } from 'vitest';
import { momentAt, woundClock } from './clock.ts';

const noon = Date.parse('2026-11-22T11:00:00Z');

test('a clock shows its time until it is ticked, and tells those who listen', () => {
  const clock = woundClock(noon);
  const before = clock.moment();
  let told = 0;
  const stop = clock.subscribe(() => {
    told += 1;
  });
  expect(clock.moment()).toBe(before);
  clock.tick(noon + 20_000);
  expect(told).toBe(1);
  expect(clock.moment()).toEqual(momentAt(noon + 20_000));
  stop();
  clock.tick(noon + 40_000);
  expect(told).toBe(1);
});

test('a page left open over midnight in Copenhagen has the new day', () => {
  const clock = woundClock(Date.parse('2026-11-22T22:59:50Z'));
  expect(clock.moment().today).toBe('2026-11-22');
  clock.tick(Date.parse('2026-11-22T23:00:10Z'));
  expect(clock.moment().today).toBe('2026-11-23');
});
