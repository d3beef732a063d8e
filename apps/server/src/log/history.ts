/** Rows that a snapshot has replaced, packed into one compressed chunk: who wrote what, when. */
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import { crc32, zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { DamagedDocument, type LogRow } from './document-log.ts';

/** A chunk with its checksum. */
export type PackedRows = { readonly bytes: Uint8Array; readonly crc: number };

/** Packs rows, oldest first. */
export function packRows(rows: readonly LogRow[]): PackedRows {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, rows.length);
  for (const row of rows) {
    encoding.writeVarUint(encoder, row.seq);
    encoding.writeVarString(encoder, row.userId);
    encoding.writeVarUint(encoder, row.at);
    encoding.writeVarUint8Array(encoder, row.update);
  }
  const bytes = zstdCompressSync(encoding.toUint8Array(encoder));
  return { bytes, crc: crc32(bytes) };
}

/** Opens a chunk. Throws {@link DamagedDocument} when its checksum is wrong. */
export function unpackRows(boardId: string, packed: PackedRows): readonly LogRow[] {
  if (crc32(packed.bytes) !== packed.crc) throw new DamagedDocument(boardId, 'history checksum');
  const decoder = decoding.createDecoder(zstdDecompressSync(packed.bytes));
  const count = decoding.readVarUint(decoder);
  return Array.from({ length: count }, () => ({
    seq: decoding.readVarUint(decoder),
    userId: decoding.readVarString(decoder),
    at: decoding.readVarUint(decoder),
    update: decoding.readVarUint8Array(decoder),
  }));
}
