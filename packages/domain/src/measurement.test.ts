import { describe, expect, test } from 'vitest';
import { asId, type IndicatorId, type MeasurementId } from './ids.ts';
import {
  comparePeriods,
  currentMeasurements,
  historyOf,
  type Measurement,
  plotted,
  pointOf,
  pointsOf,
  supersedes,
} from './measurement.ts';
import { indicator, measurement, moment, month, parts, seeded, single } from './worlds.testing.ts';

const one = asId<IndicatorId>('indicator-one');

/** Entries of one period that are all different: revisions, moments and ids at random, ties included. */
function entries(seed: number): readonly Measurement[] {
  const random = seeded(seed);
  return Array.from({ length: 12 }, (_, n) =>
    measurement('indicator-one', month(1), single(n), {
      id: asId<MeasurementId>(`entry-${n}`),
      revision: 1 + Math.floor(random() * 3),
      at: random() < 0.1 ? null : moment(`2026-02-0${1 + Math.floor(random() * 3)}T08:00:00.000Z`),
    }),
  );
}

describe('BOARD1: which entry counts', () => {
  test('is a total order: of two different entries exactly one stands over the other, and it is passed on', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const all = entries(seed);
      for (const a of all) {
        expect(supersedes(a, a)).toBe(false);
        for (const b of all) {
          if (a !== b) expect(supersedes(a, b)).toBe(!supersedes(b, a));
          for (const c of all) if (supersedes(a, b) && supersedes(b, c)) expect(supersedes(a, c)).toBe(true);
        }
      }
    }
  });

  test('does not depend on the order the entries arrived in', () => {
    for (let seed = 0; seed < 50; seed += 1) {
      const all = entries(seed);
      const [counts] = currentMeasurements(all, one);
      const random = seeded(seed + 1000);
      const mixed = all
        .map((entry) => ({ entry, key: random() }))
        .sort((a, b) => a.key - b.key)
        .map(({ entry }) => entry);
      expect(currentMeasurements(mixed, one)).toEqual([counts]);
      expect(historyOf(mixed, one, month(1))).toEqual(historyOf(all, one, month(1)));
      expect(historyOf(all, one, month(1))[0]).toBe(counts);
    }
  });

  test('is the higher revision, then the later hand', () => {
    const first = measurement('indicator-one', month(1), single(1));
    const later = { ...first, at: moment('2026-11-20T09:00:00.000Z'), id: asId<MeasurementId>('aaa') };
    const corrected = { ...first, revision: 2, at: moment('2026-11-19T09:00:00.000Z') };
    expect(supersedes(later, first)).toBe(true);
    expect(supersedes(corrected, later)).toBe(true);
  });
});

test('a year and a month that end together are two periods, in order', () => {
  const december = month(12);
  const year = { start: month(1).start, end: december.end };
  const all = [measurement('indicator-one', december, single(2)), measurement('indicator-one', year, single(1))];
  expect(pointsOf(indicator('indicator-one', { kind: 'value' }), all).map(({ value }) => value)).toEqual([1, 2]);
  expect(comparePeriods(year, december)).toBe(-1);
  expect(comparePeriods(december, december)).toBe(0);
});

test('shares are per cent, rates per their number, and nothing is divided by zero', () => {
  expect(plotted({ kind: 'share', per: 1000 }, 9, 12)).toBe(75);
  expect(plotted({ kind: 'rate', per: 1000 }, 3, 1500)).toBe(2);
  expect(plotted({ kind: 'share', per: 1 }, 0, 0)).toBeNull();
});

test('a period that is not relevant is neither a value nor missing', () => {
  const { state, value } = pointOf(
    indicator('indicator-one'),
    measurement('indicator-one', month(1), { kind: 'notRelevant' }),
  );
  expect([state, value]).toEqual(['notRelevant', null]);
  expect(pointOf(indicator('indicator-one'), measurement('indicator-one', month(1), parts(0, 9)))).toMatchObject({
    state: 'shown',
    value: 0,
  });
  expect(
    pointOf(indicator('indicator-one', { kind: 'count' }), measurement('indicator-one', month(1), parts(1, 9))).state,
  ).toBe('missing');
});
