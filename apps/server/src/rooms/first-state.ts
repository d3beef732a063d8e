import { rebasedUpdate } from '@tavle/board';
import * as Y from 'yjs';
import type { DocumentState } from '../log/document-log.ts';
import { serverClientId } from './structure.ts';

/** An id no document has: ids of 0 are never made. */
const nobody = 0;

/** A document made by the server, as bytes. */
export function firstState(init: (doc: Y.Doc) => void): DocumentState {
  const doc = new Y.Doc();
  doc.clientID = serverClientId;
  doc.transact(() => {
    try {
      init(doc);
    } finally {
      // an init may apply an update of the server's own id; Yjs would take that for a stranger who uses it too
      doc.clientID = nobody;
    }
  });
  const vector = Y.encodeStateVector(doc);
  const state = { state: Y.encodeStateAsUpdate(doc), vector, deletes: Y.encodeStateAsUpdate(doc, vector) };
  doc.destroy();
  return state;
}

/** Builds a new generation that says what the old one says, and then what `change` makes of it. */
export function sameContent(change?: (fresh: Y.Doc) => void): (old: Y.Doc, fresh: Y.Doc) => void {
  return (old, fresh) => {
    Y.applyUpdate(fresh, rebasedUpdate(old));
    change?.(fresh);
  };
}
