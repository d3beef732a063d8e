/**
 * A table and its mapping to numbers, row by row: every number is read whole or named with its place and what is wrong. Nothing is guessed
 * here, and nothing is known of a board.
 */
import type { DateText, ImportMapping, Period, Quality } from '@tavle/domain';
import { type DecimalSign, formatExact } from '@tavle/text';
import { addUp, nameUnits, withoutDuplicates } from './merge.ts';
import { headingsOf } from './guess.ts';
import { type Amount, amountOf, decimalSignOf } from './numbers.ts';
import { dayOf, periodFrom, typedPeriod, type When, whenOf, whenOfColumns } from './periods.ts';
import { type Cell, columnLetters, type Sheet, textOfCell } from './table.ts';

/** One number of a file. */
export type ReadRow = Period & {
  /** Row as a spreadsheet counts, and the column the number stands in, from 0. */
  readonly row: number;
  readonly column: number;
  /** The column the period is read from: its own, or the one whose heading it is. */
  readonly periodColumn: number;
  readonly series: string;
  /** The id of an indicator, when a column names it; else empty. */
  readonly indicatorId: string;
  readonly part: number | null;
  readonly whole: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly quality: Quality;
  readonly source: string;
  /** The single day the file names, whatever that stands for; null when it names a period. */
  readonly day: DateText | null;
  /** How many rows were added up. */
  readonly of: number;
};

/** What is wrong at a place. A closed list, each with a sentence in both languages. */
export type RowProblem = { readonly row: number; readonly column: number | null } & (
  | { readonly kind: 'noSeries' | 'noPeriod' | 'badPeriod' | 'errorCell' | 'noResult' | 'noNumber' | 'notAdditive' }
  | { readonly kind: 'notAPeriod' | 'notANumber' | 'negative'; readonly text: string }
  | { readonly kind: 'doubtful'; readonly text: string; readonly readings: readonly [number, number] }
  | { readonly kind: 'duplicate' | 'severalDays'; readonly other: number }
  | { readonly kind: 'incomplete'; readonly days: number; readonly of: number }
);

/** What was read. */
export type ReadRows = {
  readonly rows: readonly ReadRow[];
  readonly problems: readonly RowProblem[];
  /** Rows with anything in them. */
  readonly filled: number;
  /** Numbers that are not there: empty cells. */
  readonly blank: number;
  /** The same number again for the same period. */
  readonly repeated: number;
  /** Numbers the file gives for a single day. */
  readonly days: number;
};

type Reader = {
  readonly mapping: ImportMapping;
  readonly headings: readonly string[];
  readonly decimalSign: DecimalSign | undefined;
  readonly fixed: Period | undefined;
  readonly columns: Readonly<Record<'series' | 'value' | 'period' | 'periodEnd', readonly number[]>>;
  readonly one: (role: ImportMapping['roles'][number]) => number | undefined;
};

type Found = { readonly row: ReadRow } | { readonly problem: RowProblem } | 'blank';

/** Reads a sheet by its mapping. */
export function readRows(sheet: Sheet, mapping: ImportMapping): ReadRows {
  const reader = readerOf(sheet, mapping);
  const found: Found[] = [];
  let filled = 0;
  sheet.rows.forEach((cells, index) => {
    if (index <= mapping.headingRow || cells.every(({ kind }) => kind === 'empty')) return;
    filled++;
    found.push(...readRow(reader, cells, index + 1));
  });
  const rows = found.flatMap((each) => (each !== 'blank' && 'row' in each ? [each.row] : []));
  const problems = found.flatMap((each) => (each !== 'blank' && 'problem' in each ? [each.problem] : []));
  const blank = found.filter((each) => each === 'blank').length;
  const named = nameUnits(rows);
  const isShare = ({ unit, column }: ReadRow): boolean =>
    /%|pct|procent|andel/i.test(`${unit} ${reader.headings[column] ?? ''}`);
  const merged = mapping.combine === 'sum' ? addUp(named, isShare) : withoutDuplicates(named);
  const all = [...problems, ...merged.problems].sort((a, b) => a.row - b.row);
  const days = rows.filter(({ day }) => day !== null).length;
  return { rows: merged.rows, problems: all, filled, blank, repeated: merged.repeated, days };
}

