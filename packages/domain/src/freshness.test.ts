import { expect, test } from 'vitest';
import { measurablePeriods } from './cadence.ts';
import { addDays } from './calendar.ts';
import { type Freshness, freshnessOn, type Rhythm } from './freshness.ts';
import { day } from './worlds.testing.ts';

const fortnightly = (newestEnd: string | null, given: Partial<Rhythm> = {}): Rhythm => ({
  cadence: 'fortnight',
  cadenceStart: null,
  lagDays: 0,
  newestEnd: newestEnd === null ? null : day(newestEnd),
  ...given,
});

test('SIGN4: over New Year 2026/27 a fortnight ending 10 January is due on the 11th, missing until the 25th, then stale', () => {
  const last = fortnightly('2026-12-27');
  const on = (text: string): Freshness => freshnessOn(last, day(text));
  expect(on('2027-01-10')).toEqual({ kind: 'current' });
  expect(on('2027-01-11')).toMatchObject({
    kind: 'missing',
    daysLate: 1,
    period: { start: '2026-12-28', end: '2027-01-10' },
  });
  expect(on('2027-01-24')).toMatchObject({ kind: 'missing', daysLate: 14 });
  expect(on('2027-01-25')).toMatchObject({
    kind: 'stale',
    daysLate: 15,
    period: { start: '2027-01-11', end: '2027-01-24' },
  });
});

test('SIGN4: with a lag nothing is late before the lag has passed', () => {
  const readmissions = fortnightly('2026-08-31', { cadence: 'month', lagDays: 30 });
  expect(freshnessOn(readmissions, day('2026-10-30'))).toEqual({ kind: 'current' });
  expect(freshnessOn(readmissions, day('2026-10-31'))).toMatchObject({ kind: 'missing', daysLate: 1 });
  expect(freshnessOn(readmissions, day('2026-12-01'))).toMatchObject({ kind: 'stale' });
});

test('SIGN4: without any value it says so, and a value ahead of time is current', () => {
  expect(freshnessOn(fortnightly(null), day('2026-11-21'))).toMatchObject({ kind: 'none' });
  expect(freshnessOn(fortnightly('2027-06-30'), day('2026-11-21'))).toEqual({ kind: 'current' });
});

test('SIGN4: as days pass without a new number, freshness only goes one way', () => {
  const order = ['current', 'missing', 'stale'];
  for (const cadence of ['week', 'fortnight', 'month', 'quarter', 'year'] as const) {
    const newest = measurablePeriods(day('2026-11-21'), cadence, 0, 1)[0];
    let before = 0;
    for (let n = 0; n < 800; n += 1) {
      const { kind } = freshnessOn(fortnightly(newest?.end ?? null, { cadence }), addDays(day('2026-11-21'), n));
      const now = order.indexOf(kind);
      expect(now).toBeGreaterThanOrEqual(before);
      before = now;
    }
    expect(before).toBe(2);
  }
});

test('the fortnights of an indicator with a day of its own are its own', () => {
  const own = fortnightly('2026-11-15', { cadenceStart: day('2026-11-16') });
  expect(freshnessOn(own, day('2026-11-29'))).toEqual({ kind: 'current' });
  expect(freshnessOn(own, day('2026-11-30'))).toMatchObject({ kind: 'missing', period: { start: '2026-11-16' } });
});
