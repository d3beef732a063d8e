import { describe, expect, test } from 'vitest';
import { asId, type IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import { pointsOf } from './measurement.ts';
import { isRolled, type Part, rollUp, rollsUp } from './roll-up.ts';
import {
  board,
  type Contents,
  fan,
  indicator,
  measurement,
  month,
  parts,
  seeded,
  single,
  worldOf,
} from './worlds.testing.ts';

const top = indicator('top-i');
const adopting = (id: string, given: Partial<Indicator> = {}): Indicator => indicator(id, { adopts: top.id, ...given });

/** Psych measures `top`, south and north take it over; s1 and s2 take south's over where said. */
function worldWith(contents: Contents) {
  return worldOf(fan, {
    psych: { indicators: [top] },
    south: { indicators: [adopting('south-i')] },
    north: { indicators: [adopting('north-i')] },
    ...contents,
  });
}
const seriesOf = (world: ReturnType<typeof worldOf>, name: string) =>
  world
    .results(board(name))[0]
    ?.points.map((point) => [
      point.end.slice(5, 7),
      point.value,
      point.state,
      isRolled(point) ? `${point.from} of ${point.of}` : 'own',
    ]);

describe('CHAIN8: roll-up', () => {
  test('adds numerators and denominators of those taking part, never the shares', () => {
    const world = worldWith({
      south: { indicators: [adopting('south-i')], measurements: [measurement('south-i', month(1), parts(90, 100))] },
      north: { indicators: [adopting('north-i')], measurements: [measurement('north-i', month(1), parts(1, 10))] },
    });
    expect(seriesOf(world, 'psych')).toEqual([['01', (91 / 110) * 100, 'shown', '2 of 2']]);
  });

  test('a missing unit makes the sum missing, never smaller and never zero, and is named', () => {
    const world = worldWith({
      south: { indicators: [adopting('south-i')], measurements: [measurement('south-i', month(1), parts(9, 10))] },
    });
    expect(seriesOf(world, 'psych')).toEqual([['01', null, 'missing', '1 of 2']]);
    const [point] = world.results(board('psych'))[0]?.rolled ?? [];
    expect([point?.part, point?.whole, point?.missing]).toEqual([null, null, [board('north')]]);
  });

  test('a unit for which the period is not relevant does not take part in it', () => {
    const world = worldWith({
      south: {
        indicators: [adopting('south-i')],
        measurements: [
          measurement('south-i', month(1), parts(9, 10)),
          measurement('south-i', month(2), { kind: 'notRelevant' }),
        ],
      },
      north: {
        indicators: [adopting('north-i')],
        measurements: [1, 2].map((n) => measurement('north-i', month(n), { kind: 'notRelevant' })),
      },
    });
    expect(seriesOf(world, 'psych')).toEqual([
      ['01', 90, 'shown', '1 of 1'],
      ['02', null, 'notRelevant', '0 of 0'],
    ]);
  });

  test('own data wins, period by period', () => {
    const both = [1, 2].map((n) => n);
    const world = worldWith({
      psych: { indicators: [top], measurements: [measurement('top-i', month(1), parts(3, 4))] },
      south: {
        indicators: [adopting('south-i')],
        measurements: both.map((n) => measurement('south-i', month(n), parts(1, 2))),
      },
      north: {
        indicators: [adopting('north-i')],
        measurements: both.map((n) => measurement('north-i', month(n), parts(1, 2))),
      },
    });
    expect(seriesOf(world, 'psych')).toEqual([
      ['01', 75, 'shown', 'own'],
      ['02', 50, 'shown', '2 of 2'],
    ]);
  });

  test('a unit that says its own period is not relevant is not overruled by a sum from below', () => {
    const world = worldWith({
      psych: { indicators: [top], measurements: [measurement('top-i', month(1), { kind: 'notRelevant' })] },
      south: { indicators: [adopting('south-i')], measurements: [measurement('south-i', month(1), parts(1, 2))] },
      north: { indicators: [adopting('north-i')], measurements: [measurement('north-i', month(1), parts(1, 2))] },
    });
    expect(seriesOf(world, 'psych')).toEqual([['01', null, 'notRelevant', 'own']]);
  });

  test('goes through the layers: a sum of sums is the sum', () => {
    const south = asId<IndicatorId>('south-i');
    const world = worldWith({
      s1: {
        indicators: [indicator('s1-i', { adopts: south })],
        measurements: [measurement('s1-i', month(1), parts(1, 4))],
      },
      s2: {
        indicators: [indicator('s2-i', { adopts: south })],
        measurements: [measurement('s2-i', month(1), parts(2, 4))],
      },
      north: { indicators: [adopting('north-i')], measurements: [measurement('north-i', month(1), parts(3, 4))] },
    });
    expect(seriesOf(world, 'south')).toEqual([['01', 37.5, 'shown', '2 of 2']]);
    expect(seriesOf(world, 'psych')).toEqual([['01', 50, 'shown', '2 of 2']]);
  });

  test('a ward that is missing makes the department missing, and that the layer above', () => {
    const south = asId<IndicatorId>('south-i');
    const world = worldWith({
      s1: {
        indicators: [indicator('s1-i', { adopts: south })],
        measurements: [measurement('s1-i', month(1), parts(1, 4))],
      },
      s2: { indicators: [indicator('s2-i', { adopts: south })] },
      north: { indicators: [adopting('north-i')], measurements: [measurement('north-i', month(1), parts(3, 4))] },
    });
    expect(seriesOf(world, 'psych')).toEqual([['01', null, 'missing', '1 of 2']]);
  });

  test('only boards below take part, and a circle of takeovers ends', () => {
    const world = worldOf(fan, {
      south: {
        indicators: [indicator('south-i', { adopts: asId<IndicatorId>('s1-i') })],
        measurements: [measurement('south-i', month(1), parts(1, 2))],
      },
      s1: {
        indicators: [indicator('s1-i', { adopts: asId<IndicatorId>('south-i') })],
        measurements: [measurement('s1-i', month(2), parts(1, 2))],
      },
      north: {
        indicators: [indicator('north-i', { adopts: asId<IndicatorId>('south-i') })],
        measurements: [measurement('north-i', month(3), parts(1, 2))],
      },
    });
    expect(seriesOf(world, 'south')).toEqual([
      ['01', 50, 'shown', 'own'],
      ['02', 50, 'shown', '1 of 1'],
    ]);
    expect(seriesOf(world, 's1')).toEqual([['02', 50, 'shown', 'own']]);
  });

  test.each([
    ['a mean', { kind: 'value' }],
    ['an index', { kind: 'index' }],
    ['days since', { kind: 'daysSince' }],
    ['yes or no', { kind: 'yesNo' }],
    ['a count that does not add up over units', { kind: 'count', additiveInOrganisation: false }],
    ['a share that is not to be summed', { rollUp: 'none' }],
  ] as const)('%s never rolls up', (_, given) => {
    const one = { ...top, ...given };
    expect(rollsUp(one)).toBe(false);
    const part: Part = { board: board('south'), points: pointsOf(top, [measurement('top-i', month(1), parts(1, 2))]) };
    expect(rollUp(one, [part])).toEqual([]);
  });

  test('a share without its counts is not added, and makes no period of its own', () => {
    const bare = {
      board: board('south'),
      points: pointsOf(top, [measurement('top-i', month(1), single(38)), measurement('top-i', month(2), single(40))]),
    };
    const counted = { board: board('north'), points: pointsOf(top, [measurement('top-i', month(2), parts(1, 2))]) };
    expect(rollUp(top, [bare, counted]).map(({ end, state, from, of }) => [end.slice(5, 7), state, from, of])).toEqual([
      ['02', 'missing', 1, 2],
    ]);
  });

  test('counts add up when the indicator says they do', () => {
    const belts = { ...top, kind: 'count' as const };
    const at = (name: string, n: number): Part => ({
      board: board(name),
      points: pointsOf(belts, [measurement('top-i', month(1), single(n))]),
    });
    expect(rollUp(belts, [at('south', 3), at('north', 0)])).toMatchObject([
      { value: 3, state: 'shown', from: 2, of: 2 },
    ]);
  });

  test('provisional and exercise numbers make a sum that says so', () => {
    const at = (name: string, given: object): Part => ({
      board: board(name),
      points: pointsOf(top, [measurement('top-i', month(1), parts(1, 2), given)]),
    });
    expect(rollUp(top, [at('south', {}), at('north', { quality: 'estimate', origin: 'exercise' })])).toMatchObject([
      { quality: 'provisional', origin: 'exercise' },
    ]);
    expect(rollUp(top, [at('south', {}), at('north', {})])).toMatchObject([{ quality: 'final', origin: 'typed' }]);
  });

  test('whatever the numbers: a sum is shown exactly when everybody taking part has one, and then it is theirs', () => {
    for (let seed = 0; seed < 200; seed += 1) {
      const random = seeded(seed);
      const given = ['s1', 's2', 'n1'].map((name) => ({
        board: board(name),
        entries: [1, 2, 3].flatMap((n) =>
          random() < 0.75
            ? [
                measurement(
                  'top-i',
                  month(n),
                  random() < 0.15 ? { kind: 'notRelevant' } : parts(Math.floor(random() * 6), 6),
                ),
              ]
            : [],
        ),
      }));
      for (const point of rollUp(
        top,
        given.map(({ board: of, entries }) => ({ board: of, points: pointsOf(top, entries) })),
      )) {
        const here = given.map(({ entries }) => entries.find(({ end }) => end === point.end)?.value);
        const taking = here.filter((value) => value?.kind !== 'notRelevant');
        const known = taking.flatMap((value) => (value?.kind === 'parts' ? [value] : []));
        expect([point.from, point.of, point.missing.length]).toEqual([
          known.length,
          taking.length,
          taking.length - known.length,
        ]);
        const sum = (pick: 'part' | 'whole') => known.reduce((total, value) => total + value[pick], 0);
        const shown = taking.length > 0 && known.length === taking.length;
        expect([point.state === 'shown', point.part, point.whole]).toEqual(
          shown ? [true, sum('part'), sum('whole')] : [false, null, null],
        );
      }
    }
  });
});
