/** A whole database in one new file, as it was at one moment, while others write to it. */
import { closeSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/**
 * Copies within one read transaction: writers go on beside it, and the copy holds nothing half. The file has its name only when it
 * is whole and on disk. Throws when `to` exists, or when the copy does not hold together.
 */
export function copyDatabase(from: string, to: string): void {
  if (!existsSync(from)) throw new Error(`no database at ${from}`);
  if (existsSync(to)) throw new Error(`${to} exists`);
  const part = `${to}.part`;
  rmSync(part, { force: true });
  const source = new DatabaseSync(from, { timeout: 10_000 });
  try {
    source.prepare('VACUUM INTO ?').run(part);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  } finally {
    source.close();
  }
  examine(part);
  sync(part);
  renameSync(part, to);
  sync(dirname(to));
}

function examine(file: string): void {
  const copy = new DatabaseSync(file, { readOnly: true });
  try {
    const [first] = copy.prepare('PRAGMA integrity_check(3)').all();
    const verdict = first?.['integrity_check'];
    if (verdict !== 'ok') throw new Error(`the copy does not hold together: ${String(verdict)}`);
  } finally {
    copy.close();
  }
}

/** Has a file, or a folder's list of names, written to disk. Windows syncs no folders, and need not. */
function sync(path: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(path, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
