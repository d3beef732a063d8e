/** Which version of the board's shape all documents of a log have at least (BOARD8), so that a start need not open them all to see. */
import { type Engine, numberOf } from '../db/engine.ts';

/** The version; 0 before it was first noted. */
export async function notedSchema(engine: Engine): Promise<number> {
  const [row] = await engine.all('SELECT version FROM doc_schema');
  return row === undefined ? 0 : numberOf(row, 'version');
}

/** Notes it. */
export async function noteSchema(engine: Engine, version: number): Promise<void> {
  const sql =
    'INSERT INTO doc_schema (one, version) VALUES (1, ?) ON CONFLICT (one) DO UPDATE SET version = excluded.version';
  await engine.run(sql, [version]);
}
