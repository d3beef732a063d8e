/**
 * What a spreadsheet puts on the clipboard, as cells. The HTML flavour is read first: its cells keep their borders whatever they contain, and
 * LibreOffice, Google Sheets and older Excel write the number itself beside the text (`sdval`, `data-sheets-value`, `x:num`), which answers
 * whether `1.234` is a thousand. Pure text in, so that it is tested without a browser; nothing of the HTML is ever shown.
 */

/** One cell as copied. */
export interface PastedCell {
  /** As it was shown. */
  readonly text: string;
  /** The number behind the text, where the spreadsheet tells; in per cent cells the share (0.925). */
  readonly raw: number | null;
}

/** Rows of cells, all rows equally long. */
export type PastedBlock = readonly (readonly PastedCell[])[];

/** The flavours of one clipboard; empty texts for those it does not have. */
export interface Clipboard {
  readonly html: string;
  readonly text: string;
}

/** More letters than any block of numbers that can fit has: not even read. */
const mostLetters = 8_000_000;

/** The block on the clipboard; null when it is a single cell or no block, `tooMuch` when it is no block of numbers at all. */
export function pastedBlock({ html, text }: Clipboard): PastedBlock | null | 'tooMuch' {
  if (html.length > mostLetters || text.length > mostLetters) return 'tooMuch';
  const rows = /<t[dh][\s>]/i.test(html) ? tableRows(html) : textRows(text);
  const trimmed = withoutEmptyEnds(rows);
  return trimmed.length <= 1 && (trimmed[0]?.length ?? 0) <= 1 ? null : trimmed;
}

const isEmpty = ({ text }: PastedCell): boolean => text.trim() === '';

/** Empty rows below and empty columns to the right are how a spreadsheet ends a selection, not cells. */
function withoutEmptyEnds(rows: readonly (readonly PastedCell[])[]): PastedBlock {
  const height = rows.findLastIndex((row) => !row.every(isEmpty)) + 1;
  const kept = rows.slice(0, height);
  const width = kept.reduce((most, row) => Math.max(most, row.findLastIndex((cell) => !isEmpty(cell)) + 1), 0);
  const nothing: PastedCell = { text: '', raw: null };
  return kept.map((row) => Array.from({ length: width }, (_, index) => row[index] ?? nothing));
}

const quoted = /"((?:[^"]|""){0,2000})"(?=\t|\n|$)/y;
const plain = /[^\t\n]*/y;

/** Tabs between cells, line ends between rows; a cell with either in it stands in quotation marks. */
function textRows(text: string): readonly (readonly PastedCell[])[] {
  const rows: PastedCell[][] = [[]];
  const lines = text.replace(/\r\n?/g, '\n');
  for (let at = 0; at <= lines.length; at += 1) {
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const inQuotes = quoted.exec(lines);
    const found = inQuotes ?? plain.exec(lines);
    const content = inQuotes?.[1]?.replaceAll('""', '"').replaceAll('\n', ' ') ?? found?.[0] ?? '';
    rows[rows.length - 1]?.push({ text: content, raw: null });
    at += found?.[0].length ?? 0;
    if (lines[at] === '\n') rows.push([]);
  }
  return rows;
}

/** A tag, or the text before the next one. */
type Token = { readonly text: string } | { readonly tag: string; readonly isEnd: boolean; readonly attributes: string };

const unread: readonly string[] = ['style', 'script', 'xml'];

/** Tags and texts in order, each letter looked at once however broken the HTML is; comments and styles are passed over. */
function* tokensOf(html: string): Generator<Token> {
  const lower = html.toLowerCase();
  for (let at = 0; at < html.length; ) {
    const next = html.indexOf('<', at);
    if (next !== at) yield { text: html.slice(at, next < 0 ? html.length : next) };
    if (next < 0) return;
    if (html.startsWith('<!--', next)) {
      at = after(html, '-->', next);
      continue;
    }
    const end = tagEnd(html, next);
    const found = /^(\/?)([a-z][\w:-]*)/.exec(lower.slice(next + 1, Math.min(end, next + 40)));
    const tag = found?.[2] ?? '';
    at = end + 1;
    if (found?.[1] === '' && unread.includes(tag)) at = after(lower, `</${tag}`, at);
    else yield { tag, isEnd: found?.[1] === '/', attributes: html.slice(next + 1 + tag.length, end) };
  }
}

