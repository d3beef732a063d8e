import { asId, type DateText, date, type IndicatorId, type WallIndicator } from '@tavle/domain';
import { noBreakSpace as nb, words } from '@tavle/text';
import { expect, test } from 'vitest';
import { readingOf } from './reading.ts';
import { madeWall } from './testing/made-wall.ts';

const t = words('da');
const { view } = madeWall('2026-11-21T09:04:00.000Z');
const today = date('2026-11-21');

function shown(id: string): WallIndicator {
  const found = view.indicators.find((each) => each.indicator.id === asId<IndicatorId>(id));
  if (found === undefined) throw new Error(`no indicator ${id}`);
  return found;
}

const read = (id: string, day: DateText = today) => readingOf(shown(id), day, t);

test('a number that is up to date: shape, word, value, target, variation', () => {
  expect(read('udredt')).toMatchObject({
    name: 'Udredt inden for 30 dage',
    shape: 'met',
    statusWord: 'Mål nået',
    value: { figure: '92', unit: '%' },
    target: { sign: `≥${nb}90${nb}%`, words: `Mindst 90${nb}%` },
    move: { shape: 'rising', word: 'Går den rigtige vej' },
    age: '',
    period: 'uge 45–46',
  });
});

test('SIGN4: a number whose next period is due says that a measurement is missing', () => {
  expect(read('kontakt')).toMatchObject({ shape: 'near', statusWord: 'Tæt på mål', age: 'Mangler måling' });
  expect(read('udredt', date('2026-11-29'))).toMatchObject({ shape: 'met', age: '' });
  expect(read('udredt', date('2026-11-30'))).toMatchObject({ shape: 'met', age: 'Mangler måling' });
});

test('SIGN4: after one whole cadence the status is grey and says since when', () => {
  expect(read('udredt', date('2026-12-13')).shape).toBe('met');
  expect(read('udredt', date('2026-12-14'))).toMatchObject({
    shape: 'stale',
    statusWord: `Ikke opdateret siden 15.${nb}nov.`,
    age: '',
  });
  expect(read('udeblev')).toMatchObject({ shape: 'stale', value: { figure: '27' } });
});

test('SIGN4: days a number needs to mature do not count as late', () => {
  expect(read('genindlagt')).toMatchObject({ shape: 'notMet', age: '', period: 'uge 41–42' });
});

test('a hidden number is the word, keeps its variation, and its status is not told', () => {
  expect(read('baelte')).toMatchObject({
    shape: 'hidden',
    value: { figure: 'Skjult', unit: '' },
    isWord: true,
    move: { shape: 'falling', word: 'Går den rigtige vej' },
  });
});

test('no measurement is words, never a zero, and never called late', () => {
  const reading = read('stillinger', date('2030-01-01'));
  expect(reading).toMatchObject({ shape: 'noMeasurement', value: { figure: 'Ingen måling' }, isWord: true, age: '' });
});

test('a unit the name says is not said twice', () => {
  expect(read('fasthold')).toMatchObject({ value: { figure: '17', unit: '' }, target: { sign: `≤${nb}13` } });
});

test('made-up numbers are marked, others are not', () => {
  expect(read('fravaer').isExercise).toBe(true);
  expect(read('udredt').isExercise).toBe(false);
});

test('a sum that lacks units says so', () => {
  const rolled = { ...shown('udredt'), rolled: { from: 4, of: 5, end: date('2026-11-15') } };
  expect(readingOf(rolled, today, t).rolled).toBe('Samlet fra 4 af 5 enheder, 1 mangler måling');
  expect(readingOf({ ...rolled, rolled: { ...rolled.rolled, from: 5 } }, today, t).rolled).toBe('');
});

test('a number that misses its target does not look like it', () => {
  const whole = shown('udredt');
  const { latest } = whole.assessment;
  if (latest === null) throw new Error('no latest point');
  const missed = (value: number) => {
    const assessment = { ...whole.assessment, latest: { ...latest, value }, status: 'near' } as const;
    return readingOf({ ...whole, assessment }, today, t).value.figure;
  };
  expect(missed(89.6)).toBe('89,6');
  expect(missed(89.4)).toBe('89');
});
