/** A workbook with typed cells: numbers that can be summed, dates that can be sorted, texts that are never formulas. */
import type { Cell } from 'write-excel-file/node';
import type { OutCell, OutTable } from './export-rows.ts';
import { textField } from './write-csv.ts';

/** Letters of one column at most; a sheet with one endless line is no table. */
const widthMost = 60;

/** Writes a table as one sheet, with its headings fixed. */
export async function writeWorkbook({ headings, rows }: OutTable, sheet: string): Promise<Buffer> {
  const head = headings.map((heading): Cell => ({ value: textField(heading), fontWeight: 'bold' }));
  const data = [head, ...rows.map((row) => row.map(cellOf))];
  const columns = headings.map((heading, index) => ({
    width: Math.min(widthMost, Math.max(heading.length, ...rows.slice(0, 200).map((row) => widthOf(row[index]))) + 2),
  }));
  // read when the first workbook is asked for: a start does not wait for it
  const { default: writeXlsx } = await import('write-excel-file/node');
  return writeXlsx(data, { sheet, columns, stickyRowsCount: 1, dateFormat: 'dd-mm-yyyy' }).toBuffer();
}

function cellOf(cell: OutCell): Cell {
  switch (cell.kind) {
    case 'text':
      return cell.text === '' ? null : { type: String, value: textField(cell.text) };
    case 'number':
      return { type: Number, value: cell.value, format: numberFormat(cell.decimals) };
    case 'date':
      return { type: Date, value: new Date(`${cell.date}T00:00:00.000Z`), format: 'dd-mm-yyyy' };
  }
}

/** Shown with the reader's own signs: `1.498,5` where Excel is Danish. */
const numberFormat = (decimals: number): string => (decimals === 0 ? '#,##0' : `#,##0.${'0'.repeat(decimals)}`);

const widthOf = (cell: OutCell | undefined): number =>
  cell === undefined
    ? 0
    : cell.kind === 'text'
      ? cell.text.length
      : cell.kind === 'date'
        ? 10
        : String(cell.value).length;
