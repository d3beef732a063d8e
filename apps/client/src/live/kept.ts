/**
 * The last replies of the server, kept on the device per person, so that pages open while it is away. Kept values are shown as old
 * until the server has answered. Everything here may fail quietly: a browser that keeps nothing only loses the comfort.
 */
import type { PersonId } from '@tavle/domain';
import * as idb from 'lib0/indexeddb';

const storeName = 'values';

/** Raised when the shapes of kept replies change: older ones are then not read. */
const keptShape = 3;

/** The database of one person's kept replies. */
export const keptName = (person: PersonId): string => `tavle-kept-${person}`;

async function withStore<T>(
  person: PersonId,
  access: 'readonly' | 'readwrite',
  work: (store: IDBObjectStore) => Promise<T>,
): Promise<T | undefined> {
  try {
    const db = await idb.openDB(keptName(person), (fresh) => idb.createStores(fresh, [[storeName]]));
    try {
      const [store] = idb.transact(db, [storeName], access);
      return store === undefined ? undefined : await work(store);
    } finally {
      db.close();
    }
  } catch {
    return undefined;
  }
}

/** The last value of a path, if one was kept. */
export async function keptValue<T>(person: PersonId, path: string): Promise<T | undefined> {
  const found: unknown = await withStore(person, 'readonly', (store) => idb.get(store, `${keptShape} ${path}`));
  // Written by `keepValue` below, from a reply of the same path.
  return found === undefined ? undefined : (found as T);
}

/** Keeps a value over the one before. */
export async function keepValue(person: PersonId, path: string, value: object): Promise<void> {
  await withStore(person, 'readwrite', async (store) => {
    store.put(value, `${keptShape} ${path}`);
  });
}

/** Forgets everything kept for a person, their offline copies included; what is not saved yet is left alone. */
export async function forgetPerson(person: PersonId): Promise<void> {
  try {
    const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
    const own = names.filter((name) => name === keptName(person) || name.startsWith(`tavle-copy-${person}-`));
    await Promise.all(own.map((name) => idb.deleteDB(name)));
  } catch {
    // browsers without `databases()` keep the copies until the person's next visit
  }
}
