/**
 * SQLite as the engine. Invariant: every commit is on disk before its promise resolves (WAL with synchronous=FULL;
 * NORMAL was seen to lose acknowledged commits in 32 of 40 power cuts, FULL in none of 140), and one connection does
 * all the writing, so nothing can wait for a lock held by the same thread. After a failed fsync the handle is never used
 * again: what the system's cache then holds is not what the disk holds, and a commit that is tried again may succeed without
 * the pages of the first (F4). A full disk is different: nothing was written, and the same handle goes on when there is room.
 * A lock that another program has is asked for again by a timer: SQLite's own waiting would hold up the thread and all readers with it (F5).
 */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Engine, Queries, RunResult, SqlRow, SqlValue, Statement } from './engine.ts';
import { LockQueue } from './held.ts';
import { StartRefused } from './start-refusal.ts';
import { StoreBroken } from './store-broken.ts';

/** How a file is opened. */
export type SqliteOptions = {
  /** File path, or `:memory:` for one that is gone with the process. */
  readonly path: string;
  /** How long the thread stands still for another program's lock. Default 0; more only in the test that shows what that costs. */
  readonly standStillMs?: number;
  /** Off only in the tests that show what it is for. */
  readonly synchronous?: 'FULL' | 'NORMAL';
  /** Called once when the store must not be used any more: end the process, and let its supervisor start it anew. */
  readonly onBroken?: (broken: StoreBroken) => void;
  /** Called before each commit. For tests, which throw here what a disk would. */
  readonly beforeCommit?: () => void;
};

/** Opens (or makes) a database file. Throws {@link StartRefused} when it must not be used. */
export function openSqlite(options: SqliteOptions): Engine {
  return new SqliteEngine(openChecked(options), options);
}

/** Another process, which may just be ending, is waited for this long when a file is opened; nobody is served yet. */
const openWithinMs = 5_000;
/** How long somebody who writes waits for another program's lock. */
const patientMs = 30_000;

function openChecked(options: SqliteOptions): DatabaseSync {
  const memory = options.path === ':memory:';
  if (!memory) makeFolder(dirname(options.path));
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(options.path, { timeout: openWithinMs });
    db.exec(
      `PRAGMA journal_mode=WAL; PRAGMA synchronous=${options.synchronous ?? 'FULL'}; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;`,
    );
    // a write that is taken back: a read-only file or folder shows here, not at somebody's first edit, and whoever is refused
    // after this leaves the file byte for byte as it was
    db.exec('BEGIN IMMEDIATE; PRAGMA user_version=0; ROLLBACK;');
    const verdict = db.prepare('PRAGMA quick_check(3)').all();
    const first = verdict[0]?.['quick_check'];
    if (first !== 'ok') throw new StartRefused({ kind: 'databaseDamaged', detail: String(first) });
    db.exec(`PRAGMA busy_timeout=${options.standStillMs ?? 0}`);
    return db;
  } catch (error) {
    db?.close();
    throw refusalOf(error);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new StartRefused({ kind: 'dataUnwritable', detail: error instanceof Error ? error.message : String(error) });
  }
}

/** SQLite's primary result codes, https://sqlite.org/rescode.html */
const resultCodes = {
  busy: 5,
  readonly: 8,
  corrupt: 11,
  full: 13,
  cannotOpen: 14,
  notADatabase: 26,
  ioError: 10,
  perm: 3,
};

function refusalOf(error: unknown): unknown {
  if (error instanceof StartRefused || !(error instanceof Error)) return error;
  const code = 'errcode' in error && typeof error.errcode === 'number' ? error.errcode & 255 : -1;
  if (code === resultCodes.corrupt || code === resultCodes.notADatabase) {
    return new StartRefused({ kind: 'databaseDamaged', detail: error.message });
  }
  if (code === resultCodes.busy) return new StartRefused({ kind: 'databaseHeld' });
  const unwritable = [resultCodes.readonly, resultCodes.cannotOpen, resultCodes.full, resultCodes.perm];
  if (unwritable.includes(code)) return new StartRefused({ kind: 'dataUnwritable', detail: error.message });
  return error;
}

/** I/O errors after which the same handle may go on: reads, and writes that found no room (https://sqlite.org/rescode.html). */
const passingIoErrors: ReadonlySet<number> = new Set([
  266, // SQLITE_IOERR_READ
  522, // SQLITE_IOERR_SHORT_READ
  778, // SQLITE_IOERR_WRITE: a limit on file size or a quota; nothing was synced
  3082, // SQLITE_IOERR_NOMEM
  4874, // SQLITE_IOERR_SHMSIZE: no room for the -shm file
]);

function breaks(error: unknown): error is Error & { readonly errcode: number } {
  if (!(error instanceof Error) || !('errcode' in error) || typeof error.errcode !== 'number') return false;
  return (error.errcode & 255) === resultCodes.ioError && !passingIoErrors.has(error.errcode);
}

/** Another program has the lock: the statement has done nothing. */
const isHeld = (error: unknown): boolean =>
  error instanceof Error &&
  'errcode' in error &&
  typeof error.errcode === 'number' &&
  (error.errcode & 255) === resultCodes.busy;

/** How something is done: reading waits for nobody's lock, writing for so long. */
type Turn = { readonly isReading?: boolean; readonly patienceMs?: number | undefined };

