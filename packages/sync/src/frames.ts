/**
 * The whole wire on one page: one message per WebSocket frame, y-protocols' encoding (lib0 variable-length numbers).
 *
 *   0 sync       0 SyncStep1 <state vector> | 1 SyncStep2 <update> | 2 Update <update>
 *   1 awareness  <count, (client id, clock, JSON)…>
 *   3 query awareness
 *   102 fence    <opaque bytes>, echoed unchanged once everything before it on this connection is on disk (LINE2)
 *
 * Invariant: `readMessage` accepts only canonical numbers of at most 8 bytes, lengths that fit the frame, and nothing
 * after the message (LINE6). lib0's own reader turns an over-long number into Infinity, which is why it is not used.
 */
import * as encoding from 'lib0/encoding';

/** First number of a frame. */
export const messageType = { sync: 0, awareness: 1, queryAwareness: 3, fence: 102 } as const;
/** Second number of a sync frame. */
export const syncType = { step1: 0, step2: 1, update: 2 } as const;

/** Longest fence payload a server echoes, in bytes. */
export const fenceMaxBytes = 64;

/** What a frame says. The bytes are views into the frame. */
export type Message =
  | { readonly kind: 'step1'; readonly bytes: Uint8Array }
  | { readonly kind: 'step2'; readonly bytes: Uint8Array }
  | { readonly kind: 'update'; readonly bytes: Uint8Array }
  | { readonly kind: 'awareness'; readonly bytes: Uint8Array }
  | { readonly kind: 'queryAwareness' }
  | { readonly kind: 'fence'; readonly bytes: Uint8Array }
  /** A type this version does not know; to be ignored. */
  | { readonly kind: 'unknown'; readonly type: number };

/** A position in bytes from which canonical numbers are read. Reading past the end gives -1. */
export type Cursor = { readonly bytes: Uint8Array; pos: number };

/**
 * Reads one canonical variable-length number, at most 8 bytes and within the safe integers.
 * Refuses by returning -1: over-long, non-canonical (a trailing zero group), cut off.
 */
export function readNumber(cursor: Cursor): number {
  const { bytes } = cursor;
  const first = bytes[cursor.pos];
  if (first === undefined) return -1;
  cursor.pos++;
  if (first < 128) return first;
  let value = first & 127;
  let scale = 128;
  for (let i = 1; i < 8; i++) {
    const next = bytes[cursor.pos];
    if (next === undefined) return -1;
    cursor.pos++;
    value += (next & 127) * scale;
    if (next < 128) return next === 0 || value > Number.MAX_SAFE_INTEGER ? -1 : value;
    scale *= 128;
  }
  return -1;
}

/** Reads length-prefixed bytes as a view; undefined when they do not fit. */
export function readBytes(cursor: Cursor): Uint8Array | undefined {
  const length = readNumber(cursor);
  const end = cursor.pos + length;
  if (length < 0 || end > cursor.bytes.length) return undefined;
  const view = cursor.bytes.subarray(cursor.pos, end);
  cursor.pos = end;
  return view;
}

/** Reads a whole frame. Undefined when it is malformed. */
export function readMessage(frame: Uint8Array): Message | undefined {
  const cursor: Cursor = { bytes: frame, pos: 0 };
  const type = readNumber(cursor);
  switch (type) {
    case -1:
      return undefined;
    case messageType.sync: {
      const sub = readNumber(cursor);
      const bytes = readBytes(cursor);
      if (bytes === undefined || cursor.pos !== frame.length) return undefined;
      if (sub === syncType.update) return { kind: 'update', bytes };
      if (sub === syncType.step2) return { kind: 'step2', bytes };
      return sub === syncType.step1 ? { kind: 'step1', bytes } : undefined;
    }
    case messageType.awareness:
    case messageType.fence: {
      const bytes = readBytes(cursor);
      if (bytes === undefined || cursor.pos !== frame.length) return undefined;
      if (type === messageType.awareness) return { kind: 'awareness', bytes };
      return bytes.length > fenceMaxBytes ? undefined : { kind: 'fence', bytes };
    }
    case messageType.queryAwareness:
      return frame.length === 1 ? { kind: 'queryAwareness' } : undefined;
    default:
      return { kind: 'unknown', type };
  }
}

function writeFrame(head: readonly number[], body: Uint8Array): Uint8Array {
  const encoder = encoding.createEncoder();
  for (const number of head) encoding.writeVarUint(encoder, number);
  encoding.writeVarUint8Array(encoder, body);
  return encoding.toUint8Array(encoder);
}

/** SyncStep1: "this is what I have", as a state vector. */
export function writeStep1(stateVector: Uint8Array): Uint8Array {
  return writeFrame([messageType.sync, syncType.step1], stateVector);
}

/** SyncStep2: "this is what you lacked". */
export function writeStep2(update: Uint8Array): Uint8Array {
  return writeFrame([messageType.sync, syncType.step2], update);
}

/** An edit, as it happens. */
export function writeUpdate(update: Uint8Array): Uint8Array {
  return writeFrame([messageType.sync, syncType.update], update);
}

/** A fence with an opaque payload of at most {@link fenceMaxBytes}. */
export function writeFence(payload: Uint8Array): Uint8Array {
  return writeFrame([messageType.fence], payload);
}

/** One person's presence: `json` is a JSON text, or `'null'` when the client has left. */
export type Presence = { readonly client: number; readonly clock: number; readonly json: string };

/** One presence as it stands in an awareness message. */
export function encodePresence({ client, clock, json }: Presence): Uint8Array {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, client);
  encoding.writeVarUint(encoder, clock);
  encoding.writeVarString(encoder, json);
  return encoding.toUint8Array(encoder);
}

/** Presences as one awareness message. */
export function writeAwareness(entries: readonly Presence[]): Uint8Array {
  const body = encoding.createEncoder();
  encoding.writeVarUint(body, entries.length);
  for (const entry of entries) encoding.writeUint8Array(body, encodePresence(entry));
  return writeFrame([messageType.awareness], encoding.toUint8Array(body));
}

/** Appends a variable-length number. */
function pushNumber(head: number[], number: number): void {
  let rest = number;
  for (; rest > 127; rest = Math.floor(rest / 128)) head.push((rest % 128) | 128);
  head.push(rest);
}

/** First bytes of a sync message whose body of `length` bytes is written behind it, so that the body is not copied. */
export function headOfSync(sub: keyof typeof syncType, length: number): Uint8Array {
  const head: number[] = [messageType.sync, syncType[sub]];
  pushNumber(head, length);
  return new Uint8Array(head);
}

/** First bytes of an awareness message behind which `count` encoded presences of `length` bytes in all are written. */
export function headOfAwareness(count: number, length: number): Uint8Array {
  const counted: number[] = [];
  pushNumber(counted, count);
  const head: number[] = [messageType.awareness];
  pushNumber(head, counted.length + length);
  return new Uint8Array([...head, ...counted]);
}
