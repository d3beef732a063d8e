import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, date, daysBetween } from './calendar.ts';
import { isWorkingDay } from './holidays.ts';
import { asId, type EntryId } from './ids.ts';
import { answerDay, type ForumTime, ladderStanding, proposeStart } from './ladder.ts';

const today = date('2026-11-23');
const forum = (start: string, cadence: ForumTime['cadence'] = 'fortnight', time = '08:15'): ForumTime => ({
  id: asId<EntryId>('forum-x'),
  name: '',
  cadence,
  start: date(start),
  time,
  minutes: 15,
});

test('who has just met stands before; who meets in the second half of its rhythm stands after', () => {
  expect(ladderStanding(forum('2026-11-24'), forum('2026-11-25'), today)).toEqual({ kind: 'before', days: 1 });
  expect(ladderStanding(forum('2026-11-25'), forum('2026-12-02'), today)).toEqual({ kind: 'before', days: 7 });
  expect(ladderStanding(forum('2026-11-25'), forum('2026-11-24'), today)).toEqual({ kind: 'after', days: 13 });
  expect(ladderStanding(forum('2026-11-26', 'week'), forum('2026-11-25'), today)).toEqual({ kind: 'after', days: 6 });
  expect(ladderStanding(forum('2026-11-25', 'byNeed'), forum('2026-11-25'), today)).toEqual({ kind: 'none' });
});

test('on one day it goes by the clock', () => {
  const upper = forum('2026-11-25', 'fortnight', '10:00');
  expect(ladderStanding(forum('2026-11-25', 'fortnight', '08:15'), upper, today)).toEqual({ kind: 'before', days: 0 });
  expect(ladderStanding(forum('2026-11-25', 'fortnight', '09:50'), upper, today)).toEqual({ kind: 'after', days: 14 });
});

test('the ladder of the notes: wards on Monday and Tuesday, the department a day later, the psychiatry before the week is out', () => {
  const wards = [forum('2026-11-23', 'week'), forum('2026-11-24', 'week')];
  const given = { time: '09:00', minutes: 15, from: today };
  const department = proposeStart({ ...given, cadence: 'fortnight', below: wards, above: [] });
  expect(department).toEqual({ start: '2026-11-25', order: true, afterBelow: 2, beforeAbove: null });
  const psychiatry = proposeStart({
    ...given,
    cadence: 'fortnight',
    below: [forum(department.start), forum('2026-11-26')],
    above: [],
  });
  expect(psychiatry).toMatchObject({ start: '2026-11-27', order: true, afterBelow: 2 });
});

test('a day between two: after those below and before the one above', () => {
  const between = proposeStart({
    cadence: 'fortnight',
    time: '09:00',
    minutes: 15,
    below: [forum('2026-11-24')],
    above: [forum('2026-11-27')],
    from: today,
  });
  expect(between).toMatchObject({ order: true });
  expect(between.start > '2026-11-24' && between.start < '2026-11-27').toBe(true);
});

test('where no day fits, it says so', () => {
  const crowded = proposeStart({
    cadence: 'week',
    time: '09:00',
    minutes: 15,
    below: [forum('2026-11-23', 'week', '15:00'), forum('2026-11-27', 'week', '15:00')],
    above: [],
    from: today,
  });
  expect(crowded.order).toBe(false);
});

test('the proposal begins on a working day, whatever day it is asked on', () => {
  for (let day = date('2026-12-18'); day < '2027-01-06'; day = addDays(day, 1)) {
    const { start } = proposeStart({
      cadence: 'fortnight',
      time: '08:15',
      minutes: 15,
      below: [],
      above: [],
      from: day,
    });
    expect([day, isWorkingDay(start)]).toEqual([day, true]);
  }
});

test('MEET6: planned from the bottom up, every board of every tree meets after all those below it', () => {
  // A tree as the number of units per layer from the bottom, at most four layers, all of one rhythm as a region has it.
  const trees = fc.record({
    layers: fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 2, maxLength: 4 }),
    cadence: fc.constantFrom('fortnight' as const, 'month' as const),
    ahead: fc.integer({ min: 0, max: 400 }),
  });
  fc.assert(
    fc.property(trees, ({ layers, cadence, ahead }) => {
      const from = addDays(today, ahead);
      let below: readonly ForumTime[] = [];
      for (const units of layers) {
        const here = Array.from({ length: units }, (): ForumTime => {
          const { start } = proposeStart({ cadence, time: '08:15', minutes: 15, below, above: [], from });
          return forum(start, cadence);
        });
        for (const upper of here) {
          for (const lower of below) expect(ladderStanding(lower, upper, from).kind).toBe('before');
        }
        below = here;
      }
      expect(below.every(({ start }) => daysBetween(from, start) < 35)).toBe(true);
    }),
    { numRuns: 25 },
  );
});

test('CHAIN10: an answer is asked for by the receiving board’s next meeting, on a working day; by nothing where none is known', () => {
  const wednesday = forum('2026-11-18');
  expect(answerDay([wednesday], today)).toBe('2026-12-02');
  expect(answerDay([wednesday, forum('2026-11-26', 'month')], today)).toBe('2026-11-26');
  // Not the day itself: whoever meets today has no time to answer.
  expect(answerDay([wednesday], date('2026-12-02'))).toBe('2026-12-16');
  const christmas = answerDay([forum('2026-12-25', 'quarter')], date('2026-12-20'));
  expect(christmas !== null && isWorkingDay(christmas) && christmas > '2026-12-20').toBe(true);
  expect(answerDay([], today)).toBeNull();
  expect(answerDay([forum('2026-11-25', 'byNeed')], today)).toBeNull();
});
