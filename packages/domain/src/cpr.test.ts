import { expect, test } from 'vitest';
import { looksLikeCpr } from './cpr.ts';

test.each([
  '010190-1234',
  '0101901234',
  '010190 1234',
  '010190–1234',
  '010190−1234',
  '010190/1234',
  'patienten 310785-0001 kom igen',
  'se 0101901234.',
  '(290200-9999)',
  '610190-1234',
  '911299-1234',
  '010190\u00a01234',
  'tlf 98765432 og 010190-1234',
])('BOARD7: %s looks like a CPR number', (text) => {
  expect(looksLikeCpr(text)).toBe(true);
});

test.each([
  '',
  '320190-1234',
  '011390-1234',
  '000190-1234',
  '010090-1234',
  '010190-123',
  '010190-12345',
  '1010190-1234',
  '98 76 54 32',
  '98765432',
  '2026-11-21',
  '21. november 2026',
  'uge 45-46, 2026',
  '10.000 sengedage',
  '501290-1234',
  'S1 12 af 13 indsatser',
])('BOARD7: %j does not', (text) => {
  expect(looksLikeCpr(text)).toBe(false);
});

test('BOARD7: every possible date with four digits is found, wherever in a text it stands', () => {
  for (let number = 1; number <= 31; number += 3) {
    for (let month = 1; month <= 12; month += 1) {
      const two = (n: number): string => String(n).padStart(2, '0');
      expect(looksLikeCpr(`nr. ${two(number)}${two(month)}07-4321 i dag`)).toBe(true);
      expect(looksLikeCpr(`nr. ${two(number + 60)}${two(month)}074321`)).toBe(true);
    }
  }
});
