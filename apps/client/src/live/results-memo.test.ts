import {
  addGoal,
  addIndicator,
  changeGoal,
  createBoardDocument,
  createBoardReader,
  recordMeasurement,
  setTarget,
} from '@tavle/board';
import {
  asId,
  type BoardContent,
  date,
  type Given,
  type IndicatorId,
  instantAt,
  type Outcome,
  type Result,
  resultsFrom,
} from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { createResultsMemo } from './results-memo.ts';

function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}

/** A board with three monthly indicators, and what it holds as it is read. */
function threeIndicators() {
  const doc = new Y.Doc();
  createBoardDocument(doc, asId('board'));
  const reader = createBoardReader(doc);
  onTestFinished(() => reader.close());
  let made = 0;
  const hand = { by: asId<never>('leader'), at: instantAt(1_764_000_000_000), newId: () => `id-${++made}` };
  const goal = done(addGoal(doc, hand, { text: 'Ingen venter uden grund' }));
  const indicators = ['A', 'B', 'C'].map((name) =>
    done(addIndicator(doc, hand, { name, goal, kind: 'count', cadence: 'month', source: 'EPJ', why: 'x' })),
  );
  const record = (indicator: IndicatorId | undefined, month: string, value: number): void => {
    if (indicator === undefined) throw new Error('no indicator');
    const period = { start: date(`2026-${month}-01`), end: date(`2026-${month}-28`) };
    done(recordMeasurement(doc, hand, { indicator, ...period, value: { kind: 'value', value } }));
  };
  for (const indicator of indicators) for (const month of ['02', '03', '04']) record(indicator, month, 7);
  return { doc, hand, goal, indicators, record, content: () => reader.content() };
}

const changed = (before: readonly Result[], after: readonly Result[]): readonly string[] =>
  after.filter((result, index) => result !== before[index]).map(({ indicator }) => indicator.name);

const anew = (content: BoardContent): readonly Result[] => resultsFrom(content, new Map());

test('a number entered gives its own indicator a new result, and the others the very same', () => {
  const { indicators, record, content } = threeIndicators();
  const memo = createResultsMemo();
  const before = memo(content(), null);
  expect(before).toEqual(anew(content()));
  expect(memo(content(), null)).toBe(before);
  record(indicators[1], '05', 12);
  const after = memo(content(), null);
  expect(changed(before, after)).toEqual(['B']);
  expect(after).toEqual(anew(content()));
});

test('what no result is made of changes none; a target changes its own', () => {
  const { doc, hand, goal, indicators, content } = threeIndicators();
  const memo = createResultsMemo();
  const before = memo(content(), null);
  done(changeGoal(doc, hand, { goal, patch: { source: 'Kontrakt' } }));
  expect(memo(content(), null)).toBe(before);
  const [, , indicator] = indicators;
  if (indicator === undefined) throw new Error('no indicator');
  done(setTarget(doc, hand, { indicator, from: date('2026-01-01'), rule: 'atMost', value: 5 }));
  const after = memo(content(), null);
  expect(changed(before, after)).toEqual(['C']);
  expect(after).toEqual(anew(content()));
});

test('CHAIN8: sums that come anew and are the same change nothing; another sum changes its own', () => {
  const { indicators, content } = threeIndicators();
  const memo = createResultsMemo();
  const given = (value: number): Given =>
    JSON.parse(JSON.stringify({ rollUps: [{ indicator: indicators[0], points: [{ ...sum, value }], marks: null }] }));
  const before = memo(content(), given(4));
  expect(before[0]?.rolled[0]?.value).toBe(4);
  expect(changed(before, memo(content(), given(4)))).toEqual([]);
  const after = memo(content(), given(5));
  expect(changed(before, after)).toEqual(['A']);
  expect(after[0]?.rolled[0]?.value).toBe(5);
});

/** A sum from two boards below. */
const sum = { start: '2026-05-01', end: '2026-05-31', state: 'shown', part: null, whole: null, from: 2, of: 2 };