function after(text: string, sought: string, from: number): number {
  const found = text.indexOf(sought, from);
  return found < 0 ? text.length : found + sought.length;
}

/** Where a tag ends: the first `>` outside quotation marks, or the end of everything. */
function tagEnd(html: string, from: number): number {
  let quote = '';
  for (let at = from; at < html.length; at += 1) {
    const letter = html[at] ?? '';
    if (quote === '' && letter === '>') return at;
    if (quote === '' ? letter === '"' || letter === "'" : letter === quote) quote = quote === '' ? letter : '';
  }
  return html.length;
}

/** Rows of the first table. Merged cells take the columns and rows they cover, so that what is beside them stays in its place. */
function tableRows(html: string): readonly (readonly PastedCell[])[] {
  const rows: PastedCell[][] = [];
  /** Columns still covered from above: how many rows more. */
  const covered: number[] = [];
  const cell: { open: { readonly text: string; readonly attributes: string } | null } = { open: null };
  const add = (text: string): void => {
    if (cell.open !== null) cell.open = { ...cell.open, text: cell.open.text + text };
  };
  const fill = (row: PastedCell[]): void => {
    while ((covered[row.length] ?? 0) > 0) {
      covered[row.length] = (covered[row.length] ?? 0) - 1;
      row.push({ text: '', raw: null });
    }
  };
  const close = (): void => {
    const row = rows[rows.length - 1];
    if (cell.open === null || row === undefined) return;
    fill(row);
    const { text, attributes } = cell.open;
    cell.open = null;
    const down = spanOf(attributes, 'rowspan') - 1;
    for (let right = 0; right < spanOf(attributes, 'colspan'); right += 1) {
      if (down > 0) covered[row.length] = down;
      row.push(right === 0 ? cellOf(text, attributes) : { text: '', raw: null });
    }
  };
  for (const token of tokensOf(html)) {
    if ('text' in token) {
      add(token.text);
      continue;
    }
    const { tag, isEnd, attributes } = token;
    if (tag === 'tr' || tag === 'td' || tag === 'th' || tag === 'table') close();
    if (tag === 'table' && isEnd) break;
    if (tag === 'tr' && !isEnd) rows.push([]);
    if ((tag === 'td' || tag === 'th') && !isEnd) cell.open = { text: '', attributes };
    if (tag === 'br' || tag === 'p' || tag === 'div') add(' ');
  }
  return rows;
}

function spanOf(attributes: string, name: 'rowspan' | 'colspan'): number {
  const span = Number(new RegExp(`${name}\\s*=\\s*["']?(\\d+)`, 'i').exec(attributes)?.[1] ?? 1);
  return Math.max(1, Math.min(1000, span));
}

function cellOf(text: string, attributes: string): PastedCell {
  return {
    text: unescaped(text)
      .replace(/[ \t\r\n]+/g, ' ')
      .trim(),
    raw: rawOf(attributes),
  };
}

/** The number itself, as three spreadsheets write it. Excel leaves `x:num` empty where the text says it all. */
function rawOf(attributes: string): number | null {
  const written = /\b(?:sdval|x:num)\s*=\s*["']([^"']+)["']/i.exec(attributes)?.[1];
  const sheets = /data-sheets-value\s*=\s*(?:"([^"]*)"|'([^']*)')/i.exec(attributes);
  const inSheets = /"3":(-?[\d.]+(?:e[+-]?\d+)?)/i.exec(unescaped(sheets?.[1] ?? sheets?.[2] ?? ''))?.[1];
  const found = written ?? inSheets;
  const value = found === undefined ? Number.NaN : Number(found);
  return Number.isFinite(value) ? value : null;
}

const entities: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  minus: '\u2212',
  thinsp: '\u2009',
  ndash: '\u2013',
};

function unescaped(text: string): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi,
    (whole, hex?: string, decimal?: string, name?: string) => {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (name !== undefined) return entities[name.toLowerCase()] ?? whole;
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
