/** The thread that reads files, one after the other; it keeps nothing of them. */
import { parentPort } from 'node:worker_threads';
import type { ImportMapping } from '@tavle/domain';
import { readFile } from './reading.ts';

/** What it is given: what `readFile` takes. */
export type ReadingTask = {
  readonly bytes: Uint8Array;
  readonly mapping: ImportMapping | null;
  readonly remembered: Readonly<Record<string, ImportMapping>>;
};

parentPort?.on('message', ({ bytes, mapping, remembered }: ReadingTask) => {
  // a refusal is a value; what is thrown ends the worker, and whoever asked is told
  void readFile(bytes, mapping, remembered).then((answer) => parentPort?.postMessage(answer));
});
