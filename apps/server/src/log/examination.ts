/** Every document of a log, read through and summed up; and every document of a restored log, begun anew (LINE3, LINE8). */
import { createHash } from 'node:crypto';
import { type Engine, type Queries, textOf } from '../db/engine.ts';
import { checksumOfRow, digestOfState } from './checksum.ts';
import type { StoredDocument } from './document-log.ts';
import { createSqlLog } from './sql-log.ts';

/** What lies in a log. */
export type Examined = {
  /** A hash of each board's rows, snapshot and owners of client ids, whatever generation they are of. */
  readonly boards: ReadonlyMap<string, string>;
  readonly rows: number;
  /** One hash of them all. */
  readonly hash: string;
};

/** Reads every row, snapshot and owner of a client id. Throws `DamagedDocument` for the first that is not what was stored. */
export async function examine(engine: Engine): Promise<Examined> {
  const log = createSqlLog(engine);
  const boards = new Map<string, string>();
  let rows = 0;
  for (const boardId of await boardsIn(engine)) {
    const stored = await log.load(boardId);
    if (stored === undefined) continue;
    const sum = createHash('sha256').update(`${boardId}\n${stored.seq}\n`);
    for (const part of [stored.state, stored.vector, stored.deletes]) sum.update(`${part.length}\n`).update(part);
    for (const row of await log.history(boardId)) {
      sum.update(`${row.seq}\n${row.userId}\n${row.at}\n${row.update.length}\n`).update(row.update);
      rows++;
    }
    const authors = [...(await log.authors(boardId))].sort(([one], [other]) => one - other);
    for (const [client, author] of authors) sum.update(`${client} ${author}\n`);
    boards.set(boardId, sum.digest('hex'));
  }
  const all = createHash('sha256');
  for (const [boardId, hash] of boards) all.update(`${boardId} ${hash}\n`);
  return { boards, rows, hash: all.digest('hex') };
}

async function boardsIn(queries: Queries): Promise<readonly string[]> {
  const rows = await queries.all('SELECT board FROM doc_snapshot UNION SELECT board FROM doc_log ORDER BY 1');
  return rows.map((row) => textOf(row, 'board'));
}

/**
 * Gives every board a new generation with the content it has: whoever holds more than this log does, because it was restored, starts
 * clean and is offered what was never stored. Its rows go along, so that the history reads on.
 */
export async function beginAllAnew(engine: Engine, newGeneration: () => string): Promise<void> {
  for (const boardId of await boardsIn(engine)) {
    const document = await createSqlLog(engine).load(boardId);
    if (document !== undefined) await beginAnew(engine, boardId, newGeneration(), document);
  }
}

async function beginAnew(engine: Engine, boardId: string, generation: string, document: StoredDocument): Promise<void> {
  const rows = (await createSqlLog(engine).history(boardId)).filter((row) => row.generation === document.generation);
  const digest = digestOfState(boardId, generation, document.seq, document);
  const snapshot = 'UPDATE doc_snapshot SET generation = ?, digest = ? WHERE board = ?';
  await engine.batch([
    { sql: snapshot, params: [generation, digest, boardId] },
    ...rows.map(({ seq, userId, at, update }) => ({
      sql: 'UPDATE doc_log SET generation = ?, crc = ? WHERE seq = ?',
      params: [generation, checksumOfRow(boardId, generation, userId, at, update), seq],
    })),
  ]);
}
