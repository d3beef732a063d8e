/**
 * Who is on a board, and where. Invariant (LINE5): a connection speaks for one client id, its own; the server sets the
 * clock and the `person` (id, name, colour, from the grant), so nobody can be shown as somebody else. `person` is what
 * clients must show: everything beside it is the sender's own word.
 */
import { type Cursor, encodePresence, readBytes, readNumber } from '@tavle/sync';
import { type Connection, own } from './connection.ts';
import type { Grant } from './door.ts';
import type { Limits } from './limits.ts';

/** One client's presence, encoded once for all who are told. */
type Entry = {
  readonly owner: Connection;
  readonly userId: string;
  readonly clock: number;
  readonly bytes: Uint8Array;
};

/** The presences of one room. */
export type PresenceBook = {
  readonly entries: Map<number, Entry>;
  /** Client ids that changed since the last message. */
  readonly changed: Set<number>;
  /** Clocks of clients that left, so that a returning one is not taken for old. */
  readonly lastClocks: Map<number, number>;
  /** Whose they were: nobody else may take a client id that its owner has shown and not written with yet. */
  readonly lastOwners: Map<number, string>;
  /** When the last message went out. */
  sentAt: number;
  timer: NodeJS.Timeout | null;
};

/** An empty book. */
export function createPresenceBook(): PresenceBook {
  return {
    entries: new Map(),
    changed: new Set(),
    lastClocks: new Map(),
    lastOwners: new Map(),
    sentAt: 0,
    timer: null,
  };
}

/** Entries one message may carry: a stock client passes on what it heard, which is read over. */
const maxEntries = 1000;
const maxRemembered = 1000;
const decoder = new TextDecoder('utf-8', { fatal: true });

/**
 * Takes an awareness message. Gives false when it is malformed or too large: the connection must go.
 * @param ownerOf whose a document client id is, as far as known
 */
export function hearPresence(
  book: PresenceBook,
  connection: Connection,
  bytes: Uint8Array,
  limits: Limits,
  ownerOf: (client: number) => string | undefined,
): boolean {
  const cursor: Cursor = { bytes, pos: 0 };
  const count = readNumber(cursor);
  if (count < 0 || count > maxEntries) return false;
  for (let i = 0; i < count; i++) {
    const client = readNumber(cursor);
    const clock = readNumber(cursor);
    const json = readBytes(cursor);
    if (client < 0 || client >= 2 ** 32 || clock < 0 || json === undefined) return false;
    if (!isOwn(book, connection, client, ownerOf)) continue;
    if (!take(book, connection, client, json, limits)) return false;
  }
  return cursor.pos === bytes.length;
}

function isOwn(
  book: PresenceBook,
  connection: Connection,
  client: number,
  ownerOf: (client: number) => string | undefined,
): boolean {
  if (connection.presenceClient >= 0) return connection.presenceClient === client;
  const { userId } = connection.grant;
  const shownBy = book.entries.get(client)?.userId ?? userId;
  return shownBy === userId && (ownerOf(client) ?? userId) === userId;
}

function take(book: PresenceBook, connection: Connection, client: number, bytes: Uint8Array, limits: Limits): boolean {
  if (bytes.length > limits.presenceBytes) return false;
  const state = parse(bytes);
  if (state === undefined || tooDeep(state, limits.presenceDepth)) return false;
  if (state === null) {
    if (book.entries.get(client)?.owner === connection) leave(book, client);
    return true;
  }
  if (connection.presenceClient < 0) {
    connection.presenceClient = client;
    own(connection, client);
  }
  const json = JSON.stringify({ ...state, person: personOf(connection.grant) });
  const clock = (book.entries.get(client)?.clock ?? book.lastClocks.get(client) ?? 0) + 1;
  const { userId } = connection.grant;
  book.entries.set(client, { owner: connection, userId, clock, bytes: encodePresence({ client, clock, json }) });
  book.changed.add(client);
  return true;
}

function personOf({ userId, personName, colour }: Grant): { id: string; name: string; colour: string } {
  return { id: userId, name: personName, colour };
}

/** An object, null for "has left", undefined for anything else. */
function parse(bytes: Uint8Array): object | null | undefined {
  try {
    const value: unknown = JSON.parse(decoder.decode(bytes));
    return typeof value === 'object' && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function tooDeep(value: unknown, left: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return left === 0 || Object.values(value).some((each) => tooDeep(each, left - 1));
}

/** Takes a client's presence away, and has it told. */
export function leave(book: PresenceBook, client: number): void {
  const entry = book.entries.get(client);
  if (entry === undefined) return;
  book.entries.delete(client);
  if (book.lastClocks.size >= maxRemembered) book.lastClocks.delete(book.lastClocks.keys().next().value ?? -1);
  book.lastClocks.set(client, entry.clock + 1);
  if (book.lastOwners.size >= maxRemembered) book.lastOwners.delete(book.lastOwners.keys().next().value ?? -1);
  book.lastOwners.set(client, entry.userId);
  book.changed.add(client);
}

/** Who has shown this client id; undefined when nobody has, as far as is remembered. */
export function shownBy(book: PresenceBook, client: number): string | undefined {
  return book.entries.get(client)?.userId ?? book.lastOwners.get(client);
}

/** What a connection that goes leaves behind: nothing, unless a newer connection of the same client has taken over. */
export function leaveWith(book: PresenceBook, connection: Connection): void {
  const client = connection.presenceClient;
  if (book.entries.get(client)?.owner === connection) leave(book, client);
}

/** An encoded presence, and whose it is; nobody's when its client has left. */
export type Told = { readonly owner: Connection | null; readonly bytes: Uint8Array };

/** The changed presences, and forgets that they changed. */
export function takeChanged(book: PresenceBook): readonly Told[] {
  const list: Told[] = [];
  for (const client of book.changed) {
    const entry = book.entries.get(client);
    const gone = (): Uint8Array => encodePresence({ client, clock: book.lastClocks.get(client) ?? 0, json: 'null' });
    list.push(entry ?? { owner: null, bytes: gone() });
  }
  book.changed.clear();
  return list;
}

/** Everybody but this connection, encoded. */
export function othersThan(book: PresenceBook, connection: Connection): readonly Uint8Array[] {
  const list: Uint8Array[] = [];
  for (const [client, { bytes }] of book.entries) if (client !== connection.presenceClient) list.push(bytes);
  return list;
}
