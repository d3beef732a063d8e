/** The exchange's tables. */
import type { Migration } from '../db/migrations.ts';
import { calendarMigrations } from './calendar/migrations.ts';
import { ideaMigrations } from './ideas/migrations.ts';
import { importMigrations } from './import/migrations.ts';
import { mailMigrations } from './mail/migrations.ts';
import { supplierMigrations } from './suppliers/migrations.ts';

/** Numbered steps of the exchange. A step that has been released is never changed. */
export const exchangeMigrations: readonly Migration[] = [
  {
    id: 'exchange-001-demonstration',
    apply: async (queries) => {
      await queries.run(`CREATE TABLE demonstration (
        one INTEGER PRIMARY KEY CHECK (one = 1), state TEXT NOT NULL, at TEXT NOT NULL)`);
    },
  },
  ...importMigrations,
  ...supplierMigrations,
  ...ideaMigrations,
  ...calendarMigrations,
  ...mailMigrations,
];
