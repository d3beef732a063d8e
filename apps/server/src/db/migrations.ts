/**
 * Tables, brought up to date once per start. Invariant: a migration that has run is never changed; its number and name
 * are kept in the database, and a database that knows a migration this version does not is newer and refused.
 */
import type { Engine, Queries } from './engine.ts';
import { textOf } from './engine.ts';
import { StartRefused } from './start-refusal.ts';

/** One step. Each room of the server exports its own list; the order of the lists is the order of running. */
export type Migration = {
  /** Unique over all lists, for example `log-001`. */
  readonly id: string;
  readonly apply: (queries: Queries, dialect: Engine['dialect']) => Promise<void>;
};

const table = `CREATE TABLE IF NOT EXISTS migration (id TEXT PRIMARY KEY, applied_at TEXT NOT NULL)`;

/**
 * Applies what is missing, each step in its own transaction with its note, and gives the ids that were applied now.
 * Throws {@link StartRefused} with `databaseNewer` before changing anything.
 * @param nowIso the time to note, as ISO 8601
 */
export async function migrate(
  engine: Engine,
  lists: readonly (readonly Migration[])[],
  nowIso: string,
): Promise<readonly string[]> {
  const migrations = lists.flat();
  const known = new Set(migrations.map((step) => step.id));
  if (known.size !== migrations.length) throw new Error('two migrations bear the same id');
  await engine.run(table);
  const applied = new Set((await engine.all('SELECT id FROM migration')).map((row) => textOf(row, 'id')));
  for (const id of applied) {
    if (!known.has(id)) throw new StartRefused({ kind: 'databaseNewer', migration: id });
  }
  const missing = migrations.filter((step) => !applied.has(step.id));
  for (const step of missing) {
    await engine.transaction(async (queries) => {
      await step.apply(queries, engine.dialect);
      await queries.run('INSERT INTO migration (id, applied_at) VALUES (?, ?)', [step.id, nowIso]);
    });
  }
  return missing.map((step) => step.id);
}
