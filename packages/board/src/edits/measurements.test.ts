import { currentMeasurements, currentOf, historyOf, pointsOf, summarise } from '@tavle/domain';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  markNotRelevant,
  readBoard,
  recordMeasurement,
  recordMeasurements,
  retireIndicator,
  withdrawMeasurement,
} from '../index.ts';
import {
  boardId,
  boardWithIndicator,
  copyOf,
  done,
  handOf,
  keeper,
  meet,
  leader,
  november,
  october,
  refused,
  week,
} from '../test-board.ts';

const parts = (part: number, whole: number) => ({ kind: 'parts', part, whole }) as const;
const value = (number: number) => ({ kind: 'value', value: number }) as const;

test('BOARD1: the later hand wins and the former value stays with who and why', () => {
  const { doc, indicator } = boardWithIndicator();
  const first = done(recordMeasurement(doc, handOf(leader, 0), { indicator, ...october, value: parts(4, 40) }));
  const again = handOf(keeper, 30);
  expect(refused(recordMeasurement(doc, again, { indicator, ...october, value: parts(5, 40) }))).toEqual({
    kind: 'reasonNeeded',
  });
  expect(readBoard(doc).measurements).toHaveLength(1);
  const second = done(
    recordMeasurement(doc, again, { indicator, ...october, value: parts(5, 40), reason: 'En manglede' }),
  );
  const all = readBoard(doc).measurements;
  expect(currentMeasurements(all, indicator).map((entry) => [entry.id, entry.value])).toEqual([[second, parts(5, 40)]]);
  expect(
    historyOf(all, indicator, october).map(({ id, by, reason, revision }) => ({ id, by, reason, revision })),
  ).toEqual([
    { id: second, by: keeper, reason: 'En manglede', revision: 2 },
    { id: first, by: leader, reason: '', revision: 1 },
  ]);
});

test('BOARD1: a slip of the own hand within ten minutes needs no reason, and the former value stays all the same', () => {
  const { doc, indicator } = boardWithIndicator();
  done(recordMeasurement(doc, handOf(leader, 0), { indicator, ...october, value: parts(4, 40) }));
  done(recordMeasurement(doc, handOf(leader, 10), { indicator, ...october, value: parts(5, 40) }));
  expect(refused(recordMeasurement(doc, handOf(leader, 21), { indicator, ...october, value: parts(6, 40) })).kind).toBe(
    'reasonNeeded',
  );
  expect(readBoard(doc).measurements.map((entry) => entry.value)).toEqual([parts(4, 40), parts(5, 40)]);
});

test('BOARD1: a number is withdrawn to no measurement, with a reason; its history stays, and another may come', () => {
  const { doc, indicator } = boardWithIndicator();
  const first = done(recordMeasurement(doc, handOf(leader, 0), { indicator, ...october, value: parts(4, 40) }));
  const take = (minute: number, reason: string) =>
    withdrawMeasurement(doc, handOf(keeper, minute), { indicator, ...october, reason });
  expect(refused(take(1, ' ')).kind).toBe('reasonNeeded');
  const taken = done(take(2, 'Forkert afsnit'));
  const content = readBoard(doc);
  expect(content.unreadable).toEqual([]);
  expect(currentMeasurements(content.measurements, indicator)).toEqual([]);
  expect(currentOf(content.measurements, indicator, october)).toBeUndefined();
  expect(content.indicators.flatMap((each) => pointsOf(each, content.measurements))).toEqual([]);
  expect(summarise(boardId, 1, content).content.measurements).toEqual([]);
  expect(
    historyOf(content.measurements, indicator, october).map(({ id, value: { kind }, by, reason }) => [
      id,
      kind,
      by,
      reason,
    ]),
  ).toEqual([
    [taken, 'withdrawn', keeper, 'Forkert afsnit'],
    [first, 'parts', leader, ''],
  ]);
  expect(refused(take(3, 'igen'))).toEqual({ kind: 'notFound', what: 'measurements' });
  // what stands there is nothing, so a new number replaces nothing
  const next = done(recordMeasurement(doc, handOf(keeper, 30), { indicator, ...october, value: parts(3, 38) }));
  expect(currentOf(readBoard(doc).measurements, indicator, october)).toMatchObject({ id: next, revision: 3 });
});

test('BOARD1: concurrent numbers for one period both stay, and everybody sees the same one count', () => {
  const number = fc.record({ part: fc.nat(40), minute: fc.integer({ min: 1, max: 59 }) });
  fc.assert(
    fc.property(
      fc.array(number, { minLength: 1, maxLength: 4 }),
      fc.array(number, { minLength: 1, maxLength: 4 }),
      (a, b) => {
        const { doc, indicator } = boardWithIndicator();
        const other = copyOf(doc);
        const record = (target: typeof doc, by: typeof leader, rows: typeof a) =>
          new Set(
            rows.map(({ part, minute }, index) => {
              const hand = handOf(by, minute, `${by}-${index}` as typeof leader);
              return done(
                recordMeasurement(target, hand, { indicator, ...october, value: parts(part, 40), reason: 'Rettet' }),
              );
            }),
          );
        const ids = [...record(doc, leader, a), ...record(other, keeper, b)];
        meet(doc, other);
        const all = readBoard(doc).measurements;
        expect(readBoard(other)).toEqual(readBoard(doc));
        expect(new Set(all.map(({ id }) => id))).toEqual(new Set(ids));
        expect(currentMeasurements(all, indicator)).toHaveLength(1);
        for (const entry of all) expect(entry.value).toHaveProperty('whole', 40);
      },
    ),
    { numRuns: 60 },
  );
});

