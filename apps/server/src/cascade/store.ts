/** What the cascade keeps on disk: one summary and one given per board, and what has been shown of each series of numbers about persons. */
import { asId, type BoardId, type Ledger, type LedgerRow, type SeriesId, type Summary } from '@tavle/domain';
import { schemaVersion } from '@tavle/board';
import { type Engine, numberOf, type Statement, textOf } from '../db/engine.ts';

/** Grows when `summarise` gives something else for the same document; summaries of another form are made again. */
const summaryForm = `2/${schemaVersion}`;

/** A summary with the moment its newest change was seen, milliseconds since 1970. */
export type KeptSummary = { readonly summary: Summary; readonly at: number };

/** A derived value as it travels: JSON, with the version it got when it last changed. */
export type Published = { readonly version: number; readonly json: string };

/** A given with the newest place in the log it was derived at. */
export type KeptGiven = Published & { readonly seq: number };

/** What was kept. */
export type Kept = {
  readonly summaries: ReadonlyMap<BoardId, KeptSummary>;
  readonly givens: ReadonlyMap<BoardId, KeptGiven>;
  readonly ledger: Ledger;
};

/** Reads everything kept; summaries of another form are left out. */
export async function loadKept(engine: Engine): Promise<Kept> {
  const summaries = await engine.all('SELECT board, seq, at, json FROM cascade_summary WHERE form = ?', [summaryForm]);
  const givens = await engine.all('SELECT board, version, seq, json FROM cascade_given');
  const shown = await engine.all('SELECT series, json FROM cascade_shown');
  return {
    summaries: new Map(
      summaries.map((row): [BoardId, KeptSummary] => {
        const board = asId<BoardId>(textOf(row, 'board'));
        const content = JSON.parse(textOf(row, 'json')) as Summary['content'];
        return [board, { summary: { board, seq: numberOf(row, 'seq'), content }, at: numberOf(row, 'at') }];
      }),
    ),
    givens: new Map(
      givens.map((row): [BoardId, KeptGiven] => [
        asId<BoardId>(textOf(row, 'board')),
        { version: numberOf(row, 'version'), seq: numberOf(row, 'seq'), json: textOf(row, 'json') },
      ]),
    ),
    ledger: new Map(
      shown.map((row): [SeriesId, LedgerRow] => [
        textOf(row, 'series') as SeriesId,
        JSON.parse(textOf(row, 'json')) as LedgerRow,
      ]),
    ),
  };
}

/** The statement that keeps a summary. */
export function keepSummary({ summary, at }: KeptSummary): Statement {
  return {
    sql: `INSERT INTO cascade_summary (board, seq, at, form, json) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (board) DO UPDATE SET seq = excluded.seq, at = excluded.at, form = excluded.form, json = excluded.json`,
    params: [summary.board, summary.seq, at, summaryForm, JSON.stringify(summary.content)],
  };
}

/** The statement that keeps a given. */
export function keepGiven(board: BoardId, { version, seq, json }: KeptGiven): Statement {
  return {
    sql: `INSERT INTO cascade_given (board, version, seq, json) VALUES (?, ?, ?, ?)
      ON CONFLICT (board) DO UPDATE SET version = excluded.version, seq = excluded.seq, json = excluded.json`,
    params: [board, version, seq, json],
  };
}

/** The statements that keep what has been shown. They come before anybody is told: the ledger never lags behind. */
export function keepShown(
  ledger: Ledger,
  { written, dropped }: { readonly written: readonly SeriesId[]; readonly dropped: readonly SeriesId[] },
): readonly Statement[] {
  return [
    ...written.map((series) => ({
      sql: `INSERT INTO cascade_shown (series, json) VALUES (?, ?)
        ON CONFLICT (series) DO UPDATE SET json = excluded.json`,
      params: [series, JSON.stringify(ledger.get(series))],
    })),
    ...dropped.map((series) => ({ sql: 'DELETE FROM cascade_shown WHERE series = ?', params: [series] })),
  ];
}

/** The statements that forget a board. */
export function forgetBoard(board: BoardId): readonly Statement[] {
  return ['cascade_summary', 'cascade_given'].map((table) => ({
    sql: `DELETE FROM ${table} WHERE board = ?`,
    params: [board],
  }));
}
