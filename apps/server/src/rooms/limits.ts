/** How much one connection, one update and one room may be. All can be set; these are what a board needs with room to spare. */
export type Limits = {
  /** Largest frame, bytes. Larger ones close the socket with 1009. */
  readonly frameBytes: number;
  /** Structs in one update. Half a million two-byte structs fit in 1 MB and cost fifty times that in memory. */
  readonly structsPerUpdate: number;
  /** Document client ids that one update may introduce. */
  readonly newClientsPerUpdate: number;
  /** Clocks one update may cover (characters and entries, also deleted ones). */
  readonly clocksPerUpdate: number;
  /** Items in one update that claim the same left neighbour in one list or key: their cost is quadratic. */
  readonly siblingsPerUpdate: number;
  /** Presence of one client, bytes of JSON, and how deep it may nest. */
  readonly presenceBytes: number;
  readonly presenceDepth: number;
  /** Pause between two presence messages to a room. */
  readonly presenceEveryMs: number;
  /** Messages and bytes per second that a connection may send for long, and at once. Beyond it, it is read more slowly. */
  readonly messagesPerSecond: number;
  readonly messagesAtOnce: number;
  readonly bytesPerSecond: number;
  readonly bytesAtOnce: number;
  /** Milliseconds of the server's loop that a connection's updates may cost per second for long, and at once. */
  readonly workMsPerSecond: number;
  readonly workMsAtOnce: number;
  /** Updates in a row that lack something, before the connection is closed. */
  readonly fruitlessRounds: number;
  /** Bytes that may wait for a reader before its backlog is dropped (or twice the board, if that is more). */
  readonly backlogBytes: number;
  /** How long a reader may be that far behind. */
  readonly stalledAfterMs: number;
  /** Least time between two turns that store something: an edit waits that long at most, and only behind others. */
  readonly storeEveryMs: number;
  /** Pieces of work that are enough for a turn at once. */
  readonly storeAtOnce: number;
  /** Sockets one person may hold. */
  readonly socketsPerUser: number;
  /** A document that was not edited for this long is kept as bytes only. */
  readonly coolAfterMs: number;
  /** A board nobody has open leaves memory after this long. */
  readonly unloadAfterMs: number;
  /** Pause between two snapshots of a board that is being written, unless rows pile up. */
  readonly compactEveryMs: number;
  /** Rows, and bytes of rows, after the snapshot that are too many to wait. */
  readonly compactAfterRows: number;
  readonly compactAfterBytes: number;
  /** Document client ids at which a board is begun anew (LINE3): what one update costs grows with all ids there have ever been. */
  readonly rebaseAfterClients: number;
  /** That is done when nobody has the board open, or nobody has edited it for this long. */
  readonly rebaseQuietMs: number;
  /** How often rights are asked for again, as a net under `onRevoked`. */
  readonly recheckEveryMs: number;
  /** How often a sign of life is asked for. A socket that misses two is gone. */
  readonly pingEveryMs: number;
};

/** The limits the product runs with. */
export const defaultLimits: Limits = {
  frameBytes: 1024 * 1024,
  structsPerUpdate: 20_000,
  newClientsPerUpdate: 64,
  clocksPerUpdate: 500_000,
  siblingsPerUpdate: 500,
  presenceBytes: 4096,
  presenceDepth: 8,
  presenceEveryMs: 50,
  messagesPerSecond: 2000,
  messagesAtOnce: 20_000,
  bytesPerSecond: 16 * 1024 * 1024,
  bytesAtOnce: 48 * 1024 * 1024,
  workMsPerSecond: 200,
  workMsAtOnce: 2000,
  fruitlessRounds: 20,
  backlogBytes: 768 * 1024,
  stalledAfterMs: 30_000,
  storeEveryMs: 10,
  storeAtOnce: 192,
  socketsPerUser: 20,
  coolAfterMs: 5_000,
  unloadAfterMs: 1_000,
  compactEveryMs: 10_000,
  compactAfterRows: 20_000,
  compactAfterBytes: 4 * 1024 * 1024,
  rebaseAfterClients: 1000,
  rebaseQuietMs: 30 * 60_000,
  recheckEveryMs: 60_000,
  pingEveryMs: 20_000,
};
