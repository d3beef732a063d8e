/**
 * One process per data folder: two servers on one database would each hold its own copy of every board. Invariant: the lock goes
 * with the process, however it ends; nothing is left behind that somebody has to remove.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartRefused } from './start-refusal.ts';

/** A held folder. */
export type FolderLock = { readonly release: () => void };

/** How long another process, which may just be ending, is waited for. */
const waitMs = 5000;
/** SQLite's primary result code for a database another process has locked. */
const busy = 5;

/** Takes the folder. Throws {@link StartRefused}: `dataInUse` when another process has it. */
export function lockFolder(folder: string, waitForMs = waitMs): FolderLock {
  let db: DatabaseSync | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    db = new DatabaseSync(join(folder, 'tavle.lock'), { timeout: waitForMs });
    // an exclusive transaction that never writes: the operating system lets go of it when the process is gone
    db.exec('PRAGMA journal_mode=MEMORY; BEGIN EXCLUSIVE');
  } catch (error) {
    db?.close();
    const detail = error instanceof Error ? error.message : String(error);
    const isBusy = error instanceof Error && 'errcode' in error && Number(error.errcode) % 256 === busy;
    throw new StartRefused(isBusy ? { kind: 'dataInUse' } : { kind: 'dataUnwritable', detail });
  }
  const held = db;
  return { release: () => held.close() };
}
