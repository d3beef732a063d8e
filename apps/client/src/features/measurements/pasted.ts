/** A block from a spreadsheet as the texts of cells. */
import { hasParts, type Indicator } from '@tavle/domain';
import { columnEvidence, type DecimalSign, parseNumber } from '@tavle/text';

/** Rows of cells as copied: tabs between cells, line ends between rows. Null when it is a single cell. */
export function pastedBlock(text: string): readonly (readonly string[])[] | null {
  const rows = text
    .replace(/(\r?\n)+$/, '')
    .split(/\r?\n/)
    .map((row) => row.split('\t'));
  return rows.length === 1 && rows[0]?.length === 1 ? null : rows;
}

/** The decimal sign the block speaks, where any of its cells tells. */
export function decimalSignOf(block: readonly (readonly string[])[]): DecimalSign | undefined {
  return columnEvidence(block.flat());
}

const isPlainNumber = (text: string): boolean =>
  ['number', 'ambiguous'].includes(parseNumber(text).kind) && !text.includes('%');

/** Numerator and denominator side by side become one text, where the row's indicator has both. */
export function joinedParts(indicator: Pick<Indicator, 'kind'>, cells: readonly string[]): readonly string[] {
  if (!hasParts(indicator.kind) || cells.length % 2 !== 0 || !cells.every(isPlainNumber)) return cells;
  return cells.flatMap((cell, index) =>
    index % 2 === 0 ? [`${cell.trim()} / ${(cells[index + 1] ?? '').trim()}`] : [],
  );
}
