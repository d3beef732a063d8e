/** Example charts with invented numbers: the golden pictures of the tests and the gallery to look at. Not part of the product. */
import { analyse, verdict } from '@tavle/spc';
import type { ChartNote, ChartPoint, ChartSize, ChartTarget, ChartWords, PointState, RunChartInput } from './types.ts';

/** One example: what it shows, and the chart. */
export type Sample = {
  readonly name: string;
  readonly title: string;
  readonly input: RunChartInput;
  readonly size: ChartSize;
};

const words: ChartWords = {
  target: 'mål',
  centre: 'median',
  empty: 'Ingen målinger endnu',
  states: {
    shown: 'målt',
    hidden: 'skjult (små tal)',
    missing: 'mangler måling',
    notRelevant: 'ikke relevant',
    provisional: 'foreløbig',
    revised: 'rettet',
    excluded: 'udeladt',
    exercise: 'øvetal',
  },
  period: 'Periode',
  value: 'Værdi',
  state: 'Bemærkning',
  note: 'Noter',
};

const da = (value: number, decimals: number): string => {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.');
  const sign = value < 0 ? '−' : '';
  return `${sign}${whole.replace(/\B(?=(\d{3})+$)/g, '.')}${fraction === undefined ? '' : `,${fraction}`}`;
};

type Series = {
  readonly label?: string;
  readonly values: readonly (number | null)[];
  readonly states?: Readonly<Record<number, PointState>>;
  readonly target?: readonly ChartTarget[];
  readonly notes?: readonly ChartNote[];
  /** Index where a new phase begins, and why. */
  readonly breaks?: readonly (readonly [index: number, reason: string])[];
  readonly unit?: string;
  readonly decimals?: number;
  readonly bounds?: RunChartInput['bounds'];
  readonly limits?: boolean;
  readonly periodName?: (index: number, count: number) => string;
};

const everySecondWeek = (index: number, count: number): string =>
  `uge ${((46 - (count - 1 - index) * 2 + 519) % 52) + 1}`;

const at = (index: number): string => `2026-${String(index).padStart(3, '0')}`;

/** From a series: level, run and limits come from the statistics package, as in the product. */
export function sampleInput(series: Series): RunChartInput {
  const { values, states = {}, breaks = [], periodName = everySecondWeek } = series;
  const rows = values.map((y, index) => ({ at: at(index), y: states[index] === 'hidden' ? null : y }));
  const exclude = values.flatMap((_, index) => (states[index] === 'excluded' ? [at(index)] : []));
  const options = { phases: breaks.map(([index]) => at(index)), exclude };
  const analysis = analyse(rows, { chart: 'run', ...options });
  const control = analyse(rows, { chart: 'i', ...options });
  if (analysis.kind === 'refusal' || control.kind === 'refusal') throw new Error('a sample must be analysable');
  const { because } = verdict(analysis, { better: 'up' });
  return {
    label: series.label ?? 'Eksempel',
    points: values.map((value, index): ChartPoint => {
      const { lower = null, upper = null } = control.points[index] ?? {};
      return {
        label: periodName(index, values.length),
        at: at(index),
        value: states[index] === 'hidden' ? null : value,
        state: states[index] ?? (value === null ? 'missing' : 'shown'),
        ...(series.limits === true ? { limits: { lower, upper } } : {}),
      };
    }),
    phases: analysis.phases.map((phase, index) => ({
      from: phase.from,
      centre: phase.centre,
      reason: breaks[index - 1]?.[1] ?? '',
    })),
    targets: series.target ?? [],
    notes: series.notes ?? [],
    unit: series.unit ?? '%',
    decimals: series.decimals ?? 0,
    bounds: series.bounds ?? { low: 0, high: 100 },
    signalRun: because.rule === null || because.rule === 'limits' ? null : because.longestAt,
    words,
    formatNumber: da,
  };
}

const from = (level: number, index = 0): ChartTarget => ({ from: at(index), levels: [level] });
const counts = { low: 0, high: null };

const assessed = [79, 82, 77, 84, 81, 80, 85, 83, 78, 82, 81, 84, 86, 89, 88, 90, 90, 91, 90, 92];
const firstTalk = [71, 75, 69, 74, 78, 73, 76, 70, 74, 72, 77, 74, 71, 75, 73, 77, 72, 74, 71, 74];
const belts = [8.4, 7.2, 8.8, 7.6, 6.8, 7.9, 7.2, 6.4, 6.9, 5.2, 4.8, 4.1, 4.5, 3.6, 4.3, 3.9, 3.5, 4.2, 3.8, null];
const holds = [11, 12, 10, 13, 12, 11, 14, 12, 13, 15, 14, 16, 15, 17, 14, 16, 17, 16, 18, 17];
const noteAtBeltFree = { at: at(9), text: 'Bæltefri afsnit fra uge 26' };

const row: ChartSize = { kind: 'row' };
const wall: ChartSize = { kind: 'wall' };
const large: ChartSize = { kind: 'large' };
const print: ChartSize = { kind: 'print' };

