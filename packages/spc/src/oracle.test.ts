/** Series with known answers from published packages; read from beside the project, never copied. Skipped, loudly, when absent. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Aim, analyse, type ChartKind, limitsFor, makingDataCount, type Options, type Row } from './index.ts';
import { shiftMarks, sideOf, trendMarks, twoInThreeMarks, zoneOf } from './rules.ts';

const folder = join(import.meta.dirname, '../../../../shared/oracles/spc');
const present = existsSync(folder);
if (!present) console.warn(`SKIPPED: no reference series at ${folder}`);

type Numbers = (number | null)[];
type Case = {
  id: string;
  ruleset: 'anhoej' | 'nhs' | 'rules';
  chart: string;
  input: {
    centre: number;
    lower: number;
    upper: number;
    lower2: number;
    upper2: number;
    x: (string | number)[];
    y: Numbers;
    n?: Numbers;
    nUseful: number[];
    options: Record<string, never>;
  };
  expected: {
    flags: Record<string, ('upper' | 'lower' | 'none')[]>;
    summary: Record<string, string | boolean | null>;
    points: Record<string, Numbers>;
    parts: Record<string, number | boolean | null>[];
    longestRunMax: number[];
    crossingsMin: number[];
  };
};

const cases: Case[] = present
  ? readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
  : [];

/** Cases whose limits the peer leaves undefined and we set to the centre (advisory in the oracle). */
const ownLimits = new Set(['i-constant-screened', 'nhs-constant-on-target']);

const dateOf = (x: string | number): string => (typeof x === 'number' ? String(x).padStart(6, '0') : x);

