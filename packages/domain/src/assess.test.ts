import { describe, expect, test } from 'vitest';
import { againstTarget, assess, isSignal, type TargetStatus } from './assess.ts';
import { indicator, phase, pointsAt, target } from './worlds.testing.ts';

const share = indicator('indicator-one');
/** Twelve that swing about ten, so that the rules have nothing to say. */
const calm = [9, 11, 10.5, 9.5, 11.5, 8.5, 10.2, 9.8, 9.1, 10.9, 11.2, 9.4];
const fallen = [...calm, 4, 5, 4.5, 5.5, 4.2, 5.1, 4.8, 5.2, 4.1, 4.9, 5.3, 4.4];

describe('SIGN1: what moves', () => {
  test('fewer than ten useful points: too few, whatever they look like', () => {
    for (let n = 0; n < 10; n += 1) {
      const rising = Array.from({ length: n }, (_, index) => index * 10);
      expect(['tooFew', 'noVariation']).toContain(assess(share, pointsAt(rising), [], []).variation);
    }
    expect(assess(share, pointsAt(calm.slice(0, 9)), [], []).variation).toBe('tooFew');
  });

  test('points on the median are not useful', () => {
    const values = [5, 5, 5, 5, 5, 5, 5, 1, 9, 1, 9, 1, 9];
    expect(assess(share, pointsAt(values), [], [])).toMatchObject({
      variation: 'tooFew',
      because: { n: 6, needed: 10 },
    });
  });

  test('swinging about a level is normal variation', () => {
    expect(assess(share, pointsAt(calm), [], []).variation).toBe('normal');
  });

  test('a sustained fall is better or worse by the direction that is wanted, and only lower when none is', () => {
    const says = (direction: 'up' | 'down' | 'interval' | 'none') =>
      assess({ ...share, direction }, pointsAt(fallen), [], []).variation;
    expect(says('down')).toBe('improving');
    expect(says('up')).toBe('worsening');
    expect(says('interval')).toBe('lower');
    expect(says('none')).toBe('lower');
    expect(['improving', 'worsening', 'lower', 'higher'].every((each) => isSignal(each as 'lower'))).toBe(true);
    expect(isSignal('normal') || isSignal('tooFew')).toBe(false);
  });

  test('gaps neither make nor break a run', () => {
    const gapped = fallen.flatMap((value, index) => (index % 5 === 0 ? [value, null] : [value]));
    expect(assess({ ...share, direction: 'down' }, pointsAt(gapped), [], []).variation).toBe('improving');
  });

  test('a curve that lies on its edge half the time says nothing: every exception would be a shift', () => {
    const always = [
      100, 100, 90, 100, 100, 80, 100, 100, 90, 100, 100, 95, 100, 85, 100, 90, 100, 100, 90, 85, 80, 90, 100, 95, 100,
    ];
    const { variation, because } = assess(share, pointsAt(always), [], []);
    expect([variation, because?.rule, because?.centre]).toEqual(['normal', null, 100]);
    const never = always.map((value) => 100 - value);
    expect(assess({ ...share, direction: 'down' }, pointsAt(never), [], []).variation).toBe('normal');
  });

  test('a year and its last month end together: the month is on the curve, not both', () => {
    const months = pointsAt(calm);
    const last = months[11];
    if (!last) throw new Error('no points');
    const year = { ...last, start: months[0]?.start ?? last.start, value: 1000 };
    expect(assess(share, [...months.slice(0, 11), year, last], [], []).because?.n).toBe(12);
  });
});

