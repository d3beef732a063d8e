import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatExact, formatNumber, formatPartWhole, formatPercent, plainNumber } from './format.ts';
import { columnEvidence, type DecimalSign, parseNumber, parsePartWhole } from './parse.ts';

test.each<[string, number]>([
  ['0', 0],
  ['-0', 0],
  ['7', 7],
  ['007', 7],
  ['12', 12],
  ['1234', 1234],
  ['1234567', 1234567],
  ['12,5', 12.5],
  ['12.5', 12.5],
  ['12,50', 12.5],
  ['0,5', 0.5],
  ['0.5', 0.5],
  [',5', 0.5],
  ['.5', 0.5],
  ['0,123', 0.123],
  ['0.123', 0.123],
  ['00,125', 0.125],
  ['1234,567', 1234.567],
  ['1234.567', 1234.567],
  ['12,3456', 12.3456],
  ['12.3456', 12.3456],
  ['1.234,5', 1234.5],
  ['1,234.5', 1234.5],
  ['1.234,567', 1234.567],
  ['1,234.567', 1234.567],
  ['1.234.567', 1234567],
  ['1,234,567', 1234567],
  ['1.234.567,89', 1234567.89],
  ['12.345.678', 12345678],
  ['1 234', 1234],
  ['1 234,5', 1234.5],
  ['1 234.5', 1234.5],
  ['1 234 567', 1234567],
  ['1\u00a0234,5', 1234.5],
  ['1\u202f234,5', 1234.5],
  ['1\u2009234', 1234],
  ["1'234,5", 1234.5],
  ['1’234’567', 1234567],
  ['  12,5  ', 12.5],
  ['\t12,5\r\n', 12.5],
  ['\u200e12,5', 12.5],
  ['\ufeff12,5', 12.5],
  ['+12,5', 12.5],
  ['-12,5', -12.5],
  ['−12,5', -12.5],
  ['–12,5', -12.5],
  ['- 12,5', -12.5],
  ['12,5-', -12.5],
  ['12,5 −', -12.5],
  ['(12,5)', -12.5],
  ['( 1.234,5 )', -1234.5],
  ['475,9625', 475.9625],
  ['100', 100],
  ['1 000 000', 1000000],
  ['0,92', 0.92],
  ['0.000', 0],
  ['0,333333333333333', 0.333333333333333],
])('%j is the number %d', (text, value) => {
  expect(parseNumber(text)).toEqual({ kind: 'number', value, unit: null });
});

test.each<[string, number, 'percent' | 'kroner']>([
  ['87,3 %', 87.3, 'percent'],
  ['87,3\u00a0%', 87.3, 'percent'],
  ['87.3%', 87.3, 'percent'],
  ['92 pct.', 92, 'percent'],
  ['92 PCT', 92, 'percent'],
  ['92,5 procent', 92.5, 'percent'],
  ['-1,5 %', -1.5, 'percent'],
  ['(1,5 %)', -1.5, 'percent'],
  ['kr. 1.234,50', 1234.5, 'kroner'],
  ['1.234,50 kr.', 1234.5, 'kroner'],
  ['1.234,50 kr', 1234.5, 'kroner'],
  ['-1.234,50 kr.', -1234.5, 'kroner'],
  ['kr. -1.234,50', -1234.5, 'kroner'],
  ['-kr. 1.234,50', -1234.5, 'kroner'],
  ['DKK 1.234.567', 1234567, 'kroner'],
  ['950 DKK', 950, 'kroner'],
  ['12,-', 12, 'kroner'],
  ['12,-- kr.', 12, 'kroner'],
  ['kr. 12,—', 12, 'kroner'],
  ['12.500.000,- kr.', 12500000, 'kroner'],
])('%j is %d with its unit named', (text, value, unit) => {
  expect(parseNumber(text)).toEqual({ kind: 'number', value, unit });
});

test.each<[string, number, number]>([
  ['1.234', 1234, 1.234],
  ['1,234', 1.234, 1234],
  ['475,962', 475.962, 475962],
  ['12.345', 12345, 12.345],
  ['-1.234', -1234, -1.234],
  ['(1.000)', -1000, -1],
  ['1.000 %', 1000, 1],
  ['kr. 1.234', 1234, 1.234],
])('%j alone is asked about', (text, comma, point) => {
  expect(parseNumber(text)).toEqual({ kind: 'ambiguous', readings: [comma, point] });
  expect(parseNumber(text, { decimalSign: ',' })).toMatchObject({ kind: 'number', value: comma });
  expect(parseNumber(text, { decimalSign: '.' })).toMatchObject({ kind: 'number', value: point });
});

test.each([
  'abc',
  '12a',
  '-',
  '–',
  '.',
  ',',
  '..',
  '%',
  'kr.',
  '()',
  '(12',
  '12)',
  '--5',
  '-5-',
  '(-5)',
  '+-5',
  '12,',
  '12.',
  '1,2,3',
  '1.2.3',
  '1.23,4',
  '1.234.56',
  '1,23,456',
  '1.234,567.8',
  '1 234.567,8',
  '12 34',
  '1 2345',
  '0 123',
  '0.123.456',
  '1.234 567',
  '1,5 2,5',
  '12:30',
  '21.11.2026',
  '21-11-2026',
  '2026-11-21',
  '1e5',
  '4,76E+05',
  '<5',
  '>90',
  '~12',
  'ca. 12',
  '1/2',
  '½',
  'n/a',
  'NaN',
  'Infinity',
  '#DIV/0!',
  '#I/T',
  '12 dage',
  '5 mio.',
  '12 % kr.',
  '5 kr. %',
  '١٢',
  '123456789012345678',
  '0,12345678901234567890',
])('%j is not a number', (text) => {
  expect(parseNumber(text)).toEqual({ kind: 'notANumber' });
});

