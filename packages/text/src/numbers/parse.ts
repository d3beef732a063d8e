/**
 * Numbers as people type and paste them. Invariant: never a wrong number. A text with two honest readings (`1.234` is 1234 to a Dane
 * and 1,234 to a program) is given back as a question unless the column it stands in has already answered it.
 */
import { plainNumber } from './format.ts';

/** What separates whole and fraction. */
export type DecimalSign = ',' | '.';

/** What is known about a text before it is read. */
export interface NumberHint {
  /** The decimal sign of the column, from `columnEvidence` or from a question already answered. */
  readonly decimalSign?: DecimalSign;
  /** The field counts whole things, so a reading with decimals gives way to one without. */
  readonly wholeNumbers?: boolean;
}

export type ParsedNumber =
  /** `unit` tells what was written beside the figure; it never changes the value: `92,7 %` is 92.7. */
  | { readonly kind: 'number'; readonly value: number; readonly unit: 'percent' | 'kroner' | null }
  /** Two readings; ask. */
  | { readonly kind: 'ambiguous'; readonly readings: readonly [number, number] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'notANumber' };

/**
 * Reads one number: decimal comma or point, thousands by point, comma, space (also no-break and narrow) or apostrophe, `%`, `pct.`,
 * `kr.`, `DKK`, `1.234,-`, a minus of any kind before or after, accounting parentheses. Refuses exponents, wrong grouping
 * (`1.23,4`) and more digits than a number can hold.
 */
export function parseNumber(text: string, hint: NumberHint = {}): ParsedNumber {
  const clean = cleaned(text);
  if (clean === '') return { kind: 'empty' };
  const both = readBoth(clean);
  const choice = choose(both.comma, both.point, hint, Object.is, Number.isInteger);
  if (choice.kind === 'none') return { kind: 'notANumber' };
  if (choice.kind === 'two') return { kind: 'ambiguous', readings: choice.readings };
  return { kind: 'number', value: choice.reading, unit: both.unit };
}

export interface PartWhole {
  readonly part: number;
  readonly whole: number;
}

export type ParsedPartWhole =
  | ({ readonly kind: 'partWhole' } & PartWhole)
  | { readonly kind: 'ambiguous'; readonly readings: readonly [PartWhole, PartWhole] }
  | { readonly kind: 'empty' }
  | { readonly kind: 'notPartWhole' };

/** Reads `126/137`, `126 / 1.402`, `126 af 137`. Both numbers are read with the same decimal sign. Says nothing about which is larger. */
export function parsePartWhole(text: string, hint: NumberHint = {}): ParsedPartWhole {
  const clean = cleaned(text);
  if (clean === '') return { kind: 'empty' };
  const [part, whole, ...rest] = splitParts(clean).map(readBoth);
  if (!part || !whole || rest.length > 0 || part.unit !== null || whole.unit !== null) return { kind: 'notPartWhole' };
  const pair = (sign: 'comma' | 'point'): PartWhole | undefined => {
    const [a, b] = [part[sign], whole[sign]];
    return a === undefined || b === undefined ? undefined : { part: a, whole: b };
  };
  const choice = choose(pair('comma'), pair('point'), hint, samePair, isWholePair);
  if (choice.kind === 'none') return { kind: 'notPartWhole' };
  if (choice.kind === 'two') return { kind: 'ambiguous', readings: choice.readings };
  return { kind: 'partWhole', ...choice.reading };
}

/**
 * The decimal sign a column uses, told from the texts that can be read in one way only (`12,5`, `1.234,5`, `1.234.567`). Undefined when
 * none tells or when they disagree: then every doubtful text must be asked about.
 */
export function columnEvidence(texts: readonly string[]): DecimalSign | undefined {
  const signs = new Set<DecimalSign>();
  for (const text of texts.flatMap((cell) => splitParts(cleaned(cell)))) {
    const { comma, point } = readBoth(text);
    if (comma !== undefined && point === undefined) signs.add(',');
    if (point !== undefined && comma === undefined) signs.add('.');
  }
  const [sign, other] = [...signs];
  return other === undefined ? sign : undefined;
}

type Choice<T> =
  | { readonly kind: 'none' }
  | { readonly kind: 'one'; readonly reading: T }
  | { readonly kind: 'two'; readonly readings: readonly [T, T] };

