/**
 * The log on a relational store. Invariant: every promise of `document-log.ts` rests on the engine's transactions; a
 * row or snapshot that does not match its checksum is refused, never repaired or left out.
 */
import { bytesOf, type Engine, numberOf, type Queries, type SqlRow, type Statement, textOf } from '../db/engine.ts';
import { checksumOfRow, digestOfState } from './checksum.ts';
import { bindClient, clientsOf, freeClients } from './clients.ts';
import { type Beginning, DamagedDocument, type DocumentLog, type DocumentState, type LogRow } from './document-log.ts';
import { forgetPlaces, lostRows, placeEveryRows, placeRows, rowsOfBoard, strayRows } from './places.ts';

const insertRow = 'INSERT INTO doc_log (board, generation, author, at, crc, data) VALUES (?, ?, ?, ?, ?, ?)';
const columns = 'seq, generation, author, at, crc, data';
const selectRows = `${rowsOfBoard(columns, '> ?')} ORDER BY seq`;
const selectNewest = `SELECT MAX(seq) AS newest FROM (${rowsOfBoard('seq', '> ?')}) AS rows_of_board`;

/** Another program's lock is waited for this long with a turn's edits in hand: the rooms have others to answer meanwhile. */
const heldMs = 100;

/** A {@link DocumentLog} over an engine whose tables `logMigrations` made. */
export function createSqlLog(engine: Engine): DocumentLog {
  let unplaced = 0;
  return {
    append: async (entries) => {
      const statements: Statement[] = [];
      const places: number[] = [];
      for (const { boardId, generation, userId, at, update, newClients } of entries) {
        places.push(statements.length);
        const crc = checksumOfRow(boardId, generation, userId, at, update);
        statements.push({ sql: insertRow, params: [boardId, generation, userId, at, crc, update] });
        for (const client of newClients) statements.push(...bindClient(boardId, client, userId));
      }
      if (unplaced >= placeEveryRows) for (const sql of placeRows) statements.push({ sql, params: [] });
      const results = await engine.batch(statements, heldMs);
      unplaced = unplaced >= placeEveryRows ? 0 : unplaced + places.length;
      return places.map((place) => results[place]?.insertedId ?? 0);
    },
    create: (boardId, beginning) => engine.transaction((queries) => create(queries, boardId, beginning)),
    // of one moment: a snapshot may be replaced between reading it and reading its tail
    load: (boardId) => engine.reading((queries) => load(queries, boardId)),
    authors: (boardId) => clientsOf(engine, boardId),
    snapshot: (boardId, generation, seq, state) =>
      engine.transaction(async (queries) => {
        const head = await headOf(queries, boardId);
        if (head?.generation !== generation) throw new Error(`snapshot of ${boardId} is of another generation`);
        await writeSnapshot(queries, boardId, generation, seq, state);
      }),
    rebase: (boardId, beginning) =>
      engine.transaction(async (queries) => {
        const head = await headOf(queries, boardId);
        if (head === undefined) throw new Error(`rebase of ${boardId}, which does not exist`);
        for (const { sql, params } of freeClients(boardId)) await queries.run(sql, params);
        return begin(queries, boardId, beginning);
      }, heldMs),
    head: (boardId) => headOf(engine, boardId),
    changedSince: async (seq) => {
      const sql = `SELECT board, MAX(seq) AS seq FROM (
          SELECT board, seq FROM doc_log WHERE seq > ? UNION ALL SELECT board, seq FROM doc_snapshot WHERE seq > ?
        ) AS changed GROUP BY board ORDER BY 2`;
      const rows = await engine.all(sql, [seq, seq]);
      return rows.map((row) => ({ boardId: textOf(row, 'board'), seq: numberOf(row, 'seq') }));
    },
    history: async (boardId) =>
      (await engine.all(selectRows, [boardId, 0, boardId, 0])).map((row) => pastRow(boardId, row)),
    forget: async (before) => {
      const sql = `DELETE FROM doc_log WHERE at < ? AND seq < (SELECT s.seq FROM doc_snapshot s WHERE s.board = doc_log.board)`;
      const [forgotten] = await engine.batch([{ sql, params: [before] }, ...plain(forgetPlaces)]);
      return forgotten?.changes ?? 0;
    },
    erase: async (boardId) => {
      const tables = ['doc_log', 'doc_snapshot'];
      const deletes = tables.map((table) => ({ sql: `DELETE FROM ${table} WHERE board = ?`, params: [boardId] }));
      await engine.batch([...deletes, ...freeClients(boardId), ...plain(forgetPlaces)]);
    },
  };
}

const plain = (list: readonly string[]): readonly Statement[] => list.map((sql) => ({ sql, params: [] }));