/** The examples, in the order of the gallery. */
export const samples: readonly Sample[] = [
  {
    name: 'row-improving',
    title: 'Række: mål nået, går den rigtige vej',
    size: row,
    input: sampleInput({ values: assessed, target: [from(90)] }),
  },
  {
    name: 'row-normal',
    title: 'Række: normal variation',
    size: row,
    input: sampleInput({ values: firstTalk, target: [from(85)] }),
  },
  {
    name: 'row-hidden-last',
    title: 'Række: seneste er skjult',
    size: row,
    input: sampleInput({
      values: belts,
      states: { 19: 'hidden' },
      target: [from(3.8)],
      unit: '',
      decimals: 1,
      bounds: counts,
    }),
  },
  {
    name: 'row-collision',
    title: 'Række: median og mål tæt på hinanden',
    size: row,
    input: sampleInput({ values: holds, target: [from(13.6)], unit: '', bounds: counts }),
  },
  {
    name: 'row-phases',
    title: 'Række: ny fase, nyt måltal',
    size: row,
    input: sampleInput({
      values: [31, 34, 30, 33, 35, 32, 31, 34, 33, 30, 22, 25, 21, 24, 23, 20, 24, 22, 25, 21],
      breaks: [[10, 'Ny visitation']],
      target: [from(30), from(20, 12)],
    }),
  },
  {
    name: 'row-states',
    title: 'Række: alle tilstande',
    size: row,
    input: sampleInput({
      values: [14, 12, null, 15, 13, null, null, 12, 16, 11, 40, 13, 15, 12, 14, null, 12, 15, 14, 11],
      states: {
        15: 'notRelevant',
        5: 'hidden',
        6: 'hidden',
        8: 'revised',
        10: 'excluded',
        13: 'exercise',
        18: 'provisional',
        19: 'provisional',
      },
      target: [{ from: at(0), levels: [12, 15] }],
      unit: '',
      bounds: counts,
    }),
  },
  {
    name: 'row-flat',
    title: 'Række: ingen variation',
    size: row,
    input: sampleInput({ values: Array(12).fill(100), target: [from(95)] }),
  },
  {
    name: 'row-three',
    title: 'Række: for få målinger',
    size: row,
    input: sampleInput({ values: [7, 9, 4], target: [from(5)], unit: '', bounds: counts }),
  },
  { name: 'row-empty', title: 'Række: ingen målinger', size: row, input: sampleInput({ values: [null, null, null] }) },
  { name: 'wall-improving', title: 'Væg', size: wall, input: sampleInput({ values: assessed, target: [from(90)] }) },
  {
    name: 'wall-hidden',
    title: 'Væg: skjulte punkter og faseskift',
    size: wall,
    input: sampleInput({
      values: belts,
      states: { 18: 'hidden', 19: 'hidden' },
      breaks: [[9, 'Bæltefri afsnit']],
      target: [from(3.8)],
      unit: '',
      decimals: 1,
      bounds: counts,
    }),
  },
  {
    name: 'large-worsening',
    title: 'Møde: går den forkerte vej, med note',
    size: large,
    input: sampleInput({ values: holds, target: [from(13)], notes: [noteAtBeltFree], unit: '', bounds: counts }),
  },
  {
    name: 'large-everything',
    title: 'Møde: grænser, faser, noter, alle tilstande, intervalmål',
    size: large,
    input: sampleInput({
      values: [
        31,
        34,
        30,
        33,
        null,
        32,
        31,
        34,
        null,
        null,
        52,
        25,
        21,
        24,
        23,
        20,
        24,
        22,
        25,
        21,
        22,
        19,
        23,
        24,
        20,
        21,
      ],
      states: {
        8: 'hidden',
        9: 'hidden',
        10: 'excluded',
        14: 'revised',
        20: 'exercise',
        24: 'provisional',
        25: 'provisional',
      },
      breaks: [
        [11, 'Ny visitation, fælles for alle afsnit i Syd'],
        [21, 'Definition ændret'],
      ],
      notes: [
        { at: at(3), text: 'Vikarstop' },
        { at: at(5), text: 'Kursus i nedtrapning for hele personalet' },
        { at: at(17), text: 'To nye psykologer' },
      ],
      target: [from(30), { from: at(14), levels: [18, 22] }],
      limits: true,
    }),
  },
  {
    name: 'print-months',
    title: 'Papir: måneder, store tal',
    size: print,
    input: sampleInput({
      values: [11870, 12110, 11920, 12480, 12010, 11790, 12330, 12150, 12600, 12090, 11980, 12240, 12020, 12410],
      target: [from(12000)],
      unit: 'dage',
      bounds: counts,
      periodName: (index) =>
        `${['jan.', 'feb.', 'mar.', 'apr.', 'maj', 'jun.', 'jul.', 'aug.', 'sep.', 'okt.', 'nov.', 'dec.'][index % 12]} ${2025 + Math.floor(index / 12)}`,
    }),
  },
];
