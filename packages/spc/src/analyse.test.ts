import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Analysis, analyse, type ChartKind, type Options, type Row, verdict } from './index.ts';

const charts: readonly ChartKind[] = ['run', 'i', 'xmr', 'mr', 'p', 'pp', 'u', 'up', 'c', 'g', 't', 'ip', 'xbar', 's'];

const dateAt = (index: number): string => `2026-${String(index).padStart(4, '0')}`;
const rowsOf = (values: readonly (number | null)[]): Row[] => values.map((y, index) => ({ at: dateAt(index), y }));

function analysed(rows: readonly Row[], options: Options): Analysis {
  const result = analyse(rows, options);
  if (result.kind === 'refusal') throw new Error(`refused: ${result.reason}`);
  return result;
}

describe('run chart', () => {
  test('SIGN1: the median is the mean of the two middle values when even, and ignores missing values', () => {
    expect(analysed(rowsOf([3, null, 1, 4, 10]), { chart: 'run' }).phases[0]?.centre).toBe(3.5);
  });

  test('SIGN1: a new phase has its own median, n and limits', () => {
    const rows = rowsOf([
      ...Array(12)
        .fill(0)
        .map((_, i) => i % 3),
      ...Array(12)
        .fill(0)
        .map((_, i) => 10 + (i % 3)),
    ]);
    const { phases } = analysed(rows, { chart: 'run', phases: [dateAt(12)] });
    expect(phases.map(({ from, to, centre, count }) => ({ from, to, centre, count }))).toEqual([
      { from: dateAt(0), to: dateAt(11), centre: 1, count: 12 },
      { from: dateAt(12), to: dateAt(23), centre: 11, count: 12 },
    ]);
    expect(phases.map((phase) => phase.signal)).toEqual([false, false]);
    expect(analysed(rows, { chart: 'run' }).phases[0]?.signal).toBe(true);
  });

  test('phases are found by date: inserted rows and phases without rows change nothing', () => {
    const rows = rowsOf([1, 2, 3, 4]).filter((row) => row.at !== dateAt(2));
    const { points, phases } = analysed(rows, { chart: 'run', phases: [dateAt(2), '1999', '2099'] });
    expect(points.map((point) => point.phase)).toEqual([0, 0, 1]);
    expect(phases).toHaveLength(2);
  });

  test('freeze and phases together: the baseline holds in its own phase only', () => {
    const rows = rowsOf([1, 1, 9, 9, 5, 5, 7, 7]);
    const { phases } = analysed(rows, { chart: 'run', phases: [dateAt(4)], baselineEnd: dateAt(1) });
    expect(phases.map((phase) => phase.centre)).toEqual([1, 6]);
  });

  test('an excluded point is drawn, but not counted', () => {
    const { points, phases } = analysed(rowsOf([1, 2, 300, 3]), { chart: 'run', exclude: [dateAt(2)] });
    expect(points[2]).toMatchObject({ y: 300, included: false, base: false });
    expect(phases[0]).toMatchObject({ centre: 2, measured: 3, count: 4 });
  });

  test('twelve times 0.1 is not a run of twelve', () => {
    const { phases } = analysed(rowsOf(Array(12).fill(0.1)), { chart: 'i' });
    expect(phases[0]).toMatchObject({ useful: 0, signal: false, flat: true });
  });

  test('no rows: no points, no phases, and the verdict is too few', () => {
    const empty = analysed([], { chart: 'run', phases: [dateAt(1)], baselineEnd: dateAt(1) });
    expect(empty).toEqual({ kind: 'analysis', chart: 'run', points: [], phases: [] });
    expect(verdict(empty, { better: 'up', target: 3 })).toMatchObject({ variation: 'tooFew', assurance: 'noLimits' });
  });
});

describe('control charts without a published series', () => {
  test('MR: ranges from neighbours, none across a missing value, joined across an excluded one, no runs', () => {
    const options: Options = { chart: 'mr', exclude: [dateAt(4)] };
    const { points, phases } = analysed(rowsOf([1, 4, null, 5, 100, 7]), options);
    expect(points.map((point) => point.y)).toEqual([null, 3, null, null, null, 2]);
    expect(points[0]).toMatchObject({ centre: 2.5, lower: 0 });
    expect(points[0]?.upper).toBeCloseTo(3.267 * 2.5, 9);
    expect(phases[0]).toMatchObject({ useful: 0, longest: null, signal: false });
  });

  test('P: a hundredfold scale moves values, centre and limits alike', () => {
    const rows = rowsOf([3, 4, 5, 2]).map((row) => ({ ...row, n: 10 }));
    const [one] = analysed(rows, { chart: 'p' }).points;
    const [scaled] = analysed(rows, { chart: 'p', scale: 100 }).points;
    for (const key of ['y', 'centre', 'lower', 'upper', 'lower2', 'upper2'] as const) {
      expect(scaled?.[key]).toBeCloseTo(100 * (one?.[key] ?? Number.NaN), 9);
    }
  });

  test('a point on a limit is inside', () => {
    const rows = rowsOf([0, 4, 4, 4]);
    const { points } = analysed(rows, { chart: 'c', centre: 1 });
    expect(points.map((point) => point.outside)).toEqual([null, null, null, null]);
    expect(analysed(rowsOf([5]), { chart: 'c', centre: 1 }).points[0]?.outside).toBe('above');
  });
});

