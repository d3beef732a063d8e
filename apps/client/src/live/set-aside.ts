/**
 * Edits that never reached the server before their board began a new generation (LINE3). They are turned into plain changes, kept in
 * this browser, and offered back. Nothing is thrown away without the person's word.
 */
import { type FieldChange, fieldChanges } from '@tavle/board';
import type { BoardId, PersonId } from '@tavle/domain';
import { beforeAndAfter } from './before-edits.ts';
import { readKept, writeKept } from './browser-storage.ts';
import { forgetCopy, keptGeneration, type Place, pendingName, readCopy } from './device.ts';
import { openPending } from './pending-store.ts';

const storageKey = (person: PersonId, board: BoardId): string => `tavle.aside.${person}.${board}`;

/** The changes that lie aside for one person on one board. */
export function changesAside(person: PersonId, board: BoardId): readonly FieldChange[] {
  const text = readKept(storageKey(person, board));
  try {
    // Written by `putAside` below.
    return text === null ? [] : (JSON.parse(text) as FieldChange[]);
  } catch {
    return [];
  }
}

/** Forgets them: they are back on the board, or the person has let them go. */
export function forgetAside(person: PersonId, board: BoardId): void {
  writeKept(storageKey(person, board), null);
}

/** Sets aside what `unsent` adds to the copy. */
export function putAside({ person, board }: Place, copy: Uint8Array, unsent: Uint8Array): void {
  const { before, after } = beforeAndAfter(copy, unsent);
  const changes = fieldChanges(before, after);
  before.destroy();
  after.destroy();
  if (changes.length === 0) return;
  writeKept(storageKey(person, board), JSON.stringify([...changesAside(person, board), ...changes]));
}

/** When this device's copy is of a former generation: sets aside what was never sent, and forgets the copy. */
export async function clearFormerGeneration(place: Place): Promise<void> {
  const former = keptGeneration(place.person, place.board);
  if (former === null || former === place.generation) return;
  const old: Place = { ...place, generation: former };
  const pending = await openPending(pendingName(old));
  const unsent = await pending.unsent();
  pending.close();
  if (unsent !== undefined) putAside(old, await readCopy(old), unsent);
  await forgetCopy(old);
}
