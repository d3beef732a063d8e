import { describe, expect, test } from 'vitest';
import { audiences, hidden, isSmallAlone, policyFor, shownResults } from './hide.ts';
import { asId, type IndicatorId } from './ids.ts';
import { pointsOf } from './measurement.ts';
import { deriveView } from './view.ts';
import { deriveWall } from './wall.ts';
import {
  board,
  content,
  fan,
  goal,
  indicator,
  lift,
  measurement,
  month,
  parts,
  person,
  phase,
  single,
  target,
  worldOf,
  written,
} from './worlds.testing.ts';

const seen = (kind: Parameters<typeof indicator>[1], value: Parameters<typeof measurement>[2], given: object = {}) => {
  const one = indicator('one', kind);
  const [point] = pointsOf(one, [measurement('one', month(1), value, given)]);
  if (!point) throw new Error('no point');
  return isSmallAlone(one, point, 'public') ? 'hidden' : 'shown';
};

describe('SMALL1: the threshold', () => {
  test('a count of persons from 1 to 4 is hidden, 0 and 5 are shown', () => {
    expect([0, 1, 2, 3, 4, 5, 100].map((n) => seen({ kind: 'count' }, single(n)))).toEqual([
      'shown',
      'hidden',
      'hidden',
      'hidden',
      'hidden',
      'shown',
      'shown',
    ]);
  });

  test('zero is hidden when the indicator says so', () => {
    expect(seen({ kind: 'count', hideZero: true }, single(0))).toBe('hidden');
  });

  test.each([
    [4, 50],
    [46, 50],
    [1, 4],
    [3, 3],
    [0, 4],
  ])('a share of %d of %d is hidden', (part, whole) => {
    expect(seen({}, parts(part, whole))).toBe('hidden');
  });

  test.each([
    [0, 50],
    [50, 50],
    [5, 50],
    [45, 50],
    [5, 10],
  ])('a share of %d of %d is shown', (part, whole) => {
    expect(seen({}, parts(part, whole))).toBe('shown');
  });

  test('an indicator may ask for more, never for less', () => {
    expect(seen({ kind: 'count', threshold: 10 }, single(9))).toBe('hidden');
    expect(seen({ kind: 'count', threshold: 2 }, single(3))).toBe('hidden');
    for (const audience of audiences) expect(policyFor(indicator('one'), audience).threshold).toBe(5);
  });

  test('what is not about persons is shown; a mean over an unknown number of persons is not', () => {
    expect(seen({ kind: 'count', personBased: false }, single(1))).toBe('shown');
    expect(seen({ kind: 'value' }, single(12))).toBe('hidden');
  });

  test('a published share without counts is public already; a typed one is not', () => {
    expect(seen({}, single(6.5), { origin: 'published' })).toBe('shown');
    expect(seen({}, single(6.5))).toBe('hidden');
    expect(seen({}, parts(1, 40), { origin: 'published' })).toBe('hidden');
  });

  test('a hidden point keeps its place in time and none of its numbers', () => {
    const one = indicator('one');
    const [point] = pointsOf(one, [measurement('one', month(1), parts(1, 40))]);
    if (!point) throw new Error('no point');
    expect(hidden(point)).toMatchObject({
      ...month(1),
      value: null,
      part: null,
      whole: null,
      state: 'hidden',
    });
  });
});

const top = indicator('top-i', { goal: asId('top-g') });
const taking = (id: string) => indicator(id, { adopts: asId<IndicatorId>('top-i') });
const world = worldOf(fan, {
  psych: {
    goals: [goal('top-g')],
    indicators: [top],
    targets: [target('2026-01-01', 'atLeast', 19, { indicator: top.id })],
  },
  south: {
    goals: [goal('south-g')],
    indicators: [taking('south-i')],
    measurements: [measurement('south-i', month(1), parts(3, 15))],
  },
  north: { indicators: [taking('north-i')], measurements: [measurement('north-i', month(1), parts(4, 13))] },
});

describe('SMALL5: sums are of true values, then the rule is applied to what is shown', () => {
  test('a sum of hidden parts is of their true values, and hidden where one part would give the other away', () => {
    const states = (name: string) =>
      shownResults(world, board(name), 'staff').flatMap(({ points }) => points.map(({ state }) => state));
    expect(world.results(board('psych'))[0]?.points).toMatchObject([{ part: 7, whole: 28 }]);
    expect(states('south')).toEqual(['hidden']);
    // two wards only: whoever writes on the one would subtract its number from the sum
    expect(states('psych')).toEqual(['hidden']);
  });

  test('marks are of true values; the target mark is grey when the value is hidden', () => {
    const [sum] = world.results(board('psych'));
    const [south] = shownResults(world, board('south'), 'staff');
    expect(sum?.assessment.status).toBe('met');
    expect(south?.assessment).toMatchObject({
      status: 'hidden',
      latest: { value: null, part: null, whole: null },
    });
  });
});

test('SMALL3: no number that is hidden stands anywhere in a view or on a wall', () => {
  const told = ['public', 'staff', 'management'] as const;
  for (const audience of told) {
    const wall = JSON.stringify(deriveWall(world, board('south'), audience));
    const view = JSON.stringify(deriveView(world, board('south'), 'results', audience));
    for (const text of [wall, view]) {
      expect(text).not.toContain('"part":3');
      expect(text).not.toContain('"whole":15');
      expect(text).not.toContain('"value":20');
      expect(text).not.toContain('"centre":20');
    }
  }
});

