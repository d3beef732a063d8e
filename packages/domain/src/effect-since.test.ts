import { describe, expect, test } from 'vitest';
import { type EffectSince, effectSince } from './effect-since.ts';
import type { Direction, Phase } from './indicator.ts';
import { day, indicator, phase, pointsAt } from './worlds.testing.ts';

/** Numbers of consecutive months from January 2020; the effort begins 1 January 2021. */
const read = (
  values: readonly (number | null)[],
  {
    direction = 'up',
    phases = [],
    from = '2021-01-01',
  }: Partial<{ direction: Direction; phases: readonly Phase[]; from: string | null }> = {},
): EffectSince =>
  effectSince(
    { indicator: indicator('one', { direction }), points: pointsAt(values), phases },
    from === null ? null : day(from),
  );

const year = [50, 52, 48, 51, 49, 53, 47, 50, 52, 48, 51, 49];

describe('what the curve says since an effort began', () => {
  test('SIGN1: a run longer than chance makes is a shift, named by what the indicator wants', () => {
    const up = [...year, 60, 61, 60, 62, 61, 60, 63, 61];
    expect(read(up)).toEqual({
      kind: 'shift',
      direction: 'better',
      run: 8,
      before: 50,
      after: 61,
      holds: true,
      wasMoving: false,
    });
    expect(read(up, { direction: 'down' })).toMatchObject({ kind: 'shift', direction: 'worse' });
    expect(read(up, { direction: 'interval' })).toMatchObject({ kind: 'shift', direction: 'higher' });
    const down = [...year, 40, 41, 40, 42, 41, 40, 43, 41];
    expect(read(down, { direction: 'down' })).toMatchObject({ kind: 'shift', direction: 'better' });
    expect(read(down, { direction: 'none' })).toMatchObject({ kind: 'shift', direction: 'lower' });
  });

  test('one number less than a run that says something is too few, and says how many are needed', () => {
    const seven = read([...year, 60, 61, 60, 62, 61, 60, 63]);
    expect(seven).toEqual({ kind: 'tooFew', n: 7, needed: 8, before: 50 });
    expect(read([...year, 60, 61, 60, 62, 61, 60, 63, 61]).kind).toBe('shift');
    expect(read(year)).toMatchObject({ kind: 'tooFew', n: 0 });
  });

  test('numbers that go on as before are no shift, however good the newest one is', () => {
    expect(read([...year, 49, 52, 51, 48, 53, 47, 52, 99])).toMatchObject({ kind: 'noShift', n: 8, before: 50 });
  });

  test('a shift that is over is still told, and that it is over', () => {
    const over = [...year, 60, 61, 60, 62, 61, 60, 63, 61, 60, 45, 46];
    expect(read(over)).toMatchObject({ kind: 'shift', run: 9, holds: false });
  });

  test('a curve that was already moving says so', () => {
    const moving = [...year, 40, 40, 41, 40, 42, 41, 40, 60, 60, 61, 60, 62, 61, 60, 63, 61];
    const effect = effectSince(
      { indicator: indicator('one'), points: pointsAt([...moving, 61, 62, 60, 61, 62, 61, 60, 62, 61]), phases: [] },
      day('2022-05-01'),
    );
    expect(effect).toMatchObject({ kind: 'shift', direction: 'better', wasMoving: true });
  });

  test('a level always at its end is no shift when it does what it always did', () => {
    const always = [100, 100, 98, 100, 100, 97, 100, 100, 99, 100, 100, 100];
    expect(read([...always, 98, 97, 98, 99, 98, 97, 98, 99, 98]).kind).toBe('noShift');
    expect(read([...Array(12).fill(100), 98, 97, 98, 99, 98, 97, 98, 99, 98]).kind).toBe('shift');
  });

  test('without a date, with too few numbers before, or with another measure since, nothing is claimed', () => {
    expect(read(year, { from: null })).toEqual({ kind: 'noStart' });
    expect(read(year, { from: '2020-06-01' })).toEqual({ kind: 'tooFewBefore', n: 5, needed: 10 });
    expect(read([])).toMatchObject({ kind: 'tooFewBefore', n: 0 });
    const defined = [phase('2021-03-01', { kind: 'definition' })];
    expect(read([...year, 60, 61, 60, 62, 61, 60, 63, 61], { phases: defined })).toEqual({
      kind: 'newMeasure',
      on: '2021-03-01',
    });
  });

  test('SIGN3: the level before is that of the phase the effort began in; a phase begun with the effort marks the effort', () => {
    const older = [...year, ...year, 60, 61, 60, 62, 61, 60, 63, 61, 62];
    const shifted = older.map((value, index) => (index < 12 ? value + 40 : value));
    expect(read(shifted, { phases: [phase('2021-01-01')], from: '2022-01-01' })).toMatchObject({
      kind: 'shift',
      before: 50,
    });
    const marked = [phase('2021-01-01')];
    expect(read([...year, 60, 61, 60, 62, 61, 60, 63, 61], { phases: marked })).toMatchObject({ before: 50 });
  });

  test('a period that began before the effort and ended after it counts in neither half; hidden numbers count nowhere', () => {
    const effect = read([...year, 99, 60, 61, 60, 62, 61, 60, 63, 61], { from: '2021-01-15' });
    expect(effect).toMatchObject({ kind: 'shift', run: 8, after: 61 });
    const hidden = pointsAt([...year, 60, 61, 60, 62, 61, 60, 63, 61]).map((point) => ({
      ...point,
      value: null,
      state: 'hidden' as const,
    }));
    expect(effectSince({ indicator: indicator('one'), points: hidden, phases: [] }, day('2021-01-01')).kind).toBe(
      'tooFewBefore',
    );
  });
});
