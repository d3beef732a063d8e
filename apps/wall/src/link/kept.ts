/** The last good picture on the device, so that a display shows numbers after a power cut (WALL2). Works without storage: then it is not kept. */
import type { BoardId } from '@tavle/domain';
import { type Picture, readJson, readPicture } from './picture.ts';

/** A picture and when the server was last heard, in ms of its own clock. */
export interface Kept {
  readonly picture: Picture;
  readonly heardAt: number;
}

/** Where texts are kept; a browser's `localStorage`, or nothing. */
export type TextStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export interface Keeping {
  load(): Kept | undefined;
  save(kept: Kept): void;
  /** Forgets: the server has said that this display may not see the board. */
  drop(): void;
}

/** Keeps one board's picture for one audience. Every failure of the store is as if there were none. */
export function keeping(store: TextStore | null, board: BoardId, audience: string): Keeping {
  const key = `tavle.vaeg.${audience}.${board}`;
  const attempt = <T>(act: (store: TextStore) => T): T | undefined => {
    try {
      return store === null ? undefined : act(store);
    } catch {
      // Full, forbidden or broken: the display goes on without.
      return undefined;
    }
  };
  return {
    load: () => readKept(attempt((open) => open.getItem(key)) ?? ''),
    save: (kept) => attempt((open) => open.setItem(key, JSON.stringify({ ...kept.picture, heardAt: kept.heardAt }))),
    drop: () => attempt((open) => open.removeItem(key)),
  };
}

function readKept(text: string): Kept | undefined {
  const json = readJson(text);
  const picture = readPicture(json);
  if (picture === undefined || typeof json !== 'object' || json === null || !('heardAt' in json)) return undefined;
  return typeof json.heardAt === 'number' ? { picture, heardAt: json.heardAt } : undefined;
}

/** The browser's store, or null where it is switched off. */
export function browserStore(): TextStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}
