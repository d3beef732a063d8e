import { describe, expect, test } from 'vitest';
import { citations, lawsCitedIn, lawsWritten } from './laws.ts';
import { lawsWaiting } from './laws-waiting.ts';

const written = lawsWritten();
const cited = citations();

describe('laws and tests', () => {
  test('the laws are read, each number once', () => {
    expect(written.length).toBeGreaterThanOrEqual(53);
    expect(new Set(written).size).toBe(written.length);
  });

  test('every law is cited by a test, or waits with a word about what is missing', () => {
    const missing = written.filter((law) => !cited.has(law) && !Object.hasOwn(lawsWaiting, law));
    expect(missing).toEqual([]);
  });

  test('every law a test cites is written', () => {
    const unknown = [...cited].filter(([law]) => !written.includes(law));
    expect(unknown).toEqual([]);
  });

  test('no law waits that is cited by now', () => {
    expect(Object.keys(lawsWaiting).filter((law) => cited.has(law) || !written.includes(law))).toEqual([]);
  });

  test('what is missing is said in a sentence', () => {
    for (const [law, sentence] of Object.entries(lawsWaiting)) expect(sentence, law).toMatch(/^[A-ZÆØÅ].{15,}\.$/);
  });
});

describe('the reader of titles', () => {
  test.each([
    ["test('CHAIN5: one of four', () => {})", ['CHAIN5']],
    ["test.each([[1, (2)]])('SIGN1 and SIGN2: %s', () => {})", ['SIGN1', 'SIGN2']],
    ["test.skipIf(absent())('LINE1: saved', () => {})", ['LINE1']],
    ["test.for<Row>(rows)('WALL3: soon', () => {})", ['WALL3']],
    ['describe(`MEET4: open actions`, () => {})', ['MEET4']],
    ["test.skip('CHAIN5: later', () => {})", []],
    ["it.todo('CHAIN5: later')", []],
    ["// test('CHAIN5: no')", []],
    ["const law = 'CHAIN5'; regex.test('CHAIN5')", []],
  ])('in %j', (source, laws) => expect(lawsCitedIn(source)).toEqual(laws));
});
