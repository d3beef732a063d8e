/**
 * Whose each client id is (LINE5), as rows. Invariants: every row carries its checksum, and every board the number of its rows and the sum
 * of their checksums, so that a row that has changed, has gone, or has come from another board is noticed (LINE8): with a row lost, the
 * next stranger could write as somebody else.
 */
import { type Engine, numberOf, type Queries, type Statement, textOf } from '../db/engine.ts';
import { checksumOfClient } from './checksum.ts';
import { DamagedDocument } from './document-log.ts';

/** Sums are kept below this. */
const modulus = 2 ** 32;

// before the row, and only when there will be one: an id keeps the owner it has
const addToSum = `INSERT INTO doc_client_sum (board, clients, crc) SELECT ?, 1, ?
  WHERE NOT EXISTS (SELECT 1 FROM doc_client WHERE board = ? AND client = ?)
  ON CONFLICT (board) DO UPDATE SET clients = doc_client_sum.clients + 1, crc = (doc_client_sum.crc + excluded.crc) % ${modulus}`;
const insertClient = 'INSERT INTO doc_client (board, client, author, crc) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';

/** Binds a client id to who writes with it, unless it is somebody's. In one transaction. */
export function bindClient(boardId: string, client: number, userId: string): readonly Statement[] {
  const crc = checksumOfClient(boardId, client, userId);
  return [
    { sql: addToSum, params: [boardId, crc, boardId, client] },
    { sql: insertClient, params: [boardId, client, userId, crc] },
  ];
}

/** Frees all ids of a board. In one transaction. */
export function freeClients(boardId: string): readonly Statement[] {
  return ['doc_client', 'doc_client_sum'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE board = ?`,
    params: [boardId],
  }));
}

/** Whose each id is. Throws {@link DamagedDocument} when that is not what was written. */
export function clientsOf(engine: Pick<Engine, 'reading'>, boardId: string): Promise<ReadonlyMap<number, string>> {
  return engine.reading(async ({ all }) => {
    const [sum] = await all('SELECT clients, crc FROM doc_client_sum WHERE board = ?', [boardId]);
    const rows = await all('SELECT client, author, crc FROM doc_client WHERE board = ?', [boardId]);
    const authors = new Map<number, string>();
    let total = 0;
    for (const row of rows) {
      const [client, author, crc] = [numberOf(row, 'client'), textOf(row, 'author'), numberOf(row, 'crc')];
      if (crc !== checksumOfClient(boardId, client, author)) {
        throw new DamagedDocument(boardId, `owner of client id ${client}`);
      }
      authors.set(client, author);
      total = (total + crc) % modulus;
    }
    const told = sum === undefined ? [0, 0] : [numberOf(sum, 'clients'), numberOf(sum, 'crc')];
    if (told[0] !== authors.size || told[1] !== total) throw new DamagedDocument(boardId, 'owners of client ids');
    return authors;
  });
}

/** Gives rows from before there were checksums theirs. */
export async function addChecksums(queries: Queries): Promise<void> {
  const sums = new Map<string, { clients: number; crc: number }>();
  for (const row of await queries.all('SELECT board, client, author FROM doc_client')) {
    const [board, client] = [textOf(row, 'board'), numberOf(row, 'client')];
    const crc = checksumOfClient(board, client, textOf(row, 'author'));
    await queries.run('UPDATE doc_client SET crc = ? WHERE board = ? AND client = ?', [crc, board, client]);
    const sum = sums.get(board) ?? { clients: 0, crc: 0 };
    sums.set(board, { clients: sum.clients + 1, crc: (sum.crc + crc) % modulus });
  }
  for (const [board, { clients, crc }] of sums) {
    await queries.run('INSERT INTO doc_client_sum (board, clients, crc) VALUES (?, ?, ?)', [board, clients, crc]);
  }
}
