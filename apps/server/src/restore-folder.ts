/**
 * A backup put back. Invariant: the data folder is either as it was or wholly restored; what was there is kept beside it, never
 * overwritten; and the copy is examined before anything is moved.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { instantAt } from '@tavle/domain';
import { copyDatabase } from './db/copy.ts';
import { lockFolder } from './db/lock.ts';
import { migrate } from './db/migrations.ts';
import { openSqlite } from './db/sqlite.ts';
import { beginAllAnew, examine, type Examined } from './log/examination.ts';
import { serverMigrations } from './migrations.ts';

/** What was put back, and where the former folder is kept; null when there was none. */
export type Restored = { readonly examined: Examined; readonly kept: string | null };

/** What a restore needs to know. */
export type RestoreOptions = {
  /** The backup. */
  readonly file: string;
  /** The data folder. */
  readonly data: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly newGeneration: () => string;
  /** How long a server that is just ending is waited for. */
  readonly waitForMs?: number;
};

/** Puts a backup back. Throws `StartRefused` (`dataInUse`) while a server runs on the folder, and for a backup that is damaged. */
export async function restoreFolder({ file, data, now, newGeneration, waitForMs }: RestoreOptions): Promise<Restored> {
  if (!existsSync(file)) throw new Error(`no backup at ${file}`);
  const hadFolder = existsSync(data);
  const lock = lockFolder(data, waitForMs);
  const stamp = instantAt(now)
    .replace(/\.\d+Z$/, '')
    .replaceAll(':', '.');
  const fresh = `${data}.restoring`;
  try {
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true });
    copyDatabase(file, join(fresh, 'tavle.db'));
    const examined = await renew(join(fresh, 'tavle.db'), newGeneration, instantAt(now));
    lock.release();
    return { examined, kept: exchange(data, fresh, `before-${stamp}`, hadFolder) };
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
}

/**
 * What nobody may go on with: generations people hold more of than the copy does, logins that may have been ended since, and
 * versions of derived values that open pages have seen higher ones of.
 */
async function renew(path: string, newGeneration: () => string, at: string): Promise<Examined> {
  const engine = openSqlite({ path });
  try {
    await migrate(engine, serverMigrations, at);
    const examined = await examine(engine);
    await beginAllAnew(engine, newGeneration);
    await engine.batch([
      { sql: 'DELETE FROM door_session', params: [] },
      { sql: 'UPDATE cascade_given SET version = version + 1000000000', params: [] },
    ]);
    return examined;
  } finally {
    await engine.close();
  }
}

/** Moves the former folder aside and the fresh one in; where a folder cannot be moved (a mount), its files are. */
function exchange(data: string, fresh: string, name: string, keep: boolean): string | null {
  const aside = `${data}-${name}`;
  if (!keep) rmSync(data, { recursive: true });
  else if (!isMoved(data, aside)) return exchangeFiles(data, fresh, join(data, name));
  renameSync(fresh, data);
  return keep ? aside : null;
}

function isMoved(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch {
    return false;
  }
}

function exchangeFiles(data: string, fresh: string, aside: string): string {
  mkdirSync(aside);
  for (const name of ['tavle.db', 'tavle.db-wal', 'tavle.db-shm']) {
    if (existsSync(join(data, name))) renameSync(join(data, name), join(aside, name));
  }
  copyDatabase(join(fresh, 'tavle.db'), join(data, 'tavle.db'));
  rmSync(fresh, { recursive: true });
  return aside;
}
