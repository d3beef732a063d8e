/** The first guess at how a file is to be read. Only a guess: the page shows it, and whoever hands in the file changes it. */
import type { ColumnRole, DateText, ImportLayout, ImportMapping } from '@tavle/domain';
import { roleOfHeading } from './headings.ts';
import { amountOf, decimalSignOf } from './numbers.ts';
import { meaningOfDates, whenOf } from './periods.ts';
import { type Cell, type Sheet, type Table, textOfCell } from './table.ts';

/** Rows a guess looks at. */
const rowsLookedAt = 400;

/** What stands in a column under its heading. */
type Column = {
  readonly heading: string;
  readonly named: ReturnType<typeof roleOfHeading>;
  readonly cells: readonly Cell[];
  /** Parts of the filled cells that are numbers, and that are dates or periods. */
  readonly numbers: number;
  readonly times: number;
  readonly distinct: number;
};

/** Guesses how a table is to be read; of a workbook, its first sheet unless another is named; under its likeliest row of headings unless told. */
export function guessMapping(table: Table, sheetIndex = 0, toldRow?: number): ImportMapping {
  const sheet = table.sheets[sheetIndex] ?? { name: '', rows: [] };
  const headingRow = toldRow ?? headingRowOf(sheet);
  const columns = columnsOf(sheet, headingRow);
  const { layout, roles } = rolesOf(columns);
  return {
    sheet: sheetIndex,
    headingRow,
    layout,
    roles,
    dates: datesOf(columns, roles),
    period: '',
    decimalSign: 'auto',
    scale: scaleOf(table, columns, roles),
    combine: 'none',
  };
}

/** The first row that is about as wide as the table and holds no bare numbers but years. */
export function headingRowOf(sheet: Sheet): number {
  const head = sheet.rows.slice(0, 30);
  const filled = head.map((row) => row.filter(({ kind }) => kind !== 'empty').length);
  const widest = Math.max(0, ...filled);
  const found = head.findIndex((row, index) => {
    const count = filled[index] ?? 0;
    return count >= Math.max(1, widest * 0.6) && row.every((cell) => isHeadingLike(cell));
  });
  return Math.max(0, found);
}

function isHeadingLike(cell: Cell): boolean {
  if (cell.kind === 'empty' || cell.kind === 'date') return true;
  if (cell.kind === 'number') return cell.value >= 1900 && cell.value < 2200 && Number.isInteger(cell.value);
  return cell.kind === 'text' && (whenOf(cell).kind !== 'notADate' || amountOf(cell, undefined).kind === 'notANumber');
}

/** The headings, a nameless column by its letter's place being empty. */
export function headingsOf(sheet: Sheet, headingRow: number): readonly string[] {
  const width = sheet.rows
    .slice(headingRow, headingRow + rowsLookedAt)
    .reduce((most, row) => Math.max(most, row.length), 0);
  const row = sheet.rows[headingRow] ?? [];
  return Array.from({ length: width }, (_, index) => textOfCell(row[index]).trim());
}

function columnsOf(sheet: Sheet, headingRow: number): readonly Column[] {
  const rows = sheet.rows.slice(headingRow + 1, headingRow + 1 + rowsLookedAt);
  return headingsOf(sheet, headingRow).map((heading, index): Column => {
    const cells = rows.flatMap((row) => {
      const cell = row[index];
      return cell === undefined || cell.kind === 'empty' ? [] : [cell];
    });
    const share = (fits: (cell: Cell) => boolean): number =>
      cells.length === 0 ? 0 : cells.filter(fits).length / cells.length;
    return {
      heading,
      named: roleOfHeading(heading),
      cells,
      numbers: share((cell) => ['number', 'doubtful', 'noResult'].includes(amountOf(cell, undefined).kind)),
      times: share((cell) => ['date', 'period'].includes(whenOf(cell).kind) && !isBareNumber(cell)),
      distinct: new Set(cells.map(textOfCell)).size,
    };
  });
}

/** `2019` may be a year or a number; only a heading can say that it is a year. */
const isBareNumber = (cell: Cell): boolean => cell.kind === 'number' || /^\d+$/.test(textOfCell(cell).trim());

function rolesOf(columns: readonly Column[]): { readonly layout: ImportLayout; readonly roles: readonly ColumnRole[] } {
  const byName = columns.map(nameRole);
  const named = columns.map(
    (column, index): ColumnRole | undefined =>
      byName[index] ?? (column.times > 0.9 && !byName.includes('period') ? 'period' : undefined),
  );
  const periodsInHeadings = columns.filter(isPeriodHeading).length;
  if (!named.includes('period') && periodsInHeadings >= 2) {
    const roles = columns.map(
      (column, index): ColumnRole => (isPeriodHeading(column) ? 'value' : seriesOr(column, named[index])),
    );
    return { layout: 'periodsAcross', roles };
  }
  const roles = columns.map((column, index): ColumnRole => named[index] ?? (isLabel(column) ? 'series' : 'ignore'));
  const loose = columns.flatMap((column, index) => (named[index] === undefined && column.numbers > 0.5 ? [index] : []));
  if (roles.includes('value') || roles.includes('part'))
    return { layout: 'long', roles: withParts(columns, roles, loose) };
  if (!roles.includes('series') && !roles.includes('indicatorId') && loose.length > 1) {
    return { layout: 'seriesAcross', roles: roles.map((role, index) => (loose.includes(index) ? 'value' : role)) };
  }
  return { layout: 'long', roles: withParts(columns, roles, loose) };
}

