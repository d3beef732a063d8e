/**
 * SMALL4: who knows numbers of a connected set from elsewhere: whoever writes a board knows what was typed there, and whoever writes several
 * knows what was typed on all of them.
 */
import type { CellId, Insider } from '@tavle/disclosure';
import type { BoardId } from './ids.ts';
import { boardOfSeries, type LedgerRow, readVersionId, type SeriesId } from './ledger.ts';
import type { World } from './world.ts';

/** The boards that one person writes, of everybody who writes more than one. */
export type Seats = readonly (readonly BoardId[])[];

/** True for what is left over in a total or a period: nobody's number yet. */
export const isRemainder = (id: CellId): boolean => id.includes('\n');
const isRest = (id: CellId): boolean => id.endsWith('\nrest');

/** Who knows which of the cells. They may know what is below their boards; of what is above, only what is others'. */
export function insidersOf(
  world: World,
  rows: ReadonlyMap<SeriesId, LedgerRow>,
  cells: readonly CellId[],
  seats: Seats,
): readonly Insider[] {
  const boardOf = (id: CellId) => boardOfSeries(readVersionId(id).series);
  const isTyped = (id: CellId): boolean => readVersionId(id).place.endsWith('t');
  const isThere = (id: CellId): boolean => {
    const { series, place, ordinal } = readVersionId(id);
    return rows.get(series)?.numbers[place]?.[ordinal] !== undefined;
  };
  const known = cells.filter((id) => !isRemainder(id) && isThere(id));
  const typedOn = Map.groupBy(known.filter(isTyped), boardOf);
  const lineOf = (board: BoardId): readonly BoardId[] => [
    board,
    ...[...world.below(board), ...world.above(board)].map((place) => place.board.id),
  ];
  const knowing = (boards: readonly BoardId[], besides: readonly CellId[] = []): Insider => {
    const line = new Set(boards.flatMap(lineOf));
    return {
      knows: new Set([...boards.flatMap((board) => typedOn.get(board) ?? []), ...besides]),
      mayKnow: new Set(known.filter((id) => line.has(boardOf(id)))),
    };
  };
  // a board without a number yet knows it before it is typed: what the total leaves over is its own
  const rests = cells.filter(isRest);
  const still = rests.map((id): Insider => ({ knows: new Set([id]), mayKnow: new Set() }));
  const writing = [...typedOn.keys()].sort().map((board) => knowing([board]));
  const boardsHere = new Set([...rows.keys()].map(boardOfSeries));
  const several = here(seats, boardsHere).map((boards) =>
    knowing(boards, boards.every((board) => typedOn.has(board)) ? [] : rests),
  );
  return [...writing, ...still, ...several];
}

/** The seats as far as they are among these boards, each once; one board is no more than its writers know. */
function here(seats: Seats, boards: ReadonlySet<BoardId>): readonly (readonly BoardId[])[] {
  const found = seats
    .map((each) => each.filter((board) => boards.has(board)).sort())
    .filter((each) => each.length > 1)
    .map((each) => [each.join(' '), each] as const);
  return [...new Map(found.sort(([a], [b]) => (a < b ? -1 : 1))).values()];
}
