/** The tables of imports: what was handed in and taken back, and how files of each shape were read. */
import type { Migration } from '../../db/migrations.ts';

/** Numbered steps. A step that has been released is never changed. */
export const importMigrations: readonly Migration[] = [
  {
    id: 'exchange-import-001-notes',
    apply: async (queries) => {
      await queries.run(`CREATE TABLE exchange_import (
        board TEXT NOT NULL, id TEXT NOT NULL, file TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL,
        written INTEGER NOT NULL, drafts INTEGER NOT NULL, undone_at TEXT, PRIMARY KEY (board, id))`);
      await queries.run(`CREATE TABLE exchange_mapping (
        board TEXT NOT NULL, shape TEXT NOT NULL, mapping TEXT NOT NULL, targets TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (board, shape))`);
    },
  },
];
