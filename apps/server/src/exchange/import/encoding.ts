/**
 * Bytes to letters. Invariant: never a wrong letter in silence: bytes that are not UTF-8 are read as Windows-1252, which gives a letter for
 * every byte, so `æøå` of an old Excel come out right; bytes that are no text at all are refused.
 */
import type { Read } from './table.ts';

/** Text with what it was written in. */
export type Decoded = { readonly text: string; readonly encoding: string };

const marks = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'UTF-8' },
  { bytes: [0xff, 0xfe], encoding: 'UTF-16LE' },
  { bytes: [0xfe, 0xff], encoding: 'UTF-16BE' },
] as const;

/** Reads text. The byte order mark decides, then whether the bytes can be UTF-8, else Windows-1252. */
export function decodeText(bytes: Uint8Array): Read<Decoded> {
  const mark = marks.find((each) => each.bytes.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined) return checked(new TextDecoder(mark.encoding).decode(bytes), mark.encoding);
  const utf8 = asUtf8(bytes);
  if (utf8 !== undefined) return checked(utf8, 'UTF-8');
  return checked(new TextDecoder('windows-1252').decode(bytes), 'Windows-1252');
}

function asUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** A table in text has tabs and line ends, and no other control characters worth speaking of. */
function checked(text: string, encoding: string): Read<Decoded> {
  const head = text.slice(0, 100_000);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const strange = head.match(/[\u0000-\u0008\u000e-\u001f\ufffd]/g)?.length ?? 0;
  if (head.includes('\0') || strange > head.length / 100) return { problem: { kind: 'notText' } };
  return { value: { text, encoding } };
}
