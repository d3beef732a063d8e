/** What a board keeps on this device: the document's copy and the unsaved edits, both named by person, board and generation. */
import type { BoardId, PersonId } from '@tavle/domain';
import * as idb from 'lib0/indexeddb';
import { IndexeddbPersistence } from 'y-indexeddb';
import * as Y from 'yjs';
import { readKept, writeKept } from './browser-storage.ts';

export interface Place {
  readonly person: PersonId;
  readonly board: BoardId;
  readonly generation: string;
}

const copyName = ({ person, board, generation }: Place): string => `tavle-copy-${person}-${board}-${generation}`;
/** Name of the database of unsaved edits. */
export const pendingName = ({ person, board, generation }: Place): string =>
  `tavle-unsaved-${person}-${board}-${generation}`;

const stores = [['updates', { autoIncrement: true }], ['custom']];
const patienceMs = 3_000;

export interface OfflineCopy {
  close(): void;
}

/** Fills the document from the device and keeps it there from now on; null where the browser keeps nothing, or not in time. */
export async function openOfflineCopy(place: Place, doc: Y.Doc): Promise<OfflineCopy | null> {
  const name = copyName(place);
  try {
    // Asked first, because the binding itself has no answer for a browser that refuses.
    (await inTime(idb.openDB(name, (db) => idb.createStores(db, stores)))).close();
    const binding = new IndexeddbPersistence(name, doc);
    await inTime(binding.whenSynced);
    return { close: () => void binding.destroy() };
  } catch {
    return null;
  }
}

/** The kept copy of a document as one update; empty when there is none. */
export async function readCopy(place: Place): Promise<Uint8Array> {
  try {
    const db = await inTime(idb.openDB(copyName(place), (fresh) => idb.createStores(fresh, stores)));
    const [store] = idb.transact(db, ['updates'], 'readonly');
    const updates: unknown[] = store === undefined ? [] : await idb.getAll(store);
    db.close();
    return Y.mergeUpdates([emptyUpdate(), ...updates.filter((update) => update instanceof Uint8Array)]);
  } catch {
    return emptyUpdate();
  }
}

/** Forgets a board of one generation, unsaved edits included: call only once they are set aside. */
export async function forgetCopy(place: Place): Promise<void> {
  try {
    await Promise.all([idb.deleteDB(copyName(place)), idb.deleteDB(pendingName(place))]);
  } catch {
    // what cannot be deleted is never read again: the generation is part of its name
  }
}

const generationKey = (person: PersonId, board: BoardId): string => `tavle.generation.${person}.${board}`;

/** The generation of the copy on this device. */
export function keptGeneration(person: PersonId, board: BoardId): string | null {
  return readKept(generationKey(person, board));
}

/** Notes which generation the copy is of. */
export function noteGeneration({ person, board, generation }: Place): void {
  writeKept(generationKey(person, board), generation);
}

function emptyUpdate(): Uint8Array {
  return Y.encodeStateAsUpdate(new Y.Doc());
}

function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error('the device does not answer')), patienceMs);
  });
  return Promise.race([work, late]);
}
