/**
 * A log on a disk that is slow, and a machine that loses its power: what is not synced when it does is kept or lost, as chance has it,
 * one after the other and each whole. Invariant: a promise of the log resolves when its work is on the disk, unless the disk lies.
 */
import type { DocumentLog } from '../../../apps/server/src/log/document-log.ts';
import { createMemoryLog } from '../../../apps/server/src/log/memory-log.ts';
import type { Chance } from './chance.ts';

type Waiting = { readonly perform: () => Promise<unknown>; readonly told: () => void };

/** A machine's disk; the log of each process on it is of no more use after `cutPower`. */
export type Disk = {
  readonly log: () => DocumentLog;
  /** Syncs the oldest work that waits; false when there is none. */
  readonly sync: () => Promise<boolean>;
  readonly cutPower: () => Promise<void>;
};

/** @param lies resolves before the work is synced: the tooth of the simulation */
export function createDisk(chance: Chance, lies: boolean): Disk {
  const kept = createMemoryLog();
  let waiting: Waiting[] = [];
  let process = 0;
  const later = <T>(owner: number, work: () => Promise<T>): Promise<T> =>
    new Promise((resolve, reject) => {
      if (owner !== process) return;
      const perform = (): Promise<void> =>
        work().then(
          (value) => (owner === process ? resolve(value) : undefined),
          (error: unknown) => (owner === process ? reject(error) : undefined),
        );
      waiting.push({ perform, told: () => undefined });
      // a disk that lies gives a number that will be right, if the work ever gets there
      if (lies) resolve(liedAbout(work));
    });
  let lied = 0;
  const liedAbout = <T>(_work: () => Promise<T>): Promise<T> => {
    lied++;
    return Promise.resolve([1_000_000 + lied] as T);
  };
  const sync = async (): Promise<boolean> => {
    const next = waiting.shift();
    await next?.perform();
    return next !== undefined;
  };
  return {
    log: () => {
      const owner = process;
      return {
        ...kept,
        append: (entries) => later(owner, () => kept.append(entries)),
        create: (boardId, beginning) => kept.create(boardId, beginning),
        snapshot: (...what) => (lies ? Promise.resolve() : later(owner, () => kept.snapshot(...what))),
        rebase: (...what) => later(owner, () => kept.rebase(...what)),
      };
    },
    sync,
    cutPower: async () => {
      process++;
      const left = waiting;
      waiting = [];
      // a journal is read up to the first work that is not whole
      for (const work of left) {
        if (!chance.isOneIn(2)) break;
        await work.perform();
      }
    },
  };
}
