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