/** The role a heading names, when what stands under it can be that. */
function nameRole(column: Column): ColumnRole | undefined {
  const { named, heading, cells } = column;
  if (named === 'nothing') return 'ignore';
  if (/^enhed(?:er)?$/i.test(heading.trim())) return isMeasure(column) ? 'unit' : 'series';
  if (named === 'part' || named === 'whole' || named === 'value') {
    const plain = /^(?:værdi|value|tæller|nævner|numerator|denominator)$/i.test(heading.trim());
    return plain || cells.length === 0 || column.numbers > 0.3 ? named : undefined;
  }
  return named;
}

const isMeasure = ({ cells }: Column): boolean =>
  cells.every((cell) => /%|pct|procent|antal|dage|timer|personer|kr|score|pr\.|index|indeks/i.test(textOfCell(cell)));
const isPeriodHeading = ({ heading }: Column): boolean =>
  whenOf({ kind: 'text', text: heading }).kind === 'period' || whenOf({ kind: 'text', text: heading }).kind === 'date';
/** Names that come again and again; a text that is new on every row is a remark. */
const isLabel = ({ cells, numbers, times, distinct }: Column): boolean =>
  cells.length > 0 && numbers <= 0.5 && times <= 0.9 && (cells.length < 8 || distinct <= cells.length / 2);
const seriesOr = (column: Column, named: ColumnRole | undefined): ColumnRole =>
  named ?? (isLabel(column) ? 'series' : 'ignore');

/** Numbers whose heading says nothing: two of which one is never the larger are part and whole, a single one is the value. */
function withParts(
  columns: readonly Column[],
  roles: readonly ColumnRole[],
  loose: readonly number[],
): readonly ColumnRole[] {
  const result = [...roles];
  const count = loose.find((index) => /^antal\b|^number\b|^n$/i.test(columns[index]?.heading ?? ''));
  if (result.includes('whole') && !result.includes('part')) {
    const part = count ?? loose[0];
    if (part !== undefined) result[part] = 'part';
    return result;
  }
  if (result.includes('value') || result.includes('part')) return result;
  const [first, second, ...more] = loose;
  if (first === undefined) return result;
  if (second === undefined || more.length > 0) {
    if (second === undefined) result[first] = 'value';
    return result;
  }
  const order = orderOf(columns[first], columns[second]);
  if (order !== 0) {
    result[order < 0 ? first : second] = 'part';
    result[order < 0 ? second : first] = 'whole';
  }
  return result;
}

/** −1: the first is never larger than the second; 1: the other way round; 0: neither. */
function orderOf(a: Column | undefined, b: Column | undefined): -1 | 0 | 1 {
  if (a === undefined || b === undefined || a.cells.length !== b.cells.length) return 0;
  const sign = decimalSignOf([...a.cells, ...b.cells]);
  const pairs = a.cells.map((cell, index) => [amountOf(cell, sign), amountOf(b.cells[index], sign)] as const);
  const known = pairs.flatMap(([x, y]) => (x.kind === 'number' && y.kind === 'number' ? [x.value - y.value] : []));
  if (known.length < pairs.length) return 0;
  if (known.every((difference) => difference <= 0)) return -1;
  return known.every((difference) => difference >= 0) ? 1 : 0;
}

function datesOf(columns: readonly Column[], roles: readonly ColumnRole[]) {
  const index = roles.indexOf('period');
  const column = columns[index];
  if (column === undefined || roles.includes('periodEnd')) return 'day';
  const dates = column.cells.flatMap((cell): DateText[] => {
    const when = whenOf(cell);
    return when.kind === 'date' ? [when.date] : [];
  });
  return dates.length === 0 ? 'day' : meaningOfDates(column.heading, dates);
}

/** A workbook stores 92.5 % as 0.925. Only where the file itself speaks of per cent, and all values lie between 0 and 1 with decimals among them. */
function scaleOf(table: Table, columns: readonly Column[], roles: readonly ColumnRole[]): 1 | 100 {
  if (table.kind !== 'xlsx') return 1;
  const values = columns.filter((_, index) => roles[index] === 'value');
  const speaks = columns.some(
    ({ heading, cells }, index) =>
      (roles[index] === 'value' && /%|pct|procent|andel/i.test(heading)) ||
      (roles[index] === 'unit' && cells.every((cell) => /%|pct|procent/i.test(textOfCell(cell)))),
  );
  const numbers = values.flatMap(({ cells }) => cells.flatMap((cell) => (cell.kind === 'number' ? [cell.value] : [])));
  const fractions =
    numbers.length > 0 &&
    numbers.every((value) => value >= 0 && value <= 1) &&
    numbers.some((value) => value % 1 !== 0);
  return speaks && fractions ? 100 : 1;
}
