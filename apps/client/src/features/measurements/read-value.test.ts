import { expect, test } from 'vitest';
import { readValue } from './read-value.ts';

const share = { kind: 'share' } as const;
const value = { kind: 'value' } as const;
const count = { kind: 'count' } as const;

test('part and whole as Danes write them', () => {
  expect(readValue(share, '126 / 137')).toEqual({ kind: 'value', value: { kind: 'parts', part: 126, whole: 137 } });
  expect(readValue({ kind: 'rate' }, '24 / 1.399')).toEqual({
    kind: 'value',
    value: { kind: 'parts', part: 24, whole: 1399 },
  });
});

test('a share without its numbers is taken only when it is written as one', () => {
  expect(readValue(share, '92,5 %')).toEqual({ kind: 'value', value: { kind: 'value', value: 92.5 } });
  expect(readValue(share, '126')).toEqual({ kind: 'notShare' });
  expect(readValue({ kind: 'rate' }, '17 %')).toEqual({ kind: 'notPartWhole' });
});

test('what can be read in two ways is asked about, unless the column has told', () => {
  expect(readValue(value, '1.234')).toEqual({
    kind: 'ambiguous',
    readings: [
      { kind: 'value', value: 1234 },
      { kind: 'value', value: 1.234 },
    ],
  });
  expect(readValue(value, '1.234', { decimalSign: ',' })).toEqual({
    kind: 'value',
    value: { kind: 'value', value: 1234 },
  });
  expect(readValue(count, '1.234')).toEqual({ kind: 'value', value: { kind: 'value', value: 1234 } });
});

test('yes and no, and nothing', () => {
  expect(readValue({ kind: 'yesNo' }, 'Ja')).toEqual({ kind: 'value', value: { kind: 'value', value: 1 } });
  expect(readValue({ kind: 'yesNo' }, 'nej')).toEqual({ kind: 'value', value: { kind: 'value', value: 0 } });
  expect(readValue({ kind: 'yesNo' }, 'måske')).toEqual({ kind: 'notYesNo' });
  expect(readValue(value, '  ')).toEqual({ kind: 'empty' });
  expect(readValue(value, 'mange')).toEqual({ kind: 'notANumber' });
});

test('an indicator’s own unit beside the number is read over; another unit is asked about', () => {
  const days = { kind: 'value', unit: 'dage' } as const;
  expect(readValue(days, '5,8 dage')).toEqual({ kind: 'value', value: { kind: 'value', value: 5.8 } });
  expect(readValue(days, '5,8 Dage')).toEqual({ kind: 'value', value: { kind: 'value', value: 5.8 } });
  expect(readValue(days, 'dage')).toEqual({ kind: 'notANumber' });
  expect(readValue(days, '5,8 %')).toEqual({ kind: 'wrongUnit', unit: 'percent' });
  expect(readValue(count, '5 %')).toEqual({ kind: 'wrongUnit', unit: 'percent' });
  expect(readValue(days, '950 kr.')).toEqual({ kind: 'wrongUnit', unit: 'kroner' });
  expect(readValue({ kind: 'value', unit: 'kr.' }, '950 kr.')).toEqual({
    kind: 'value',
    value: { kind: 'value', value: 950 },
  });
  expect(readValue({ kind: 'value', unit: '%' }, '5,8 %')).toEqual({
    kind: 'value',
    value: { kind: 'value', value: 5.8 },
  });
});

test('a share written with three decimals has one reading that can be true', () => {
  expect(readValue(share, '92.345 %')).toEqual({ kind: 'value', value: { kind: 'value', value: 92.345 } });
  expect(readValue(share, '92,345 %')).toEqual({ kind: 'value', value: { kind: 'value', value: 92.345 } });
});

test('not relevant can be typed', () => {
  for (const text of ['ikke relevant', 'IR', 'i.r.']) expect(readValue(share, text)).toEqual({ kind: 'notRelevant' });
});
