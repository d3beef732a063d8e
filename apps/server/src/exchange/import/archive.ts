/**
 * A workbook is a zip archive, and a small archive can unpack to more than a machine holds. Invariant: nothing is handed on before every
 * part has really been unpacked here once, against one budget; so what the archive claims of itself is never believed.
 */
import { inflateRawSync } from 'node:zlib';
import { partsMost, unpackedBytesMost } from './limits.ts';
import type { Read } from './table.ts';

const endMark = 0x06054b50;
const partMark = 0x02014b50;
const localMark = 0x04034b50;
/** Bytes of the record at an archive's end, without its comment, which has at most 65,535. */
const endBytes = 22;

type Part = {
  readonly name: string;
  readonly method: number;
  readonly packed: number;
  readonly claimed: number;
  readonly at: number;
};

/** An archive whose parts are known to unpack to no more than the budget. */
export type Archive = {
  readonly names: readonly string[];
  /** A part, unpacked once more; undefined when there is none of that name. */
  readonly unpack: (name: string) => Buffer | undefined;
};

/** Opens an archive, when all of its parts together unpack to no more than the budget. */
export function openArchive(bytes: Uint8Array, most = unpackedBytesMost): Read<Archive> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts = partsOf(view, bytes);
  if (parts === undefined) return { problem: { kind: 'damaged' } };
  const tooLarge = { problem: { kind: 'unpacksTooLarge', most: Math.round(most / 1024 / 1024) } } as const;
  if (parts.length > partsMost) return tooLarge;
  if (parts.reduce((sum, { claimed }) => sum + claimed, 0) > most) return tooLarge;
  let left = most;
  for (const part of parts) {
    const size = sizeUnpacked(view, bytes, part, left);
    if (size === 'tooLarge') return tooLarge;
    // a part that is not as large as it says is either damaged or meant to deceive the next reader
    if (size === 'damaged' || size !== part.claimed) return { problem: { kind: 'damaged' } };
    left -= size;
  }
  const unpack = (name: string): Buffer | undefined => {
    const part = parts.find((each) => each.name === name);
    if (part === undefined) return undefined;
    const packed = packedOf(view, bytes, part);
    return part.method === 0 ? Buffer.from(packed) : inflateRawSync(packed, { maxOutputLength: part.claimed || 1 });
  };
  return { value: { names: parts.map(({ name }) => name), unpack } };
}

function partsOf(view: DataView, bytes: Uint8Array): readonly Part[] | undefined {
  const end = endOf(view);
  if (end === undefined) return undefined;
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: Part[] = [];
  for (let index = 0; index < count; index++) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== partMark) return undefined;
    const [nameBytes, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    if (nameBytes === undefined || extra === undefined || comment === undefined) return undefined;
    parts.push({
      name: new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameBytes)),
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      claimed: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameBytes + extra + comment;
  }
  return parts;
}

function endOf(view: DataView): number | undefined {
  const first = Math.max(0, view.byteLength - endBytes - 65_535);
  for (let at = view.byteLength - endBytes; at >= first; at--) {
    if (view.getUint32(at, true) === endMark) return at;
  }
  return undefined;
}

function packedOf(view: DataView, bytes: Uint8Array, part: Part): Uint8Array {
  const from = part.at + 30 + view.getUint16(part.at + 26, true) + view.getUint16(part.at + 28, true);
  return bytes.subarray(from, from + part.packed);
}

function sizeUnpacked(view: DataView, bytes: Uint8Array, part: Part, left: number): number | 'tooLarge' | 'damaged' {
  if (part.at + 30 > view.byteLength || view.getUint32(part.at, true) !== localMark) return 'damaged';
  const packed = packedOf(view, bytes, part);
  if (packed.length !== part.packed) return 'damaged';
  if (part.method === 0) return packed.length > left ? 'tooLarge' : packed.length;
  if (part.method !== 8) return 'damaged';
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, left) }).length;
  } catch (error) {
    return error instanceof RangeError ? 'tooLarge' : 'damaged';
  }
}
