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

/** What a client says of itself in the address: the generation its copy is of, and the version of the shape it writes. */
export type LineQuery = { readonly generation?: string | undefined; readonly schema?: number | undefined };

/** The query, by its short names. A stock client sends none: it joins whichever generation is current. */
export function queryOf({ generation, schema }: LineQuery): Record<string, string> {
  return {
    ...(generation === undefined ? {} : { g: generation }),
    ...(schema === undefined ? {} : { s: String(schema) }),
  };
}

/** The version named in a query; undefined when `text` is none. */
export function schemaNamed(text: string): number | undefined {
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
}

/** Path and query a client opens: `/sync/<board>?g=<generation>&s=<schema>`. */
export function pathOfBoard(boardId: string, query: LineQuery = {}): string {
  const path = `${syncPath}/${encodeURIComponent(boardId)}`;
  const text = new URLSearchParams(queryOf(query)).toString();
  return text === '' ? path : `${path}?${text}`;
}
