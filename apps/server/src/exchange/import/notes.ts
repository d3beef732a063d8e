/** What is remembered of imports: that they happened, so that they can be taken back; and how files of each shape were read, per board. */
import {
  type BoardId,
  type ImportMapping,
  type ImportNote,
  type Instant,
  instantAt,
  asId,
  type PersonId,
  type SeriesTarget,
} from '@tavle/domain';
import { type Engine, numberOf, type SqlRow, textOf } from '../../db/engine.ts';

/** How files of one shape were read the last time. */
export type Remembered = {
  readonly mapping: ImportMapping;
  readonly targets: ReadonlyMap<string, SeriesTarget>;
  readonly at: Instant;
};

/** The notes of one server. */
export type ImportNotes = {
  readonly remembered: (board: BoardId) => Promise<ReadonlyMap<string, Remembered>>;
  readonly remember: (board: BoardId, shape: string, how: Remembered) => Promise<void>;
  /** Written before the import itself: what was begun can always be found again. */
  readonly begin: (board: BoardId, note: ImportNote) => Promise<void>;
  readonly finish: (board: BoardId, id: string, done: Pick<ImportNote, 'written' | 'drafts'>) => Promise<void>;
  readonly undone: (board: BoardId, id: string, at: number) => Promise<void>;
  /** Newest first. */
  readonly list: (board: BoardId) => Promise<readonly ImportNote[]>;
  readonly find: (board: BoardId, id: string) => Promise<ImportNote | undefined>;
};

const notesShown = 20;
const noteColumns = 'id, file, person, at, written, drafts, undone_at';

/** Opens the notes. */
export function openImportNotes(engine: Engine): ImportNotes {
  return {
    remembered: async (board) => {
      const rows = await engine.all('SELECT shape, mapping, targets, at FROM exchange_mapping WHERE board = ?', [
        board,
      ]);
      return new Map(rows.map((row) => [textOf(row, 'shape'), rememberedIn(row)]));
    },
    remember: async (board, shape, { mapping, targets, at }) => {
      const sql = `INSERT INTO exchange_mapping (board, shape, mapping, targets, at) VALUES (?, ?, ?, ?, ?)
        ON CONFLICT (board, shape) DO UPDATE SET mapping = excluded.mapping, targets = excluded.targets, at = excluded.at`;
      await engine.run(sql, [board, shape, JSON.stringify(mapping), JSON.stringify([...targets]), at]);
    },
    begin: async (board, note) => {
      const sql = `INSERT INTO exchange_import (board, ${noteColumns}) VALUES (?, ?, ?, ?, ?, ?, ?, NULL)`;
      await engine.run(sql, [board, note.import, note.file, note.by, note.at, note.written, note.drafts]);
    },
    finish: async (board, id, { written, drafts }) => {
      const sql = 'UPDATE exchange_import SET written = ?, drafts = ? WHERE board = ? AND id = ?';
      await engine.run(sql, [written, drafts, board, id]);
    },
    undone: async (board, id, at) => {
      await engine.run('UPDATE exchange_import SET undone_at = ? WHERE board = ? AND id = ?', [
        instantAt(at),
        board,
        id,
      ]);
    },
    list: async (board) => {
      const sql = `SELECT ${noteColumns} FROM exchange_import WHERE board = ? AND written + drafts > 0 ORDER BY at DESC, id LIMIT ?`;
      return (await engine.all(sql, [board, notesShown])).map(noteIn);
    },
    find: async (board, id) => {
      const sql = `SELECT ${noteColumns} FROM exchange_import WHERE board = ? AND id = ?`;
      const [row] = await engine.all(sql, [board, id]);
      return row === undefined ? undefined : noteIn(row);
    },
  };
}

/** Written by this program, and by no other. */
const rememberedIn = (row: SqlRow): Remembered => ({
  mapping: JSON.parse(textOf(row, 'mapping')) as ImportMapping,
  targets: new Map(JSON.parse(textOf(row, 'targets')) as readonly (readonly [string, SeriesTarget])[]),
  at: textOf(row, 'at') as Instant,
});

const noteIn = (row: SqlRow): ImportNote => ({
  import: textOf(row, 'id'),
  file: textOf(row, 'file'),
  by: asId<PersonId>(textOf(row, 'person')),
  at: textOf(row, 'at') as Instant,
  written: numberOf(row, 'written'),
  drafts: numberOf(row, 'drafts'),
  undoneAt: row['undone_at'] === null ? null : (textOf(row, 'undone_at') as Instant),
});
