import { expect, test } from 'vitest';
import { date } from './calendar.ts';
import { momentOf, timeOf } from './local-time.ts';

test('winter and summer time, and the two nights between them', () => {
  expect(momentOf(date('2026-01-15'), '08:15')).toBe('2026-01-15T07:15:00.000Z');
  expect(momentOf(date('2026-07-15'), '08:15')).toBe('2026-07-15T06:15:00.000Z');
  expect(momentOf(date('2026-03-29'), '02:30')).toBe('2026-03-29T01:30:00.000Z');
  expect(momentOf(date('2026-10-25'), '02:30')).toBe('2026-10-25T00:30:00.000Z');
  expect(momentOf(date('2026-01-01'), '00:00')).toBe('2025-12-31T23:00:00.000Z');
});

test('every hour of two years there and back', () => {
  const skipped = ['2026-03-29 02:00', '2027-03-28 02:00'];
  for (let at = Date.parse('2026-01-01T00:00:00Z'); at < Date.parse('2028-01-01T00:00:00Z'); at += 24 * 3_600_000) {
    const day = date(new Date(at).toISOString().slice(0, 10));
    for (const time of ['00:00', '02:00', '03:00', '08:15', '23:59']) {
      if (skipped.includes(`${day} ${time}`)) continue;
      expect([day, timeOf(momentOf(day, time))]).toEqual([day, time]);
    }
  }
});
