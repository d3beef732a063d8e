/** Cells to numbers: what a spreadsheet has typed is taken as it is, what is text is read by the evidence of all number columns together. */
import { columnEvidence, type DecimalSign, parseNumber } from '@tavle/text';
import { type Cell, textOfCell } from './table.ts';

/** What a cell says. `doubtful`: two readings, and nothing in the file tells which. */
export type Amount =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'doubtful'; readonly readings: readonly [number, number] }
  | { readonly kind: 'notANumber' }
  | { readonly kind: 'error' }
  | { readonly kind: 'noResult' };

/** Reads a cell as a number. */
export function amountOf(cell: Cell | undefined, decimalSign: DecimalSign | undefined): Amount {
  if (cell === undefined || cell.kind === 'empty') return { kind: 'empty' };
  if (cell.kind === 'number') return { kind: 'number', value: cell.value };
  if (cell.kind === 'error' || cell.kind === 'noResult') return { kind: cell.kind };
  if (cell.kind === 'date') return { kind: 'notANumber' };
  const parsed = parseNumber(cell.text.replace(/^'/, ''), decimalSign === undefined ? {} : { decimalSign });
  if (parsed.kind === 'ambiguous') return { kind: 'doubtful', readings: parsed.readings };
  return parsed.kind === 'number' ? { kind: 'number', value: parsed.value } : { kind: parsed.kind };
}

/** The decimal sign of a file, told from the cells that can be read in one way only. */
export function decimalSignOf(cells: readonly (Cell | undefined)[]): DecimalSign | undefined {
  return columnEvidence(cells.flatMap((cell) => (cell?.kind === 'text' ? [textOfCell(cell)] : [])));
}
