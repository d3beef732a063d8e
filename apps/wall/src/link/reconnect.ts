/** When to try again, for ever. An `EventSource` gives up on its own after an HTTP error, so the display keeps its own clock. */

/** Longest wait while the server is away: well within the minute a wall may take to come back (WALL3). */
export const longestWaitMs = 30_000;
/** Wait after the server has said no: somebody has to connect the display first. */
export const refusedWaitMs = 60_000;

/**
 * Wait before try number `failures` + 1: doubles from a second up to half a minute, half of it by chance, so that a hundred displays
 * do not come back in the same moment. `random` is in [0, 1).
 */
export function waitAfter(failures: number, random: number): number {
  const most = Math.min(longestWaitMs, 1000 * 2 ** Math.min(failures, 10));
  return Math.round(most / 2 + (most / 2) * random);
}
