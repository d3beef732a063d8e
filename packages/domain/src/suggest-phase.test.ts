import fc from 'fast-check';
import { expect, test } from 'vitest';
import { assess } from './assess.ts';
import { addDays } from './calendar.ts';
import { asId, type EntryId, type IndicatorId } from './ids.ts';
import type { Phase } from './indicator.ts';
import type { Point } from './measurement.ts';
import { suggestPhase } from './suggest-phase.ts';
import { day } from './worlds.testing.ts';

const direction = { direction: 'up', nearMargin: null } as const;

/** Weekly points from Monday 5 January 2026. */
const pointsOf = (values: readonly (number | null)[]): readonly Point[] =>
  values.map((value, index) => {
    const start = addDays(day('2026-01-05'), 7 * index);
    return {
      start,
      end: addDays(start, 6),
      measurement: null,
      value,
      part: null,
      whole: null,
      state: value === null ? 'missing' : 'shown',
      quality: 'final',
      origin: 'typed',
      source: '',
      revised: false,
      by: null,
      at: null,
    };
  });
const suggested = (values: readonly (number | null)[], phases: readonly Phase[] = []) => {
  const points = pointsOf(values);
  return suggestPhase(points, assess(direction, points, [], phases));
};
const phaseFrom = (from: string): Phase => ({
  id: asId<EntryId>('phase-1'),
  indicator: asId<IndicatorId>('indicator-1'),
  from: day(from),
  kind: 'shift',
  reason: 'Ny visitation',
  by: null,
});

const low = [10, 12, 11, 9, 12, 10, 11, 9, 12, 10, 11, 9];
const high = [20, 22, 21, 19, 22, 20, 21, 19, 22, 20];

test('SIGN3: a level that has moved and stayed is pointed at, from the period it began with', () => {
  expect(suggested([...low, ...high])).toEqual({ from: '2026-03-30', side: 'above', count: 10 });
  expect(suggested([...high, ...high.slice(0, 2), ...low])).toMatchObject({ side: 'below' });
});

test('SIGN3: once a person has begun the phase there is nothing left to point at', () => {
  expect(suggested([...low, ...high], [phaseFrom('2026-03-30')])).toBeNull();
});

test('a run that is over is no new level', () => {
  expect(suggested([...low.slice(0, 6), ...high, 10, 9, 11, 10, 12, 9])).toBeNull();
});

test('measurements on the median and weeks without a number neither end the shift nor lengthen it', () => {
  const values = [...low, ...high];
  const points = pointsOf(values);
  const { because } = assess(direction, points, [], []);
  const centre = because?.centre ?? 0;
  expect(suggested([...values, null, centre])).toMatchObject({ from: '2026-03-30', side: 'above' });
});

test('random variation and few measurements suggest nothing', () => {
  expect(suggested(low)).toBeNull();
  expect(suggested([...low.slice(0, 3), ...high.slice(0, 4)])).toBeNull();
  expect(suggested([])).toBeNull();
});

test('whatever the curve, a suggestion is a run longer than chance allows, on its side of the median to the end', () => {
  const series = fc.array(fc.option(fc.integer({ min: 0, max: 6 }), { freq: 8 }), { maxLength: 60 });
  fc.assert(
    fc.property(series, (values) => {
      const points = pointsOf(values);
      const assessment = assess(direction, points, [], []);
      const found = suggestPhase(points, assessment);
      if (found === null) return;
      const { because } = assessment;
      expect(found.count).toBeGreaterThan(because?.longestMax ?? Number.NaN);
      const centre = because?.centre ?? Number.NaN;
      for (const { value } of points.filter((point) => point.start >= found.from && point.value !== null))
        expect(found.side === 'above' ? (value ?? 0) >= centre : (value ?? 0) <= centre).toBe(true);
    }),
    { numRuns: 500 },
  );
});