test('SMALL3: a phase with a hidden point has no median for that audience; the others keep theirs, and so do the marks', () => {
  const one = indicator('one', { kind: 'count' });
  const numbers = [7, 8, 6, 3, 9, 10, 11, 12].map((n, index) => measurement('one', month(index + 1), single(n)));
  const later = phase('2026-05-01', { indicator: one.id });
  const measured = worldOf(fan, { s1: { indicators: [one], phases: [later], measurements: numbers } });
  const [result] = measured.results(board('s1'));
  const [shown] = shownResults(measured, board('s1'), 'public');
  if (!result || !shown) throw new Error('no result');
  expect(result.assessment.levels.map(({ centre }) => centre)).toEqual([6.5, 10.5]);
  expect(shown.assessment.levels.map(({ centre }) => centre)).toEqual([null, 10.5]);
  expect(shown.assessment.because?.centre).toBe(10.5);
  expect(shown.assessment.variation).toBe(result.assessment.variation);
});

test("SMALL4: a view carries no measurements and nobody's name beside a number", () => {
  const measured = worldOf(fan, {
    s1: {
      goals: [goal('g-1')],
      indicators: [indicator('i-1', { goal: asId('g-1') })],
      measurements: [measurement('i-1', month(1), parts(50, 90))],
    },
  });
  const view = deriveView(measured, board('s1'), 'results', 'staff');
  expect(view.content.measurements).toEqual([]);
  expect(view.results[0]?.points.map(({ by }) => by)).toEqual([null]);
  expect(view.results[0]?.assessment.latest).toMatchObject({ value: (50 / 90) * 100, by: null });
});

describe('CHAIN4: a view beyond two layers', () => {
  const measured = (prioritised: boolean) =>
    worldOf(fan, {
      s1: {
        goals: [goal('g-1')],
        indicators: [
          indicator('i-1', {
            goal: asId('g-1'),
            ...(prioritised ? { prioritised: { why: 'A reason', by: person, at: written } } : {}),
          }),
        ],
        measurements: [measurement('i-1', month(1), parts(50, 90))],
        interpretations: [
          {
            id: asId('reading-1'),
            indicator: asId('i-1'),
            periodEnd: null,
            text: 'A reading',
            shared: true,
            by: person,
            at: written,
          },
        ],
      },
    });

  test('has goals and nothing that was measured', () => {
    const view = deriveView(measured(false), board('s1'), 'goals', 'staff');
    expect(view.content).toEqual({ ...content(), goals: [goal('g-1')] });
    expect([view.results, view.given.rollUps, view.given.threads]).toEqual([[], [], []]);
    expect(view.given.chain.every(({ results }) => results === null)).toBe(true);
  });

  test('has the indicators that were lifted beyond, and no others', () => {
    const view = deriveView(measured(true), board('s1'), 'goals', 'staff');
    expect(view.results.map((result) => result.indicator.id)).toEqual(['i-1']);
    expect(view.content.interpretations).toEqual([]);
  });
});

describe('SMALL6: a wall', () => {
  const busy = worldOf(fan, {
    south: {
      goals: [goal('g-1', { text: 'Ingen venter' })],
      indicators: [
        indicator('i-1', { goal: asId('g-1'), definition: 'En definition', why: 'En grund', supplier: 'Leverandør' }),
      ],
      measurements: [measurement('i-1', month(1), parts(50, 90))],
      interpretations: [
        {
          id: asId('reading-1'),
          indicator: asId('i-1'),
          periodEnd: null,
          text: 'En fortolkning',
          shared: true,
          by: person,
          at: written,
        },
      ],
      actions: [
        {
          id: asId('action-1'),
          what: 'En handling',
          owner: person,
          due: null,
          state: 'agreed',
          indicator: null,
          effort: null,
          meeting: null,
          expected: '',
          rank: '',
          closedOn: null,
          by: person,
          at: written,
        },
      ],
      celebrations: [{ id: asId('party-1'), goal: null, text: 'En fejring', by: person, at: written }],
      escalations: [
        lift('l-1', board('psych'), { request: 'Må vises', problem: 'Et problem', onWall: true }),
        lift('l-2', board('psych'), { request: 'Må ikke vises' }),
        lift('l-3', board('psych'), { request: 'Er slut', onWall: true, state: 'closed' }),
      ],
    },
  });
  const wall = deriveWall(busy, board('south'), 'public');

  test('shows lifts only when they are marked for it and still open', () => {
    expect(wall.lifts).toEqual([{ request: 'Må vises', to: 'Unit psych' }]);
  });

  test('carries no comment, no action, no person', () => {
    const text = JSON.stringify(wall);
    for (const word of [
      'En fortolkning',
      'En handling',
      'En fejring',
      'Et problem',
      'En definition',
      'En grund',
      'Leverandør',
      person,
    ]) {
      expect(text, word).not.toContain(word);
    }
    expect(text).toContain('Ingen venter');
  });
});
