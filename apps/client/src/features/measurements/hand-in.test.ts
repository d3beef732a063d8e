import { type Hand, readBoard, recordMeasurement } from '@tavle/board';
import { asId, instantAt, type PersonId, type RolledPoint } from '@tavle/domain';
import { words } from '@tavle/text';
import { expect, test } from 'vitest';
import type { BoardEdit } from '../../live/edit.ts';
import { type EntryCell, entryGroups } from './entry-rows.ts';
import { done, rowsOf, today } from './entry-rows.testing.ts';
import { type Board, handIn, readCell, untouched } from './hand-in.ts';

const t = words('da');

/** One indicator's newest cell on a real board, and the hand that writes there. */
function desk(kind: 'share' | 'value', former?: { readonly by: string; readonly minutesAgo: number }) {
  const { doc, rows } = rowsOf(1, kind);
  const at = Date.UTC(2026, 10, 21, 12);
  let made = 0;
  const hand = (who: string, ms: number): Hand => ({
    by: asId<PersonId>(who),
    at: instantAt(ms),
    newId: () => `${who}-${++made}`,
  });
  const first = rows[0]?.cells.at(-1);
  if (first === undefined) throw new Error('no cell');
  const value =
    kind === 'share' ? ({ kind: 'parts', part: 50, whole: 60 } as const) : ({ kind: 'value', value: 5 } as const);
  if (former !== undefined) {
    const by = hand(former.by, at - former.minutesAgo * 60_000);
    done(recordMeasurement(doc, by, { indicator: first.indicator.id, ...first.period, value }));
  }
  const edit: BoardEdit = {
    board: asId('board-1'),
    me: asId<PersonId>('person-1'),
    canWrite: true,
    run: (change) => change(doc, hand('person-1', at)),
    typing: () => undefined,
  };
  const read = () => readBoard(doc);
  const cell = (): EntryCell => {
    const content = read();
    const found = entryGroups(content.indicators, content.measurements, today, 6)[0]?.rows[0]?.cells.at(-1);
    if (found === undefined) throw new Error('no cell');
    return found;
  };
  const board: Board = { edit, measurements: read().measurements, t };
  return { board, cell, read };
}

/** Types into the cell and hands in, as the table does. */
function type({ board, cell }: ReturnType<typeof desk>, typed: string, reason?: string) {
  const found = readCell(cell(), typed, {}, null, t);
  if (!('value' in found)) return found;
  return handIn([{ ...found, ...(reason === undefined ? {} : { reason }) }], board)[0]?.[1];
}

test('a number goes in, and nothing is left in the cell', () => {
  const at = desk('value');
  expect(type(at, '5,8')).toEqual(untouched);
  expect(at.cell().former?.value).toEqual({ kind: 'value', value: 5.8 });
});

test('BOARD1: another’s number is corrected with a reason; the former value stays', () => {
  const at = desk('value', { by: 'person-2', minutesAgo: 1 });
  expect(type(at, '5,8')).toMatchObject({ typed: '5,8', note: { kind: 'reason', sentence: '' } });
  expect(at.cell().former?.value).toEqual({ kind: 'value', value: 5 });
  expect(type(at, '5,8', 'Tastefejl')).toEqual(untouched);
  expect(at.read().measurements.map(({ value, reason }) => [value, reason])).toEqual(
    expect.arrayContaining([
      [{ kind: 'value', value: 5 }, ''],
      [{ kind: 'value', value: 5.8 }, 'Tastefejl'],
    ]),
  );
});

test('BOARD1: one’s own slip of the last ten minutes needs no reason', () => {
  expect(type(desk('value', { by: 'person-1', minutesAgo: 2 }), '5,8')).toEqual(untouched);
  expect(type(desk('value', { by: 'person-1', minutesAgo: 30 }), '5,8')).toMatchObject({ note: { kind: 'reason' } });
});

test('BOARD7: a reason like a CPR number is refused at the reason', () => {
  const at = desk('value', { by: 'person-2', minutesAgo: 1 });
  const left = type(at, '5,8', 'Patienten 010190-1234');
  expect(left).toMatchObject({ note: { kind: 'reason', sentence: expect.stringMatching(/CPR/) } });
});

test('what cannot be a value is said and stays as it was typed; the board is not touched', () => {
  const at = desk('share');
  for (const typed of ['140/137', '-1/137', '5/0', '12,5/100', 'mange', '92', '112 %']) {
    expect(type(at, typed)).toMatchObject({ typed, note: { kind: 'error', sentence: expect.stringMatching(/\S{3}/) } });
  }
  expect(at.read().measurements).toEqual([]);
});

test('not relevant is typed or pasted like a number', () => {
  const at = desk('share');
  expect(type(at, 'ikke relevant')).toEqual(untouched);
  expect(at.cell().former?.value).toEqual({ kind: 'notRelevant' });
});

test('CHAIN8: a number in the place of a sum from below is asked about first', () => {
  const at = desk('share');
  const sum = { from: 4, of: 5 } as RolledPoint;
  expect(readCell({ ...at.cell(), sum }, '126/137', {}, null, t)).toMatchObject({
    note: { kind: 'overSum', from: 4, of: 5 },
  });
});

test('how sure a number is goes in with it', () => {
  const at = desk('value');
  const found = readCell(at.cell(), '5,8', {}, 'provisional', t);
  if ('value' in found) handIn([found], at.board);
  expect(at.cell().former?.quality).toBe('provisional');
});