describe('refusals', () => {
  const row = (y: number | null, n?: number): Row => ({ at: dateAt(0), y, ...(n === undefined ? {} : { n }) });
  test.each<[string, Row[], Options]>([
    ['notFinite', [row(Number.NaN)], { chart: 'run' }],
    ['notFinite', [row(Number.POSITIVE_INFINITY)], { chart: 'i' }],
    ['outOfRange', [row(1e200)], { chart: 'run' }],
    ['outOfRange', [row(1, 1e-200)], { chart: 'run' }],
    ['emptyDate', [{ at: '', y: 1 }], { chart: 'run' }],
    ['duplicateDate', [row(1), row(2)], { chart: 'run' }],
    ['negativeDenominator', [row(1, -3)], { chart: 'run' }],
    ['needsDenominator', [row(1)], { chart: 'u' }],
    ['negativeCount', [row(-1)], { chart: 'c' }],
    ['negativeCount', [row(-1, 4)], { chart: 'p' }],
    ['partAboveWhole', [row(5, 4)], { chart: 'p' }],
    ['notPositive', [row(0)], { chart: 't' }],
    ['badOption', [row(1)], { chart: 'run', scale: 0 }],
    ['badOption', [row(1)], { chart: 'run', centre: Number.NaN }],
    ['badOption', [row(1, 4)], { chart: 'p', centre: 3 }],
  ])('%s is a value, never NaN', (reason, rows, options) => {
    expect(analyse(rows, options)).toMatchObject({ kind: 'refusal', reason });
  });

  test('the date of the offending row is named', () => {
    expect(analyse([row(1), { at: dateAt(7), y: 9, n: 8 }], { chart: 'p' })).toEqual({
      kind: 'refusal',
      reason: 'partAboveWhole',
      at: dateAt(7),
    });
  });
});

/** Every number anywhere in a value. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const anyNumber = fc.oneof(fc.double(), fc.integer({ min: -50, max: 50 }), fc.constantFrom(0, 1e100, -1e100, 5e-324));
const anyRow = fc.record(
  { at: fc.nat(40).map(dateAt), y: fc.option(anyNumber), n: fc.option(anyNumber) },
  { requiredKeys: ['at', 'y'] },
);
const anyDates = fc.array(fc.nat(40).map(dateAt), { maxLength: 4 });
const anyOptions = fc.record(
  {
    chart: fc.constantFrom(...charts),
    phases: anyDates,
    exclude: anyDates,
    baselineEnd: fc.nat(40).map(dateAt),
    centre: anyNumber,
    screen: fc.boolean(),
    scale: anyNumber,
    subgroups: fc.constantFrom('mean' as const, 'median' as const),
  },
  { requiredKeys: ['chart'] },
);

describe('properties', () => {
  test('no NaN or Infinity ever leaves, whatever comes in', () => {
    let analyses = 0;
    const check = (rows: readonly Row[], options: Options): void => {
      const result = analyse(rows, options);
      if (result.kind === 'refusal') return;
      analyses += 1;
      const found = [result, verdict(result, { better: 'up', target: 2 })].flatMap(numbersIn);
      expect(found.filter((number) => !Number.isFinite(number))).toEqual([]);
    };
    fc.assert(fc.property(fc.array(anyRow, { maxLength: 30 }), anyOptions, check), { numRuns: 300 });
    const extreme = fc.constantFrom(0, 5e-324, 1e-300, 1e-9, 1, 7, 1e9, 1e99, 1e100);
    const extremes = fc.array(fc.record({ y: fc.option(extreme), n: fc.option(extreme) }), { maxLength: 20 });
    fc.assert(
      fc.property(extremes, fc.constantFrom(...charts), (rows, chart) => {
        check(
          rows.map((row, index) => ({ ...row, at: dateAt(index) })),
          { chart },
        );
      }),
      { numRuns: 600 },
    );
    expect(analyses).toBeGreaterThan(200);
  });

  const series = fc.array(fc.option(fc.integer({ min: 0, max: 30 }), { freq: 8 }), { minLength: 1, maxLength: 50 });

  test('SIGN1: the verdict does not change when the series is moved or scaled', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.constantFrom<ChartKind>('run', 'i'),
        (values, shift, scale, chart) => {
          const judge = (change: (value: number) => number): unknown => {
            const rows = rowsOf(values.map((value) => (value === null ? null : change(value))));
            const analysis = analysed(rows, { chart, phases: [dateAt(15)] });
            const { variation, assurance, because } = verdict(analysis, { better: 'up', target: change(20) });
            seen.add(variation);
            return { variation, assurance, because: { ...because, centre: null } };
          };
          const wanted = judge((value) => value);
          expect(judge((value) => value + shift)).toEqual(wanted);
          expect(judge((value) => value * scale)).toEqual(wanted);
        },
      ),
      { numRuns: 300 },
    );
    expect([...seen]).toEqual(expect.arrayContaining(['normal', 'tooFew']));
  });

  test('the order of rows does not matter', () => {
    fc.assert(
      fc.property(series, fc.constantFrom<ChartKind>('run', 'i', 'ip'), (values, chart) => {
        const rows = rowsOf(values);
        expect(analyse([...rows].reverse(), { chart })).toEqual(analyse(rows, { chart }));
      }),
    );
  });

  test('upside down: improving and worsening trade places', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 24, maxLength: 40 }), (values) => {
        const read = (ys: readonly number[], better: 'up' | 'down'): string =>
          verdict(analysed(rowsOf(ys), { chart: 'run' }), { better }).variation;
        expect(
          read(
            values.map((value) => -value),
            'down',
          ),
        ).toBe(read(values, 'up'));
      }),
    );
  });
});
