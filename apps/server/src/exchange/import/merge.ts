/** What several rows of one series and one period are together: one number, the same said twice, a contradiction, or a sum. */
import { daysBetween } from '@tavle/domain';
import type { ReadRow, RowProblem } from './rows.ts';

/** Rows of one name in several units are several series: the unit then belongs to the name. */
export function nameUnits(rows: readonly ReadRow[]): readonly ReadRow[] {
  const units = new Map<string, Set<string>>();
  for (const { series, unit } of rows) units.set(series, (units.get(series) ?? new Set()).add(unit));
  return rows.map((row) => {
    const several = (units.get(row.series)?.size ?? 0) > 1;
    return several && row.unit !== ''
      ? { ...row, series: [row.series, row.unit].filter((part) => part !== '').join(' · ') }
      : row;
  });
}

/** One number per series and period, and what stood in the way. */
export type Merged = {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
  readonly repeated: number;
};

const keyOf = ({ series, indicatorId, start, end }: ReadRow): string => `${indicatorId}\n${series}\n${start}/${end}`;
/** The same number for the same time; the numbers of two days may be alike and are still two. */
const sameNumber = (a: ReadRow, b: ReadRow): boolean =>
  a.part === b.part && a.whole === b.whole && a.value === b.value && a.day === b.day;

/** Two numbers for one period: the same again is passed over, another one is a problem. */
export function withoutDuplicates(rows: readonly ReadRow[]): Merged {
  const first = new Map<string, ReadRow>();
  const problems: RowProblem[] = [];
  let repeated = 0;
  for (const row of rows) {
    const former = first.get(keyOf(row));
    if (former === undefined) first.set(keyOf(row), row);
    else if (sameNumber(former, row)) repeated++;
    else problems.push({ row: row.row, column: row.column, kind: clashOf(row, former), other: former.row });
  }
  return { rows: [...first.values()], problems, repeated };
}

/** Two days of one period are not the same as the same period twice: they may be meant to be added up. */
const clashOf = (row: ReadRow, former: ReadRow) =>
  row.day !== null && former.day !== null && row.day !== former.day ? 'severalDays' : 'duplicate';

/**
 * The numbers of one period added up. A period of which days are missing is a problem, since its sum would be too small; so is a share without
 * its counts, since shares have no sum. `isShare` tells of a row whether its value is one.
 */
export function addUp(rows: readonly ReadRow[], isShare: (row: ReadRow) => boolean): Merged {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  // a series with several numbers in any of its periods is one of days: a lone day among them is not its period's number either
  const daily = new Set([...groups.values()].flatMap((group) => (group.length > 1 ? [seriesKey(group[0])] : [])));
  const sums: ReadRow[] = [];
  const problems: RowProblem[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const problem = daily.has(seriesKey(first)) ? sumProblem(group, first, isShare) : undefined;
    if (problem === undefined) sums.push(group.length === 1 ? first : summed(group, first));
    else problems.push(problem);
  }
  return { rows: sums, problems, repeated: 0 };
}

const seriesKey = (row: ReadRow | undefined): string => `${row?.indicatorId}\n${row?.series}`;

function sumProblem(
  group: readonly ReadRow[],
  first: ReadRow,
  isShare: (row: ReadRow) => boolean,
): RowProblem | undefined {
  const { row, column } = first;
  const of = daysBetween(first.start, first.end) + 1;
  const days = new Set(group.flatMap(({ day }) => day ?? [])).size;
  if (first.day !== null && days < of) return { row, column, kind: 'incomplete', days, of };
  const counted = group.every(({ part, whole }) => part !== null && whole !== null);
  return group.length > 1 && !counted && isShare(first) ? { row, column, kind: 'notAdditive' } : undefined;
}

/** Counts are added; what was worked out from them is not. */
function summed(group: readonly ReadRow[], first: ReadRow): ReadRow {
  const [part, whole] = [sum(group, 'part'), sum(group, 'whole')];
  const value = part !== null && whole !== null ? null : sum(group, 'value');
  return { ...first, part, whole, value, of: group.length };
}

function sum(rows: readonly ReadRow[], field: 'part' | 'whole' | 'value'): number | null {
  return rows.reduce<number | null>((total, row) => {
    const value = row[field];
    return total === null || value === null ? null : Number((total + value).toPrecision(15));
  }, 0);
}
