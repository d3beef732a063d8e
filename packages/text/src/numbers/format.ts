/**
 * Numbers as people write them. Rounding and separators are our own, so that every engine, from a wall display's Chromium 87 to the
 * server, shows the same digits. Rounding is half away from zero on the shortest decimal of the number (1,005 is 1,01).
 */
import type { Locale } from '../locale.ts';

/** Keeps a number and its unit on one line. */
export const noBreakSpace = '\u00a0';
/** The typographic minus, as wide as a figure. */
export const minusSign = '\u2212';
const separators: Record<Locale, { readonly decimal: string; readonly group: string }> = {
  da: { decimal: ',', group: '.' },
  en: { decimal: '.', group: ',' },
};

/** What stands where there is no number. */
export const noNumber = '\u2013';

/** `1.234,5` in Danish, `1,234.5` in English, with exactly that many decimals. Not a finite number: an en dash. */
export function formatNumber(value: number, decimals: number, locale: Locale = 'da'): string {
  if (!Number.isFinite(value)) return noNumber;
  const { whole, fraction, negative } = roundDecimal(value, decimals);
  const { decimal, group } = separators[locale];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return `${negative ? minusSign : ''}${grouped}${fraction === '' ? '' : decimal + fraction}`;
}

/** A number without fixed decimals: at most two, none that are zero at the end. For counts and sentences. */
export function formatCount(value: number, locale: Locale = 'da'): string {
  if (!Number.isFinite(value)) return noNumber;
  const fraction = roundDecimal(value, 2).fraction.replace(/0+$/, '');
  return formatNumber(value, fraction.length, locale);
}

/** `87,3 %` with a no-break space (English `87.3%`). The value is in per cent: 87.3, not 0.873. */
export function formatPercent(value: number, decimals: number, locale: Locale = 'da'): string {
  return `${formatNumber(value, decimals, locale)}${locale === 'da' ? noBreakSpace : ''}%`;
}

/** `+2,5`, `−0,4`, `0,0`: a difference with its sign; nothing is signed that rounds to zero. */
export function formatSigned(value: number, decimals: number, locale: Locale = 'da'): string {
  const text = formatNumber(value, decimals, locale);
  return value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** `126 / 137` on one line. */
export function formatPartWhole(part: number, whole: number, locale: Locale = 'da'): string {
  return [formatExact(part, locale), '/', formatExact(whole, locale)].join(noBreakSpace);
}

/** All decimals the number has, grouped: for values as they were entered. */
export function formatExact(value: number, locale: Locale = 'da'): string {
  return formatNumber(value, decimalsOf(value), locale);
}

/**
 * A number for an input field, the clipboard or a CSV cell: all its decimals, no thousands separator, a hyphen as minus, so that Excel
 * and `parseNumber` read it back as the same number.
 */
export function plainNumber(value: number, locale: Locale = 'da'): string {
  if (!Number.isFinite(value)) return '';
  const { whole, fraction, negative } = roundDecimal(value, decimalsOf(value));
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : separators[locale].decimal + fraction}`;
}

/** How many decimals the shortest decimal writing of the number has. */
export function decimalsOf(value: number): number {
  return Number.isFinite(value) ? expand(Math.abs(value)).fraction.length : 0;
}

interface Digits {
  readonly whole: string;
  readonly fraction: string;
  readonly negative: boolean;
}

function roundDecimal(value: number, decimals: number): Digits {
  const { whole, fraction } = expand(Math.abs(value));
  const kept = fraction.slice(0, decimals).padEnd(decimals, '0');
  const digits = `${whole}${kept}`;
  const rounded = (fraction[decimals] ?? '0') >= '5' ? addOne(digits) : digits;
  const at = rounded.length - decimals;
  return {
    whole: rounded.slice(0, at),
    fraction: rounded.slice(at),
    negative: value < 0 && /[1-9]/.test(rounded),
  };
}

/** The digits of a non-negative number written out, without exponent. */
function expand(value: number): { readonly whole: string; readonly fraction: string } {
  const [mantissa = '0', exponent] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const shift = exponent === undefined ? 0 : Number(exponent);
  if (shift === 0) return { whole, fraction };
  if (shift < 0) return { whole: '0', fraction: '0'.repeat(-shift - 1) + whole + fraction };
  return { whole: whole + fraction.slice(0, shift).padEnd(shift, '0'), fraction: fraction.slice(shift) };
}

/** One added to a string of digits, with carry. */
function addOne(digits: string): string {
  const nines = /9*$/.exec(digits)?.[0].length ?? 0;
  const head = digits.slice(0, digits.length - nines);
  const zeros = '0'.repeat(nines);
  return head === '' ? `1${zeros}` : head.slice(0, -1) + String(Number(head.slice(-1)) + 1) + zeros;
}