function readerOf(sheet: Sheet, mapping: ImportMapping): Reader {
  const columnsWith = (...roles: readonly string[]): readonly number[] =>
    mapping.roles.flatMap((role, index) => (roles.includes(role) ? [index] : []));
  const numeric = columnsWith('part', 'whole', 'value');
  const body = sheet.rows.slice(mapping.headingRow + 1);
  const evidence = (): DecimalSign | undefined =>
    decimalSignOf(body.flatMap((row) => numeric.map((index) => row[index])));
  return {
    mapping,
    headings: headingsOf(sheet, mapping.headingRow),
    decimalSign: mapping.decimalSign === 'auto' ? evidence() : mapping.decimalSign,
    fixed: mapping.period.trim() === '' ? undefined : typedPeriod(mapping.period),
    columns: {
      series: columnsWith('series'),
      value: columnsWith('value'),
      period: columnsWith('period'),
      periodEnd: columnsWith('periodEnd'),
    },
    one: (role) => {
      const index = mapping.roles.indexOf(role);
      return index === -1 ? undefined : index;
    },
  };
}

function readRow(reader: Reader, cells: readonly Cell[], row: number): readonly Found[] {
  const { mapping, columns } = reader;
  if (mapping.layout === 'long') return [readLong(reader, cells, row)];
  return columns.value.map((column) => {
    const amount = amountOf(cells[column], reader.decimalSign);
    if (amount.kind === 'empty') return 'blank';
    const heading = reader.headings[column] ?? '';
    const across = mapping.layout === 'seriesAcross';
    const series = [seriesOf(reader, cells), across ? heading || columnLetters(column) : '']
      .filter((part) => part !== '')
      .join(' · ');
    const start = across ? timeAt(reader, cells, 'period') : whenOf({ kind: 'text', text: heading });
    const end: When = across ? timeAt(reader, cells, 'periodEnd') : { kind: 'empty' };
    const period = periodOf(reader, start, end, cells, row);
    if ('problem' in period) return period;
    const periodColumn = across ? (reader.one('period') ?? column) : column;
    return complete(reader, cells, { row, column, periodColumn, series, ...period.value }, { value: amount });
  });
}

function readLong(reader: Reader, cells: readonly Cell[], row: number): Found {
  const amounts = {
    part: amountAt(reader, cells, 'part'),
    whole: amountAt(reader, cells, 'whole'),
    value: amountAt(reader, cells, 'value'),
  };
  if (Object.values(amounts).every(({ kind }) => kind === 'empty')) return 'blank';
  const period = periodOf(reader, timeAt(reader, cells, 'period'), timeAt(reader, cells, 'periodEnd'), cells, row);
  if ('problem' in period) return period;
  const column = reader.one('value') ?? reader.one('part') ?? 0;
  const place = { row, column, periodColumn: reader.one('period') ?? column };
  return complete(reader, cells, { ...place, series: seriesOf(reader, cells), ...period.value }, amounts);
}

const amountAt = (reader: Reader, cells: readonly Cell[], role: 'part' | 'whole' | 'value'): Amount => {
  const index = reader.one(role);
  return index === undefined ? { kind: 'empty' } : amountOf(cells[index], reader.decimalSign);
};

function timeAt(reader: Reader, cells: readonly Cell[], role: 'period' | 'periodEnd'): When {
  const columns = reader.columns[role].map((index) => ({ heading: reader.headings[index] ?? '', cell: cells[index] }));
  return columns.length === 0 ? { kind: 'empty' } : whenOfColumns(columns);
}

