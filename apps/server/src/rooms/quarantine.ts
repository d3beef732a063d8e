/** A board that is read-only because it has held the server: joins are answered from its bytes, and no document is made of it. */
import type { Connection } from './connection.ts';
import type { Room } from './room.ts';
import { Quarantined, type RoomsLogger } from './rooms-api.ts';

/** It is left alone for this long: nothing about it is packed. */
const restMs = 60_000;

/** Refuses all that waits for the room's document. */
export function turnBack(
  room: Room,
  now: number,
  logger: RoomsLogger,
  turnAway: (connection: Connection) => void,
): void {
  const { boardId, work } = room;
  logger.error({ boardId }, 'board is in quarantine: read-only');
  room.work = [];
  room.restUntil = now + restMs;
  for (const each of work) {
    if ('settle' in each) each.settle.failed(new Quarantined(boardId));
    else if (each.connection.open) turnAway(each.connection);
  }
}
