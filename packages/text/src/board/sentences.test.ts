import { expect, test } from 'vitest';
import { joinSentences } from './sentences.ts';

test('there is one full stop between two sentences, however they were written', () => {
  expect(joinSentences(['Ny fase.', 'Nyt skema'])).toBe('Ny fase. Nyt skema');
  expect(joinSentences(['Ny fase', ' ', 'Hvorfor? ', 'Derfor.'])).toBe('Ny fase. Hvorfor? Derfor.');
  expect(joinSentences([])).toBe('');
});
