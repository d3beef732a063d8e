/** The log's tables. */
import type { Migration } from '../db/migrations.ts';
import { addChecksums } from './clients.ts';
import { placeRows } from './places.ts';

/** Numbered steps of the log. A step that has been released is never changed. */
export const logMigrations: readonly Migration[] = [
  {
    id: 'log-001-documents',
    apply: async (queries, dialect) => {
      const bytes = dialect === 'sqlite' ? 'BLOB' : 'BYTEA';
      // without AUTOINCREMENT, which costs one more page in every commit: the newest row of all is never forgotten
      // (it is never older than its board's snapshot), so SQLite's largest key + 1 is always a new one
      const key = dialect === 'sqlite' ? 'INTEGER PRIMARY KEY' : 'BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY';
      const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
      await queries.run(`CREATE TABLE doc_snapshot (
        board TEXT PRIMARY KEY, generation TEXT NOT NULL, seq ${whole} NOT NULL,
        state ${bytes} NOT NULL, vector ${bytes} NOT NULL, deletes ${bytes} NOT NULL, digest ${bytes} NOT NULL)`);
      await queries.run('CREATE INDEX doc_snapshot_seq ON doc_snapshot (seq)');
      await queries.run(`CREATE TABLE doc_log (
        seq ${key}, board TEXT NOT NULL, generation TEXT NOT NULL, author TEXT NOT NULL, at ${whole} NOT NULL,
        crc ${whole} NOT NULL, data ${bytes} NOT NULL)`);
      await queries.run('CREATE INDEX doc_log_board ON doc_log (board, seq)');
      await queries.run(`CREATE TABLE doc_client (
        board TEXT NOT NULL, client ${whole} NOT NULL, author TEXT NOT NULL, PRIMARY KEY (board, client))`);
    },
  },
  {
    id: 'log-002-schema',
    apply: async (queries) => {
      await queries.run('CREATE TABLE doc_schema (one INTEGER PRIMARY KEY, version INTEGER NOT NULL)');
    },
  },
  {
    id: 'log-003-places',
    apply: async (queries, dialect) => {
      const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
      const clustered = dialect === 'sqlite' ? ' WITHOUT ROWID' : '';
      await queries.run('DROP INDEX doc_log_board');
      await queries.run(
        `CREATE TABLE doc_place (board TEXT NOT NULL, seq ${whole} NOT NULL, PRIMARY KEY (board, seq))${clustered}`,
      );
      await queries.run(`CREATE TABLE doc_placed (one INTEGER PRIMARY KEY, seq ${whole} NOT NULL)`);
      await queries.run('INSERT INTO doc_placed (one, seq) VALUES (1, 0)');
      for (const sql of placeRows) await queries.run(sql);
    },
  },
  {
    id: 'log-004-client-checksums',
    apply: async (queries, dialect) => {
      const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
      await queries.run(`ALTER TABLE doc_client ADD COLUMN crc ${whole} NOT NULL DEFAULT 0`);
      await queries.run(
        `CREATE TABLE doc_client_sum (board TEXT PRIMARY KEY, clients ${whole} NOT NULL, crc ${whole} NOT NULL)`,
      );
      await addChecksums(queries);
    },
  },
];
