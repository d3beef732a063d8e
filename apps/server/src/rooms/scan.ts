/**
 * Reads one Yjs v1 update without applying it (LINE6). Invariant: what passes has only canonical numbers, lengths of at
 * least 1 that fit, client ids below 2^32, each client once, sorted delete ranges, valid UTF-8, single plain values,
 * and nothing after its end. It is the wire format of Yjs 13; a property test holds it against `Y.decodeUpdate`.
 */
import type { Cursor } from '@tavle/sync';
import type { Limits } from './limits.ts';
import {
  byte,
  clientId,
  count,
  length,
  name,
  number,
  Refused,
  type ScanRefusal,
  take,
  text,
  utf16Length,
  wholeNumber,
} from './scan-bytes.ts';

/** A value as it stands in the bytes. */
export type ScannedValue =
  | { readonly kind: 'string'; readonly bytes: Uint8Array; readonly length: number }
  | { readonly kind: 'number' }
  | { readonly kind: 'boolean' };

/** What an item carries. */
export type ScannedContent = 'gc' | 'skip' | 'deleted' | 'string' | 'value' | 'map' | 'text';

/** One struct. Numbers are -1 where there is none. */
export type ScannedStruct = {
  readonly client: number;
  readonly clock: number;
  readonly length: number;
  readonly content: ScannedContent;
  readonly originClient: number;
  readonly originClock: number;
  readonly rightClient: number;
  readonly rightClock: number;
  readonly parentClient: number;
  readonly parentClock: number;
  readonly root: string | null;
  readonly key: string | null;
  /** One value; several only where a client that can undo has kept values that were overwritten since. */
  readonly values: readonly ScannedValue[];
};

/** The structs of one client, in clock order. */
export type ScannedGroup = {
  readonly client: number;
  readonly start: number;
  readonly end: number;
  readonly structs: readonly ScannedStruct[];
};

/** The deleted ranges of one client, ascending: clock, length, clock, length … */
export type ScannedDeletes = { readonly client: number; readonly ranges: readonly number[] };

/** An update, read. */
export type ScannedUpdate = {
  readonly groups: readonly ScannedGroup[];
  readonly deletes: readonly ScannedDeletes[];
  readonly structCount: number;
};

const left = 128;
const right = 64;
const withKey = 32;

/** Reads an update; a reason when it must be refused. Costs about 1 µs for a single edit. */
export function scanUpdate(bytes: Uint8Array, limits: Limits): ScannedUpdate | ScanRefusal {
  try {
    return readUpdate({ bytes, pos: 0 }, limits);
  } catch (error) {
    if (error instanceof Refused) return error.reason;
    throw error;
  }
}

function readUpdate(cursor: Cursor, limits: Limits): ScannedUpdate {
  const groupCount = count(cursor, 4);
  const groups: ScannedGroup[] = [];
  let structCount = 0;
  let clocks = 0;
  for (let i = 0; i < groupCount; i++) {
    const structs = count(cursor, 2);
    structCount += structs;
    if (structs === 0 || structCount > limits.structsPerUpdate) throw new Refused('malformed');
    const group = readGroup(cursor, structs);
    clocks += group.end - group.start;
    if (clocks > limits.clocksPerUpdate) throw new Refused('malformed');
    groups.push(group);
  }
  if (repeats(groups)) throw new Refused('malformed');
  const deletes = readDeletes(cursor);
  if (cursor.pos !== cursor.bytes.length) throw new Refused('malformed');
  return { groups, deletes, structCount };
}

function readGroup(cursor: Cursor, structs: number): ScannedGroup {
  const client = clientId(cursor);
  const start = number(cursor);
  let clock = start;
  const list: ScannedStruct[] = [];
  for (let i = 0; i < structs; i++) {
    const struct = readStruct(cursor, client, clock);
    clock += struct.length;
    list.push(struct);
  }
  if (clock > Number.MAX_SAFE_INTEGER) throw new Refused('malformed');
  return { client, start, end: clock, structs: list };
}

