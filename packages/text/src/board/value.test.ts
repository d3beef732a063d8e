import { asId, type Because, date, type EntryId, type IndicatorId, type Target } from '@tavle/domain';
import { expect, test } from 'vitest';
import { words } from '../words/words.ts';
import { becauseSentence, type Figures, formatChange, formatTarget, formatValue, formatValueText } from './value.ts';

const t = words('da');
const en = words('en');
const share: Figures = { kind: 'share', decimals: 1, unit: '', per: 1 };
const rate: Figures = { kind: 'rate', decimals: 0, unit: 'pr. 1.000 sengedage', per: 1000 };
const days: Figures = { kind: 'daysSince', decimals: 0, unit: '', per: 1 };
const yesNo: Figures = { kind: 'yesNo', decimals: 0, unit: '', per: 1 };
const money: Figures = { kind: 'value', decimals: 2, unit: 'kr.', per: 1 };

test('a value comes as figure and unit', () => {
  expect(formatValue(share, 92.36, t)).toEqual({ figure: '92,4', unit: '%' });
  expect(formatValue(rate, 17.2, t)).toEqual({ figure: '17', unit: 'pr. 1.000 sengedage' });
  expect(formatValue({ ...rate, unit: '' }, 17.2, t)).toEqual({ figure: '17', unit: 'pr. 1.000' });
  expect(formatValue(days, 1, t)).toEqual({ figure: '1', unit: 'dag' });
  expect(formatValue(days, 12, t)).toEqual({ figure: '12', unit: 'dage' });
  expect(formatValue(yesNo, 1, t)).toEqual({ figure: 'Ja', unit: '' });
  expect(formatValue(yesNo, 0, t)).toEqual({ figure: 'Nej', unit: '' });
});

test('a value on one line does not break before its unit', () => {
  expect(formatValueText(share, 92.36, t)).toBe('92,4\u00a0%');
  expect(formatValueText(share, 92.36, en)).toBe('92.4%');
  expect(formatValueText(money, 1234.5, t)).toBe('1.234,50\u00a0kr.');
});

const target = (part: Partial<Target>): Target => ({
  id: asId<EntryId>('target'),
  indicator: asId<IndicatorId>('indicator'),
  from: date('2026-01-01'),
  rule: 'atLeast',
  value: 90,
  low: null,
  high: null,
  note: '',
  ...part,
});

test.each<[Partial<Target>, string, string]>([
  [{ rule: 'atLeast' }, '≥\u00a090\u00a0%', 'Mindst 90\u00a0%'],
  [{ rule: 'atMost', value: 20 }, '≤\u00a020\u00a0%', 'Højst 20\u00a0%'],
  [{ rule: 'above' }, '>\u00a090\u00a0%', 'Over 90\u00a0%'],
  [{ rule: 'below' }, '<\u00a090\u00a0%', 'Under 90\u00a0%'],
  [{ rule: 'between', value: null, low: 85, high: 95 }, '85–95\u00a0%', 'Mellem 85 og 95\u00a0%'],
  [{ rule: 'rising', value: null }, 'Stigende', 'Skal stige'],
  [{ rule: 'falling', value: null }, 'Faldende', 'Skal falde'],
  [{ rule: 'between', value: null, low: 85 }, 'Intet måltal', 'Intet måltal'],
  [{ rule: 'atMost', value: null }, 'Intet måltal', 'Intet måltal'],
])('the target %j', (part, sign, inWords) => {
  const whole: Figures = { ...share, decimals: 0 };
  expect(formatTarget(target(part), whole, 'sign', t)).toBe(sign);
  expect(formatTarget(target(part), whole, 'words', t)).toBe(inWords);
});

test('a target stands with the decimals it was set with, even where the indicator shows fewer', () => {
  const whole: Figures = { kind: 'share', decimals: 0, unit: '', per: 1 };
  expect(formatTarget(target({ rule: 'atLeast', value: 85.5 }), whole, 'sign', t)).toBe('≥\u00a085,5\u00a0%');
  expect(formatTarget(target({ rule: 'atLeast', value: 85 }), whole, 'sign', t)).toBe('≥\u00a085\u00a0%');
});

test('a target for yes or no is the word', () => {
  expect(formatTarget(target({ value: 1 }), yesNo, 'sign', t)).toBe('Ja');
});

test('shares change by percentage points', () => {
  expect(formatChange(share, 2.5, t)).toBe('+2,5 procentpoint');
  expect(formatChange({ ...share, decimals: 0 }, -1, en)).toBe('−1 percentage point');
  expect(formatChange(days, -1, t)).toBe('−1\u00a0dag');
  expect(formatChange(money, 0.004, t)).toBe('0,00\u00a0kr.');
});

const because: Because = {
  rule: null,
  side: null,
  n: 24,
  needed: 10,
  measured: 24,
  centre: 83,
  longest: 5,
  longestMax: 8,
  longestSide: 'above',
  longestAt: null,
  crossings: 11,
  crossingsMin: 8,
  outside: [],
  latest: '2026-11-15',
  phaseFrom: null,
};

test('SIGN1: the sentence carries the numbers of the rule that spoke', () => {
  expect(becauseSentence('normal', because, t)).toBe('Varierer tilfældigt. Niveauet er stabilt.');
  expect(becauseSentence('improving', { ...because, rule: 'longestRun', longest: 9 }, t)).toBe(
    'Tegn på skift: 9 målinger i træk over medianen (højst 8 forventet)',
  );
  expect(
    becauseSentence('worsening', { ...because, rule: 'longestRunAndCrossings', longestSide: 'below' }, t),
  ).toContain('under medianen');
  expect(becauseSentence('higher', { ...because, rule: 'crossings', crossings: 5 }, t)).toContain(
    '(5 kryds, mindst 8 forventet)',
  );
  expect(becauseSentence('lower', { ...because, rule: 'limits' }, t)).toContain('uden for kontrolgrænserne');
});

test('SIGN1: a run on the side the process has left is told as what was, with where it is now', () => {
  const old = {
    ...because,
    rule: 'longestRun',
    longest: 9,
    longestAt: { from: '2025-01-15', to: '2025-05-31' },
  } as const;
  expect(becauseSentence('improving', { ...old, longestSide: 'below', side: 'above' }, t)).toBe(
    'Tegn på skift: 9 målinger i træk under medianen frem til 31. maj 2025, siden højere',
  );
  expect(becauseSentence('worsening', { ...old, longestSide: 'above', side: 'below' }, en)).toBe(
    'Sign of a shift: 9 measurements in a row above the median until 31 May 2025, lower since',
  );
  expect(becauseSentence('improving', { ...old, longestSide: 'above', side: 'above' }, t)).toContain(
    '(højst 8 forventet)',
  );
});

test('SIGN1: fewer than 10 useful points give no verdict, and the sentence says why', () => {
  expect(becauseSentence('tooFew', { ...because, n: 8, measured: 8 }, t)).toBe(
    'For få målinger til at vurdere (8 af mindst 10)',
  );
  expect(becauseSentence('tooFew', { ...because, n: 4 }, t)).toContain('ligger på medianen');
  expect(becauseSentence('noVariation', { ...because, n: 0 }, t)).toBe('Alle målinger er ens');
  expect(becauseSentence('tooFew', null, t)).toBe('Ingen målinger endnu');
});
