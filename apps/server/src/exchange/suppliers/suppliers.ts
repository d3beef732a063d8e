/**
 * Suppliers: systems that hand numbers in with a token of their own. Invariants: a token is told once, when it is made, and kept as its hash;
 * it opens one board and, when so made, only some of its indicators; a token that was revoked opens nothing from then on.
 */
import { createHash, randomBytes } from 'node:crypto';
import {
  asId,
  type BoardId,
  type IndicatorId,
  type Instant,
  instantAt,
  type PersonId,
  type Supplier,
} from '@tavle/domain';
import { type Engine, type SqlRow, textOf } from '../../db/engine.ts';

/** A supplier with the board it writes on. */
export type SupplierAtBoard = Supplier & { readonly board: BoardId };

/** The suppliers of one server. */
export type Suppliers = {
  /** Makes one. The token is told here and never again. */
  readonly make: (
    supplier: Pick<SupplierAtBoard, 'board' | 'name' | 'indicators' | 'by'>,
  ) => Promise<{ readonly supplier: SupplierAtBoard; readonly token: string }>;
  /** The supplier of a token that is in force, and notes that it was used. */
  readonly find: (token: string) => Promise<SupplierAtBoard | null>;
  /** Newest first, revoked ones too: what they have written is still there. */
  readonly list: (board: BoardId) => Promise<readonly SupplierAtBoard[]>;
  /** False when there is no such supplier in force on the board. */
  readonly revoke: (board: BoardId, id: string) => Promise<boolean>;
};

/** A token is recognised in a log or a file by its beginning. */
const tokenPattern = /^tavle_[A-Za-z0-9_-]{43}$/;
/** The last use is noted at most this often. */
const usedEveryMs = 60_000;
const columns = 'id, board, name, indicators, person, at, last_used_at, revoked_at';

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Opens the suppliers. */
export function openSuppliers(engine: Engine, now: () => number): Suppliers {
  return {
    make: async ({ board, name, indicators, by }) => {
      const token = `tavle_${randomBytes(32).toString('base64url')}`;
      const at = instantAt(now());
      const supplier = { id: `lev-${randomBytes(9).toString('hex')}`, board, name, indicators, by, at };
      const sql = `INSERT INTO exchange_supplier (${columns}, token_hash) VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, ?)`;
      await engine.run(sql, [supplier.id, board, name, JSON.stringify(indicators), by, at, hashOf(token)]);
      return { supplier: { ...supplier, lastUsedAt: null, revokedAt: null }, token };
    },
    find: async (token) => {
      if (!tokenPattern.test(token)) return null;
      const sql = `SELECT ${columns} FROM exchange_supplier WHERE token_hash = ? AND revoked_at IS NULL`;
      const [row] = await engine.all(sql, [hashOf(token)]);
      if (row === undefined) return null;
      const supplier = supplierIn(row);
      const last = supplier.lastUsedAt === null ? 0 : Date.parse(supplier.lastUsedAt);
      if (last + usedEveryMs <= now()) {
        await engine.run('UPDATE exchange_supplier SET last_used_at = ? WHERE id = ?', [instantAt(now()), supplier.id]);
      }
      return supplier;
    },
    list: async (board) => {
      const sql = `SELECT ${columns} FROM exchange_supplier WHERE board = ? ORDER BY at DESC, id`;
      return (await engine.all(sql, [board])).map(supplierIn);
    },
    revoke: async (board, id) => {
      const sql = 'UPDATE exchange_supplier SET revoked_at = ? WHERE board = ? AND id = ? AND revoked_at IS NULL';
      return (await engine.run(sql, [instantAt(now()), board, id])).changes > 0;
    },
  };
}

/** Written by this program, and by no other. */
const supplierIn = (row: SqlRow): SupplierAtBoard => ({
  id: textOf(row, 'id'),
  board: asId<BoardId>(textOf(row, 'board')),
  name: textOf(row, 'name'),
  indicators: JSON.parse(textOf(row, 'indicators')) as readonly IndicatorId[],
  by: asId<PersonId>(textOf(row, 'person')),
  at: textOf(row, 'at') as Instant,
  lastUsedAt: momentIn(row, 'last_used_at'),
  revokedAt: momentIn(row, 'revoked_at'),
});

const momentIn = (row: SqlRow, column: string): Instant | null =>
  row[column] === null ? null : (textOf(row, column) as Instant);

/** The token of an `Authorization: Bearer` header. */
export function bearerOf(header: string | undefined): string | undefined {
  return /^Bearer ([^\s]{1,200})$/i.exec(header ?? '')?.[1];
}