function readStruct(cursor: Cursor, client: number, clock: number): ScannedStruct {
  const info = byte(cursor);
  const ref = info & 31;
  if (ref === 0 || ref === 10) {
    if (info !== ref) throw new Refused('malformed');
    return bare(client, clock, length(cursor), ref === 0 ? 'gc' : 'skip');
  }
  const hasLeft = (info & left) !== 0;
  const hasRight = (info & right) !== 0;
  const originClient = hasLeft ? clientId(cursor) : -1;
  const originClock = hasLeft ? number(cursor) : -1;
  const rightClient = hasRight ? clientId(cursor) : -1;
  const rightClock = hasRight ? number(cursor) : -1;
  let root: string | null = null;
  let key: string | null = null;
  let parentClient = -1;
  let parentClock = -1;
  if (!hasLeft && !hasRight) {
    const named = number(cursor);
    if (named === 1) root = name(cursor);
    else if (named === 0) {
      parentClient = clientId(cursor);
      parentClock = number(cursor);
    } else throw new Refused('malformed');
    if ((info & withKey) !== 0) key = name(cursor);
  }
  const found = readContent(cursor, ref);
  return {
    client,
    clock,
    length: found.length,
    content: found.content,
    originClient,
    originClock,
    rightClient,
    rightClock,
    parentClient,
    parentClock,
    root,
    key,
    values: found.values,
  };
}

function bare(client: number, clock: number, size: number, content: ScannedContent): ScannedStruct {
  return {
    client,
    clock,
    length: size,
    content,
    originClient: -1,
    originClock: -1,
    rightClient: -1,
    rightClock: -1,
    parentClient: -1,
    parentClock: -1,
    root: null,
    key: null,
    values: none,
  };
}

const none: readonly ScannedValue[] = [];
type Content = { readonly length: number; readonly content: ScannedContent; readonly values: readonly ScannedValue[] };
const asMap: Content = { length: 1, content: 'map', values: none };
const asText: Content = { length: 1, content: 'text', values: none };

/** Content by Yjs' reference numbers: 1 deleted, 4 string, 7 type, 8 any. The others (JSON, binary, embed, format, document) have no place on a board. */
function readContent(cursor: Cursor, ref: number): Content {
  switch (ref) {
    case 1:
      return { length: length(cursor), content: 'deleted', values: none };
    case 4: {
      const size = utf16Length(text(cursor));
      if (size === 0) throw new Refused('malformed');
      return { length: size, content: 'string', values: none };
    }
    case 7: {
      const type = number(cursor);
      if (type === 1) return asMap;
      if (type === 2) return asText;
      throw new Refused('schema');
    }
    case 8:
      return readValues(cursor);
    default:
      throw new Refused(ref > 10 ? 'malformed' : 'schema');
  }
}

function readValues(cursor: Cursor): Content {
  const size = count(cursor, 1);
  if (size === 0) throw new Refused('malformed');
  if (size === 1) return { length: 1, content: 'value', values: [readValue(cursor)] };
  const values: ScannedValue[] = [];
  for (let i = 0; i < size; i++) values.push(readValue(cursor));
  return { length: size, content: 'value', values };
}

const aNumber: ScannedValue = { kind: 'number' };
const aBoolean: ScannedValue = { kind: 'boolean' };

/** lib0's `any`: 119 string, 120/121 boolean, 123/124 float, 125 whole number. Null, undefined, BigInt, objects, lists and bytes are refused. */
function readValue(cursor: Cursor): ScannedValue {
  const tag = byte(cursor);
  switch (tag) {
    case 119:
      return stringValue(text(cursor));
    case 120:
    case 121:
      return aBoolean;
    case 123:
    case 124: {
      const size = tag === 123 ? 8 : 4;
      const view = new DataView(cursor.bytes.buffer, cursor.bytes.byteOffset + cursor.pos, take(cursor, size));
      if (!Number.isFinite(tag === 123 ? view.getFloat64(0) : view.getFloat32(0))) throw new Refused('schema');
      return aNumber;
    }
    case 125:
      wholeNumber(cursor);
      return aNumber;
    default:
      throw new Refused(tag >= 116 && tag <= 127 ? 'schema' : 'malformed');
  }
}

function readDeletes(cursor: Cursor): readonly ScannedDeletes[] {
  const clients = count(cursor, 2);
  const deletes: ScannedDeletes[] = [];
  for (let i = 0; i < clients; i++) {
    const client = clientId(cursor);
    const rangeCount = count(cursor, 2);
    const ranges: number[] = [];
    let end = -1;
    for (let j = 0; j < rangeCount; j++) {
      const clock = number(cursor);
      const size = length(cursor);
      if (clock < end) throw new Refused('malformed');
      end = clock + size;
      if (end > Number.MAX_SAFE_INTEGER) throw new Refused('malformed');
      ranges.push(clock, size);
    }
    deletes.push({ client, ranges });
  }
  if (repeats(deletes)) throw new Refused('malformed');
  return deletes;
}

function repeats(list: readonly { readonly client: number }[]): boolean {
  return list.length > 1 && new Set(list.map((each) => each.client)).size !== list.length;
}

function stringValue(bytes: Uint8Array): ScannedValue {
  return { kind: 'string', bytes, length: utf16Length(bytes) };
}
