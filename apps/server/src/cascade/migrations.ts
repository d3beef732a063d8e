/**
 * The cascade's tables. What was derived, so that a restart need not derive it again: those can be emptied at any time. And what has been
 * shown of numbers about persons: that cannot be worked out again, and is backed up with the rest (decision 27).
 */
import type { Migration } from '../db/migrations.ts';

/** Numbered steps of the cascade. A step that has been released is never changed. */
export const cascadeMigrations: readonly Migration[] = [
  {
    id: 'cascade-001-summaries-givens',
    apply: async (queries, dialect) => {
      const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
      await queries.run(`CREATE TABLE cascade_summary (
        board TEXT PRIMARY KEY, seq ${whole} NOT NULL, at ${whole} NOT NULL, form TEXT NOT NULL, json TEXT NOT NULL)`);
      await queries.run(`CREATE TABLE cascade_given (
        board TEXT PRIMARY KEY, version ${whole} NOT NULL, seq ${whole} NOT NULL, json TEXT NOT NULL)`);
    },
  },
  {
    id: 'cascade-002-shown',
    apply: async (queries) => {
      await queries.run('CREATE TABLE cascade_shown (series TEXT PRIMARY KEY, json TEXT NOT NULL)');
    },
  },
];
