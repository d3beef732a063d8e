/**
 * The questions two people may ask each other about a goal, by what its curves say. Plain and curious: they hold each other to the result, also
 * when it is poor, and never to a person (domain-notes §4:389). Pure.
 */
import type { Result } from '@tavle/domain';
import type { PlainKey } from '@tavle/text';

/** From what the numbers say to what comes next; at most seven, each once. */
export function promptsOf(results: readonly Pick<Result, 'assessment'>[]): readonly PlainKey[] {
  const has = {
    variation: (...wanted: readonly Result['assessment']['variation'][]) =>
      results.some(({ assessment }) => wanted.includes(assessment.variation)),
    status: (...wanted: readonly Result['assessment']['status'][]) =>
      results.some(({ assessment }) => wanted.includes(assessment.status)),
  };
  const lacks = results.length === 0 || has.status('noMeasurement');
  const asked: readonly (readonly [boolean, PlainKey])[] = [
    [lacks, 'talk.ask.missing'],
    [has.variation('normal', 'tooFew'), 'talk.ask.signal'],
    [has.variation('improving'), 'talk.ask.improving'],
    [has.variation('worsening'), 'talk.ask.worsening'],
    [has.status('notMet', 'near'), 'talk.ask.notMet'],
    [has.status('met') && !has.status('notMet', 'near'), 'talk.ask.met'],
    [results.length > 0, 'talk.ask.patients'],
    [true, 'talk.ask.help'],
    [true, 'talk.ask.step'],
  ];
  return asked.filter(([isAsked]) => isAsked).map(([, key]) => key);
}
