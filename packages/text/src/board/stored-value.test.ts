import type { EntryChange } from '@tavle/domain';
import { expect, test } from 'vitest';
import { words } from '../words/words.ts';
import { changeWords, differenceWords, storedMeasurementWords, storedValueWords } from './stored-value.ts';

const t = words('da');
const nameOf = (id: string): string | undefined => (id === 'person-1' ? 'Tovholder, Afdeling Syd' : undefined);

test('stored values are told in words: choices, dates, people, yes and no, numbers, and nothing', () => {
  const say = (section: 'goals' | 'actions' | 'targets', field: string, value: string | number | boolean | null) =>
    storedValueWords({ section, field, value }, t, nameOf);
  expect(say('goals', 'stage', 'published')).toBe(t('goal.stage.published'));
  expect(say('actions', 'due', '2026-11-21')).toBe('21. nov. 2026');
  expect(say('actions', 'owner', 'person-1')).toBe('Tovholder, Afdeling Syd');
  expect(say('actions', 'owner', 'person-2')).toBe('person-2');
  expect(say('goals', 'focus', true)).toBe('Ja');
  expect(say('goals', 'focus', false)).toBe('Nej');
  expect(say('targets', 'value', 92.5)).toBe('92,5');
  expect(say('goals', 'why', null)).toBe('tomt');
  expect(say('goals', 'why', 'Fordi')).toBe('Fordi');
  const difference = { field: 'why', was: null, is: 'Fordi' };
  expect(differenceWords('goals', difference, t, nameOf)).toBe('Hvorfor: tomt → Fordi');
});

test('a change says what kind it is; an order that changed is a move', () => {
  const change: EntryChange = { kind: 'changed', section: 'actions', id: 'a', name: 'Ring', of: null, fields: [] };
  const rank = { field: 'rank', was: 'a', is: 'b' };
  const what = { field: 'what', was: 'Skriv', is: 'Ring' };
  expect(changeWords({ ...change, fields: [rank] }, t)).toBe('Handlingen flyttet');
  expect(changeWords({ ...change, fields: [rank, what] }, t)).toBe('Handlingen ændret');
  expect(changeWords({ ...change, kind: 'made' }, t)).toBe('Handlingen tilføjet');
  expect(changeWords({ ...change, kind: 'removed' }, t)).toBe('Handlingen fjernet');
});

test('a measurement says its number as it was entered', () => {
  const field = (name: string, is: number | boolean) => ({ field: name, was: null, is });
  expect(storedMeasurementWords([field('part', 12), field('whole', 14)], t)).toMatch(/^12\s?\/\s?14$/);
  expect(storedMeasurementWords([field('value', 5.8)], t)).toBe('5,8');
  expect(storedMeasurementWords([field('relevant', false)], t)).toBe(t('entry.notRelevantShort'));
  expect(storedMeasurementWords([], t)).toBe('');
});
