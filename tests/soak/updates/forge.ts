/** Yjs updates written by hand, right or wrong: the bytes of any struct, with any number in any form. */
import * as encoding from 'lib0/encoding';

/** Client and clock. */
export type Point = readonly [client: number, clock: number];

/** A struct to be written. Its parent is written where it has no neighbour, as Yjs does. */
export type Forged = {
  /** Yjs' number for what it carries: 0 forgotten, 1 deleted, 4 text, 7 type, 8 values, 10 skipped; all others are wrong. */
  readonly ref: number;
  readonly left?: Point | null;
  readonly right?: Point | null;
  readonly parent?: string | Point;
  readonly key?: string | null;
  /** Length of what is forgotten, deleted or skipped; number of the type; the values; the text. */
  readonly carries: number | string | readonly unknown[] | Uint8Array;
};

/** An update to be written. */
export type ForgedUpdate = {
  readonly groups: readonly {
    readonly client: number;
    readonly clock: number;
    readonly structs: readonly Forged[];
    /** How many it says there are, where that is not how many there are. */
    readonly says?: number;
  }[];
  readonly deletes?: readonly { readonly client: number; readonly ranges: readonly Point[] }[];
};

/** Writes a number; a forger may write it in another way. */
export type WriteNumber = (encoder: encoding.Encoder, value: number) => void;

/** The bytes. */
export function forge(update: ForgedUpdate, write: WriteNumber = encoding.writeVarUint): Uint8Array {
  const encoder = encoding.createEncoder();
  const number = (value: number): void => write(encoder, value);
  const point = ([client, clock]: Point): void => {
    number(client);
    number(clock);
  };
  number(update.groups.length);
  for (const { client, clock, structs, says = structs.length } of update.groups) {
    number(says);
    number(client);
    number(clock);
    for (const struct of structs) writeStruct(encoder, struct, number, point);
  }
  const deletes = update.deletes ?? [];
  number(deletes.length);
  for (const { client, ranges } of deletes) {
    number(client);
    number(ranges.length);
    for (const range of ranges) point(range);
  }
  return encoding.toUint8Array(encoder);
}

function writeStruct(
  encoder: encoding.Encoder,
  struct: Forged,
  number: (value: number) => void,
  point: (of: Point) => void,
): void {
  const { ref, left = null, right = null, parent = 'goals', key = null, carries } = struct;
  const bare = ref === 0 || ref === 10;
  const info = bare ? ref : ref | (left ? 128 : 0) | (right ? 64 : 0) | (key === null ? 0 : 32);
  encoding.writeUint8(encoder, info & 255);
  if (!bare) {
    if (left) point(left);
    if (right) point(right);
    if (!left && !right) {
      number(typeof parent === 'string' ? 1 : 0);
      if (typeof parent === 'string') encoding.writeVarString(encoder, parent);
      else point(parent);
      if (key !== null) encoding.writeVarString(encoder, key);
    }
  }
  if (typeof carries === 'number') number(carries);
  else if (typeof carries === 'string') encoding.writeVarString(encoder, carries);
  else if (carries instanceof Uint8Array) encoding.writeUint8Array(encoder, carries);
  else {
    number(carries.length);
    for (const value of carries) encoding.writeAny(encoder, value as never);
  }
}
