import { setTimeout as pause } from 'node:timers/promises';
import type { Connection } from './connection.ts';

/** Sockets of a stopping server are closed this far apart, all within the most: so they come back. */
const goodbyeEveryMs = 4;
const goodbyesWithinMs = 800;

/** Sends everybody away, not all at once. */
export async function sayGoodbye(
  leaving: readonly Connection[],
  goAway: (connection: Connection) => void,
): Promise<void> {
  const together = Math.ceil((leaving.length * goodbyeEveryMs) / goodbyesWithinMs);
  for (const [index, connection] of leaving.entries()) {
    goAway(connection);
    if (index % together === together - 1) await pause(goodbyeEveryMs);
  }
}