test('the same number again writes nothing and names the entry that holds it', () => {
  const { doc, indicator } = boardWithIndicator();
  const row = { indicator, ...october, value: parts(4, 40), origin: 'imported', source: 'oktober.csv' } as const;
  const first = done(recordMeasurement(doc, handOf(leader, 0), row));
  expect(recordMeasurements(doc, handOf(keeper, 50), { rows: [row, row] })).toEqual({
    outcomes: [{ done: first }, { done: first }],
    written: 0,
  });
  expect(readBoard(doc).measurements).toHaveLength(1);
});

test('a batch is one transaction; refused rows do not stop the others unless it is all or nothing', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const rows = [
    { indicator, ...october, value: parts(4, 40) },
    { indicator, ...november, value: parts(41, 40) },
  ];
  let transactions = 0;
  doc.on('update', () => {
    transactions += 1;
  });
  const strict = recordMeasurements(doc, hand, { rows, allOrNothing: true });
  expect([strict.written, transactions, readBoard(doc).measurements.length]).toEqual([0, 0, 0]);
  const lenient = recordMeasurements(doc, hand, { rows });
  expect(lenient.outcomes[1]).toEqual({ refused: { kind: 'partExceedsWhole' } });
  expect([lenient.written, transactions, readBoard(doc).measurements.length]).toEqual([1, 1, 1]);
});

test('two rows of one batch for the same period: the second corrects the first', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const rows = [parts(4, 40), parts(5, 40)].map((number) => ({ indicator, ...october, value: number }));
  expect(recordMeasurements(doc, hand, { rows }).written).toBe(2);
  expect(currentMeasurements(readBoard(doc).measurements, indicator)[0]).toMatchObject({
    revision: 2,
    value: parts(5, 40),
  });
});

test.each([
  ['share', parts(3, 0), { kind: 'wholeIsZero' }],
  ['share', parts(41, 40), { kind: 'partExceedsWhole' }],
  ['share', parts(-1, 40), { kind: 'negative', field: 'part' }],
  ['share', parts(1.5, 40), { kind: 'notWhole', field: 'part' }],
  ['share', parts(Number.NaN, 40), { kind: 'notANumber', field: 'part' }],
  ['share', value(101), { kind: 'outOfRange', field: 'value', least: 0, most: 100 }],
  ['count', parts(1, 2), { kind: 'wrongKind', field: 'value' }],
  ['count', value(-1), { kind: 'negative', field: 'value' }],
  ['count', value(1.5), { kind: 'notWhole', field: 'value' }],
  ['yesNo', value(2), { kind: 'outOfRange', field: 'value', least: 0, most: 1 }],
  ['index', value(Number.POSITIVE_INFINITY), { kind: 'notANumber', field: 'value' }],
] as const)('a %s cannot be %o', (kind, number, refusal) => {
  const { doc, hand, indicator } = boardWithIndicator({ kind });
  expect(refused(recordMeasurement(doc, hand, { indicator, ...october, value: number }))).toEqual(refusal);
  expect(readBoard(doc).measurements).toEqual([]);
});

test('a rate may have more events than whole, and zero of something is a number', () => {
  const { doc, hand, indicator } = boardWithIndicator({ kind: 'rate', per: 1000 });
  done(recordMeasurement(doc, hand, { indicator, ...october, value: parts(50, 40) }));
  done(recordMeasurement(doc, hand, { indicator, ...november, value: parts(0, 40) }));
  expect(readBoard(doc).measurements).toHaveLength(2);
});

test('a period runs forwards, and a retired indicator takes no numbers', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const backwards = { start: november.end, end: november.start };
  expect(refused(recordMeasurement(doc, hand, { indicator, ...backwards, value: parts(1, 2) }))).toEqual({
    kind: 'badPeriod',
  });
  const nowhere = { start: '2026-02-30' as typeof november.start, end: november.end };
  expect(refused(recordMeasurement(doc, hand, { indicator, ...nowhere, value: parts(1, 2) })).kind).toBe('notADate');
  done(retireIndicator(doc, hand, { indicator }));
  expect(refused(recordMeasurement(doc, hand, { indicator, ...november, value: parts(1, 2) })).kind).toBe('wrongState');
});

test('not relevant is said of a period, and measurements come in order of their periods', () => {
  const { doc, hand, indicator } = boardWithIndicator();
  const september = week('2026-09-01', '2026-09-30');
  done(recordMeasurement(doc, hand, { indicator, ...november, value: parts(1, 2) }));
  done(markNotRelevant(doc, hand, { indicator, ...september }));
  done(recordMeasurement(doc, hand, { indicator, ...october, value: parts(2, 2) }));
  expect(readBoard(doc).measurements.map((entry) => [entry.end, entry.value.kind])).toEqual([
    ['2026-09-30', 'notRelevant'],
    ['2026-10-31', 'parts'],
    ['2026-11-30', 'parts'],
  ]);
});
