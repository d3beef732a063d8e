/**
 * What is not saved yet, kept on the device. Invariant: an edit is in the store from the moment it is made until the
 * server has said that it is on disk; closing the tab in between loses nothing (P2).
 */
import * as Y from 'yjs';

/** An update as it was kept. Numbers grow with each update; they need not follow on each other. */
export type PendingUpdate = { readonly number: number; readonly update: Uint8Array };

/** A place that outlives the page, for updates that are not acknowledged. One per board, generation and person. */
export type PendingStore = {
  /** Updates left from earlier, oldest first. */
  readonly load: () => Promise<readonly PendingUpdate[]>;
  /** Keeps an update and gives its number. Calls are not awaited one by one: keep their order. */
  readonly add: (update: Uint8Array) => Promise<number>;
  /** Forgets the updates up to and with this number. */
  readonly clear: (upTo: number) => Promise<void>;
};

/** A store that is gone with the page: for tests, and for private windows. */
export function createMemoryPendingStore(): PendingStore {
  const updates = new Map<number, Uint8Array>();
  let last = 0;
  return {
    load: async () => [...updates].map(([number, update]) => ({ number, update })),
    add: async (update) => {
      last++;
      updates.set(last, update);
      return last;
    },
    clear: async (upTo) => {
      for (const number of updates.keys()) if (number <= upTo) updates.delete(number);
    },
  };
}

/** Edits set aside because their board has moved on (LINE3), as one update that can be shown and offered back; undefined when there are none. */
export async function setAside(store: PendingStore): Promise<Uint8Array | undefined> {
  const updates = await store.load();
  return updates.length === 0 ? undefined : Y.mergeUpdates(updates.map((each) => each.update));
}
