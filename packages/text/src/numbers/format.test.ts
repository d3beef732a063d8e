import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  formatCount,
  formatExact,
  formatNumber,
  formatPartWhole,
  formatPercent,
  formatSigned,
  plainNumber,
} from './format.ts';

test.each([
  [1234.5, 1, '1.234,5'],
  [0, 0, '0'],
  [-0.04, 1, '0,0'],
  [-12.5, 1, '−12,5'],
  [999.95, 1, '1.000,0'],
  [1234567.891, 2, '1.234.567,89'],
  [1.005, 2, '1,01'],
  [0.1 + 0.2, 1, '0,3'],
  [9.5, 0, '10'],
  [99.5, 0, '100'],
  [1e21, 0, '1.000.000.000.000.000.000.000'],
  [1.5e-7, 3, '0,000'],
  [1.5e-7, 8, '0,00000015'],
  [Number.NaN, 1, '–'],
  [Number.POSITIVE_INFINITY, 0, '–'],
])('%d with %d decimals is %s', (value, decimals, text) => {
  expect(formatNumber(value, decimals)).toBe(text);
});

test('English turns the separators', () => {
  expect(formatNumber(1234.5, 1, 'en')).toBe('1,234.5');
  expect(formatPercent(87.3, 1, 'en')).toBe('87.3%');
});

test('per cent has a no-break space in Danish', () => {
  expect(formatPercent(87.3, 1)).toBe('87,3\u00a0%');
});

test('a difference carries its sign, but not when it rounds to zero', () => {
  expect(formatSigned(2.5, 1)).toBe('+2,5');
  expect(formatSigned(-2.5, 1)).toBe('−2,5');
  expect(formatSigned(0.04, 1)).toBe('0,0');
  expect(formatSigned(-0.04, 1)).toBe('0,0');
});

test('counts show no decimals they do not have', () => {
  expect(formatCount(1402)).toBe('1.402');
  expect(formatCount(2.5)).toBe('2,5');
  expect(formatCount(1.999)).toBe('2');
});

test('part and whole stay on one line', () => {
  expect(formatPartWhole(24, 1399)).toBe('24\u00a0/\u00a01.399');
});

test('an exact number shows what was entered', () => {
  expect(formatExact(1234.125)).toBe('1.234,125');
});

test('rounding agrees with the language data of a modern engine', () => {
  const decimals = fc.integer({ min: 0, max: 4 });
  const value = fc.double({ min: -1e9, max: 1e9, noNaN: true });
  fc.assert(
    fc.property(value, decimals, (number, places) => {
      const intl = new Intl.NumberFormat('da-DK', { minimumFractionDigits: places, maximumFractionDigits: places });
      const expected = intl.format(number).replace('-', '−');
      expect(formatNumber(number, places)).toBe(/[1-9]/.test(expected) ? expected : expected.replace('−', ''));
    }),
  );
});

test('a plain number is the number again when the comma is a point', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      expect(Number(plainNumber(value).replace(',', '.'))).toBe(value === 0 ? 0 : value);
    }),
  );
});
