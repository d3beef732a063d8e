import type { Result } from '@tavle/domain';
import { expect, test } from 'vitest';
import { promptsOf } from './prompts.ts';

const result = (
  status: Result['assessment']['status'],
  variation: Result['assessment']['variation'],
): Pick<Result, 'assessment'> => ({
  assessment: { status, variation, because: null, levels: [], latest: null, target: null },
});
const asked = (...results: readonly Pick<Result, 'assessment'>[]) =>
  promptsOf(results).map((key) => key.replace('talk.ask.', ''));

test('a poor result is asked about as a result, a good one is praised before something else is aimed for', () => {
  expect(asked(result('notMet', 'worsening'))).toEqual(['worsening', 'notMet', 'patients', 'help', 'step']);
  expect(asked(result('met', 'improving'))).toEqual(['improving', 'met', 'patients', 'help', 'step']);
});

test('noise is called into question, not explained; where numbers lack, that is what is asked', () => {
  expect(asked(result('near', 'normal'))).toEqual(['signal', 'notMet', 'patients', 'help', 'step']);
  expect(asked(result('noMeasurement', 'tooFew'))).toEqual(['missing', 'signal', 'patients', 'help', 'step']);
  expect(asked()).toEqual(['missing', 'help', 'step']);
});

test('a goal of many curves asks each question once, and does not praise while one of them is off', () => {
  const all = asked(result('met', 'improving'), result('notMet', 'normal'), result('notMet', 'worsening'));
  expect(all).toEqual(['signal', 'improving', 'worsening', 'notMet', 'patients', 'help', 'step']);
});
