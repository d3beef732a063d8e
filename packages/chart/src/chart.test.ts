import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { spread } from './end-labels.ts';
import {
  type ChartSize,
  chartTable,
  type PointState,
  elementOf,
  type RunChartInput,
  runChart,
  type SvgNode,
  toSvgText,
} from './index.ts';
import { boxOf, layout } from './layout.ts';
import { sampleInput, samples } from './samples.ts';
import { roundValues, spanOf } from './scale.ts';
import { node } from './svg.ts';
import { fitText, textWidth } from './text-width.ts';

const row: ChartSize = { kind: 'row' };

function all(root: SvgNode, name: string): SvgNode[] {
  const classes = String(root.attributes['class'] ?? '').split(' ');
  const inner = root.children.flatMap((child) => (typeof child === 'string' ? [] : all(child, name)));
  return classes.includes(name) ? [root, ...inner] : inner;
}

const draw = (input: RunChartInput, size: ChartSize = row): SvgNode => runChart(input, size);
const textOf = (input: RunChartInput, size: ChartSize = row): string => toSvgText(draw(input, size));
const labelsOf = (input: RunChartInput, size: ChartSize = row): string[] =>
  layout(input, size).labels.map((label) => label.text);

const states: readonly PointState[] = [
  'shown',
  'hidden',
  'missing',
  'notRelevant',
  'provisional',
  'revised',
  'excluded',
  'exercise',
];
const anyNumber = fc.oneof(
  fc.integer({ min: -20, max: 120 }),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  fc.constantFrom(0, 1e-9, 1e14, 1e300, Number.NaN, Number.POSITIVE_INFINITY),
);
const words = fc.constantFrom(
  '',
  'uge 8',
  'Bæltefri afsnit',
  'Ny fælles visitation i hele Syd fra 1. oktober',
  'W'.repeat(90),
  '日本語 🙂',
);
const dateAt = fc.integer({ min: 0, max: 40 }).map((index) => `2026-${String(index).padStart(3, '0')}`);
const anyInput: fc.Arbitrary<RunChartInput> = fc
  .record({
    values: fc.array(fc.tuple(fc.option(anyNumber), fc.constantFrom(...states), words), { maxLength: 40 }),
    phases: fc.array(fc.record({ from: dateAt, centre: fc.option(anyNumber), reason: words }), { maxLength: 4 }),
    targets: fc.array(fc.record({ from: dateAt, levels: fc.array(anyNumber, { maxLength: 2 }) }), { maxLength: 3 }),
    notes: fc.array(fc.record({ at: dateAt, text: words }), { maxLength: 5 }),
    bounds: fc.constantFrom({ low: 0, high: 100 }, { low: 0, high: null }, { low: null, high: null }),
    decimals: fc.integer({ min: 0, max: 3 }),
    unit: fc.constantFrom('', '%', 'pr. 1.000 sengedage'),
  })
  .map(({ values, ...rest }) => ({
    ...sampleInput({ values: [] }),
    ...rest,
    points: values.map(([value, state, label], index) => ({
      label,
      at: `2026-${String(index).padStart(3, '0')}`,
      value,
      state,
      ...(index % 3 === 0 ? { limits: { lower: value, upper: value } } : {}),
    })),
  }));
const anySize: fc.Arbitrary<ChartSize> = fc.record(
  {
    kind: fc.constantFrom('row', 'wall', 'large', 'print'),
    width: fc.integer({ min: 0, max: 1600 }),
    height: fc.integer({ min: 0, max: 900 }),
    text: fc.integer({ min: 1, max: 90 }),
  },
  { requiredKeys: ['kind'] },
);

