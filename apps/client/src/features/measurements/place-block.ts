/**
 * Where the cells of a pasted block belong, and what the block itself tells about how its numbers are written. Invariant: a block that does not
 * fit is refused whole, so nothing is ever half pasted.
 */
import { hasParts, type Indicator } from '@tavle/domain';
import { columnEvidence, type DecimalSign, type NumberHint, parseNumber } from '@tavle/text';
import type { PastedBlock, PastedCell } from './clipboard.ts';
import type { EntryCell, EntryRow } from './entry-rows.ts';
import { isAnswer } from './read-value.ts';

/** A text for one cell, with what its column has told. */
export interface PlacedText {
  readonly cell: EntryCell;
  readonly text: string;
  readonly hint: NumberHint;
}

export type Placement =
  | {
      readonly kind: 'placed';
      readonly texts: readonly PlacedText[];
      /** Cells whose number cannot be known yet; what was pasted there is left out. */
      readonly early: readonly EntryCell[];
    }
  /** It begins with words: a heading or labels would push the numbers into the wrong rows or periods. */
  | { readonly kind: 'headed'; readonly text: string }
  /** More rows or columns than there are from the chosen cell on. */
  | {
      readonly kind: 'tooLarge';
      readonly rows: number;
      readonly columns: number;
      readonly roomDown: number;
      readonly roomRight: number;
    };

/** Words, not a number somebody has written oddly: `Uge 46`, never `12. maj`, `#I/T` or `ja`. */
const isHeading = ({ text }: PastedCell): boolean =>
  /^\p{L}[\p{L}.]/u.test(text.trim()) && !isAnswer(text) && parseNumber(text).kind === 'notANumber';
const isFilled = ({ text }: PastedCell): boolean => text.trim() !== '';

/**
 * Lays a block out from a cell. A first column that names the indicators decides the rows; a block that begins with other words is refused, because
 * its numbers would slip by a row or a period and nobody would see it.
 */
export function placeBlock(from: EntryCell, rows: readonly EntryRow[], block: PastedBlock): Placement {
  const named = rowsNamed(rows, block);
  if (named !== null) {
    const start = named[0]?.cells[columnOf(from, rows)];
    return start === undefined
      ? layOut(from, rows, block)
      : layOut(
          start,
          named,
          block.map((cells) => cells.slice(1)),
        );
  }
  const [top] = block;
  const isTop = top?.some(isFilled) && top.filter(isFilled).every(isHeading);
  const column = block
    .map((cells) => cells[0])
    .filter((cell) => cell !== undefined)
    .filter(isFilled);
  const isSide = (top?.length ?? 0) > 1 && column.length > 0 && column.every(isHeading);
  const heading = isTop || isSide ? [...(top ?? []), ...column].find(isHeading) : undefined;
  return heading === undefined ? layOut(from, rows, block) : { kind: 'headed', text: heading.text.trim() };
}

const columnOf = (cell: EntryCell, rows: readonly EntryRow[]): number =>
  rows.find((row) => row.cells.some(({ key }) => key === cell.key))?.cells.findIndex(({ key }) => key === cell.key) ??
  0;

/** The rows whose indicators the first column names, in its order; null when it does not name them all, each once. */
function rowsNamed(rows: readonly EntryRow[], block: PastedBlock): readonly EntryRow[] | null {
  if ((block[0]?.length ?? 0) < 2) return null;
  const plain = (text: string): string => text.trim().replace(/\s+/g, ' ').toLowerCase();
  const found = block.map((cells) =>
    rows.filter(({ indicator }) => plain(indicator.name) === plain(cells[0]?.text ?? '')),
  );
  const named = found.flatMap((matching) => (matching.length === 1 ? matching : []));
  return named.length === block.length && new Set(named).size === named.length ? named : null;
}

