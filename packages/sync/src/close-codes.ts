/**
 * Why a socket was closed. Codes 4400–4499 are final: a stock y-websocket 3.1 client stops and reports `closed`;
 * every other code is retried with growing pauses. The list is closed: a server sends no other reason of its own.
 */
const permanent = 'permanent' as const;
const retry = 'retry' as const;

/** Every reason with its number, and whether trying again can help. */
export const closeCodes = {
  /** A frame that no honest client writes (LINE6). */
  malformed: { code: 4400, after: permanent },
  /** The login has ended; log in and join again. */
  sessionOver: { code: 4401, after: permanent },
  /** No access to this board, or an attempt to write with read access (LINE4, LINE5). */
  noAccess: { code: 4403, after: permanent },
  /** No such board; said as well of boards that one may not know of. */
  noBoard: { code: 4404, after: permanent },
  /** The document client id belongs to somebody else (LINE5); take a new one. */
  foreignClient: { code: 4409, after: permanent },
  /** The board has been re-based, restored or migrated (LINE3). */
  otherGeneration: { code: 4410, after: permanent },
  /** The edit does not fit the shape of a board (LINE11). */
  schema: { code: 4422, after: permanent },
  /** The client is too old for this board's schema (BOARD8). */
  clientTooOld: { code: 4426, after: permanent },
  /** The store does not answer; nothing was saved, nothing was shown. */
  storageAway: { code: 4503, after: retry },
  /** More, or slower, than a connection may be. */
  tooFast: { code: 4529, after: retry },
  /** The server restarts. */
  restart: { code: 1012, after: retry },
} as const;

/** Name of a reason for closing. */
export type CloseReason = keyof typeof closeCodes;

/** Whether a client that was closed so may succeed by trying again. */
export type AfterClose = 'permanent' | 'retry';

const byNumber: ReadonlyMap<number, CloseReason> = new Map(
  (Object.keys(closeCodes) as CloseReason[]).map((reason) => [closeCodes[reason].code, reason]),
);

/** The reason a number stands for; undefined for numbers that are not ours (1000, 1006 …). */
export function closeReasonOf(code: number): CloseReason | undefined {
  return byNumber.get(code);
}
