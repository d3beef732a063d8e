import { asId, type IndicatorId, type Instant, instantAt } from '@tavle/domain';
import { expect, test } from 'vitest';
import { clockOf, clockText } from './meeting-clock.ts';

const begun = Date.parse('2026-11-25T07:15:00.000Z');
const at = (seconds: number): Instant => instantAt(begun + seconds * 1000);
const meeting = {
  startedAt: at(0),
  minutes: 15,
  step: 'indicators',
  stepStartedAt: at(180),
  current: asId<IndicatorId>('indicator-a'),
  currentSince: at(200),
} as const;

test('MEET1: the clock counts the meeting, the step and the item, each for itself', () => {
  const clock = clockOf(meeting, begun + 360_000);
  expect(clock).toEqual({ elapsedMs: 360_000, minutesLeft: 9, minutesOver: null, stepShare: 0.5, currentMs: 160_000 });
  expect(clockOf({ ...meeting, current: null }, begun).currentMs).toBeNull();
});

test('MEET1: at the end it stops promising, and says quietly how far over it is', () => {
  expect(clockOf(meeting, begun + 899_000)).toMatchObject({ minutesLeft: 1, minutesOver: null });
  expect(clockOf(meeting, begun + 900_000)).toMatchObject({ minutesLeft: 0, minutesOver: 0, stepShare: 1 });
  expect(clockOf(meeting, begun + 1_025_000)).toMatchObject({ minutesLeft: 0, minutesOver: 2 });
});

test('a clock that is behind shows nothing negative', () => {
  expect(clockOf(meeting, begun - 60_000)).toMatchObject({ elapsedMs: 0, stepShare: 0, currentMs: 0 });
});

test('minutes and seconds', () => {
  expect([0, 9_000, 61_500, 552_999, 3_600_000].map(clockText)).toEqual(['0:00', '0:09', '1:01', '9:12', '60:00']);
});
