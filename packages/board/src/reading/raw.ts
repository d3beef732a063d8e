/**
 * From a Y.Map to checked fields, driven by the shape. Total: whatever lies in the map, the answer is fields or the name of the one
 * that could not be read (BOARD4). Fields the shape does not know are passed over and left where they are.
 */
import { parseDate, parseId, parseInstant, type SectionName, sectionNames } from '@tavle/domain';
import type * as Y from 'yjs';
import type { FieldShape, Primitive } from '../document/fields.ts';
import { isText } from '../document/roots.ts';
import { documentShape, type Raw } from '../document/shape.ts';

/** An entry that cannot be read, by the field that stands in the way. */
export interface Broken {
  readonly broken: string;
}

/** Shorthand for an unreadable field. */
export const broken = (field: string): Broken => ({ broken: field });

export const isBroken = (value: object): value is Broken => Object.hasOwn(value, 'broken');

/** Taken apart once: a board has thousands of entries. */
const fieldsOf: ReadonlyMap<SectionName, readonly (readonly [string, FieldShape])[]> = new Map(
  sectionNames.map((section) => [section, Object.entries(documentShape[section])]),
);

/** Reads every field of an entry that the shape knows. */
export function readRaw<Section extends SectionName>(section: Section, entry: Y.Map<unknown>): Raw<Section> | Broken {
  const read: Record<string, Primitive | undefined> = {};
  for (const [field, shape] of fieldsOf.get(section) ?? []) {
    const stored = entry.get(field);
    const value = stored === undefined ? undefined : readValue(shape, stored);
    if (value === undefined && (stored !== undefined || shape.required)) return broken(field);
    read[field] = value;
  }
  // Every field has just been checked against the table this type is made from.
  return read as Raw<Section>;
}

/** The value of one stored field, or undefined when it is not what the shape says. Length is the writers' concern. */
export function readValue(shape: FieldShape, stored: unknown): Primitive | undefined {
  if ('oneOf' in shape) return typeof stored === 'string' && shape.oneOf.includes(stored) ? stored : undefined;
  switch (shape.kind) {
    case 'text':
      return isText(stored) ? stored.toString() : undefined;
    case 'string':
      return typeof stored === 'string' ? stored : undefined;
    case 'boolean':
      return typeof stored === 'boolean' ? stored : undefined;
    case 'id':
      return parseId(stored);
    case 'date':
      return parseDate(stored);
    case 'instant':
      return parseInstant(stored);
    case 'number':
    case 'integer':
      return isNumberWithin(shape, stored) ? stored : undefined;
  }
}

function isNumberWithin(shape: { kind: string; least: number; most: number }, value: unknown): value is number {
  if (typeof value !== 'number' || !Number.isFinite(value)) return false;
  return value >= shape.least && value <= shape.most && (shape.kind === 'number' || Number.isSafeInteger(value));
}
