/**
 * Where a board's rows lie in the log. An index that is kept with every row costs a commit one more page per board written to, more than
 * the rows themselves. So rows are only appended; where they lie is noted for two thousand at a time, and what has not been noted yet is
 * looked through. Invariant: a row is found by its place when its number is at most the one in `doc_placed`, and by looking when it is
 * above, never by both; `doc_placed` is never above the newest row.
 */

/** Rows that are looked through at most, give or take one turn's. */
export const placeEveryRows = 2000;

/** Notes where all rows lie that have not been noted. In one transaction. */
export const placeRows: readonly string[] = [
  `INSERT INTO doc_place (board, seq) SELECT board, seq FROM doc_log
   WHERE seq > (SELECT seq FROM doc_placed) ORDER BY board, seq ON CONFLICT DO NOTHING`,
  'UPDATE doc_placed SET seq = COALESCE((SELECT MAX(seq) FROM doc_log), 0)',
];

/** After rows were deleted: places without a row go, and rows that come in their stead are not taken for noted. */
export const forgetPlaces: readonly string[] = [
  'DELETE FROM doc_place WHERE NOT EXISTS (SELECT 1 FROM doc_log WHERE doc_log.seq = doc_place.seq AND doc_log.board = doc_place.board)',
  `UPDATE doc_placed SET seq = COALESCE((SELECT MAX(seq) FROM doc_log), 0)
   WHERE seq > COALESCE((SELECT MAX(seq) FROM doc_log), 0)`,
];

/**
 * All rows of one board, placed or not, as a table to select from; `columns` of `doc_log`. Takes the board and a condition on `seq` with one
 * parameter, each twice: `[board, number, board, number]`.
 */
export function rowsOfBoard(columns: string, condition: string): string {
  const named = columns.split(', ').map((column) => `l.${column}`);
  return `SELECT ${named.join(', ')} FROM doc_place p JOIN doc_log l ON l.seq = p.seq AND l.board = p.board
      WHERE p.board = ? AND p.seq ${condition} AND p.seq <= (SELECT seq FROM doc_placed)
    UNION ALL SELECT ${named.join(', ')} FROM doc_log l
      WHERE l.seq > (SELECT seq FROM doc_placed) AND l.board = ? AND l.seq ${condition}`;
}

/** A place of one board, above a number, at which there is no row of that board. Takes the board and the number. */
export const lostRows = `SELECT seq FROM doc_place p WHERE board = ? AND seq > ? AND seq <= (SELECT seq FROM doc_placed)
  AND NOT EXISTS (SELECT 1 FROM doc_log l WHERE l.seq = p.seq AND l.board = p.board) LIMIT 1`;

/** Rows above a number that have not been noted and bear the name of no board. */
export const strayRows = (columns: string): string => `SELECT ${columns} FROM doc_log
  WHERE seq > (SELECT seq FROM doc_placed) AND seq > ? AND board NOT IN (SELECT board FROM doc_snapshot)`;
