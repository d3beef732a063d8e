/**
 * The one way numbers come in that nobody types on the board (LINE9): the same named edit as the screen's, as the person who
 * hands them in, all rows or none.
 */
import { type BatchOutcome, type Hand, type NewMeasurement, recordMeasurements } from '@tavle/board';
import type { BoardId, PersonId } from '@tavle/domain';
import type { Rooms } from '../rooms/rooms.ts';

/** A board document, as the named edits take it. */
export type BoardDocument = Parameters<typeof recordMeasurements>[0];

/** Writes rows into a document, all or none. The same rows again change nothing. */
export function writeRows(doc: BoardDocument, hand: Hand, rows: readonly NewMeasurement[]): BatchOutcome {
  return recordMeasurements(doc, hand, { rows, allOrNothing: true });
}

/** Writes rows on a board for somebody; resolves when they are on disk and everybody on the board has them. */
export function importRows<Identity>(
  rooms: Pick<Rooms<Identity>, 'edit'>,
  board: BoardId,
  hand: Hand & { readonly by: PersonId },
  rows: readonly NewMeasurement[],
): Promise<BatchOutcome> {
  return rooms.edit(board, { userId: hand.by }, (doc) => writeRows(doc, hand, rows));
}
