/**
 * XLSX workbooks: typed cells, dates as dates, of a formula the value it had when the file was saved. Nothing of a workbook is ever carried
 * out; a formula that failed, or was never worked out, is read as an empty cell.
 */
import { checkArchive } from './archive.ts';
import { columnsMost, rowsMost } from './limits.ts';
import { type Cell, cellOfText, emptyCell, type Read, type Sheet, type Table } from './table.ts';

/** Reads a workbook, all its sheets. */
export async function readXlsx(bytes: Uint8Array): Promise<Read<Table>> {
  const parts = checkArchive(bytes);
  if ('problem' in parts) return parts;
  if (!parts.value.includes('xl/workbook.xml')) return { problem: { kind: 'notASpreadsheet' } };
  let found: readonly { readonly sheet: string; readonly data: readonly (readonly unknown[])[] }[];
  try {
    // read by the thread that reads files, when it reads its first workbook
    const { default: readWorkbook } = await import('read-excel-file/universal');
    found = await readWorkbook(new Uint8Array(bytes).buffer, { trim: false });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { problem: { kind: 'damaged' } };
  }
  const sheets = found.map(({ sheet, data }): Sheet => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(({ kind }) => kind !== 'empty')));
  if (filled.length === 0) return { problem: { kind: 'noRows' } };
  const tallest = Math.max(...filled.map(({ rows }) => rows.length));
  if (tallest > rowsMost + 1) return { problem: { kind: 'tooManyRows', n: tallest, most: rowsMost } };
  const widest = Math.max(...filled.map(({ rows }) => rows[0]?.length ?? 0));
  if (widest > columnsMost) return { problem: { kind: 'tooManyColumns', n: widest, most: columnsMost } };
  return { value: { kind: 'xlsx', encoding: '', delimiter: '', sheets: filled } };
}

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined || value === '') return emptyCell;
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'number', value: value ? 1 : 0 };
  if (value instanceof Date) return { kind: 'date', date: value.toISOString().slice(0, 10) };
  return cellOfText(String(value));
}
