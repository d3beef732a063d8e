import { expect, test } from 'vitest';
import { type PadKey, padText, type Typed } from './pad-text.ts';

const press = (keys: readonly PadKey[], from: Typed = { text: '', start: 0, end: 0 }): string =>
  keys.reduce(padText, from).text;

test('what is pressed is what is written', () => {
  expect(press(['1', '2', '6', '/', '1', '3', '7'])).toBe('126 / 137');
  expect(press(['9', '2', ',', '5', '%'])).toBe('92,5 %');
  expect(press(['9', '2', 'back', '3'])).toBe('93');
  expect(press(['back', '7', 'next'])).toBe('7');
});

test('what is marked is replaced, and the caret is followed', () => {
  expect(padText({ text: '92', start: 0, end: 2 }, '7')).toEqual({ text: '7', start: 1, end: 1 });
  expect(padText({ text: '92', start: 1, end: 1 }, '0')).toEqual({ text: '902', start: 2, end: 2 });
  expect(padText({ text: '902', start: 2, end: 2 }, 'back')).toEqual({ text: '92', start: 1, end: 1 });
  expect(padText({ text: '902', start: 0, end: 3 }, 'back')).toEqual({ text: '', start: 0, end: 0 });
});

test('minus turns the sign', () => {
  expect(press(['1', '2', '-'])).toBe('-12');
  expect(press(['1', '2', '-', '-', '5'])).toBe('125');
  expect(padText({ text: '92', start: 0, end: 2 }, '-')).toEqual({ text: '-', start: 1, end: 1 });
});
