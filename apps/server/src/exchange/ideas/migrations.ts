/** The table of the codes on the posters. A code hangs on a wall for all to read, so it is kept as it is and can be printed again. */
import type { Migration } from '../../db/migrations.ts';

/** Numbered steps. A step that has been released is never changed. */
export const ideaMigrations: readonly Migration[] = [
  {
    id: 'exchange-ideas-001-codes',
    apply: async (queries) => {
      await queries.run(`CREATE TABLE idea_code (
        board TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, made_by TEXT NOT NULL, made_at TEXT NOT NULL)`);
    },
  },
];
