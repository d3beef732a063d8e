/**
 * Reads files beside the server's own thread, so that nobody at a board waits for them. Invariants: one file at a time, within limits of
 * time and memory; a file that takes more ends the thread and nothing else, and the next file gets a new one.
 */
import { Worker } from 'node:worker_threads';
import type { ImportMapping } from '@tavle/domain';
import { idleMs, readingMegabytesMost, readingMostMs } from './limits.ts';
import type { Reading } from './reading.ts';
import type { ReadingTask } from './read-worker.ts';
import type { Read } from './table.ts';

/** Reads files for all boards, one after the other. */
export type FileReader = {
  readonly read: (
    bytes: Uint8Array,
    mapping: ImportMapping | null,
    remembered?: Readonly<Record<string, ImportMapping>>,
  ) => Promise<Read<Reading>>;
  /** Ends the thread. A reading that is going on is given up. */
  readonly close: () => Promise<void>;
};

/** Limits of one reading. */
export type ReadingLimits = { readonly ms: number; readonly megabytes: number };

/** Makes a reader of files. The thread is made for the first file, and goes when there was none for a while. */
export function createFileReader(
  limits: ReadingLimits = { ms: readingMostMs, megabytes: readingMegabytesMost },
): FileReader {
  let worker: Worker | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const end = async (): Promise<void> => {
    clearTimeout(idle);
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const readNext = async (task: ReadingTask): Promise<Read<Reading>> => {
    clearTimeout(idle);
    worker ??= new Worker(new URL('./read-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    });
    worker.unref();
    const read = await readIn(worker, task, limits.ms);
    if (read === 'gone') await end();
    else idle = setTimeout(() => void end(), idleMs).unref();
    return read === 'gone' ? { problem: { kind: 'tookTooLong' } } : read;
  };
  return {
    read: (bytes, mapping, remembered = {}) => {
      const reading = last.then(() => readNext({ bytes, mapping, remembered }));
      last = reading.catch(end);
      return reading;
    },
    close: end,
  };
}

/** One file in the thread; `gone` when the thread took too long or too much. Rejects with what only we can cause. */
function readIn(worker: Worker, task: ReadingTask, ms: number): Promise<Read<Reading> | 'gone'> {
  return new Promise((resolve, reject) => {
    const give = (read: Read<Reading> | 'gone'): void => {
      clearTimeout(late);
      worker.off('message', give);
      worker.off('exit', gone);
      worker.off('error', failed);
      resolve(read);
    };
    const gone = (): void => give('gone');
    const failed = (error: unknown): void => {
      if (!isOutOfMemory(error)) reject(error);
      give('gone');
    };
    const late = setTimeout(gone, ms);
    worker.on('message', give);
    worker.on('exit', gone);
    worker.on('error', failed);
    worker.postMessage(task);
  });
}

const isOutOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
