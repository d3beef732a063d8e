/** A document written anew: the same content without its history of edits and authors, to begin a new generation with (LINE3). */
import * as Y from 'yjs';
import { initialClient } from './create.ts';

/**
 * The one update that makes an empty document say what this one says, entries nobody here can read included (BOARD4). The same
 * content gives the same bytes. Throws when a root is no map: the server lets no such document come to be.
 */
export function rebasedUpdate(doc: Y.Doc): Uint8Array {
  const fresh = new Y.Doc();
  fresh.clientID = initialClient;
  fresh.transact(() => {
    for (const name of [...doc.share.keys()].sort()) {
      const from = doc.getMap<unknown>(name);
      for (const key of [...from.keys()].sort()) fresh.getMap(name).set(key, copied(from.get(key)));
    }
  });
  const update = Y.encodeStateAsUpdate(fresh);
  fresh.destroy();
  return update;
}

function copied(value: unknown): unknown {
  if (value instanceof Y.Map) {
    const copy = new Y.Map<unknown>();
    for (const key of [...value.keys()].sort()) copy.set(key, copied(value.get(key)));
    return copy;
  }
  return value instanceof Y.AbstractType ? value.clone() : value;
}
