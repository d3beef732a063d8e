/** The table of suppliers. A token is kept as its SHA-256 only: whoever reads the table cannot hand in numbers with it. */
import type { Migration } from '../../db/migrations.ts';

/** Numbered steps. A step that has been released is never changed. */
export const supplierMigrations: readonly Migration[] = [
  {
    id: 'exchange-suppliers-001-tokens',
    apply: async (queries) => {
      await queries.run(`CREATE TABLE exchange_supplier (
        id TEXT PRIMARY KEY, board TEXT NOT NULL, name TEXT NOT NULL, token_hash TEXT NOT NULL UNIQUE,
        indicators TEXT NOT NULL, person TEXT NOT NULL, at TEXT NOT NULL, last_used_at TEXT, revoked_at TEXT)`);
      await queries.run('CREATE INDEX exchange_supplier_board ON exchange_supplier (board)');
    },
  },
];
