import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import { coverageSummary } from './coverage-words.ts';

const t = words('da');

test('CHAIN5: the summary says who has done what, and who waits for whom', () => {
  const asked = { state: 'waiting', excuse: 'asked' } as const;
  const entries = [
    { state: 'waiting', excuse: null } as const,
    asked,
    { state: 'translated', excuse: null } as const,
    asked,
    asked,
  ];
  expect(coverageSummary(entries, t)).toBe('1 oversat · 3 søger fritagelse · 1 venter');
  expect(coverageSummary([{ state: 'waiting', excuse: 'declined' }], t)).toBe('1 fik nej til fritagelse');
  expect(coverageSummary([{ state: 'excused', excuse: 'accepted' }], t)).toBe('1 fritaget');
});
