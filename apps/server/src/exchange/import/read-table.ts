/** Which kind of file it is, told from its first bytes and never from its name; then the table in it. */
import { readCsv } from './csv.ts';
import { uploadBytesMost } from './limits.ts';
import type { Read, Table } from './table.ts';
import { readXlsx } from './workbook.ts';

const begins = (bytes: Uint8Array, ...first: readonly number[]): boolean =>
  first.every((byte, index) => bytes[index] === byte);

/** Reads a file as a table, or says why it is none. */
export async function readTable(bytes: Uint8Array): Promise<Read<Table>> {
  if (bytes.length === 0) return { problem: { kind: 'emptyFile' } };
  if (bytes.length > uploadBytesMost) return { problem: tooLarge(bytes.length) };
  if (begins(bytes, 0x50, 0x4b, 0x03, 0x04)) return await readXlsx(bytes);
  // the format of Excel before 2007, and the wrapping of workbooks behind a password
  if (begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { problem: { kind: isLocked(bytes) ? 'locked' : 'oldExcel' } };
  const picture = begins(bytes, 0x89, 0x50, 0x4e, 0x47) || begins(bytes, 0xff, 0xd8, 0xff);
  if (picture || begins(bytes, 0x25, 0x50, 0x44, 0x46) || begins(bytes, 0x50, 0x4b)) {
    return { problem: { kind: 'notASpreadsheet' } };
  }
  return readCsv(bytes);
}

/** A workbook behind a password lies whole in a stream of this name (MS-OFFCRYPTO 2.3.4). */
const isLocked = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes('EncryptedPackage', 0, 'utf16le');

/** A file of so many bytes is too large. */
export function tooLarge(bytes: number) {
  const megabyte = 1024 * 1024;
  return { kind: 'tooLarge', megabytes: Math.ceil(bytes / megabyte), most: uploadBytesMost / megabyte } as const;
}