function expectClose(actual: number | null | undefined, wanted: number | null | undefined, what: string): void {
  if (wanted === null || wanted === undefined) {
    expect(actual ?? null, what).toBeNull();
    return;
  }
  expect(actual, what).not.toBeNull();
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${what}: ${actual} for ${wanted}`).toBeLessThanOrEqual(
    Math.max(1e-9, 1e-6 * Math.abs(wanted)),
  );
}

function rowsOf({ input }: Case): Row[] {
  return input.x.map((x, index) => ({
    at: dateOf(x),
    y: input.y[index] ?? null,
    ...(input.n === undefined ? {} : { n: input.n[index] ?? null }),
  }));
}

type PeerOptions = {
  screenMovingRanges?: boolean;
  multiply?: number;
  freeze?: number;
  part?: number[];
  exclude?: number[];
  centreLine?: number;
  aggregate?: 'mean' | 'median';
  rebase?: string[];
  fixAfterN?: number;
  improvementDirection?: 'increase' | 'decrease' | 'neutral';
  target?: number;
};

function optionsOf({ chart, input }: Case): Options {
  const peer: PeerOptions = input.options;
  const dates = [...new Set(input.x.map(dateOf))].sort();
  const at = (index: number): string => dates[index] ?? '';
  const freeze = peer.freeze ?? peer.fixAfterN;
  return {
    chart: chart as ChartKind,
    scale: peer.multiply ?? 1,
    screen: peer.screenMovingRanges ?? true,
    phases: [...(peer.part ?? []).map(at), ...(peer.rebase ?? [])],
    exclude: (peer.exclude ?? []).map((index) => at(index - 1)),
    ...(freeze === undefined ? {} : { baselineEnd: at(freeze - 1) }),
    ...(peer.centreLine === undefined ? {} : { centre: peer.centreLine }),
    ...(peer.aggregate === undefined ? {} : { subgroups: peer.aggregate }),
  };
}

const betters = { increase: 'up', decrease: 'down', neutral: 'neither' } as const;
const types = {
  common: 'common-cause',
  improvement: 'improvement',
  concern: 'concern',
  neutralHigh: 'neutral-high',
  neutralLow: 'neutral-low',
} as const;
const causes = {
  common: 'common-cause',
  outsideAbove: 'above-limit',
  outsideBelow: 'below-limit',
  trendUp: 'trend-up',
  trendDown: 'trend-down',
  twoInThreeAbove: 'two-in-three-above',
  twoInThreeBelow: 'two-in-three-below',
  shiftAbove: 'shift-above',
  shiftBelow: 'shift-below',
} as const;
const assurances = {
  pass: 'pass',
  fail: 'fail',
  hitAndMiss: 'hit-and-miss',
  noTarget: null,
  noDirection: null,
  noLimits: null,
} as const;

describe.skipIf(!present)('series with known answers', () => {
  test('all 58 are there', () => expect(cases).toHaveLength(58));

  for (const one of cases.filter(({ chart }) => chart === 'limits-table')) {
    test(`${one.id}: SIGN1 limits of the Anhøj rules`, () => {
      const found = one.input.nUseful.map(limitsFor);
      expect(found.map((limit) => limit.longestRunMax)).toEqual(one.expected.longestRunMax);
      expect(found.map((limit) => limit.crossingsMin)).toEqual(one.expected.crossingsMin);
    });
  }

  for (const one of cases.filter(({ chart }) => chart !== 'limits-table' && chart !== 'rule-flags')) {
    test(`${one.id}: SIGN1 centre, limits and runs`, () => {
      const analysis = analyse(rowsOf(one), optionsOf(one));
      if (analysis.kind === 'refusal') throw new Error(`refused: ${analysis.reason} at ${analysis.at}`);
      const wanted = one.expected.points;
      expect(analysis.points).toHaveLength(wanted['y']?.length ?? 0);
      for (const [index, point] of analysis.points.entries()) {
        const what = `${one.id} at ${point.at}`;
        expectClose(point.y, wanted['y']?.[index], `${what} y`);
        expectClose(point.centre, wanted['cl']?.[index], `${what} centre`);
        expect(point.phase + 1, `${what} phase`).toBe(wanted['part']?.[index]);
        if (wanted['include'] !== undefined) expect(point.included, `${what} included`).toBe(wanted['include'][index]);
        if (wanted['baseline'] !== undefined) expect(point.base, `${what} base`).toBe(wanted['baseline'][index]);
        if (ownLimits.has(one.id)) {
          expect([point.lower, point.upper]).toEqual([point.centre, point.centre]);
          continue;
        }
        expectClose(point.lower, wanted['lcl']?.[index], `${what} lower`);
        expectClose(point.upper, wanted['ucl']?.[index], `${what} upper`);
        if (wanted['lcl2'] !== undefined) expectClose(point.lower2, wanted['lcl2'][index], `${what} lower2`);
        if (wanted['ucl2'] !== undefined) expectClose(point.upper2, wanted['ucl2'][index], `${what} upper2`);
        const outside = wanted['sigmaSignal'] ?? wanted['outsideLimits'];
        expect(point.outside !== null, `${what} outside`).toBe(Boolean(outside?.[index]));
      }
      for (const [index, part] of (one.expected.parts ?? []).entries()) {
        const phase = analysis.phases[index];
        expect({
          nUseful: phase?.useful,
          longestRun: phase?.longest,
          longestRunMax: phase?.longestMax,
          crossings: phase?.crossings,
          crossingsMin: phase?.crossingsMin,
          runsSignal: phase?.signal,
        }).toEqual({
          nUseful: part['nUseful'],
          longestRun: part['longestRun'],
          longestRunMax: part['longestRunMax'],
          crossings: part['crossings'],
          crossingsMin: part['crossingsMin'],
          runsSignal: part['runsSignal'],
        });
      }
    });
  }

  for (const one of cases.filter(({ chart }) => chart === 'rule-flags')) {
    test(`${one.id}: shift, trend, outside and two in three of any length`, () => {
      const { y, centre, lower, upper, lower2, upper2 } = one.input;
      const sides = y.map((value) => sideOf(value, centre));
      const zones = y.map((value) => zoneOf(value, { lower, upper, lower2, upper2 }));
      const found: Record<string, number[]> = {
        outside: zones.map((zone) => (zone === 3 ? 1 : zone === -3 ? -1 : 0)),
        twoInThree: twoInThreeMarks(zones, sides, 'beyond'),
        twoInThreeWholePattern: twoInThreeMarks(zones, sides, 'pattern'),
      };
      for (const length of [6, 7, 8]) found[`shift${length}`] = shiftMarks(sides, length);
      for (const length of [5, 6, 7]) found[`trend${length}`] = trendMarks(y, length);
      const codes = { '1': 'upper', '0': 'none', '-1': 'lower' };
      for (const [name, wanted] of Object.entries(one.expected.flags)) {
        expect(
          found[name]?.map((mark) => codes[mark === 1 ? '1' : mark === -1 ? '-1' : '0']),
          name,
        ).toEqual(wanted);
      }
    });
  }

  for (const one of cases.filter(({ ruleset }) => ruleset === 'nhs')) {
    test(`${one.id}: Making Data Count marks and icons`, () => {
      const analysis = analyse(rowsOf(one), optionsOf(one));
      if (analysis.kind === 'refusal') throw new Error(`refused: ${analysis.reason} at ${analysis.at}`);
      const peer: PeerOptions = one.input.options;
      const aim: Aim = { better: betters[peer.improvementDirection ?? 'neutral'], target: peer.target ?? null };
      const reading = makingDataCount(analysis, aim);
      const wanted = one.expected.points;
      expect(reading.marks.map((mark) => causes[mark.cause])).toEqual(wanted['specialCause']);
      expect(reading.types.map((type) => types[type])).toEqual(wanted['pointType']);
      expect(reading.marks.map((mark) => (mark.side === 'above' ? 1 : mark.side === 'below' ? -1 : 0))).toEqual(
        wanted['relativeToMean'],
      );
      if (!ownLimits.has(one.id)) expect(reading.marks.map((mark) => mark.near)).toEqual(wanted['closeToLimits']);
      const { summary } = one.expected;
      expect(types[reading.variation]).toBe(summary['variation']);
      const icon = reading.level === null ? 'common-cause' : `${types[reading.variation]}-${reading.level}`;
      expect(icon).toBe(summary['variationIcon']);
      expect(reading.trialLimits).toBe(summary['shortGroupWarning']);
      expect(assurances[reading.assurance]).toBe(ownLimits.has(one.id) ? 'pass' : summary['assurance']);
    });
  }
});
