import { expect, test } from 'vitest';
import { linkAge } from './staleness.ts';

const heard = Date.UTC(2026, 10, 21, 9, 5);

test('WALL2: two beats of silence are said, a day makes the numbers old', () => {
  expect(linkAge(heard, heard + 25_000)).toEqual({ kind: 'live' });
  expect(linkAge(heard, heard + 25_001)).toEqual({ kind: 'silent', since: heard });
  expect(linkAge(heard, heard + 24 * 3_600_000 - 1)).toEqual({ kind: 'silent', since: heard });
  expect(linkAge(heard, heard + 24 * 3_600_000)).toEqual({ kind: 'old', since: heard });
});
