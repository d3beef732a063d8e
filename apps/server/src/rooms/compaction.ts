/**
 * From rows to snapshots, and from hot to warm. Invariant: a snapshot covers only rows that are in the log, and a board
 * that has come to rest is read back from its snapshot into a fresh document, which must say the same; if it does not,
 * the rows stay what starts are read from.
 */
import { isDeepStrictEqual } from 'node:util';
import * as Y from 'yjs';
import type { DocumentLog, DocumentState } from '../log/document-log.ts';
import { encodedOf, type Room, type RoomStats } from './room.ts';
import { applyStored } from './stored-bytes.ts';

/** Above this size the snapshot is not read back: it would hold up everybody. The log still has the rows. */
const readBackMaxBytes = 512 * 1024;

/** Replaces a hot room's snapshot. Gives false when the encoded state does not say what the document says. */
export async function compact(
  room: Room,
  log: DocumentLog,
  stats: RoomStats,
  how: { readonly now: number; readonly readBack: boolean },
): Promise<boolean> {
  const { hot, seq, generation, rowsSinceSnapshot, bytesSinceSnapshot } = room;
  if (hot === null || rowsSinceSnapshot === 0) return true;
  room.compactedAt = how.now;
  const document = encodedOf(room, stats);
  if (how.readBack && !saysTheSame(document, hot.doc)) return false;
  await log.snapshot(room.boardId, generation, seq, document);
  room.rowsSinceSnapshot -= rowsSinceSnapshot;
  room.bytesSinceSnapshot -= bytesSinceSnapshot;
  return true;
}

function saysTheSame({ state, vector }: DocumentState, doc: Y.Doc): boolean {
  if (state.length > readBackMaxBytes) return true;
  const copy = new Y.Doc();
  applyStored(copy, state);
  // a root nobody has asked for by its kind says nothing as JSON: every root of a board is a map
  for (const root of [...doc.share.keys()]) for (const each of [doc, copy]) each.getMap(root);
  const same =
    Buffer.compare(Y.encodeStateVector(copy), vector) === 0 && isDeepStrictEqual(copy.toJSON(), doc.toJSON());
  copy.destroy();
  return same;
}

/** Keeps a hot room as bytes only. */
export function cool(room: Room, stats: RoomStats): void {
  if (room.hot === null) return;
  encodedOf(room, stats);
  room.hot.doc.destroy();
  room.hot = null;
  room.phase = 'warm';
}
