import * as domain from '@tavle/domain';
import { expect, test } from 'vitest';
import { words } from '../words/words.ts';
import * as unions from './unions.ts';

const tables = Object.entries(unions);

test.each(tables)('%s gives every value its own word in both languages', (_, table) => {
  for (const locale of ['da', 'en'] as const) {
    const t = words(locale);
    const texts = Object.values(table).map((key) => t(key));
    expect(texts.every((text) => text.length > 1)).toBe(true);
    expect(new Set(texts).size).toBe(texts.length);
  }
});

test('the tables follow the lists of the domain in run time too', () => {
  expect(Object.keys(unions.actionStateWords)).toEqual([...domain.actionStates]);
  expect(Object.keys(unions.cadenceWords)).toEqual([...domain.cadences]);
  expect(Object.keys(unions.sectionWords)).toEqual([...domain.sectionNames]);
  expect(Object.keys(unions.roleWords)).toEqual([...domain.roles]);
});

test('SIGN2: both marks have a word for every state', () => {
  const t = words('da');
  expect(Object.values(unions.statusWords).map((key) => t(key))).toEqual([
    'Mål nået',
    'Tæt på mål',
    'Mål ikke nået',
    'Intet måltal',
    'Ingen måling',
    'Skjult',
  ]);
  expect(t(unions.variationWords.improving)).toBe('Går den rigtige vej');
});
