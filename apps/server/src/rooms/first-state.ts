import * as Y from 'yjs';
import type { DocumentState } from '../log/document-log.ts';
import { serverClientId } from './structure.ts';

/** A document made by the server, as bytes. */
export function firstState(init: (doc: Y.Doc) => void): DocumentState {
  const doc = new Y.Doc();
  doc.clientID = serverClientId;
  doc.transact(() => init(doc));
  const vector = Y.encodeStateVector(doc);
  const state = { state: Y.encodeStateAsUpdate(doc), vector, deletes: Y.encodeStateAsUpdate(doc, vector) };
  doc.destroy();
  return state;
}
