/** The pieces a scan reads: each refuses what lib0 would read past, overflow on, or never end with (LINE6). */
import { isUtf8 } from 'node:buffer';
import { type Cursor, readNumber } from '@tavle/sync';

/** Why an update is refused before anything of it is applied. */
export type ScanRefusal = 'malformed' | 'schema';

/** Thrown by these readers, and caught where the scan begins. */
export class Refused extends Error {
  readonly reason: ScanRefusal;
  constructor(reason: ScanRefusal) {
    super(reason);
    this.reason = reason;
  }
}

const maxClient = 2 ** 32;
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** A canonical number. */
export function number(cursor: Cursor): number {
  const value = readNumber(cursor);
  if (value < 0) throw new Refused('malformed');
  return value;
}

/** A count of things of at least `size` bytes each: no more than fit in what is left. */
export function count(cursor: Cursor, size: number): number {
  const value = number(cursor);
  if (value * size > cursor.bytes.length - cursor.pos) throw new Refused('malformed');
  return value;
}

/** A length of at least 1. */
export function length(cursor: Cursor): number {
  const value = number(cursor);
  if (value < 1) throw new Refused('malformed');
  return value;
}

/** A document client id, below 2^32. */
export function clientId(cursor: Cursor): number {
  const value = number(cursor);
  if (value >= maxClient) throw new Refused('malformed');
  return value;
}

/** One byte. */
export function byte(cursor: Cursor): number {
  const value = cursor.bytes[cursor.pos];
  if (value === undefined) throw new Refused('malformed');
  cursor.pos++;
  return value;
}

/** Moves on by `size` bytes that must be there; gives `size`. */
export function take(cursor: Cursor, size: number): number {
  if (cursor.pos + size > cursor.bytes.length) throw new Refused('malformed');
  cursor.pos += size;
  return size;
}

/** lib0's signed number: sign in bit 7 of the first byte; written by lib0 only within 31 bits, so at most 5 bytes. */
export function wholeNumber(cursor: Cursor): void {
  let next = byte(cursor);
  if (next < 128) return;
  for (let i = 0; i < 4; i++) {
    next = byte(cursor);
    if (next < 128) {
      if (next === 0) throw new Refused('malformed');
      return;
    }
  }
  throw new Refused('malformed');
}

/** Length-prefixed UTF-8, as a view. */
export function text(cursor: Cursor): Uint8Array {
  const size = number(cursor);
  const start = cursor.pos;
  take(cursor, size);
  const view = cursor.bytes.subarray(start, cursor.pos);
  if (!isUtf8(view)) throw new Refused('malformed');
  return view;
}

/** The text of a scanned string value. */
export function decode(view: Uint8Array): string {
  return decoder.decode(view);
}

/** A name or key: at most 128 bytes. */
export function name(cursor: Cursor): string {
  const view = text(cursor);
  if (view.length > 128) throw new Refused('schema');
  return decode(view);
}

/** UTF-16 units of valid UTF-8, as Yjs counts text: one per leading byte, two where it leads four. */
export function utf16Length(view: Uint8Array): number {
  let units = 0;
  for (const each of view) {
    if ((each & 0xc0) !== 0x80) units += each >= 0xf0 ? 2 : 1;
  }
  return units;
}
