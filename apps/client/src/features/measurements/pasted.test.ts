import { expect, test } from 'vitest';
import { decimalSignOf, joinedParts, pastedBlock } from './pasted.ts';

test('a block is rows of cells; a single cell is none', () => {
  expect(pastedBlock('126 / 137\r\n52 / 70\r\n')).toEqual([['126 / 137'], ['52 / 70']]);
  expect(pastedBlock('1\t2\n3\t4')).toEqual([
    ['1', '2'],
    ['3', '4'],
  ]);
  expect(pastedBlock('92,5')).toBeNull();
});

test('one cell that tells decides the decimal sign of the block', () => {
  expect(decimalSignOf([['1.234'], ['12,5']])).toBe(',');
  expect(decimalSignOf([['1.234']])).toBeUndefined();
});

test('numerator and denominator side by side become one', () => {
  expect(joinedParts({ kind: 'share' }, ['126', '137'])).toEqual(['126 / 137']);
  expect(joinedParts({ kind: 'share' }, ['92 %', '93 %'])).toEqual(['92 %', '93 %']);
  expect(joinedParts({ kind: 'count' }, ['3', '4'])).toEqual(['3', '4']);
});
