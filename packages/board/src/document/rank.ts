/**
 * Order without arrays: each entry carries a `rank`, a text that sorts by code unit, and a rank can always be made between two others
 * (fractional indexing). Two people who insert at the same place get equal ranks; the id then decides.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const lowest = '0';
const rankPattern = /^[0-9A-Za-z]*[1-9A-Za-z]$/;

/** Letters a rank may have before a section is ranked anew. */
export const rankMost = 120;

/** True for a text this file could have made: base 62, not ending in the lowest digit (nothing lies before `a0` and after `a`). */
export function isRank(text: string): boolean {
  return text.length <= rankMost && rankPattern.test(text);
}

/**
 * A rank after `before` and ahead of `after`; undefined or empty stands for the open end.
 * Throws when they are not ranks in order: `before` must sort strictly ahead of `after`.
 */
export function rankBetween(before?: string, after?: string): string {
  const low = before ?? '';
  const high = after ?? '';
  if ((low !== '' && !rankPattern.test(low)) || (high !== '' && !rankPattern.test(high))) throw new Error('not a rank');
  if (high === '') return increased(low);
  if (low >= high) throw new Error('ranks out of order');
  return low === '' ? decreased(high) : middle(low, high);
}

const digitAt = (text: string, index: number): number => digits.indexOf(text[index] ?? lowest);

/** The shortest step up: the first digit that can grow does, and the rest is dropped. */
function increased(low: string): string {
  if (low === '') return 'V';
  for (let index = 0; index < low.length; index += 1) {
    const digit = digitAt(low, index);
    if (digit < 61) return `${low.slice(0, index)}${digits[digit + 1]}`;
  }
  return `${low}1`;
}

/** The shortest step down, never to a rank of only the lowest digit. */
function decreased(high: string): string {
  for (let index = 0; index < high.length; index += 1) {
    const digit = digitAt(high, index);
    if (digit > 1) return `${high.slice(0, index)}${digits[digit - 1]}`;
    if (digit === 1) return `${high.slice(0, index)}0z`;
  }
  throw new Error('not a rank');
}

function middle(low: string, high: string): string {
  let shared = 0;
  while (digitAt(low, shared) === digitAt(high, shared)) shared += 1;
  const head = high.slice(0, shared);
  const a = digitAt(low, shared);
  const b = digitAt(high, shared);
  if (b - a > 1) return `${head}${digits[(a + b) >> 1]}`;
  // Neighbouring digits: either the higher one alone lies between, or a step up from what is left of the lower one does.
  if (high.length > shared + 1) return `${head}${digits[b]}`;
  return `${head}${digits[a]}${increased(low.slice(shared + 1))}`;
}
