/** Turning "the field now says this" into the smallest change of a collaborative text, so that two who type both keep their letters (BOARD2). */
import type * as Y from 'yjs';

/** The one stretch in which two texts differ: at `at`, `removed` letters (UTF-16 units) go and `inserted` comes. */
export interface Difference {
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** Compares by common beginning and end; never cuts a surrogate pair in two. */
export function differenceOf(before: string, after: string): Difference {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  if (splitsPair(before, start) || splitsPair(after, start)) start -= 1;
  let end = 0;
  while (end < most - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end += 1;
  if (splitsPair(before, before.length - end) || splitsPair(after, after.length - end)) end -= 1;
  return { at: start, removed: before.length - start - end, inserted: after.slice(start, after.length - end) };
}

/** True when the place lies between the two halves of one character. */
function splitsPair(text: string, at: number): boolean {
  return at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at));
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;

/** Makes the text read `next`, touching only the stretch that differs. */
export function typeInto(text: Y.Text, next: string): void {
  const { at, removed, inserted } = differenceOf(text.toString(), next.toWellFormed());
  if (removed > 0) text.delete(at, removed);
  if (inserted !== '') text.insert(at, inserted);
}
