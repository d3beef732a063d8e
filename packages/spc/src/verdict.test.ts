import { describe, expect, test } from 'vitest';
import {
  type Aim,
  type Analysis,
  analyse,
  makingDataCount,
  markRules,
  type Options,
  type Row,
  verdict,
} from './index.ts';

const dateAt = (index: number): string => `2026-${String(index).padStart(4, '0')}`;
const rowsOf = (values: readonly (number | null)[]): Row[] => values.map((y, index) => ({ at: dateAt(index), y }));

function analysed(values: readonly (number | null)[], options: Options = { chart: 'run' }): Analysis {
  const result = analyse(rowsOf(values), options);
  if (result.kind === 'refusal') throw new Error(`refused: ${result.reason}`);
  return result;
}

const up: Aim = { better: 'up', target: 90 };
const stable = [80, 84, 79, 83, 81, 85, 78, 82, 80, 84, 79, 83, 86, 77];
const risen = [...stable, 90, 92, 91, 93, 90, 94, 91, 92, 93, 90, 92, 91];

describe('verdict', () => {
  test('SIGN1: fewer than ten useful points are too few, and say how many', () => {
    const nine = verdict(analysed([1, 2, 1, 2, 1, 2, 1, 2, 1]), up);
    expect(nine).toMatchObject({ variation: 'tooFew', because: { needed: 10, measured: 9, rule: null } });
    expect(verdict(analysed([1, 2, 1, 2, 1, 2, 1, 2, 1, 2]), up)).toMatchObject({
      variation: 'normal',
      because: { n: 10 },
    });
  });

  test('SIGN1: points on the median are not useful', () => {
    const ties = verdict(analysed([5, 5, 5, 5, 5, 5, 5, 5, 5, 4, 6, 4, 6, 5]), up);
    expect(ties).toMatchObject({ variation: 'tooFew', because: { n: 4, measured: 14 } });
  });

  test('SIGN1: ten equal points are without variation, nine are too few', () => {
    expect(verdict(analysed(Array(10).fill(95)), up)).toMatchObject({ variation: 'noVariation', assurance: 'pass' });
    expect(verdict(analysed(Array(10).fill(85)), up)).toMatchObject({ variation: 'noVariation', assurance: 'fail' });
    expect(verdict(analysed(Array(9).fill(95)), up).variation).toBe('tooFew');
  });

  test('SIGN1: a shift is read by the direction wanted', () => {
    const analysis = analysed(risen);
    expect(verdict(analysis, up).variation).toBe('improving');
    expect(verdict(analysis, { better: 'down' }).variation).toBe('worsening');
    expect(verdict(analysis, { better: 'neither' }).variation).toBe('higher');
    expect(verdict(analysed(risen.map((y) => -y)), { better: 'neither' }).variation).toBe('lower');
  });

  test('SIGN1: because carries the numbers and the place of the run', () => {
    const { because } = verdict(analysed(risen), up);
    expect(because).toEqual({
      rule: 'longestRunAndCrossings',
      side: 'above',
      n: 26,
      needed: 10,
      measured: 26,
      centre: 85.5,
      longest: 12,
      longestMax: 8,
      longestSide: 'above',
      longestAt: { from: dateAt(14), to: dateAt(25) },
      crossings: 3,
      crossingsMin: 8,
      outside: [],
      latest: dateAt(25),
      phaseFrom: dateAt(0),
    });
  });

  test('SIGN1: only the latest phase speaks', () => {
    const phased = analysed([...risen, ...stable], { chart: 'run', phases: [dateAt(26)] });
    expect(phased.phases[0]?.signal).toBe(true);
    expect(verdict(phased, up)).toMatchObject({ variation: 'normal', because: { phaseFrom: dateAt(26), n: 14 } });
  });

  test('SIGN1: the direction is where the process is now, not where the longest run was', () => {
    const back = Array.from('HHHHHHHHHHHHLLLLLHLLLLLHLLLL', (level, i) => (level === 'H' ? 90 : 60) + (i % 5));
    expect(verdict(analysed(back), up)).toMatchObject({
      variation: 'worsening',
      because: { longestSide: 'above', side: 'below' },
    });
  });

  test('SIGN1: limits speak only when the runs are silent, of n >= 12, and about the latest point', () => {
    const outlier = [...stable, 130];
    const run = analysed(outlier);
    const limits = analysed(outlier, { chart: 'i' });
    expect(verdict(run, up).variation).toBe('normal');
    expect(verdict(run, up, limits)).toMatchObject({
      variation: 'improving',
      because: { rule: 'limits', side: 'above', outside: [dateAt(14)] },
    });
    const later = [...outlier, ...stable];
    expect(verdict(analysed(later), up, analysed(later, { chart: 'i' }))).toMatchObject({
      variation: 'normal',
      because: { rule: null, outside: [dateAt(14)] },
    });
    const eleven = [...stable.slice(0, 10), 130];
    expect(verdict(analysed(eleven), up, analysed(eleven, { chart: 'i' })).variation).toBe('normal');
    const both = [...risen, 30];
    expect(verdict(analysed(both), up, analysed(both, { chart: 'i' })).because.rule).toBe('longestRunAndCrossings');
  });

  test('SIGN2: assurance needs a target, a direction and limits', () => {
    const run = analysed(stable);
    const limits = analysed(stable, { chart: 'i' });
    const ask = (aim: Aim, from: Analysis | undefined = limits): string => verdict(run, aim, from).assurance;
    expect(ask({ better: 'up' })).toBe('noTarget');
    expect(ask({ better: 'neither', target: 90 })).toBe('noDirection');
    expect(verdict(run, up).assurance).toBe('noLimits');
    expect([60, 80, 99].map((target) => ask({ better: 'up', target }))).toEqual(['pass', 'hitAndMiss', 'fail']);
    expect([60, 80, 99].map((target) => ask({ better: 'down', target }))).toEqual(['fail', 'hitAndMiss', 'pass']);
  });

  test('missing and excluded latest points do not speak', () => {
    const values = [...stable, 130, null];
    const chart: Options = { chart: 'i', exclude: [dateAt(14)] };
    expect(verdict(analysed(values, chart), up)).toMatchObject({
      variation: 'normal',
      because: { latest: dateAt(13) },
    });
  });
});

describe('Making Data Count', () => {
  test('a value on the mean and a missing value break a shift; phases do not share windows', () => {
    const options: Options = { chart: 'xmr', centre: 0 };
    const seven: (number | null)[] = [-1, 1, 2, 1, 2, 1, 2, 1];
    const causes = (values: readonly (number | null)[], extra: Partial<Options> = {}): string[] =>
      markRules(analysed(values, { ...options, ...extra }).points).map((mark) => mark.cause);
    expect(causes(seven).filter((cause) => cause === 'shiftAbove')).toHaveLength(7);
    expect(causes(seven.with(4, 0))).not.toContain('shiftAbove');
    expect(causes(seven.with(4, null))).not.toContain('shiftAbove');
    expect(causes(seven, { phases: [dateAt(4)] })).not.toContain('shiftAbove');
  });

  test('an analysis without points has no marks and no icons', () => {
    expect(makingDataCount(analysed([], { chart: 'xmr' }), up)).toEqual({
      marks: [],
      types: [],
      variation: 'common',
      level: null,
      assurance: 'noLimits',
      trialLimits: false,
    });
  });
});
