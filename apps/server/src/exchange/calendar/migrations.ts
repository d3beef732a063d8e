/** The table of calendar links: only the hash of the secret is kept, so nobody who reads the table can follow a calendar. */
import type { Migration } from '../../db/migrations.ts';

/** Numbered steps. A step that has been released is never changed. */
export const calendarMigrations: readonly Migration[] = [
  {
    id: 'exchange-calendar-001-links',
    apply: async (queries) => {
      await queries.run(`CREATE TABLE calendar_link (
        secret_hash TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE, board TEXT, person TEXT NOT NULL, locale TEXT NOT NULL,
        made_at TEXT NOT NULL, used_on TEXT)`);
    },
  },
];
