import { expect, test } from 'vitest';
import { da } from './da.ts';
import { en } from './en.ts';
import type { Entry } from './template.ts';
import { type WordKey, words } from './words.ts';

const t = words('da');
const danish: Readonly<Record<WordKey, Entry>> = da;
const english: Readonly<Record<WordKey, Entry>> = en;
const keys = Object.keys(da) as WordKey[];
const formsOf = (entry: Entry): readonly string[] => (typeof entry === 'string' ? [entry] : [entry.one, entry.other]);
const placeholdersIn = (entry: Entry): readonly string[] =>
  [
    ...new Set(formsOf(entry).flatMap((form) => [...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? ''))),
  ].sort();

test('a text without placeholders is given as it stands', () => {
  expect(t('common.save')).toBe('Gem');
  expect(words('en')('common.save')).toBe('Save');
});

test('a count chooses singular or plural', () => {
  expect(t('action.overdueDays', { n: 1 })).toBe('Frist overskredet med 1 dag');
  expect(t('action.overdueDays', { n: 3 })).toBe('Frist overskredet med 3 dage');
  expect(t('action.overdueDays', { n: 0 })).toBe('Frist overskredet med 0 dage');
  expect(words('en')('board.waitingForYou', { n: 1 })).toBe('1 waits for you');
});

test('counts have thousands separators, years do not', () => {
  expect(t('common.showAll', { n: 1234 })).toBe('Vis alle 1.234');
  expect(t('common.weekYear', { w: 47, y: 2026 })).toBe('Uge 47, 2026');
});

test('several placeholders fill one sentence', () => {
  expect(t('board.translatedOf', { n: 8, m: 9, unit: 'Psykiatrien' })).toBe('8 af 9 mål fra Psykiatrien er oversat');
  expect(t('org.rolledUpPartial', { n: 4, m: 5, k: 1 })).toBe('Samlet fra 4 af 5 enheder, 1 mangler måling');
});

test('braces and dollar signs in what is filled in stay as they are', () => {
  expect(t('empty.search', { x: '{n} $& $1' })).toBe('Intet fundet for "{n} $& $1"');
});

test('the compiler refuses wrong keys and wrong params', () => {
  // @ts-expect-error no such key
  expect(() => t('common.sav')).toThrow();
  // @ts-expect-error the count is missing
  expect(t('entry.late')).toBe('Forsinket {n} dage');
  // @ts-expect-error a plain text takes no params
  expect(t('common.save', { n: 1 })).toBe('Gem');
  // @ts-expect-error a count is a number
  expect(t('entry.late', { n: 'to' })).toBe('Forsinket to dage');
});

test('both languages have the same keys and placeholders', () => {
  expect(Object.keys(en)).toEqual(keys);
  for (const key of keys) expect([key, placeholdersIn(en[key])]).toEqual([key, placeholdersIn(da[key])]);
});

test('no text is empty, padded, doubly spaced or holds a half placeholder', () => {
  for (const key of keys) {
    for (const form of [...formsOf(da[key]), ...formsOf(en[key])]) {
      expect([key, form]).toEqual([key, form.trim().replace(/ {2,}/g, ' ')]);
      expect(form).not.toBe('');
      expect([key, form.replace(/\{\w+\}/g, '')]).toEqual([key, form.replace(/\{\w+\}/g, '').replace(/[{}]/g, '')]);
    }
  }
});

test('plural forms differ and count by n', () => {
  for (const key of keys) {
    for (const entry of [danish[key], english[key]]) {
      if (typeof entry === 'string') continue;
      expect([key, entry.one]).not.toEqual([key, entry.other]);
      expect([key, entry.other]).toEqual([key, expect.stringContaining('{n}')]);
    }
  }
});

test('no Danish text blames or calls a missing number an error', () => {
  for (const key of keys) {
    for (const form of formsOf(da[key]))
      expect([key, form]).not.toEqual([key, expect.stringMatching(/dårlig|\bfejl\b|skyld/i)]);
  }
});