function choose<T>(
  comma: T | undefined,
  point: T | undefined,
  hint: NumberHint,
  same: (a: T, b: T) => boolean,
  isWhole: (reading: T) => boolean,
): Choice<T> {
  if (comma === undefined) return point === undefined ? { kind: 'none' } : { kind: 'one', reading: point };
  if (point === undefined) return { kind: 'one', reading: comma };
  if (same(comma, point)) return { kind: 'one', reading: comma };
  if (hint.decimalSign !== undefined) return { kind: 'one', reading: hint.decimalSign === ',' ? comma : point };
  if (hint.wholeNumbers && isWhole(comma) !== isWhole(point)) {
    return { kind: 'one', reading: isWhole(comma) ? comma : point };
  }
  return { kind: 'two', readings: [comma, point] };
}

const samePair = (a: PartWhole, b: PartWhole): boolean => a.part === b.part && a.whole === b.whole;
const isWholePair = ({ part, whole }: PartWhole): boolean => Number.isInteger(part) && Number.isInteger(whole);
const splitParts = (clean: string): readonly string[] => clean.split(/ ?[/\u2044\u2215] ?| (?:ud )?af | (?:out )?of /i);

/** One kind of space, one kind of minus, no invisible marks (spreadsheets and web pages paste all of them). */
function cleaned(text: string): string {
  return text
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g, '')
    .replace(/[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/g, ' ')
    .replace(/[\u2010-\u2015\u2212\ufe63\uff0d]/g, '-')
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .trim();
}

interface BothReadings {
  /** The value when the comma is the decimal sign. */
  readonly comma: number | undefined;
  /** The value when the point is. */
  readonly point: number | undefined;
  readonly unit: 'percent' | 'kroner' | null;
}

const unreadable: BothReadings = { comma: undefined, point: undefined, unit: null };
const shape =
  /^(?<open>\( ?)?(?<sign>[+-])? ?(?<before>kr\.?|dkk)? ?(?<inner>[+-])? ?(?<body>[.,]?\d(?:[\d.,' ]*\d)?)(?<wholeKroner>[,.]--?)? ?(?<trailing>-)? ?(?<after>%|pct\.?|procent|percent|kr\.?|kroner|dkk)?(?<last>-)?(?<close> ?\))?$/i;

function readBoth(clean: string): BothReadings {
  const found = shape.exec(clean)?.groups;
  if (!found) return unreadable;
  const { open, sign, before, inner, body = '', wholeKroner, trailing, after, last, close } = found;
  const signs = [open, sign, inner, trailing, last].filter((mark) => mark !== undefined);
  const units = [before, wholeKroner, after].filter((mark) => mark !== undefined);
  if (signs.length > 1 || (open === undefined) !== (close === undefined)) return unreadable;
  if (units.length > 1 && /%|p/i.test(after ?? '')) return unreadable;
  const factor = signs.length === 0 || signs[0] === '+' ? 1 : -1;
  const signed = (value: number | undefined): number | undefined =>
    value === undefined ? undefined : value === 0 ? 0 : factor * value;
  const unit = units.length === 0 ? null : /%|p/i.test(after ?? '') ? 'percent' : 'kroner';
  return { comma: signed(readAs(body, ',')), point: signed(readAs(body, '.')), unit };
}

/** The value of digits and separators when `decimal` is the decimal sign; undefined when they do not add up to one. */
function readAs(body: string, decimal: DecimalSign): number | undefined {
  const [whole = '', fraction, ...more] = body.split(decimal);
  if (more.length > 0 || (fraction !== undefined && !/^\d+$/.test(fraction))) return undefined;
  const digits = whole === '' && fraction !== undefined ? '0' : ungrouped(whole);
  if (digits === undefined) return undefined;
  const exact = `${digits.replace(/^0+(?=\d)/, '')}.${(fraction ?? '').replace(/0+$/, '')}`.replace(/\.$/, '');
  const value = Number(exact);
  return plainNumber(value, 'en') === exact ? value : undefined;
}

/** Digits without their thousands separators: one kind of separator, groups of three, and no zero in front. */
function ungrouped(whole: string): string | undefined {
  if (/^\d+$/.test(whole)) return whole;
  const separator = /[^\d]/.exec(whole)?.[0] ?? '';
  const groups = whole.split(separator);
  const wellFormed = groups.every((group, index) => (index === 0 ? /^[1-9]\d{0,2}$/ : /^\d{3}$/).test(group));
  return wellFormed ? groups.join('') : undefined;
}