/** Lays out cell by cell. Empty texts are left out: an empty cell is no number, and never a deletion. */
function layOut(from: EntryCell, rows: readonly EntryRow[], block: PastedBlock): Placement {
  const top = rows.findIndex((row) => row.cells.some((cell) => cell.key === from.key));
  const left = rows[top]?.cells.findIndex((cell) => cell.key === from.key) ?? 0;
  const roomDown = rows.length - top;
  const roomRight = (rows[top]?.cells.length ?? 0) - left;
  const columns = widthOn(rows.slice(top), block);
  const tooLarge = { kind: 'tooLarge', rows: block.length, columns, roomDown, roomRight } as const;
  if (top < 0 || block.length > roomDown) return tooLarge;
  const signs = signsOf(block);
  const texts: PlacedText[] = [];
  const early: EntryCell[] = [];
  for (const [down, cells] of block.entries()) {
    const row = rows[top + down];
    if (row === undefined) return tooLarge;
    for (const [right, { text, sign }] of joined(row.indicator, cells, signs).entries()) {
      if (text.trim() === '') continue;
      const cell = row.cells[left + right];
      if (cell === undefined) return tooLarge;
      if (cell.notBefore !== null) early.push(cell);
      else texts.push({ cell, text, hint: sign === undefined ? {} : { decimalSign: sign } });
    }
  }
  return { kind: 'placed', texts, early };
}

/** How many columns of numbers the block takes, numerator and denominator as one. */
function widthOn(rows: readonly EntryRow[], block: PastedBlock): number {
  return block.reduce((most, cells, index) => {
    const indicator = rows[index]?.indicator;
    return Math.max(most, indicator === undefined ? cells.length : joined(indicator, cells, []).length);
  }, 0);
}

/** The decimal sign of each column: its own, else that of the whole block, which comes from one spreadsheet. Undefined where they disagree. */
function signsOf(block: PastedBlock): readonly (DecimalSign | undefined)[] {
  const width = block[0]?.length ?? 0;
  const whole = evidenceOf(block.flat());
  return Array.from({ length: width }, (_, index) => {
    const own = evidenceOf(block.flatMap((row) => row[index] ?? []));
    return own === 'none'
      ? whole === 'none' || whole === 'both'
        ? undefined
        : whole
      : own === 'both'
        ? undefined
        : own;
  });
}

/** The sign the texts tell, or the numbers behind them do; `both` when they contradict one another. */
function evidenceOf(cells: readonly PastedCell[]): DecimalSign | 'none' | 'both' {
  const told = new Set<DecimalSign>();
  for (const cell of cells) {
    const sign = columnEvidence([cell.text]) ?? behind(cell);
    if (sign !== undefined) told.add(sign);
  }
  const [sign, other] = [...told];
  return other === undefined ? (sign ?? 'none') : 'both';
}

/** Which of two readings the number behind the text means; undefined without one, or when it fits neither or both. */
function behind({ text, raw }: PastedCell): DecimalSign | undefined {
  if (raw === null) return undefined;
  const read = parseNumber(text);
  if (read.kind !== 'ambiguous') return undefined;
  // The text may show fewer decimals than the number has, and per cent a hundred times the share.
  const largest = Math.max(...read.readings.map(Math.abs));
  const fits = (reading: number): boolean => {
    const shownTo = Math.abs(reading) === largest ? 1 : 0.001;
    return [raw, raw * 100].some((value) => Math.abs(value - reading) <= 0.501 * shownTo);
  };
  const [comma, point] = read.readings.map(fits);
  return comma === point ? undefined : comma ? ',' : '.';
}

interface Joined {
  readonly text: string;
  readonly sign: DecimalSign | undefined;
}

const isPlainNumber = ({ text }: PastedCell): boolean =>
  ['number', 'ambiguous'].includes(parseNumber(text).kind) && !text.includes('%');

/** Numerator and denominator side by side become one text, where the row's indicator has both and the cells are plain numbers. */
function joined(
  indicator: Pick<Indicator, 'kind'>,
  cells: readonly PastedCell[],
  signs: readonly (DecimalSign | undefined)[],
): readonly Joined[] {
  const signAt = (index: number): DecimalSign | undefined => {
    const cell = cells[index];
    return (cell && behind(cell)) ?? signs[index];
  };
  const filled = cells.slice(0, cells.findLastIndex(({ text }) => text.trim() !== '') + 1);
  const pairs = hasParts(indicator.kind) && filled.length > 0 && filled.length % 2 === 0 && filled.every(isPlainNumber);
  if (!pairs) return cells.map(({ text }, index) => ({ text, sign: signAt(index) }));
  return filled.flatMap((cell, index) => {
    if (index % 2 === 1) return [];
    const [part, whole] = [signAt(index), signAt(index + 1)];
    const text = `${cell.text.trim()} / ${(filled[index + 1]?.text ?? '').trim()}`;
    return [{ text, sign: part === whole || whole === undefined ? part : part === undefined ? whole : undefined }];
  });
}
