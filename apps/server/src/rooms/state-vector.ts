import { type Cursor, readNumber } from '@tavle/sync';

/** Largest state vector, bytes: some 7,000 clients. Boards are re-based long before. */
const maxBytes = 64 * 1024;

/** True for a state vector in canonical numbers, each client id below 2^32, and nothing after it (LINE6). */
export function isStateVector(bytes: Uint8Array): boolean {
  if (bytes.length > maxBytes) return false;
  const cursor: Cursor = { bytes, pos: 0 };
  const count = readNumber(cursor);
  if (count < 0 || count * 2 > bytes.length) return false;
  for (let i = 0; i < count; i++) {
    const client = readNumber(cursor);
    if (client < 0 || client >= 2 ** 32 || readNumber(cursor) < 0) return false;
  }
  return cursor.pos === bytes.length;
}
