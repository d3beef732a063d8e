/**
 * Names on the line: which document a socket asks for, and of which generation. Names are opaque ids
 * made by the server; nothing about a board can be read from, or guessed into, its name.
 */

/** Letters a board's id may consist of; 16 to 64 of them (128 random bits in base64url are 22). */
const boardIdPattern = /^[A-Za-z0-9_-]{16,64}$/;
const generationPattern = /^[A-Za-z0-9_-]{1,64}$/;

/** True when `text` has the form of a document name. It says nothing of whether such a board exists. */
export function isBoardName(text: string): boolean {
  return boardIdPattern.test(text);
}

/** True when `text` has the form of a generation id (LINE3). */
export function isGeneration(text: string): boolean {
  return generationPattern.test(text);
}

/** Path under which boards are joined; the board's name is its last part. */
export const syncPath = '/sync';

/**
 * Path and query a client opens: `/sync/<board>?g=<generation>`.
 * Without a generation the server lets the client join whichever is current (a stock client knows of none).
 */
export function pathOfBoard(boardId: string, generation?: string): string {
  const path = `${syncPath}/${encodeURIComponent(boardId)}`;
  return generation === undefined ? path : `${path}?g=${encodeURIComponent(generation)}`;
}
