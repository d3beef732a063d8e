/** The door's tables. A session's token is kept as its SHA-256 only: whoever reads the table cannot log in with it. */
import type { Migration } from '../db/migrations.ts';

/** Numbered steps of the door. A step that has been released is never changed. */
export const doorMigrations: readonly Migration[] = [
  {
    id: 'door-001-sessions',
    apply: async (queries, dialect) => {
      const whole = dialect === 'sqlite' ? 'INTEGER' : 'BIGINT';
      await queries.run(`CREATE TABLE door_session (
        token_hash TEXT PRIMARY KEY, person TEXT NOT NULL, started_at ${whole} NOT NULL, seen_at ${whole} NOT NULL)`);
      await queries.run('CREATE INDEX door_session_seen ON door_session (seen_at)');
    },
  },
];
