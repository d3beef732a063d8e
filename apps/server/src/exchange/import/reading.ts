/** A file read from its first byte to its numbers: pure, and run beside the server's own thread (see `read-file.ts`). */
import { createHash } from 'node:crypto';
import type { ImportMapping } from '@tavle/domain';
import { guessMapping, headingsOf } from './guess.ts';
import { cellLettersMost, numbersMost, seriesMost } from './limits.ts';
import { typedPeriod } from './periods.ts';
import { readTable } from './read-table.ts';
import { type ReadRows, readRows } from './rows.ts';
import { type Read, type Sheet, type Table, textOfCell } from './table.ts';

/** What must be answered before anything can be read. */
export type Question = 'noPeriodColumn' | 'noValueColumn' | 'badFixedPeriod';

/** Everything there is to say about a file without knowing a board. */
export type Reading = ReadRows & {
  readonly kind: Table['kind'];
  readonly encoding: string;
  readonly delimiter: string;
  readonly sheets: readonly string[];
  readonly mapping: ImportMapping;
  /** Names files that look alike: same kind, same headings. */
  readonly shape: string;
  readonly headings: readonly string[];
  readonly sample: readonly (readonly string[])[];
  readonly question: Question | null;
};

/** Rows shown before anything is decided. */
const sampleRows = 8;

/**
 * Reads a file by a mapping, by the one remembered for files of its shape, or by a guess. A mapping made for another shape (fewer columns,
 * a sheet that is not there) is no mapping.
 */
export async function readFile(
  bytes: Uint8Array,
  wanted: ImportMapping | null,
  remembered: Readonly<Record<string, ImportMapping>> = {},
): Promise<Read<Reading>> {
  const table = await readTable(bytes);
  if ('problem' in table) return table;
  const sheetIndex =
    wanted !== null && wanted.sheet < table.value.sheets.length ? wanted.sheet : likeliest(table.value);
  const guess = guessMapping(table.value, sheetIndex);
  const sheet: Sheet = table.value.sheets[sheetIndex] ?? { name: '', rows: [] };
  const shape = shapeOf(table.value, headingsOf(sheet, guess.headingRow));
  const told = isToldRow(wanted, sheet) ? guessMapping(table.value, sheetIndex, wanted.headingRow) : wanted;
  const found = [told, remembered[shape] ?? null].find((each) => fitsSheet(each, sheet)) ?? guess;
  const mapping = { ...found, sheet: sheetIndex };
  const question = questionOf(mapping);
  const filled = filledRows(sheet, mapping);
  if (filled === 0 && wanted === null) return { problem: { kind: 'noRows' } };
  const none: ReadRows = { rows: [], problems: [], filled, blank: 0, repeated: 0, days: 0 };
  const read = question === null ? readRows(sheet, mapping) : none;
  if (read.rows.length > numbersMost) {
    return { problem: { kind: 'tooManyNumbers', n: read.rows.length, most: numbersMost } };
  }
  const series = new Set(read.rows.map((row) => row.series)).size;
  if (series > seriesMost) return { problem: { kind: 'tooManySeries', n: series, most: seriesMost } };
  const { kind, encoding, delimiter } = table.value;
  const sheets = table.value.sheets.map(({ name }) => name);
  const headings = headingsOf(sheet, mapping.headingRow);
  return {
    value: {
      ...read,
      kind,
      encoding,
      delimiter,
      sheets,
      mapping,
      shape,
      headings,
      sample: sampleOf(sheet, mapping),
      question,
    },
  };
}

/** The first sheet that can be read as it stands; else the first that has rows at all: many workbooks begin with a page about themselves. */
function likeliest(table: Table): number {
  const guesses = table.sheets.map((_, index) => guessMapping(table, index));
  const readable = guesses.findIndex((guess) => questionOf(guess) === null);
  const any = table.sheets.findIndex((sheet, index) => filledRows(sheet, guesses[index] ?? { headingRow: 0 }) > 0);
  return Math.max(0, readable === -1 ? any : readable);
}

/** Whether only the row of headings is told, and the columns are to be guessed under it. */
function isToldRow(mapping: ImportMapping | null, sheet: Sheet): mapping is ImportMapping {
  if (mapping === null || mapping.roles.length > 0) return false;
  return mapping.headingRow >= 0 && mapping.headingRow < sheet.rows.length;
}

function fitsSheet(mapping: ImportMapping | null, sheet: Sheet): mapping is ImportMapping {
  if (mapping === null || mapping.headingRow >= sheet.rows.length) return false;
  return mapping.roles.length === headingsOf(sheet, mapping.headingRow).length;
}

function questionOf({ roles, layout, period }: ImportMapping): Question | null {
  if (layout !== 'periodsAcross' && !roles.includes('period') && period.trim() === '') return 'noPeriodColumn';
  if (period.trim() !== '' && typedPeriod(period) === undefined) return 'badFixedPeriod';
  const numbers = roles.includes('value') || (layout === 'long' && roles.includes('part') && roles.includes('whole'));
  return numbers ? null : 'noValueColumn';
}

const filledRows = (sheet: Sheet, { headingRow }: Pick<ImportMapping, 'headingRow'>): number =>
  sheet.rows.filter((row, index) => index > headingRow && row.some(({ kind }) => kind !== 'empty')).length;

function sampleOf(sheet: Sheet, { headingRow }: ImportMapping): readonly (readonly string[])[] {
  const width = headingsOf(sheet, headingRow).length;
  return sheet.rows
    .slice(headingRow + 1, headingRow + 1 + sampleRows)
    .map((row) => Array.from({ length: width }, (_, index) => textOfCell(row[index]).slice(0, cellLettersMost)));
}

function shapeOf({ kind }: Table, headings: readonly string[]): string {
  const names = headings.map((heading) => heading.toLowerCase().replace(/\s+/g, ' '));
  return createHash('sha256')
    .update(JSON.stringify([kind, names]))
    .digest('hex')
    .slice(0, 16);
}
