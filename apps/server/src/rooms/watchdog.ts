/**
 * The net under the scan: a document that holds the loop for longer than anything honest ends the process, by a second thread that
 * does not wait for the first; and a board that has done so twice within a day is not made a document of again: it is read-only
 * until somebody looks at it. So one board costs the others a restart or two, never the service.
 *
 * Invariant: the name of the board is written down before the process ends, by the thread that still runs.
 */
import { readFileSync, rmSync } from 'node:fs';
import { Worker } from 'node:worker_threads';

/** Tells the watchdog what the loop is at. */
export type Watch = {
  /** Work on this board begins; nothing else runs until `leave`. */
  readonly enter: (boardId: string) => void;
  readonly leave: () => void;
};

/** A watchdog, and what it has seen. */
export type Watchdog = Watch & {
  /** True for a board that has held the loop twice within a day. */
  readonly isQuarantined: (boardId: string) => boolean;
  readonly stop: () => Promise<void>;
};

/** What a watchdog needs. */
export type WatchdogOptions = {
  /** File for what was seen, one line each: milliseconds since 1970 and the board. Kept between processes. */
  readonly file: string;
  /** The loop may be held this long. */
  readonly limitMs: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
};

/** Times within the last day that make a quarantine. */
const quarantineAfter = 2;
const dayMs = 86_400_000;
const nameBytes = 64;
/** Int32 places: what the loop is at (odd: in a board), and how long the name is. The name's bytes follow. */
const head = 8;

/** Watches nothing: for tests and tools. */
export const noWatch: Watch = { enter: () => undefined, leave: () => undefined };

/** Runs in the other thread. It has a file of its own only in name: a thread of TypeScript would need another loader. */
const keeper = `
const { workerData: { shared, file, limitMs }, parentPort } = require('node:worker_threads');
const fs = require('node:fs');
const words = new Int32Array(shared, 0, 2);
const name = new Uint8Array(shared, ${head});
let seen = -1;
let since = 0;
setInterval(() => {
  const at = Atomics.load(words, 0);
  const now = performance.now();
  if (at !== seen || at % 2 === 0) { seen = at; since = now; return; }
  if (now - since < limitMs) return;
  const board = Buffer.from(name.slice(0, Atomics.load(words, 1))).toString('latin1');
  const handle = fs.openSync(file, 'a');
  fs.writeSync(handle, Date.now() + ' ' + board + '\\n');
  fs.fsyncSync(handle);
  fs.writeSync(2, 'board ' + board + ' has held the server for ' + Math.round(now - since) + ' ms; the process ends\\n');
  process.kill(process.pid, 'SIGKILL');
}, Math.max(20, limitMs / 8));
`;

/** Starts watching. */
export function createWatchdog({ file, limitMs, now }: WatchdogOptions): Watchdog {
  const shared = new SharedArrayBuffer(head + nameBytes);
  const words = new Int32Array(shared, 0, 2);
  const name = Buffer.from(shared, head);
  const worker = new Worker(keeper, { eval: true, execArgv: [], workerData: { shared, file, limitMs } });
  worker.unref();
  const quarantined = heldOften(file, now());
  return {
    enter: (boardId) => {
      Atomics.store(words, 1, name.write(boardId, 'latin1'));
      Atomics.add(words, 0, 1);
    },
    leave: () => void Atomics.add(words, 0, 1),
    isQuarantined: (boardId) => quarantined.has(boardId),
    stop: async () => void (await worker.terminate()),
  };
}

function heldOften(file: string, now: number): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const line of linesOf(file)) {
    const [at = '', board = ''] = line.split(' ');
    if (now - Number(at) < dayMs) counts.set(board, (counts.get(board) ?? 0) + 1);
  }
  if (counts.size === 0) rmSync(file, { force: true });
  return new Set([...counts].filter(([, count]) => count >= quarantineAfter).map(([board]) => board));
}

function linesOf(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n').filter(Boolean);
  } catch {
    return [];
  }
}
