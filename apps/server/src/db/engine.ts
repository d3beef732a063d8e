/**
 * The one way to a relational store. SQL is written with `?` for parameters and in the part of SQL that SQLite and
 * PostgreSQL share; where they differ, ask `dialect`.
 *
 * Invariant: work on one engine is serialised. What runs inside `transaction` is never mixed with what others run
 * beside it, and a resolved promise means committed to disk (SQLite: WAL with synchronous=FULL; PostgreSQL:
 * synchronous_commit=on). While another program has the write lock, reading goes on, and writing waits without holding the thread up.
 */

import type { Holding } from './held.ts';

/** A value that can be bound or read. Whole numbers outside the safe integers are refused by the engine. */
export type SqlValue = string | number | null | Uint8Array;

/** A row as read; column names are keys. */
export type SqlRow = Readonly<Record<string, SqlValue>>;

/** A statement with its parameters, in order. */
export type Statement = { readonly sql: string; readonly params: readonly SqlValue[] };

/** What a writing statement did. */
export type RunResult = {
  /** Rows changed. */
  readonly changes: number;
  /** Key of the last inserted row where the table has a whole-number key, else 0. */
  readonly insertedId: number;
};

/** Reading and writing, inside or outside a transaction. */
export type Queries = {
  readonly all: (sql: string, params?: readonly SqlValue[]) => Promise<readonly SqlRow[]>;
  readonly run: (sql: string, params?: readonly SqlValue[]) => Promise<RunResult>;
};

/** A database. Throws what the store throws; after a throw of `transaction` or `batch` nothing of it remains. */
export type Engine = Queries & {
  readonly dialect: 'sqlite' | 'postgres';
  /**
   * All statements in one durable transaction; the results in their order. Cheaper than `transaction`.
   * @param patienceMs how long another program's lock is waited for before `StoreHeld` is thrown; default 30,000
   */
  readonly batch: (statements: readonly Statement[], patienceMs?: number) => Promise<readonly RunResult[]>;
  /** Runs `work` in one transaction. Inside, use only the handle it is given: the engine itself waits for the end. */
  readonly transaction: <T>(work: (queries: Queries) => Promise<T>, patienceMs?: number) => Promise<T>;
  /** Runs `work`, which only reads, on what is there at one moment. Waits for nobody's lock. */
  readonly reading: <T>(work: (queries: Pick<Queries, 'all'>) => Promise<T>) => Promise<T>;
  /** Whether another program has the write lock. */
  readonly holding: Holding;
  /** Waits for running work, then closes. */
  readonly close: () => Promise<void>;
};

/** `?` parameters as PostgreSQL numbers them; question marks within quotes stay. */
export function numberParameters(sql: string): string {
  let quoted = false;
  let count = 0;
  return sql.replace(/['?]/g, (mark) => {
    if (mark === "'") quoted = !quoted;
    if (mark === "'" || quoted) return mark;
    count++;
    return `$${count}`;
  });
}

/** Reads a text column; throws when it holds something else, which only a damaged or foreign table does. */
export function textOf(row: SqlRow, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new TypeError(`column ${column} is not text`);
  return value;
}

/** Reads a whole-number column. */
export function numberOf(row: SqlRow, column: string): number {
  const value = row[column];
  if (typeof value !== 'number') throw new TypeError(`column ${column} is not a number`);
  return value;
}

/** Reads a bytes column. */
export function bytesOf(row: SqlRow, column: string): Uint8Array {
  const value = row[column];
  if (!(value instanceof Uint8Array)) throw new TypeError(`column ${column} is not bytes`);
  return value;
}
