/**
 * Files between their preview and their import. They are kept in memory and nowhere else: what somebody looked at and did not want is never
 * on a disk. Invariant: all files together stay within a budget; the oldest goes first, and everything goes after half an hour.
 */
import type { BoardId, PersonId } from '@tavle/domain';
import type { Reading } from './reading.ts';

/** A file somebody has sent. */
export type Upload = {
  readonly id: string;
  readonly board: BoardId;
  readonly person: PersonId;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The last reading of it, and by which wish, so that another choice does not read it again. */
  lastReading: { readonly wish: string; readonly reading: Reading } | null;
};

/** The files that are waiting. */
export type Uploads = {
  readonly keep: (upload: Omit<Upload, 'id' | 'lastReading'>) => Upload;
  /** The file, for whoever sent it, on the board it was sent to. */
  readonly find: (id: string, owner: { readonly board: BoardId; readonly person: PersonId }) => Upload | undefined;
  readonly drop: (id: string) => void;
};

/** Bytes of all files together. */
export const keptBytesMost = 80 * 1024 * 1024;
/** How long a file waits. */
export const keptMs = 30 * 60_000;

/** Makes the place where files wait. */
export function createUploads(now: () => number, newId: () => string, bytesMost = keptBytesMost): Uploads {
  const kept = new Map<string, Upload & { readonly until: number }>();
  const makeRoom = (): void => {
    let sum = 0;
    for (const [id, { bytes, until }] of [...kept].reverse()) {
      sum += bytes.length;
      if (sum > bytesMost || until <= now()) kept.delete(id);
    }
  };
  return {
    keep: (upload) => {
      const made = { ...upload, id: newId(), lastReading: null, until: now() + keptMs };
      kept.set(made.id, made);
      makeRoom();
      return made;
    },
    find: (id, { board, person }) => {
      makeRoom();
      const found = kept.get(id);
      return found?.board === board && found.person === person ? found : undefined;
    },
    drop: (id) => void kept.delete(id),
  };
}