describe('SIGN2: two marks, from one computation', () => {
  test.each<[number, Parameters<typeof target>[1], number, TargetStatus]>([
    [90, 'atLeast', 90, 'met'],
    [89.9, 'atLeast', 90, 'near'],
    [85.5, 'atLeast', 90, 'near'],
    [85.4, 'atLeast', 90, 'notMet'],
    [3.8, 'atMost', 3.8, 'met'],
    [3.99, 'atMost', 3.8, 'near'],
    [4.1, 'atMost', 3.8, 'notMet'],
    [3.8, 'below', 3.8, 'near'],
    [3.7, 'below', 3.8, 'met'],
    [5, 'above', 5, 'near'],
    [5.01, 'above', 5, 'met'],
    [0, 'atMost', 0, 'met'],
    [1, 'atMost', 0, 'notMet'],
  ])('%d against %s %d: %s', (value, rule, goal, status) => {
    expect(againstTarget(value, target('2020-01-01', rule, goal), null, 'normal')).toBe(status);
  });

  test.each<[number, TargetStatus]>([
    [85, 'met'],
    [95, 'met'],
    [84, 'near'],
    [99, 'near'],
    [79, 'notMet'],
    [101, 'notMet'],
  ])('%d between 85 and 95: %s', (value, status) => {
    expect(againstTarget(value, target('2020-01-01', 'between', null, { low: 85, high: 95 }), null, 'normal')).toBe(
      status,
    );
  });

  test("the indicator's own margin decides what is near", () => {
    const belts = target('2020-01-01', 'atMost', 3.8);
    expect(againstTarget(4.3, belts, 0.5, 'normal')).toBe('near');
    expect(againstTarget(4.4, belts, 0.5, 'normal')).toBe('notMet');
    expect(againstTarget(3.9, belts, 0, 'normal')).toBe('notMet');
  });

  test('rising and falling are met by a signal, never by two points', () => {
    const rising = target('2020-01-01', 'rising', null);
    expect(
      (['improving', 'worsening', 'normal', 'tooFew'] as const).map((each) => againstTarget(5, rising, null, each)),
    ).toEqual(['met', 'notMet', 'near', 'noTarget']);
  });

  test('without a target, without a value, not relevant: said as such', () => {
    const none = assess(share, [], [target('2020-01-01', 'atLeast', 90)], []);
    expect([none.status, none.variation, none.latest, none.because]).toEqual(['noMeasurement', 'tooFew', null, null]);
    expect(assess(share, pointsAt([5]), [], []).status).toBe('noTarget');
    const passed = pointsAt([5]).map((point) => ({ ...point, value: null, state: 'notRelevant' as const }));
    expect(assess(share, passed, [], []).status).toBe('noMeasurement');
    const hidden = pointsAt([5]).map((point) => ({ ...point, value: null, state: 'hidden' as const }));
    expect(assess(share, hidden, [], []).status).toBe('hidden');
  });

  test('a missing period at the end leaves the last value as the latest', () => {
    expect(assess(share, pointsAt([91, 92, null]), [target('2019-01-01', 'atLeast', 90)], [])).toMatchObject({
      status: 'met',
      latest: { value: 92 },
    });
  });
});

describe('SIGN3: targets and phases are dated', () => {
  test('a value is held against the target of its own period, not against one that came later', () => {
    const targets = [target('2019-01-01', 'atLeast', 80), target('2020-03-01', 'atLeast', 95)];
    expect(assess(share, pointsAt([85, 85]), targets, [])).toMatchObject({ status: 'met', target: { value: 80 } });
    expect(assess(share, pointsAt([85, 85, 85]), targets, [])).toMatchObject({
      status: 'notMet',
      target: { value: 95 },
    });
    expect(assess(share, pointsAt([85]), [target('2026-01-01', 'atLeast', 80)], []).status).toBe('noTarget');
  });

  test('each phase has its own level, and only the latest speaks', () => {
    const down = { ...share, direction: 'down' } as const;
    expect(assess(down, pointsAt(fallen), [], []).variation).toBe('improving');
    const split = assess(down, pointsAt(fallen), [], [phase('2021-01-01')]);
    expect(split.levels.map(({ centre }) => centre)).toEqual([10, 4.85]);
    expect(split.levels.map(({ signal }) => signal)).toEqual([false, false]);
    expect(split.variation).toBe('normal');
  });

  test('a new phase starts over: few points in it are too few', () => {
    expect(assess(share, pointsAt(fallen), [], [phase('2021-09-01')]).variation).toBe('tooFew');
  });

  test('a phase inside a period begins with the next one; a phase after the last point changes nothing', () => {
    const inside = assess(share, pointsAt(fallen), [], [phase('2020-12-15')]);
    expect(inside.levels[1]?.from).toBe('2021-01-31');
    expect(assess(share, pointsAt(fallen), [], [phase('2030-01-01')])).toEqual(assess(share, pointsAt(fallen), [], []));
  });
});
