/** Local edits on this device: numbered, kept until they are on the server's disk. */
import type { PendingStore } from './pending.ts';

type Kept = { readonly edit: number; readonly stored: Promise<number> };

/** Which stored updates belong to which edits. */
export type Outbox = {
  /** An update that the store has had from before. */
  readonly found: (edit: number, storedAs: number) => void;
  readonly add: (edit: number, update: Uint8Array) => void;
  /** Forgets all up to and with this edit. */
  readonly saved: (edit: number) => void;
};

/** Makes one. `onFailed` is told when the device cannot keep or forget an update. */
export function createOutbox(store: PendingStore, onFailed: (error: unknown) => void): Outbox {
  let kept: Kept[] = [];
  return {
    found: (edit, storedAs) => {
      kept.push({ edit, stored: Promise.resolve(storedAs) });
    },
    add: (edit, update) => {
      const stored = store.add(update);
      stored.catch(onFailed);
      kept.push({ edit, stored });
    },
    saved: (edit) => {
      const done = kept.filter((each) => each.edit <= edit);
      if (done.length === 0) return;
      kept = kept.filter((each) => each.edit > edit);
      const newest = Promise.allSettled(done.map((each) => each.stored)).then((results) =>
        results.reduce((most, result) => (result.status === 'fulfilled' ? Math.max(most, result.value) : most), 0),
      );
      newest.then((upTo) => (upTo === 0 ? undefined : store.clear(upTo))).catch(onFailed);
    },
  };
}
