/** A board as it was (LINE8: rows stay as history). */
import * as Y from 'yjs';
import type { DocumentLog } from '../log/document-log.ts';
import { hasPending } from './room.ts';

/** A moment in a board's history: whose edit it was the last of, and when. */
export type Moment = { readonly seq: number; readonly userId: string; readonly at: number };

/**
 * Shows `look` the document as it was after the edit with this sequence number, or the newest before it. Undefined when there was no
 * such board then, or its rows of that time have been forgotten.
 */
export async function readPast<T>(
  log: Pick<DocumentLog, 'history'>,
  boardId: string,
  seq: number,
  look: (doc: Y.Doc, moment: Moment) => T | Promise<T>,
): Promise<T | undefined> {
  const rows = (await log.history(boardId)).filter((row) => row.seq <= seq);
  const newest = rows.at(-1);
  if (newest === undefined) return undefined;
  const doc = new Y.Doc();
  try {
    doc.transact(() => {
      for (const row of rows) if (row.generation === newest.generation) Y.applyUpdate(doc, row.update);
    });
    // the first row of a generation is all of its beginning; without it the others wait for it
    if (hasPending(doc)) return undefined;
    return await look(doc, { seq: newest.seq, userId: newest.userId, at: newest.at });
  } finally {
    doc.destroy();
  }
}