describe('words', () => {
  test('no two words overlap and none leaves the picture, whatever the chart and its size', () => {
    fc.assert(
      fc.property(anyInput, anySize, (input, size) => {
        const { labels, style } = layout(input, size);
        const boxes = labels.map((label) => ({ label, ...boxOf(label) }));
        for (const [index, a] of boxes.entries()) {
          expect(
            a.left >= -0.5 && a.right <= style.width + 0.5 && a.top >= -0.5 && a.bottom <= style.height + 0.5,
            JSON.stringify(a),
          ).toBe(true);
          for (const b of boxes.slice(index + 1)) {
            const apart =
              a.right <= b.left + 0.01 ||
              b.right <= a.left + 0.01 ||
              a.bottom <= b.top + 0.01 ||
              b.bottom <= a.top + 0.01;
            expect(apart, `${JSON.stringify(a)} over ${JSON.stringify(b)}`).toBe(true);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  test('no vertical line runs through the words above the curve', () => {
    fc.assert(
      fc.property(anyInput, anySize, (input, size) => {
        const { labels, noteLines } = layout(input, size);
        for (const label of labels.filter(({ role }) => role === 'note' || role === 'reason')) {
          const box = boxOf(label);
          const crossed = noteLines.filter((line) => line.x > box.left && line.x < box.right && line.top < box.bottom);
          expect(crossed, JSON.stringify(label)).toEqual([]);
        }
      }),
      { numRuns: 300 },
    );
  });

  test('at most four periods are named, the last one always among them', () => {
    for (const { input, size } of samples) {
      const periods = layout(input, size).labels.filter(({ role }) => role === 'period');
      expect(periods.length).toBeLessThanOrEqual(4);
      expect(periods[periods.length - 1]?.text).toBe(input.points[input.points.length - 1]?.label);
    }
  });

  test('median and both ends of an interval target are all named when they are close', () => {
    const input = sampleInput({
      values: [5, 6, 5, 6, 5, 6],
      target: [{ from: '2026-000', levels: [5.4, 5.6] }],
      decimals: 1,
    });
    expect(labelsOf(input)).toEqual(expect.arrayContaining(['median\u00a05,5', 'mål\u00a05,4', 'mål\u00a05,6']));
  });

  test('a half median and a target with decimals are not rounded away', () => {
    const input = sampleInput({ values: [1, 2, 3, 4], target: [{ from: '2026-000', levels: [3.25] }] });
    expect(labelsOf(input)).toEqual(expect.arrayContaining(['median\u00a02,5', 'mål\u00a03,25']));
  });

  test('labels spread as little as needed, in order, within their ends', () => {
    expect(spread([10, 30], 12, { least: 0, most: 100 })).toEqual([10, 30]);
    expect(spread([10, 14], 12, { least: 0, most: 100 })).toEqual([6, 18]);
    expect(spread([1, 2, 3], 10, { least: 0, most: 100 })).toEqual([0, 10, 20]);
    expect(spread([98, 99, 40], 10, { least: 0, most: 100 }).length).toBe(3);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 6 }), (positions) => {
        const placed = spread(
          positions.toSorted((a, b) => a - b),
          10,
          { least: 0, most: 100 },
        );
        expect(placed).toHaveLength(positions.length);
        for (const [index, place] of placed.entries()) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(100 + 1e-9);
          if (index > 0) expect(place - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(10 - 1e-9);
        }
      }),
    );
  });

  test('text that does not fit is shortened, never cut below four letters', () => {
    expect(fitText('Bæltefri afsnit', 10, 1000)).toBe('Bæltefri afsnit');
    const short = fitText('Bæltefri afsnit', 10, 60);
    expect(short.endsWith('…')).toBe(true);
    expect(textWidth(short, 10)).toBeLessThanOrEqual(60);
    expect(fitText('Bæltefri afsnit', 10, 20)).toBe('');
  });
});

describe('the picture', () => {
  test('every number in it is finite', () => {
    fc.assert(
      fc.property(anyInput, anySize, (input, size) => {
        expect(
          toSvgText({ ...draw(input, size), attributes: { ...draw(input, size).attributes, 'aria-label': '' } }),
        ).not.toMatch(/="[^"]*(NaN|Infinity|undefined|null)[^"]*"/);
      }),
      { numRuns: 400 },
    );
  });

  test('SMALL3: a hidden value changes neither picture nor table', () => {
    fc.assert(
      fc.property(anyInput, anySize, anyNumber, (input, size, other) => {
        const change = (value: number | null): RunChartInput => ({
          ...input,
          points: input.points.map((point) =>
            point.state === 'hidden' ? { ...point, value, limits: { lower: value, upper: value } } : point,
          ),
        });
        expect(textOf(change(other), size)).toBe(textOf(change(null), size));
        expect(chartTable(change(other))).toEqual(chartTable(change(null)));
      }),
      { numRuns: 200 },
    );
  });

  test('SIGN3: the old target stays in old periods, the new one begins at its date', () => {
    const input = sampleInput({
      values: [9, 8, 9, 8, 9, 8],
      target: [
        { from: '2026-000', levels: [9.5] },
        { from: '2026-003', levels: [8.5] },
      ],
    });
    const [old, now, ...more] = all(draw(input), 'chart-target').map(({ attributes }) => attributes);
    const { xs, y } = layout(input, row);
    expect(more).toEqual([]);
    expect(old?.['y1']).toBeCloseTo(y(9.5), 0);
    expect(now?.['y1']).toBeCloseTo(y(8.5), 0);
    expect(Number(old?.['x2'])).toBeGreaterThan(xs[2] ?? Number.NaN);
    expect(Number(old?.['x2'])).toBeLessThanOrEqual(Number(now?.['x1']));
    expect(Number(now?.['x1'])).toBeLessThan(xs[3] ?? Number.NaN);
    expect(labelsOf(input)).not.toContain('mål\u00a09,5');
  });

  test('SIGN3: a phase breaks curve and median with a gap and says why', () => {
    const input = sampleInput({ values: [9, 8, 9, 4, 3, 4], breaks: [[3, 'Ny visitation']] });
    const svg = draw(input);
    expect(all(svg, 'chart-line').map(({ attributes }) => String(attributes['d']).match(/[ML]/g)?.join(''))).toEqual([
      'MLL',
      'MLL',
    ]);
    const [before, after] = all(svg, 'chart-centre').map(({ attributes }) => attributes);
    expect(Number(before?.['x2'])).toBeLessThan(Number(after?.['x1']));
    expect(labelsOf(input)).toContain('Ny visitation');
    const { xs } = layout(input, row);
    expect((xs[3] ?? 0) - (xs[2] ?? 0)).toBeGreaterThan(1.5 * ((xs[1] ?? 0) - (xs[0] ?? 0)));
  });

  test('missing and hidden points break the curve, excluded ones are stepped over, provisional ones are dashed', () => {
    const lines = (marked: Readonly<Record<number, PointState>>): string[] =>
      all(draw(sampleInput({ values: [1, 2, 3, 2, 1, 2, 3], states: marked })), 'chart-line').map(
        ({ attributes }) => String(attributes['d']).match(/[ML]/g)?.join('') ?? '',
      );
    expect(lines({})).toEqual(['MLLLLLL']);
    expect(lines({ 3: 'missing' })).toEqual(['MLLMLL']);
    expect(lines({ 3: 'hidden' })).toEqual(['MLLMLL']);
    expect(lines({ 3: 'excluded' })).toEqual(['MLLLLL']);
    expect(lines({ 6: 'provisional' })).toEqual(['MLLLLL', 'ML']);
  });

  test('each state has its own shape, so the picture survives greyscale', () => {
    const shapes = states.map((state) => {
      const svg = draw(sampleInput({ values: [1, 2, 3, 2], states: { 1: state } }));
      const [mark] = all(svg, 'chart-point').filter(({ attributes }) =>
        String(attributes['class']).includes(`chart-${state}`),
      );
      const { class: _, stroke, ...rest } = mark?.attributes ?? {};
      const kinds = mark?.children.map((child) => (typeof child === 'string' ? child : child.tag)) ?? [];
      return `${mark?.tag} ${kinds.join()} ${'stroke-dasharray' in rest} ${String(rest['d'] ?? '').replace(/[^MLHZ]/g, '')}`;
    });
    expect(new Set(shapes).size).toBe(states.length);
  });

  test('the latest value is large and filled; when it is hidden nothing is', () => {
    expect(all(draw(sampleInput({ values: [1, 2, 3] })), 'chart-last')).toHaveLength(1);
    expect(all(draw(sampleInput({ values: [1, 2, 3], states: { 2: 'hidden' } })), 'chart-last')).toHaveLength(0);
    expect(all(draw(sampleInput({ values: [1, 2, null] })), 'chart-last')).toHaveLength(1);
  });

  test('WALL2: without any value it says so instead of standing empty', () => {
    for (const values of [[], [null, null]]) {
      const svg = draw(sampleInput({ values }));
      expect(all(svg, 'chart-empty')[0]?.children).toEqual(['Ingen målinger endnu']);
    }
  });

  test('it has a name for screen readers, no ids and no inline style', () => {
    for (const { input, size } of samples) {
      const text = textOf(input, size);
      expect(text).toMatch(/role="img" aria-label="[^"]+"/);
      expect(text).not.toMatch(/ (style|id)=|<style|<script|url\(/);
    }
  });

  test('words cannot become markup', () => {
    const input = sampleInput({
      values: [1, 2],
      notes: [{ at: '2026-001', text: '<b>&"\u0000' }],
      label: '"><script>',
    });
    const text = textOf(input);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;b&gt;&amp;&quot;');
    expect(text).not.toContain('\u0000');
  });

  test('a tree becomes elements whose attributes have the names pages give them, each with a key among its siblings', () => {
    const create = (tag: string, props: object, ...children: readonly (object | string)[]): object => ({
      tag,
      ...props,
      children,
    });
    const tree = node('g', { class: 'a', 'stroke-width': 2, 'aria-label': 'b' }, [
      node('path', { d: 'M0 0' }),
      node('text', { viewBox: '0 0 1 1' }, ['word']),
    ]);
    expect(elementOf<object>(tree, create)).toEqual({
      tag: 'g',
      key: 'svg',
      className: 'a',
      strokeWidth: 2,
      'aria-label': 'b',
      children: [
        { tag: 'path', key: '0', d: 'M0 0', children: [] },
        { tag: 'text', key: '1', viewBox: '0 0 1 1', children: ['word'] },
      ],
    });
  });
});

describe('the y scale', () => {
  const spanFor = (values: readonly number[], bounds: RunChartInput['bounds']): { low: number; high: number } =>
    spanOf(sampleInput({ values, bounds }));

  test('a flat series does not collapse', () => {
    expect(spanFor([50, 50, 50], { low: 0, high: null })).toEqual({ low: 0, high: 60 });
    expect(spanFor([0, 0, 0], { low: 0, high: null })).toEqual({ low: 0, high: 1 });
    const percent = spanFor([97, 97.2, 97.1], { low: 0, high: 100 });
    expect(percent.high).toBeLessThanOrEqual(100);
    expect(percent.high - percent.low).toBeGreaterThanOrEqual(10);
    const counts = spanFor([200, 201, 200], { low: 0, high: null });
    expect(counts.high - counts.low).toBeGreaterThanOrEqual(30);
  });

  test('everything counted is within, and an excluded outlier does not squeeze it', () => {
    expect(spanOf(sampleInput({ values: [4, 5, 6, 90], states: { 3: 'excluded' } })).high).toBeLessThan(20);
    fc.assert(
      fc.property(anyInput, (input) => {
        const { low, high } = spanOf(input);
        expect(Number.isFinite(low) && Number.isFinite(high) && low < high).toBe(true);
      }),
    );
  });

  test('labels are round numbers, with decimals only when needed', () => {
    expect(roundValues({ low: 9.3, high: 18.7 }, 5, 0)).toEqual({ values: [10, 12, 14, 16, 18], decimals: 0 });
    expect(roundValues({ low: 0.1, high: 0.9 }, 4, 0).decimals).toBe(1);
  });
});

describe('old browsers', () => {
  test('WALL6: nothing newer than Chromium 87 is called', () => {
    const newer =
      /\.(at|findLast|findLastIndex|toSorted|toReversed|toSpliced|with|isWellFormed|union|intersection)\(|Object\.(hasOwn|groupBy)|structuredClone|Promise\.withResolvers/;
    const sources = readdirSync(import.meta.dirname).filter((name) => /(?<!test|gallery|samples)\.ts$/.test(name));
    expect(sources.length).toBeGreaterThan(8);
    expect(sources.filter((name) => newer.test(readFileSync(join(import.meta.dirname, name), 'utf8')))).toEqual([]);
  });
});

describe('the table', () => {
  test('says the same as the picture, in words', () => {
    const input = sampleInput({
      values: [31, 34, null, 30, 22, 21],
      states: { 3: 'hidden', 5: 'provisional' },
      breaks: [[4, 'Ny visitation']],
      target: [
        { from: '2026-000', levels: [30] },
        { from: '2026-004', levels: [18, 22] },
      ],
      notes: [{ at: '2026-0015', text: 'Vikarstop' }],
    });
    const { head, rows } = chartTable(input);
    expect(head).toEqual(['Periode', 'Værdi', 'Bemærkning', 'median', 'mål', 'Noter']);
    expect(rows.map(({ cells }) => cells.slice(1))).toEqual([
      ['31', '', '32,5', '30', ''],
      ['34', '', '32,5', '30', ''],
      ['', 'mangler måling', '32,5', '30', 'Vikarstop'],
      ['', 'skjult (små tal)', '32,5', '30', ''],
      ['22', '', '21,5', '18–22', 'Ny visitation'],
      ['21', 'foreløbig', '21,5', '18–22', ''],
    ]);
  });
});
