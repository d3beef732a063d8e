import {
  createBoardDocument,
  addGoal,
  addIndicator,
  activateIndicator,
  readBoard,
  recordMeasurement,
} from '@tavle/board';
import { asId, date, instantAt, type Outcome, type RolledPoint } from '@tavle/domain';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { entryGroups, progressOf } from './entry-rows.ts';

function done<T>(outcome: Outcome<T>): T {
  if ('refused' in outcome) throw new Error(JSON.stringify(outcome.refused));
  return outcome.done;
}

/** A board with a fortnightly share, one that matures for 30 days, and a monthly value; one number handed in. */
function board() {
  const doc = new Y.Doc();
  createBoardDocument(doc, asId('board-1'));
  let made = 0;
  const hand = { by: asId<never>('person-1'), at: instantAt(Date.UTC(2026, 10, 21)), newId: () => `id-${++made}` };
  const goal = done(addGoal(doc, hand, { text: 'Ingen venter uden grund' }));
  const add = (name: string, more: object) => {
    const base = {
      name,
      goal,
      kind: 'share',
      cadence: 'fortnight',
      source: 'EPJ',
      why: 'Vi vil vide det',
      owner: hand.by,
    } as const;
    const id = done(addIndicator(doc, hand, { ...base, ...more }));
    done(activateIndicator(doc, hand, { indicator: id }));
    return id;
  };
  const assessed = add('Udredt', {});
  const readmitted = add('Genindlagt', { lagDays: 30 });
  add('Sygefravær', { kind: 'value', cadence: 'month' });
  const period = { start: date('2026-11-02'), end: date('2026-11-15') };
  done(
    recordMeasurement(doc, hand, { indicator: assessed, ...period, value: { kind: 'parts', part: 126, whole: 137 } }),
  );
  return { content: readBoard(doc), assessed, readmitted };
}

test('one group per rhythm, newest period last', () => {
  const { content } = board();
  const groups = entryGroups(content.indicators, content.measurements, date('2026-11-21'), 6);
  expect(groups.map(({ cadence, rows }) => [cadence, rows.length])).toEqual([
    ['fortnight', 2],
    ['month', 1],
  ]);
  expect(groups[0]?.periods.at(-1)).toEqual({ start: '2026-11-02', end: '2026-11-15' });
  expect(groups[1]?.periods.at(-1)).toEqual({ start: '2026-10-01', end: '2026-10-31' });
});

test('a number that matures is asked for when it can be known, and says from when', () => {
  const { content } = board();
  const [fortnights] = entryGroups(content.indicators, content.measurements, date('2026-11-21'), 6);
  const row = fortnights?.rows[1];
  expect(row?.cells.at(-1)).toMatchObject({ notBefore: '2026-12-16', isAsked: false });
  expect(row?.cells.find((cell) => cell.isAsked)?.period.end).toBe('2026-10-18');
});

test('progress counts the numbers asked for now', () => {
  const { content } = board();
  const groups = entryGroups(content.indicators, content.measurements, date('2026-11-21'), 6);
  expect(progressOf(groups)).toEqual({ entered: 1, of: 3 });
});

test('CHAIN8: a sum from below is there and not late; an own number stands instead of it', () => {
  const { content, assessed, readmitted } = board();
  const sum = (start: string, end: string): RolledPoint => ({
    start: date(start),
    end: date(end),
    measurement: null,
    value: 90,
    part: 90,
    whole: 100,
    state: 'shown',
    quality: 'final',
    origin: 'typed',
    source: '',
    revised: false,
    by: null,
    at: null,
    from: 4,
    of: 5,
    missing: [],
  });
  const sums = new Map([
    [assessed, [sum('2026-11-02', '2026-11-15')]],
    [readmitted, [sum('2026-10-05', '2026-10-18')]],
  ]);
  const today = date('2026-11-21');
  const groups = entryGroups(content.indicators, content.measurements, today, 6, sums);
  expect(progressOf(groups)).toEqual({ entered: 2, of: 3 });
  const [own, summed] = groups[0]?.rows ?? [];
  expect(own?.cells.at(-1)).toMatchObject({ sum: undefined, former: { indicator: assessed } });
  expect(summed?.cells.find((cell) => cell.isAsked)?.sum).toMatchObject({ from: 4, of: 5 });
  expect(summed?.daysLate).toBe(0);
  const [older] = entryGroups(content.indicators, content.measurements, today, 6, new Map([[readmitted, []]]));
  expect(older?.rows[1]?.cells.find((cell) => cell.isAsked)?.sum).toBeUndefined();
});
