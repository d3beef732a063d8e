/**
 * CSV of any kind: `;`, `,`, tab or `|`, quoted or not, with the `sep=` line some programs write. Row numbers are those a spreadsheet
 * would show.
 */
import { CsvError, type Options, parse } from 'csv-parse/sync';
import { decodeText } from './encoding.ts';
import { columnsMost, rowsMost } from './limits.ts';
import { cellOfText, type Read, type Table } from './table.ts';

/** What separates cells, in the order they are preferred when nothing else tells. */
export const delimiters = [';', '\t', ',', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/** Letters of the beginning that the delimiter is told from. */
const sampleLetters = 64 * 1024;

/** Reads a CSV file. */
export function readCsv(bytes: Uint8Array): Read<Table> {
  const decoded = decodeText(bytes);
  if ('problem' in decoded) return decoded;
  const { text, encoding } = decoded.value;
  const named = /^sep=([;,\t|])\r?\n/.exec(text);
  const delimiter = named?.[1] ?? detectDelimiter(text);
  const body = named === null ? text : text.slice(named[0].length);
  const records = recordsOf(body, { delimiter, to: rowsMost + 2 });
  if ('problem' in records) return records;
  const rows = named === null ? records.value : [[], ...records.value];
  if (!rows.some((row) => row.some((cell) => cell.trim() !== ''))) return { problem: { kind: 'noRows' } };
  if (rows.length > rowsMost + 1) return { problem: { kind: 'tooManyRows', n: lineCount(text), most: rowsMost } };
  const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
  if (widest > columnsMost) return { problem: { kind: 'tooManyColumns', n: widest, most: columnsMost } };
  return {
    value: { kind: 'csv', encoding, delimiter, sheets: [{ name: '', rows: rows.map((row) => row.map(cellOfText)) }] },
  };
}

/**
 * The delimiter a text most likely has: the one by which the rows come out equally wide, headings included. A decimal comma divides numbers
 * but no headings, so it cannot pass for a delimiter.
 */
export function detectDelimiter(text: string): Delimiter {
  const cut = text.length > sampleLetters;
  const sample = cut ? text.slice(0, text.lastIndexOf('\n', sampleLetters)) : text;
  const scored = delimiters.map((delimiter) => ({ delimiter, score: evenness(sample, delimiter) }));
  return scored.reduce((best, each) => (each.score > best.score ? each : best)).delimiter;
}

/** 0 for one column; else how large a part of the rows is as wide as the most common width, and a little for the number of columns. */
function evenness(sample: string, delimiter: Delimiter): number {
  const records = recordsOf(sample, { delimiter, to: 200 });
  if ('problem' in records) return 0;
  const rows = records.value.filter((row) => row.some((cell) => cell.trim() !== ''));
  const counts = new Map<number, number>();
  for (const { length } of rows) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, count] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0]);
  if (width < 2) return 0;
  const heading = rows.find((row) => row.length > 1)?.length === width ? 1 : 0.5;
  return (count / rows.length) * heading + Math.min(width, 50) / 1000;
}

function recordsOf(text: string, options: Pick<Options, 'to'> & { readonly delimiter: string }): Read<string[][]> {
  try {
    const rows: string[][] = parse(text, {
      ...options,
      relax_column_count: true,
      skip_empty_lines: false,
      max_record_size: 200_000,
    });
    return { value: rows };
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return { problem: { kind: 'brokenQuotes', row: typeof error['lines'] === 'number' ? error['lines'] : 1 } };
  }
}

function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
