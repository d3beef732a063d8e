/**
 * Edits that are not on the server's disk yet, in IndexedDB: one database per person, board and generation. Invariant: a store takes
 * away only what it has loaded or added itself, so that two tabs on one board do not forget each other's edits.
 */
import { createMemoryPendingStore, type PendingStore, type PendingUpdate, setAside } from '@tavle/sync';
import * as idb from 'lib0/indexeddb';

const storeName = 'updates';

export interface Pending {
  readonly store: PendingStore;
  /** Everything that is not saved, as one update; undefined when there is nothing. */
  unsent(): Promise<Uint8Array | undefined>;
  close(): void;
}

/** Opens the store. Where the browser keeps nothing, edits live as long as the page, and the connection is told so (`keptOnDevice`). */
export async function openPending(name: string): Promise<Pending> {
  try {
    const db = await idb.openDB(name, (fresh) => idb.createStores(fresh, [[storeName, { autoIncrement: true }]]));
    const store = storeOver(db);
    return { store, unsent: () => setAside(store), close: () => db.close() };
  } catch {
    const memory = createMemoryPendingStore();
    const store = { ...memory, load: () => Promise.reject(new Error('this browser keeps nothing')) };
    return { store, unsent: () => setAside(memory), close: () => undefined };
  }
}

function storeOver(db: IDBDatabase): PendingStore {
  const own = new Set<number>();
  const store = (access: 'readonly' | 'readwrite'): IDBObjectStore => {
    const [found] = idb.transact(db, [storeName], access);
    if (found === undefined) throw new Error('the store for unsaved edits is gone');
    return found;
  };
  return {
    load: async () => {
      const rows = await idb.getAllKeysValues(store('readonly'));
      const found = rows.flatMap(({ k, v }): readonly PendingUpdate[] =>
        typeof k === 'number' && v instanceof ArrayBuffer ? [{ number: k, update: new Uint8Array(v) }] : [],
      );
      for (const { number } of found) own.add(number);
      return found;
    },
    add: async (update) => {
      // IndexedDB keeps the whole buffer an array looks into; a copy keeps only what is meant.
      const number = await idb.addAutoKey(store('readwrite'), new Uint8Array(update).buffer);
      own.add(number);
      return number;
    },
    clear: async (upTo) => {
      const done = [...own].filter((number) => number <= upTo);
      const writable = store('readwrite');
      await Promise.all(done.map((number) => idb.del(writable, number)));
      for (const number of done) own.delete(number);
    },
  };
}
