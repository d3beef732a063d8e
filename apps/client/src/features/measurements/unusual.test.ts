import { createBoardDocument, addGoal, addIndicator, readBoard, recordMeasurement } from '@tavle/board';
import { addDays, asId, date, instantAt, type Outcome } from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { unusualRange } from './unusual.ts';

function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}

function withValues(values: readonly number[]) {
  const doc = new Y.Doc();
  createBoardDocument(doc, asId('board-1'));
  let made = 0;
  const hand = { by: asId<never>('person-1'), at: instantAt(0), newId: () => `id-${++made}` };
  const goal = done(addGoal(doc, hand, { text: 'Mål' }));
  const indicator = done(addIndicator(doc, hand, { name: 'Sygefravær', goal, kind: 'value', cadence: 'week' }));
  values.forEach((value, index) => {
    const start = addDays(date('2026-01-05'), 7 * index);
    done(recordMeasurement(doc, hand, { indicator, start, end: addDays(start, 6), value: { kind: 'value', value } }));
  });
  const content = readBoard(doc);
  return { indicator: content.indicators[0]!, measurements: content.measurements };
}

test('a slip of the decimal comma is asked about, an ordinary value is not', () => {
  const { indicator, measurements } = withValues([5.8, 6.1, 5.5, 5.9, 6.3, 6]);
  expect(unusualRange(indicator, measurements, 58, '')).toEqual({ low: 5.5, high: 6.3 });
  expect(unusualRange(indicator, measurements, 6.6, '')).toBeNull();
});

test('few values know no range', () => {
  const { indicator, measurements } = withValues([5.8, 6.1]);
  expect(unusualRange(indicator, measurements, 580, '')).toBeNull();
});
