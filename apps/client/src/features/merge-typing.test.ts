import { expect, test } from 'vitest';
import { mergeTyping } from './merge-typing.ts';

const at = (text: string, caret = text.length) => ({ text, caret });

test('BOARD2: letters another person put in front stay, and the caret stands at the same letter', () => {
  expect(mergeTyping('faldet holder', at('faldet holder nu', 16), 'Se: faldet holder')).toEqual(
    at('Se: faldet holder nu', 20),
  );
});

test('BOARD2: letters another person put behind stay, and the caret does not move', () => {
  expect(mergeTyping('a b', at('ax b', 2), 'a b c')).toEqual(at('ax b c', 2));
});

test('nobody else wrote: what was typed stands', () => {
  expect(mergeTyping('a', at('ab'), 'a')).toEqual(at('ab'));
});

test('nothing typed since: the other text is taken over, the caret held inside it', () => {
  expect(mergeTyping('lang tekst', at('lang tekst', 10), 'lang')).toEqual(at('lang', 4));
});

test('changes of the same letters: the writer keeps their own', () => {
  expect(mergeTyping('katten', at('hatten', 1), 'natten')).toEqual(at('hatten', 1));
});
