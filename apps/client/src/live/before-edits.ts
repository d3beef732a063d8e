/**
 * What a board looked like before the edits that never reached the server: needed to name those edits as plain changes when the
 * board has begun a new generation (LINE3). Yjs can show a document as of a set of letters, so the unsent letters are taken out of
 * the newest state.
 */
import * as Y from 'yjs';

interface Stretch {
  readonly clock: number;
  readonly len: number;
}

/** The document with and without the unsent edits. `copy` is the kept document, `unsent` the updates that were never confirmed. */
export function beforeAndAfter(
  copy: Uint8Array,
  unsent: Uint8Array,
): { readonly before: Y.Doc; readonly after: Y.Doc } {
  const after = new Y.Doc({ gc: false });
  Y.applyUpdate(after, copy);
  Y.applyUpdate(after, unsent);
  const { structs, ds } = Y.decodeUpdate(unsent);
  const newest = Y.snapshot(after);
  const letters = new Map(newest.sv);
  for (const { id } of structs) letters.set(id.client, Math.min(letters.get(id.client) ?? 0, id.clock));
  const deleted = Y.createDeleteSet();
  for (const [client, stretches] of newest.ds.clients) {
    deleted.clients.set(client, without(stretches, ds.clients.get(client) ?? []));
  }
  return { before: Y.createDocFromSnapshot(after, Y.createSnapshot(deleted, letters)), after };
}

/** The stretches without what lies in the others. */
function without(stretches: readonly Stretch[], others: readonly Stretch[]): Stretch[] {
  let left: Stretch[] = [...stretches];
  for (const other of others) {
    left = left.flatMap(({ clock, len }) => {
      const end = clock + len;
      const otherEnd = other.clock + other.len;
      if (otherEnd <= clock || end <= other.clock) return [{ clock, len }];
      const head = { clock, len: Math.max(0, other.clock - clock) };
      const tail = { clock: otherEnd, len: Math.max(0, end - otherEnd) };
      return [head, tail].filter((part) => part.len > 0);
    });
  }
  return left;
}