const textAt = (reader: Reader, cells: readonly Cell[], role: ImportMapping['roles'][number]): string => {
  const index = reader.one(role);
  return index === undefined
    ? ''
    : textOfCell(cells[index])
        .trim()
        .replace(/^'(?=[=+\-@\t\r])/, '');
};

const seriesOf = (reader: Reader, cells: readonly Cell[]): string =>
  reader.columns.series
    .map((index) =>
      textOfCell(cells[index])
        .trim()
        .replace(/\s+/g, ' ')
        .replace(/^'(?=[=+\-@])/, ''),
    )
    .filter((part) => part !== '')
    .join(' · ');

function periodOf(reader: Reader, start: When, end: When, cells: readonly Cell[], row: number): Placed {
  const { columns, fixed, mapping } = reader;
  const broken = brokenCell(cells, [...columns.series, ...columns.period, ...columns.periodEnd], row);
  if (broken !== undefined) return { problem: broken };
  const column = reader.one('period') ?? null;
  if (start.kind === 'empty' && end.kind === 'empty' && fixed !== undefined) return { value: { ...fixed, day: null } };
  if (start.kind === 'empty') return { problem: { row, column, kind: 'noPeriod' } };
  const wrong =
    start.kind === 'notADate' ? column : end.kind === 'notADate' ? (reader.one('periodEnd') ?? null) : undefined;
  if (wrong !== undefined) {
    return {
      problem: { row, column: wrong, kind: 'notAPeriod', text: wrong === null ? '' : textOfCell(cells[wrong]) },
    };
  }
  const value = periodFrom(start, end, mapping.dates);
  if (value === undefined) return { problem: { row, column, kind: 'badPeriod' } };
  return { value: { ...value, day: dayOf(start, end) } };
}

type Placed = { readonly value: Period & Pick<ReadRow, 'day'> } | { readonly problem: RowProblem };

/** The first of these cells that is a formula without a result, or with an error for one. */
function brokenCell(cells: readonly Cell[], columns: readonly number[], row: number): RowProblem | undefined {
  for (const column of columns) {
    const kind = cells[column]?.kind;
    if (kind === 'error') return { row, column, kind: 'errorCell' };
    if (kind === 'noResult') return { row, column, kind };
  }
  return undefined;
}

type Place = Period & Pick<ReadRow, 'row' | 'column' | 'periodColumn' | 'series' | 'day'>;
type Amounts = Partial<Readonly<Record<'part' | 'whole' | 'value', Amount>>>;

function complete(reader: Reader, cells: readonly Cell[], place: Place, amounts: Amounts): Found {
  const { row, column } = place;
  for (const role of ['part', 'whole', 'value'] as const) {
    const amount = amounts[role];
    const at = amounts.part === undefined ? column : (reader.one(role) ?? column);
    const text = textOfCell(cells[at]);
    if (amount?.kind === 'error' || amount?.kind === 'noResult') {
      const kind = amount.kind === 'error' ? 'errorCell' : 'noResult';
      return { problem: { row, column: at, kind } };
    }
    if (amount?.kind === 'notANumber') return { problem: { row, column: at, kind: 'notANumber', text } };
    if (amount?.kind === 'doubtful')
      return { problem: { row, column: at, kind: 'doubtful', text, readings: amount.readings } };
    if (amount?.kind === 'number' && amount.value < 0 && role !== 'value')
      return { problem: { row, column: at, kind: 'negative', text } };
  }
  const indicatorId = textAt(reader, cells, 'indicatorId');
  if (place.series === '' && indicatorId === '' && reader.columns.series.length > 0) {
    return { problem: { row, column: reader.columns.series[0] ?? null, kind: 'noSeries' } };
  }
  const number = (amount: Amount | undefined): number | null => (amount?.kind === 'number' ? amount.value : null);
  const [part, whole, plain] = [number(amounts.part), number(amounts.whole), number(amounts.value)];
  if (plain === null && (part === null || whole === null)) return { problem: { row, column, kind: 'noNumber' } };
  const { unit, quality } = unitAndQuality(textAt(reader, cells, 'unit'), textAt(reader, cells, 'quality'));
  const value = plain === null ? null : scaled(plain, reader.mapping.scale);
  return {
    row: { ...place, indicatorId, part, whole, value, unit, quality, source: textAt(reader, cells, 'source'), of: 1 },
  };
}

/** 0.925 as per cent is 92.5, without the dust of binary fractions. */
const scaled = (value: number, scale: 1 | 100): number => (scale === 1 ? value : Number((value * 100).toPrecision(12)));

const qualityWords: readonly (readonly [RegExp, Quality])[] = [
  [/forel[øo]big|provisional/i, 'provisional'],
  [/afrundet|rounded/i, 'rounded'],
  [/\bca\.?\b|sk[øo]n|estimat|afledt/i, 'estimate'],
];

/** A unit such as `personer (ca.)` tells how good the number is as well. */
function unitAndQuality(unit: string, quality: string): Pick<ReadRow, 'unit' | 'quality'> {
  const aside = /\(([^)]*)\)\s*$/.exec(unit);
  const found = qualityWords.find(([pattern]) => pattern.test(quality) || pattern.test(aside?.[1] ?? ''));
  const bare = found !== undefined && aside !== null ? unit.slice(0, aside.index).trim() : unit;
  return { unit: bare, quality: found?.[1] ?? 'final' };
}

/** Both readings of a doubtful number, as text. */
export const readingsText = ([a, b]: readonly [number, number], locale: 'da' | 'en'): readonly [string, string] => [
  formatExact(a, locale),
  formatExact(b, locale),
];
