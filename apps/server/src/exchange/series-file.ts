/**
 * Series as files in the neutral form: comma-separated, decimal point, ISO dates, with the columns `indicator, organisation,
 * period_start, period_end, numerator, denominator, value, unit, source`. One reader of what comes from outside: every row is
 * either read whole or named with its line and what is wrong; nothing is guessed.
 */
import { CsvError, parse } from 'csv-parse/sync';
import type { NewMeasurement } from '@tavle/board';
import { type IndicatorId, isPeriod, type MeasurementOrigin, parseDate, type Period } from '@tavle/domain';

/** The columns, in the order they are written; other columns may stand between and are left alone. */
export const seriesColumns = [
  'indicator',
  'organisation',
  'period_start',
  'period_end',
  'numerator',
  'denominator',
  'value',
  'unit',
  'source',
] as const;
type Column = (typeof seriesColumns)[number];

/** One number as it is published: counts, a value, or both. */
export type SeriesRow = Period & {
  /** Line in the file, the heading being line 1. */
  readonly line: number;
  readonly indicator: string;
  readonly organisation: string;
  readonly part: number | null;
  readonly whole: number | null;
  readonly value: number | null;
  readonly unit: string;
  readonly source: string;
};

/** Why a line, or the whole file, cannot be read. */
export type SeriesProblem = {
  readonly line: number;
  readonly kind: 'unreadable' | 'missingColumn' | 'badPeriod' | 'notANumber' | 'empty';
  /** The column concerned, where there is one. */
  readonly column: string;
};

/** What was in a file. */
export type SeriesFile = { readonly rows: readonly SeriesRow[]; readonly problems: readonly SeriesProblem[] };

/** Reads a file of series. */
export function readSeries(text: string): SeriesFile {
  let records: readonly Found[];
  try {
    records = parse(text, { bom: true, columns: true, delimiter: ',', info: true, skip_empty_lines: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error['lines'] === 'number' ? error['lines'] : 1;
    return { rows: [], problems: [{ line, kind: 'unreadable', column: '' }] };
  }
  const [first] = records;
  if (first === undefined) return { rows: [], problems: [{ line: 1, kind: 'empty', column: '' }] };
  const missing = seriesColumns.filter((column) => !Object.hasOwn(first.record, column));
  if (missing.length > 0) {
    return { rows: [], problems: missing.map((column) => ({ line: 1, kind: 'missingColumn', column })) };
  }
  const read = records.map(readRow);
  return {
    rows: read.flatMap((each) => ('row' in each ? [each.row] : [])),
    problems: read.flatMap((each) => ('problem' in each ? [each.problem] : [])),
  };
}

type Found = { readonly record: Readonly<Record<string, string>>; readonly info: { readonly lines: number } };

function readRow({ record, info }: Found): { readonly row: SeriesRow } | { readonly problem: SeriesProblem } {
  const line = info.lines;
  const textOf = (column: Column): string => (record[column] ?? '').trim();
  const start = parseDate(textOf('period_start'));
  const end = parseDate(textOf('period_end'));
  if (start === undefined || end === undefined || !isPeriod(start, end)) {
    return { problem: { line, kind: 'badPeriod', column: start === undefined ? 'period_start' : 'period_end' } };
  }
  const numbers = { part: textOf('numerator'), whole: textOf('denominator'), value: textOf('value') };
  const [part, whole, value] = [numbers.part, numbers.whole, numbers.value].map(numberIn);
  if (part === undefined || whole === undefined || value === undefined) {
    const column = part === undefined ? 'numerator' : whole === undefined ? 'denominator' : 'value';
    return { problem: { line, kind: 'notANumber', column } };
  }
  if (value === null && (part === null || whole === null)) return { problem: { line, kind: 'empty', column: 'value' } };
  const names = { indicator: textOf('indicator'), organisation: textOf('organisation') };
  return { row: { line, ...names, start, end, part, whole, value, unit: textOf('unit'), source: textOf('source') } };
}

/** An empty cell has no value; anything but a number in neutral form is none. */
function numberIn(text: string): number | null | undefined {
  if (text === '') return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
}

/** A row as a number to hand in: counts where there are both, else the value. */
export function measurementOf(
  row: SeriesRow,
  indicator: IndicatorId,
  origin: Extract<MeasurementOrigin, 'imported' | 'published'>,
): NewMeasurement {
  const { start, end, part, whole, value, source } = row;
  const counted = part !== null && whole !== null;
  return {
    indicator,
    start,
    end,
    value: counted ? { kind: 'parts', part, whole } : { kind: 'value', value: value ?? Number.NaN },
    origin,
    source,
  };
}
