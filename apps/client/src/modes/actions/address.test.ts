import { expect, test } from 'vitest';
import { addressed, readAddress } from './address.ts';

test('what is written in the address is read back, and what is as usual is not written', () => {
  const usual = readAddress(new URLSearchParams());
  expect(String(addressed(usual))).toBe('');
  const chosen = {
    view: 'calendar',
    filter: { person: 'person-one', indicator: 'uden' },
    span: 'week',
    day: '2026-11-21',
  } as const;
  expect(readAddress(addressed(chosen))).toEqual(chosen);
});

test('an address nobody understands shows what is usual', () => {
  expect(readAddress(new URLSearchParams('vis=3d&ad=århundrede'))).toEqual(readAddress(new URLSearchParams()));
});
