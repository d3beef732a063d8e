/** How a board document begins. Only the server makes one; everybody else loads it. */
import { asId, type BoardId, parseId } from '@tavle/domain';
import * as Y from 'yjs';
import { rootOf } from './roots.ts';
import { schemaVersion } from './shape.ts';

/** The origin of transactions that no hand has made: creation and migrations. */
export const systemOrigin: object = Object.freeze({ origin: 'system' });

/** The client id under which a document's first content is written: always the same, so that the bytes are. */
export const initialClient = 1;

/** The first update of a board's document. The same bytes every time, so that two servers cannot make two beginnings. */
export function initialUpdate(boardId: BoardId): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = initialClient;
  doc.transact(() => {
    const meta = doc.getMap('meta');
    meta.set('schema', schemaVersion);
    meta.set('board', asId<BoardId>(boardId));
  });
  const update = Y.encodeStateAsUpdate(doc);
  doc.destroy();
  return update;
}

/** Gives an empty document its first content. Doing it again changes nothing. */
export function createBoardDocument(doc: Y.Doc, boardId: BoardId): void {
  Y.applyUpdate(doc, initialUpdate(boardId), systemOrigin);
}

/** The schema version the document says it has; 0 when it says nothing that can be read. */
export function schemaOf(doc: Y.Doc): number {
  const schema = rootOf(doc, 'meta')?.get('schema');
  return typeof schema === 'number' && Number.isSafeInteger(schema) && schema > 0 ? schema : 0;
}

/** The board the document belongs to, as it says itself; undefined when it does not. */
export function boardOfDocument(doc: Y.Doc): BoardId | undefined {
  const board = rootOf(doc, 'meta')?.get('board');
  return parseId<BoardId>(board);
}

/** True when the document was written by a newer version: the reader must reload the program before writing (BOARD8). */
export function isNewerDocument(doc: Y.Doc): boolean {
  return schemaOf(doc) > schemaVersion;
}
