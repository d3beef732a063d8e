/** The tables of mail: who wants it, and what is to be sent. The text of a mail is forgotten once it is sent; its key is kept, so it is not sent twice. */
import type { Migration } from '../../db/migrations.ts';

/** Numbered steps. A step that has been released is never changed. */
export const mailMigrations: readonly Migration[] = [
  {
    id: 'exchange-mail-001-choices-and-outbox',
    apply: async (queries, dialect) => {
      const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
      await queries.run(`CREATE TABLE mail_choice (
        person TEXT PRIMARY KEY, every TEXT NOT NULL, locale TEXT NOT NULL, off_token TEXT NOT NULL UNIQUE, at TEXT NOT NULL)`);
      await queries.run(`CREATE TABLE mail_outbox (
        key TEXT PRIMARY KEY, person TEXT NOT NULL, state TEXT NOT NULL, mail TEXT, tries INTEGER NOT NULL,
        next_at ${whole} NOT NULL, made_at TEXT NOT NULL, done_at TEXT)`);
    },
  },
];
