import { type Refusal, type RefusalKind, sectionNames } from '@tavle/domain';
import { describe, expect, test } from 'vitest';
import { words } from '../words/words.ts';
import { fieldName, refusalSentence } from './refusal.ts';

const example: { readonly [Kind in RefusalKind]: Extract<Refusal, { kind: Kind }> } = {
  cprLike: { kind: 'cprLike', field: 'text' },
  missing: { kind: 'missing', field: 'owner' },
  tooLong: { kind: 'tooLong', field: 'what', most: 140 },
  notANumber: { kind: 'notANumber', field: 'value' },
  negative: { kind: 'negative', field: 'part' },
  notWhole: { kind: 'notWhole', field: 'part' },
  outOfRange: { kind: 'outOfRange', field: 'decimals', least: 0, most: 6 },
  partExceedsWhole: { kind: 'partExceedsWhole' },
  wholeIsZero: { kind: 'wholeIsZero' },
  wrongKind: { kind: 'wrongKind', field: 'value' },
  notADate: { kind: 'notADate', field: 'due' },
  badPeriod: { kind: 'badPeriod' },
  reasonNeeded: { kind: 'reasonNeeded' },
  notFound: { kind: 'notFound', what: 'goals' },
  unreadable: { kind: 'unreadable', what: 'indicators' },
  alreadyAnswered: { kind: 'alreadyAnswered' },
  sameMeeting: { kind: 'sameMeeting' },
  overCap: { kind: 'overCap', cap: 'register', most: 21 },
  stillInUse: { kind: 'stillInUse', what: 'indicators', count: 1 },
  notAllowed: { kind: 'notAllowed' },
  wrongState: { kind: 'wrongState', what: 'escalations' },
};

const t = words('da');

describe.each(['da', 'en'] as const)('in %s', (locale) => {
  test.each(Object.values(example))('$kind is a whole sentence', (refusal) => {
    expect(refusalSentence(refusal, words(locale))).toMatch(/^["A-ZÆØÅ][^{}]+\.$/);
  });

  test.each(sectionNames)('an entry of %s can be named', (what) => {
    expect(refusalSentence({ kind: 'notFound', what }, words(locale))).toMatch(/^[A-ZÆØÅ][^{}]+\.$/);
  });
});

test('every refusal says something else', () => {
  const sentences = Object.values(example).map((refusal) => refusalSentence(refusal, t));
  expect(new Set(sentences).size).toBe(sentences.length);
});

test('BOARD7: text like a CPR number is named with its field and what to do', () => {
  expect(refusalSentence(example.cprLike, t, 'Fortolkning')).toBe(
    'Teksten i "Fortolkning" ligner et CPR-nummer. Fjern det, før du gemmer.',
  );
});

test('BOARD6: over the cap, the sentence asks which to retire', () => {
  expect(refusalSentence(example.overCap, t)).toContain('21 indikatorer');
  expect(refusalSentence({ kind: 'overCap', cap: 'effect', most: 5 }, t)).toContain('5 effektmål');
  expect(refusalSentence({ kind: 'overCap', cap: 'focus', most: 5 }, t)).toContain('5 i fokus');
});

test('counts choose the form', () => {
  expect(refusalSentence(example.stillInUse, t)).toContain('1 sted på');
  expect(refusalSentence({ kind: 'stillInUse', what: 'goals', count: 3 }, t)).toContain('3 steder på');
});

test('a field without a name is still a field', () => {
  expect(fieldName('due', t)).toBe('Frist');
  expect(fieldName('somethingNew', t)).toBe('feltet');
  expect(fieldName('__proto__', t)).toBe('feltet');
});
