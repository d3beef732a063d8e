import { asId, currentMeasurements, type GoalId, type IndicatorId } from '@tavle/domain';
import { expect, test } from 'vitest';
import {
  changeIndicator,
  type Import,
  importMeasurements,
  type NewMeasurement,
  readBoard,
  recordMeasurement,
  rehearseImport,
  withdrawImport,
} from '../index.ts';
import { boardWithIndicator, done, handOf, keeper, leader, november, october } from '../test-board.ts';

const parts = (part: number, whole: number) => ({ kind: 'parts', part, whole }) as const;
const plain: Omit<Import, 'rows'> = { drafts: [], goal: null, newGoal: '', corrections: 'keep', reason: '' };

/** A hand whose ids bear the import's. */
function importer(name: string) {
  let made = 0;
  return { ...handOf(keeper, 600), newId: () => `${name}-${++made}` };
}

const draft = (name: string, id: string) =>
  ({ id: asId<IndicatorId>(id), name, kind: 'count', cadence: 'month' }) as const;

test('a file is written once: the same again changes nothing, another value stays or is replaced with its reason', () => {
  const { doc, indicator } = boardWithIndicator();
  done(recordMeasurement(doc, handOf(leader, 0), { indicator, ...october, value: parts(4, 40) }));
  const rows: NewMeasurement[] = [
    { indicator, ...october, value: parts(5, 40), origin: 'imported', source: 'a.csv' },
    { indicator, ...november, value: parts(6, 40), origin: 'imported', source: 'a.csv' },
  ];
  const first = importMeasurements(doc, importer('imp-a'), { ...plain, rows });
  expect(first).toEqual({ rows: ['kept', 'fresh'], written: 1, refused: null });
  const again = importMeasurements(doc, importer('imp-b'), { ...plain, rows });
  expect(again).toEqual({ rows: ['kept', 'unchanged'], written: 0, refused: null });
  const replace = { ...plain, rows, corrections: 'replace', reason: 'Nyt udtræk' } as const;
  expect(importMeasurements(doc, importer('imp-c'), replace).rows).toEqual(['corrected', 'unchanged']);
  const current = currentMeasurements(readBoard(doc).measurements, indicator);
  expect(current.map(({ value, reason, revision }) => [value, reason, revision])).toEqual([
    [parts(5, 40), 'Nyt udtræk', 2],
    [parts(6, 40), '', 1],
  ]);
});

test('one refused row stops the file, drafts and all; the rehearsal says so beforehand and touches nothing', () => {
  const { doc, indicator } = boardWithIndicator();
  const before = readBoard(doc);
  const made = asId<IndicatorId>('imp-d-x');
  const input: Import = {
    ...plain,
    drafts: [draft('Nye', 'imp-d-x')],
    newGoal: 'Fra fil',
    rows: [
      { indicator: made, ...october, value: { kind: 'value', value: 3 } },
      { indicator, ...october, value: parts(50, 40) },
    ],
  };
  const told = { rows: ['fresh', { refused: { kind: 'partExceedsWhole' } }], refused: null };
  expect(rehearseImport(doc, importer('imp-d'), input)).toMatchObject(told);
  expect(importMeasurements(doc, importer('imp-d'), input)).toMatchObject({ ...told, written: 0 });
  expect(readBoard(doc)).toEqual(before);
});

test('BOARD3: an import is taken back as one: former values stand again, what others corrected stays theirs, unused drafts go', () => {
  const { doc, indicator } = boardWithIndicator();
  done(recordMeasurement(doc, handOf(leader, 0), { indicator, ...october, value: parts(4, 40) }));
  const before = readBoard(doc);
  const made = [asId<IndicatorId>('imp-e-x'), asId<IndicatorId>('imp-e-y')] as const;
  const rows: NewMeasurement[] = [
    { indicator, ...october, value: parts(5, 40), origin: 'imported' },
    { indicator, ...november, value: parts(6, 40), origin: 'imported' },
    { indicator: made[0], ...october, value: { kind: 'value', value: 3 }, origin: 'imported' },
    { indicator: made[1], ...october, value: { kind: 'value', value: 4 }, origin: 'imported' },
  ];
  const input: Import = {
    rows,
    drafts: [draft('X', 'imp-e-x'), draft('Y', 'imp-e-y')],
    goal: null,
    newGoal: 'Fra fil',
    corrections: 'replace',
    reason: 'Nyt udtræk',
  };
  expect(importMeasurements(doc, importer('imp-e'), input).written).toBe(4);
  done(
    recordMeasurement(doc, handOf(leader, 900), {
      indicator: made[1],
      ...october,
      value: { kind: 'value', value: 9 },
      reason: 'Talt igen',
    }),
  );
  const undone = done(withdrawImport(doc, importer('und-e'), { import: 'imp-e', reason: 'Import fortrudt' }));
  expect(undone).toEqual({ withdrawn: 3, left: 1, draftsRemoved: 1 });
  const after = readBoard(doc);
  const current = currentMeasurements(after.measurements, indicator);
  expect(current.map(({ value, reason, revision }) => [value, reason, revision])).toEqual([
    [parts(4, 40), 'Import fortrudt', 3],
  ]);
  const taken = after.measurements.filter(({ start, indicator: of }) => start === november.start && of === indicator);
  expect(taken.map(({ value, reason }) => [value.kind, reason])).toEqual([
    ['parts', ''],
    ['withdrawn', 'Import fortrudt'],
  ]);
  expect(after.indicators.map(({ id }) => id)).toEqual([...before.indicators.map(({ id }) => id), made[1]]);
  expect(done(withdrawImport(doc, importer('und-f'), { import: 'imp-e', reason: 'Igen' }))).toMatchObject({
    withdrawn: 0,
  });
});

test('drafts belong to the goal that is named, in the order of the file; one that is not there is refused', () => {
  const { doc } = boardWithIndicator();
  const goal = readBoard(doc).goals[0]?.id ?? asId<GoalId>('none');
  const drafts = ['c', 'a', 'b'].map((name) => draft(name, `imp-g-${name}`));
  const rows = drafts.map(
    ({ id }): NewMeasurement => ({ indicator: id, ...october, value: { kind: 'value', value: 1 } }),
  );
  const elsewhere = { ...plain, rows, drafts, goal: asId<GoalId>('no-such-goal') };
  expect(importMeasurements(doc, importer('imp-g'), elsewhere).refused).toEqual({ kind: 'notFound', what: 'goals' });
  expect(importMeasurements(doc, importer('imp-g'), { ...plain, rows, drafts, goal }).refused).toBeNull();
  expect(
    readBoard(doc)
      .indicators.slice(-3)
      .map(({ name }) => name),
  ).toEqual(['c', 'a', 'b']);
  done(changeIndicator(doc, handOf(keeper, 700), { indicator: asId<IndicatorId>('imp-g-a'), patch: { unit: 'kr.' } }));
  const nowhere = { ...plain, rows: [], drafts: [draft('z', 'imp-h-z')], goal: null, newGoal: ' ' };
  expect(importMeasurements(doc, importer('imp-h'), nowhere).refused).toEqual({ kind: 'missing', field: 'text' });
});
