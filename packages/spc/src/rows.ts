/** Admits rows: sorted, dated, finite, one subgroup per date; or refuses. After this file every number is finite and of sane size. */
import { deviation, mean, median, sum } from './numbers.ts';
import type { ChartKind, Options, Refusal, RefusalReason, Row } from './types.ts';

/** One plotted observation before scaling: `value` is what is drawn, `part`/`whole` what P, U and I' charts weigh by. */
export type Subgroup = {
  readonly at: string;
  readonly value: number | null;
  readonly part: number | null;
  readonly whole: number | null;
  /** Raw values of the subgroup and their standard deviation, for Xbar and S. */
  readonly size: number;
  readonly spread: number | null;
};

const LARGEST = 1e100;
const PROPORTIONS: readonly ChartKind[] = ['p', 'pp'];
const RATES: readonly ChartKind[] = ['u', 'up'];
const COUNTS: readonly ChartKind[] = ['c', 'g'];
const BY_VALUE: readonly ChartKind[] = ['c', 'g', 't', 'xbar', 's'];

/** A refusal value. */
export function refuse(reason: RefusalReason, at: string | null): Refusal {
  return { kind: 'refusal', reason, at };
}

/** Rows in time order, one per date, each admitted for the chart; or the first reason why not. */
export function admitRows(rows: readonly Row[], options: Options): readonly Subgroup[] | Refusal {
  const badOption = checkOptions(options);
  if (badOption !== null) return badOption;
  const sorted = [...rows].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const row of sorted) {
    const reason = whyNot(row, options.chart);
    if (reason !== null) return refuse(reason, row.at);
  }
  if (needsWhole(options.chart) && rows.length > 0 && rows.every((row) => row.n === undefined)) {
    return refuse('needsDenominator', null);
  }
  return group(sorted, options);
}

function checkOptions(options: Options): Refusal | null {
  const { centre, scale = 1 } = options;
  if (!(scale > 0) || scale > LARGEST) return refuse('badOption', null);
  if (centre !== undefined && !(Math.abs(centre) <= LARGEST)) return refuse('badOption', null);
  if (centre !== undefined && centre < 0 && !['run', 'i', 'xmr', 'ip', 'xbar'].includes(options.chart)) {
    return refuse('badOption', null);
  }
  if (centre !== undefined && centre > 1 && PROPORTIONS.includes(options.chart)) return refuse('badOption', null);
  return null;
}

function needsWhole(chart: ChartKind): boolean {
  return PROPORTIONS.includes(chart) || RATES.includes(chart);
}

function whyNot(row: Row, chart: ChartKind): RefusalReason | null {
  if (row.at === '') return 'emptyDate';
  for (const value of [row.y, row.n ?? null]) {
    if (value === null) continue;
    if (!Number.isFinite(value)) return 'notFinite';
    if (Math.abs(value) > LARGEST) return 'outOfRange';
  }
  const n = row.n ?? null;
  if (n !== null && n < 0) return 'negativeDenominator';
  if (row.y === null) return null;
  if ((needsWhole(chart) || COUNTS.includes(chart)) && row.y < 0) return 'negativeCount';
  if (PROPORTIONS.includes(chart) && n !== null && n > 0 && row.y > n) return 'partAboveWhole';
  if (chart === 't' && row.y <= 0) return 'notPositive';
  return null;
}

function group(sorted: readonly Row[], options: Options): readonly Subgroup[] | Refusal {
  const many = options.subgroups !== undefined || options.chart === 'xbar' || options.chart === 's';
  const groups: Row[][] = [];
  for (const row of sorted) {
    const last = groups[groups.length - 1];
    if (last?.[0]?.at !== row.at) groups.push([row]);
    else if (many) last.push(row);
    else return refuse('duplicateDate', row.at);
  }
  const subgroups: Subgroup[] = [];
  for (const members of groups) {
    const one = subgroup(members, options);
    if (one.value !== null && Math.abs(one.value) > LARGEST) return refuse('outOfRange', one.at);
    subgroups.push(one);
  }
  return subgroups;
}

function subgroup(members: readonly Row[], options: Options): Subgroup {
  const at = members[0]?.at ?? '';
  const byValue = BY_VALUE.includes(options.chart);
  if (!byValue && (needsWhole(options.chart) || members.some((row) => row.n !== undefined))) return share(at, members);
  const values = members.flatMap((row) => (row.y === null ? [] : [row.y]));
  const spread = deviation(values);
  const middle = options.subgroups === 'median' ? median(values) : mean(values);
  const value = options.chart === 's' ? spread : middle;
  return { at, value, part: middle, whole: value === null ? null : 1, size: values.length, spread };
}

/** y/n, summed over the subgroup; a missing part or a whole that is missing or zero makes the point missing. */
function share(at: string, members: readonly Row[]): Subgroup {
  const pairs = members.flatMap((row) => {
    const n = row.n === undefined ? 1 : row.n;
    return row.y === null || n === null ? [] : [{ part: row.y, whole: n }];
  });
  const part = sum(pairs.map((pair) => pair.part));
  const whole = sum(pairs.map((pair) => pair.whole));
  if (pairs.length === 0 || whole === 0) return { at, value: null, part: null, whole: null, size: 0, spread: null };
  return { at, value: part / whole, part, whole, size: pairs.length, spread: null };
}