class SqliteEngine implements Engine {
  readonly dialect = 'sqlite';
  readonly #db: DatabaseSync;
  readonly #options: SqliteOptions;
  #broken: StoreBroken | null = null;
  readonly #statements = new Map<string, StatementSync>();
  readonly holding = new LockQueue(() => this.#isLockFree());
  readonly #begin: StatementSync;
  readonly #beginReading: StatementSync;
  readonly #commit: StatementSync;
  readonly #rollback: StatementSync;
  /** Resolves when the transaction that is under way has ended; null when there is none. */
  #busy: Promise<unknown> | null = null;

  constructor(db: DatabaseSync, options: SqliteOptions) {
    this.#db = db;
    this.#options = options;
    this.#begin = db.prepare('BEGIN IMMEDIATE');
    this.#beginReading = db.prepare('BEGIN DEFERRED');
    this.#commit = db.prepare('COMMIT');
    this.#rollback = db.prepare('ROLLBACK');
  }

  all = (sql: string, params?: readonly SqlValue[]): Promise<readonly SqlRow[]> =>
    this.#inTurn(() => this.#all(sql, params), { isReading: true });

  run = (sql: string, params?: readonly SqlValue[]): Promise<RunResult> =>
    this.#inTurn(() => this.#run(sql, params), {});

  batch = (list: readonly Statement[], patienceMs?: number): Promise<readonly RunResult[]> =>
    this.#inTurn(() => this.#batch(list), { patienceMs });

  transaction = <T>(work: (queries: Queries) => Promise<T>, patienceMs?: number): Promise<T> =>
    this.#whole(this.#begin, work, { patienceMs });

  reading = <T>(work: (queries: Pick<Queries, 'all'>) => Promise<T>): Promise<T> =>
    this.#whole(this.#beginReading, work, { isReading: true });

  close = async (): Promise<void> => {
    this.holding.end();
    while (this.#busy !== null) await this.#busy;
    this.#db.close();
  };

  /** Runs at once when nothing is under way, else after it. Who writes waits while another program has the lock. */
  async #inTurn<T>(work: () => T, { isReading = false, patienceMs = patientMs }: Turn): Promise<T> {
    const until = performance.now() + patienceMs;
    for (;;) {
      while (this.#busy !== null) await this.#busy;
      this.#refuseWhenBroken();
      try {
        if (isReading || !this.holding.isHeld) return work();
      } catch (error) {
        if (!isHeld(error)) throw this.#judged(error);
        this.holding.begin();
      }
      await this.holding.wait(until);
    }
  }

  /** Begins in turn; whatever else is asked waits for the end. */
  async #whole<T>(begin: StatementSync, work: (queries: Queries) => Promise<T>, turn: Turn): Promise<T> {
    const { running } = await this.#inTurn(() => {
      begin.run();
      const running = this.#transact(work);
      const ended = (): void => {
        this.#busy = null;
      };
      this.#busy = running.then(ended, ended);
      return { running };
    }, turn);
    return running;
  }

  #isLockFree(): boolean {
    if (this.#busy !== null) return false;
    try {
      this.#begin.run();
      this.#rollback.run();
      return true;
    } catch (error) {
      // whatever else is wrong, whoever waits finds out by itself
      return !isHeld(error);
    }
  }

  #refuseWhenBroken(): void {
    if (this.#broken !== null) throw this.#broken;
  }

  /** Notes an error after which nothing more may be asked of this handle. */
  #judged(error: unknown): unknown {
    if (!breaks(error)) return error;
    if (this.#broken !== null) return this.#broken;
    this.#broken = new StoreBroken(error.errcode, error.message);
    this.#options.onBroken?.(this.#broken);
    return this.#broken;
  }

  #prepare(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#db.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }

  #all(sql: string, params: readonly SqlValue[] = []): readonly SqlRow[] {
    // node:sqlite gives SqlValue in every column: whole numbers beyond the safe ones throw there
    return this.#prepare(sql).all(...params) as unknown as readonly SqlRow[];
  }

  #run(sql: string, params: readonly SqlValue[] = []): RunResult {
    const { changes, lastInsertRowid } = this.#prepare(sql).run(...params);
    return { changes: Number(changes), insertedId: Number(lastInsertRowid) };
  }

  #batch(list: readonly Statement[]): readonly RunResult[] {
    this.#begin.run();
    try {
      const results = list.map((statement) => this.#run(statement.sql, statement.params));
      this.#end();
      return results;
    } catch (error) {
      throw this.#undone(error);
    }
  }

  async #transact<T>(work: (queries: Queries) => Promise<T>): Promise<T> {
    try {
      const result = await work({
        all: async (sql, params) => this.#all(sql, params),
        run: async (sql, params) => this.#run(sql, params),
      });
      this.#end();
      return result;
    } catch (error) {
      throw this.#undone(error);
    }
  }

  #end(): void {
    this.#options.beforeCommit?.();
    this.#commit.run();
  }

  /** Rolls back, unless nothing may be asked any more; gives the error to throw. */
  #undone(error: unknown): unknown {
    const judged = this.#judged(error);
    if (this.#broken === null && this.#db.isTransaction) this.#rollback.run();
    return judged;
  }
}
