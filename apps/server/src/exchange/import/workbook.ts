/**
 * XLSX workbooks: typed cells, dates as dates, of a formula the value it had when the file was saved. Nothing of a workbook is ever carried
 * out; a formula that failed, or was never worked out, is named where it stands.
 */
import { openArchive } from './archive.ts';
import { columnsMost, rowsMost } from './limits.ts';
import { type SilentCell, silentCells } from './silent-cells.ts';
import { type Cell, cellOfText, emptyCell, type Read, type Sheet, type Table } from './table.ts';

/** Reads a workbook, all its sheets. */
export async function readXlsx(bytes: Uint8Array): Promise<Read<Table>> {
  const archive = openArchive(bytes);
  if ('problem' in archive) return archive;
  if (!archive.value.names.includes('xl/workbook.xml')) return { problem: { kind: 'notASpreadsheet' } };
  // a sheet that is one large diagram has no cells
  let found: readonly { readonly sheet: string; readonly data?: readonly (readonly unknown[])[] }[];
  try {
    // read by the thread that reads files, when it reads its first workbook
    const { default: readWorkbook } = await import('read-excel-file/universal');
    found = await readWorkbook(new Uint8Array(bytes).buffer, { trim: false });
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { problem: { kind: 'damaged' } };
  }
  const silent = silentCells(archive.value);
  const sheets = found.map(({ sheet, data = [] }, index): Sheet => {
    const rows = data.map((row) => row.map(cellOf));
    return { name: sheet, rows: withSilent(rows, silent[index] ?? []) };
  });
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some(({ kind }) => kind !== 'empty')));
  if (filled.length === 0) return { problem: { kind: 'noRows' } };
  const tallest = Math.max(...filled.map(({ rows }) => rows.length));
  if (tallest > rowsMost + 1) return { problem: { kind: 'tooManyRows', n: tallest, most: rowsMost } };
  const widest = Math.max(...filled.map(({ rows }) => rows.reduce((most, row) => Math.max(most, row.length), 0)));
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

/** The sheet with its silent cells in their places; those outside what can be read at all only tell how large it is. */
function withSilent(rows: readonly (readonly Cell[])[], silent: readonly SilentCell[]): readonly (readonly Cell[])[] {
  if (silent.length === 0) return rows;
  const all = rows.map((row) => [...row]);
  for (const { row, column, cell } of silent) {
    const at = Math.min(row, rowsMost + 1);
    while (all.length <= at) all.push([]);
    const cells = all[at] ?? [];
    const to = Math.min(column, columnsMost);
    while (cells.length <= to) cells.push(emptyCell);
    cells[to] = cell;
  }
  return all;
}