async function create(queries: Queries, boardId: string, beginning: Beginning): Promise<'created' | 'exists'> {
  if ((await headOf(queries, boardId)) !== undefined) return 'exists';
  await begin(queries, boardId, beginning);
  return 'created';
}

/** A first row with a snapshot of the same: so a beginning has its place in the sequence and its author in the history. */
async function begin(queries: Queries, boardId: string, beginning: Beginning): Promise<number> {
  const { generation, userId, at, state } = beginning;
  const crc = checksumOfRow(boardId, generation, userId, at, state);
  const { insertedId } = await queries.run(insertRow, [boardId, generation, userId, at, crc, state]);
  await writeSnapshot(queries, boardId, generation, insertedId, beginning);
  return insertedId;
}

async function headOf(
  queries: Pick<Queries, 'all'>,
  boardId: string,
): Promise<{ generation: string; seq: number } | undefined> {
  const [row] = await queries.all('SELECT generation, seq FROM doc_snapshot WHERE board = ?', [boardId]);
  if (row === undefined) return undefined;
  const covered = numberOf(row, 'seq');
  const [after] = await queries.all(selectNewest, [boardId, covered, boardId, covered]);
  const newest = after?.['newest'];
  return { generation: textOf(row, 'generation'), seq: typeof newest === 'number' ? newest : covered };
}

async function load(queries: Pick<Queries, 'all'>, boardId: string): ReturnType<DocumentLog['load']> {
  const sql = 'SELECT generation, seq, state, vector, deletes, digest FROM doc_snapshot WHERE board = ?';
  const [row] = await queries.all(sql, [boardId]);
  if (row === undefined) {
    const [orphan] = await queries.all(`${rowsOfBoard('seq', '> ?')} LIMIT 1`, [boardId, 0, boardId, 0]);
    if (orphan !== undefined) throw new DamagedDocument(boardId, 'rows without a snapshot');
    return undefined;
  }
  const generation = textOf(row, 'generation');
  const seq = numberOf(row, 'seq');
  const state: DocumentState = {
    state: bytesOf(row, 'state'),
    vector: bytesOf(row, 'vector'),
    deletes: bytesOf(row, 'deletes'),
  };
  const digest = bytesOf(row, 'digest');
  if (Buffer.compare(digest, digestOfState(boardId, generation, seq, state)) !== 0) {
    throw new DamagedDocument(boardId, 'snapshot digest');
  }
  const rows = await queries.all(selectRows, [boardId, seq, boardId, seq]);
  const checked = rows.map((each) => pastRow(boardId, each));
  await refuseWhenRowsAreLost(queries, boardId, seq);
  // a row of a generation that has ended belongs to the history only
  const tail = checked.filter((each) => each.generation === generation).map(({ generation: _, ...each }) => each);
  return { ...state, generation, seq, tail };
}

/** A row whose board's name has changed is nobody's any more; by its checksum it is known whose it was. */
async function refuseWhenRowsAreLost(queries: Pick<Queries, 'all'>, boardId: string, after: number): Promise<void> {
  const [lost] = await queries.all(lostRows, [boardId, after]);
  if (lost !== undefined) throw new DamagedDocument(boardId, `row ${numberOf(lost, 'seq')} is not in its place`);
  for (const row of await queries.all(strayRows(columns), [after])) {
    if (isRowOf(boardId, row)) throw new DamagedDocument(boardId, `row ${numberOf(row, 'seq')} bears another name`);
  }
}

function checkedRow(boardId: string, row: SqlRow): LogRow {
  const seq = numberOf(row, 'seq');
  if (!isRowOf(boardId, row)) throw new DamagedDocument(boardId, `row ${seq}`);
  return { seq, userId: textOf(row, 'author'), at: numberOf(row, 'at'), update: bytesOf(row, 'data') };
}

function isRowOf(boardId: string, row: SqlRow): boolean {
  const [generation, author] = [textOf(row, 'generation'), textOf(row, 'author')];
  return checksumOfRow(boardId, generation, author, numberOf(row, 'at'), bytesOf(row, 'data')) === numberOf(row, 'crc');
}

async function writeSnapshot(
  queries: Queries,
  boardId: string,
  generation: string,
  seq: number,
  document: DocumentState,
) {
  const digest = digestOfState(boardId, generation, seq, document);
  await queries.run(
    `INSERT INTO doc_snapshot (board, generation, seq, state, vector, deletes, digest) VALUES (?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (board) DO UPDATE SET generation = excluded.generation, seq = excluded.seq, state = excluded.state,
       vector = excluded.vector, deletes = excluded.deletes, digest = excluded.digest`,
    [boardId, generation, seq, document.state, document.vector, document.deletes, digest],
  );
}

function pastRow(boardId: string, row: SqlRow): LogRow & { readonly generation: string } {
  return { ...checkedRow(boardId, row), generation: textOf(row, 'generation') };
}