test.each(['', ' ', '\t', '\u00a0', '\ufeff', '\r\n'])('%j is empty, which is not zero', (text) => {
  expect(parseNumber(text)).toEqual({ kind: 'empty' });
  expect(parsePartWhole(text)).toEqual({ kind: 'empty' });
});

test('a text with one reading is read in it whatever the column says', () => {
  expect(parseNumber('12.5', { decimalSign: ',' })).toMatchObject({ value: 12.5 });
  expect(parseNumber('1.234,5', { decimalSign: '.' })).toMatchObject({ value: 1234.5 });
});

test('a field that counts whole things takes the whole reading', () => {
  expect(parseNumber('1.399', { wholeNumbers: true })).toMatchObject({ kind: 'number', value: 1399 });
  expect(parseNumber('1,399', { wholeNumbers: true })).toMatchObject({ kind: 'number', value: 1399 });
  expect(parseNumber('1.000', { wholeNumbers: true })).toMatchObject({ kind: 'ambiguous' });
  expect(parseNumber('12,5', { wholeNumbers: true })).toMatchObject({ kind: 'number', value: 12.5 });
});

test.each<[readonly string[], DecimalSign | undefined]>([
  [['12,5', '1.234'], ','],
  [['12.5', '1.234'], '.'],
  [['1.234', '5.678'], undefined],
  [['12,5', '12.5'], undefined],
  [['1.234.567'], ','],
  [['1,234,567', ''], '.'],
  [['12', '1 234', '', 'tekst'], undefined],
  [['23 / 1.402,5', '22/1.388'], ','],
  [['0,92 %', '1.234 %'], ','],
  [['kr. 1.234', '12,-'], undefined],
  [[], undefined],
])('the column %j uses %j', (texts, sign) => {
  expect(columnEvidence(texts)).toBe(sign);
});

test.each<[string, number, number]>([
  ['126/137', 126, 137],
  ['126 / 137', 126, 137],
  ['126\u00a0/\u00a0137', 126, 137],
  ['126⁄137', 126, 137],
  ['126 af 137', 126, 137],
  ['126 ud af 137', 126, 137],
  ['126 of 137', 126, 137],
  ['0/0', 0, 0],
  ['24/1399', 24, 1399],
  ['1.234.567/2.000.000', 1234567, 2000000],
  ['24 / 1 399', 24, 1399],
  ['12,5/100', 12.5, 100],
])('%j is %d of %d', (text, part, whole) => {
  expect(parsePartWhole(text)).toEqual({ kind: 'partWhole', part, whole });
});

test('part and whole share one decimal sign', () => {
  expect(parsePartWhole('1.024 / 1.399')).toEqual({
    kind: 'ambiguous',
    readings: [
      { part: 1024, whole: 1399 },
      { part: 1.024, whole: 1.399 },
    ],
  });
  expect(parsePartWhole('1,5/1.399')).toEqual({ kind: 'partWhole', part: 1.5, whole: 1399 });
  expect(parsePartWhole('1,5/2.5')).toEqual({ kind: 'notPartWhole' });
  expect(parsePartWhole('24/1.399', { wholeNumbers: true })).toEqual({ kind: 'partWhole', part: 24, whole: 1399 });
});

test.each(['126', '126/', '/137', '1/2/3', '126/abc', '50 %/100', '126-137', 'af', '8/ '])(
  '%j is not part and whole',
  (text) => {
    expect(parsePartWhole(text)).toEqual({ kind: 'notPartWhole' });
  },
);

const amount = fc.tuple(fc.integer({ min: -999_999_999, max: 999_999_999 }), fc.integer({ min: 0, max: 6 }));

test('what is written is read back, never as another number', () => {
  fc.assert(
    fc.property(amount, ([digits, decimals]) => {
      const value = Number(`${digits}e-${decimals}`);
      for (const text of [formatNumber(value, decimals), formatExact(value), formatPercent(value, decimals)]) {
        expect(parseNumber(text, { decimalSign: ',' })).toMatchObject({
          kind: 'number',
          value: value === 0 ? 0 : value,
        });
        const alone = parseNumber(text);
        if (alone.kind === 'ambiguous') expect(alone.readings).toContain(value);
        else expect(alone).toMatchObject({ kind: 'number', value: value === 0 ? 0 : value });
      }
    }),
    { numRuns: 2000 },
  );
});

test('what is written for the clipboard is read back, whatever the number', () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
      const read = parseNumber(plainNumber(value), { decimalSign: ',' });
      expect(read).toMatchObject({ kind: 'number', value: value === 0 ? 0 : value });
    }),
  );
});

test('part and whole are read back as written', () => {
  const count = fc.nat({ max: 99_999_999 });
  fc.assert(
    fc.property(count, count, (part, whole) => {
      const read = parsePartWhole(formatPartWhole(part, whole), { decimalSign: ',' });
      expect(read).toEqual({ kind: 'partWhole', part, whole });
    }),
  );
});

test('any text at all is answered, and a number never holds more than its digits say', () => {
  const characters = fc.constantFrom(..."0123456789.,-−() %\u00a0kr/'e+");
  fc.assert(
    fc.property(fc.string({ unit: characters, maxLength: 14 }), (text) => {
      const read = parseNumber(text);
      if (read.kind !== 'number') return;
      const digits = text
        .replace(/[^0-9]/g, '')
        .replace(/^0+/, '')
        .replace(/0+$/, '');
      const kept = plainNumber(Math.abs(read.value), 'en').replace('.', '').replace(/^0+/, '').replace(/0+$/, '');
      expect(kept).toBe(digits);
    }),
    { numRuns: 5000 },
  );
});
