/** A file as a table of cells, whatever it was; and why a file is none. */
import { cellLettersMost } from './limits.ts';

/** What a spreadsheet says a cell is; CSV has texts only. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A calendar date, `YYYY-MM-DD`. */
  | { readonly kind: 'date'; readonly date: string }
  /** A formula that gave an error: `#DIV/0!`. */
  | { readonly kind: 'error'; readonly text: string }
  /** A formula that nobody worked out before the file was saved; `text` is what is shown in its place. */
  | { readonly kind: 'noResult'; readonly text: string };

/** A sheet: rows of cells, the first being row 1 of the spreadsheet. */
export type Sheet = { readonly name: string; readonly rows: readonly (readonly Cell[])[] };

/** A file that could be read as a table. */
export type Table = {
  readonly kind: 'csv' | 'xlsx';
  /** How bytes became letters; empty for a workbook. */
  readonly encoding: string;
  readonly delimiter: string;
  readonly sheets: readonly Sheet[];
};

/** Why a file cannot be read at all. A closed list, each with a sentence in both languages. */
export type FileProblem =
  | {
      readonly kind:
        | 'emptyFile'
        | 'oldExcel'
        | 'locked'
        | 'notASpreadsheet'
        | 'notText'
        | 'damaged'
        | 'noRows'
        | 'tookTooLong';
    }
  | { readonly kind: 'tooLarge'; readonly megabytes: number; readonly most: number }
  | { readonly kind: 'unpacksTooLarge'; readonly most: number }
  | {
      readonly kind: 'tooManyRows' | 'tooManyColumns' | 'tooManyNumbers' | 'tooManySeries';
      readonly n: number;
      readonly most: number;
    }
  | { readonly kind: 'brokenQuotes'; readonly row: number };

/** The result of reading. */
export type Read<T> = { readonly value: T } | { readonly problem: FileProblem };

export const emptyCell: Cell = { kind: 'empty' };

/** A text as a cell; what a spreadsheet writes where a formula failed is no text somebody wrote. */
export function cellOfText(text: string): Cell {
  if (text.trim() === '') return emptyCell;
  const failed = /^#(?:NULL!|DIV\/0!|DIVISION\/0!|VALUE!|VÆRDI!|REF!|REFERENCE!|NAME\?|NAVN\?|NUM!|N\/A|I\/T)$/.test(
    text.trim(),
  );
  return { kind: failed ? 'error' : 'text', text: text.slice(0, cellLettersMost) };
}

/** A cell as it would be typed: what the preview shows, and what texts are read from. */
export function textOfCell(cell: Cell | undefined): string {
  if (cell === undefined) return '';
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.date;
    default:
      return cell.text;
  }
}

/** `A`, `B` … `Z`, `AA`: a column as spreadsheets name it. */
export function columnLetters(index: number): string {
  const rest = Math.floor(index / 26) - 1;
  return (rest >= 0 ? columnLetters(rest) : '') + String.fromCharCode(65 + (index % 26));
}
