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
const sameNumber = (a: ReadRow, b: ReadRow): boolean => a.part === b.part && a.whole === b.whole && a.value === b.value;

/** Two numbers for one period: the same again is passed over, another one is a problem. */
export function withoutDuplicates(rows: readonly ReadRow[]): Merged {
  const first = new Map<string, ReadRow>();
  const problems: RowProblem[] = [];
  let repeated = 0;
  for (const row of rows) {
    const former = first.get(keyOf(row));
    if (former === undefined) first.set(keyOf(row), row);
    else if (sameNumber(former, row)) repeated++;
    else problems.push({ row: row.row, column: row.column, kind: 'duplicate', other: former.row });
  }
  return { rows: [...first.values()], problems, repeated };
}

/** The numbers of one period added up. A period of which days are missing is a problem: its sum would be too small. */
export function addUp(rows: readonly ReadRow[]): Merged {
  const groups = new Map<string, ReadRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  const sums: ReadRow[] = [];
  const problems: RowProblem[] = [];
  for (const group of groups.values()) {
    const [first] = group;
    if (first === undefined) continue;
    const days = daysBetween(first.start, first.end) + 1;
    if (group.length > 1 && group.length < days) {
      problems.push({ row: first.row, column: first.column, kind: 'incomplete', days: group.length, of: days });
    } else
      sums.push({
        ...first,
        part: sum(group, 'part'),
        whole: sum(group, 'whole'),
        value: sum(group, 'value'),
        of: group.length,
      });
  }
  return { rows: sums, problems, repeated: 0 };
}

function sum(rows: readonly ReadRow[], field: 'part' | 'whole' | 'value'): number | null {
  return rows.reduce<number | null>((total, row) => {
    const value = row[field];
    return total === null || value === null ? null : Number((total + value).toPrecision(15));
  }, 0);
}
