/**
 * The difference between two states of a board as plain records, so that edits set aside when a document began a new generation can
 * be shown and offered back (LINE3), whatever the bytes they were made of.
 */
import { type Refusal, type SectionName, sectionNames } from '@tavle/domain';
import type * as Y from 'yjs';
import type { Primitive } from './document/fields.ts';
import { entryMap, rootOf } from './document/roots.ts';
import { documentShape } from './document/shape.ts';
import { carryOut, type Hand, type Write } from './edits/write.ts';
import { isBroken, readValue } from './reading/raw.ts';
import { readEntry } from './reading/section.ts';

/** One difference. Values are as stored, collaborative text as what it reads; `null`: the field is gone. */
export type FieldChange =
  | {
      readonly kind: 'made';
      readonly section: SectionName;
      readonly id: string;
      readonly fields: Readonly<Record<string, Primitive>>;
    }
  | {
      readonly kind: 'changed';
      readonly section: SectionName;
      readonly id: string;
      readonly field: string;
      readonly value: Primitive | null;
    }
  | { readonly kind: 'removed'; readonly section: SectionName; readonly id: string };

/** What has to be done to `before` to get `after`. Entries that either of them cannot read are left out. */
export function fieldChanges(before: Y.Doc, after: Y.Doc): readonly FieldChange[] {
  return sectionNames.flatMap((section) => {
    const ids = new Set([...(rootOf(before, section)?.keys() ?? []), ...(rootOf(after, section)?.keys() ?? [])]);
    return [...ids].sort().flatMap((id) => entryChanges(section, id, before, after));
  });
}

function entryChanges(section: SectionName, id: string, before: Y.Doc, after: Y.Doc): readonly FieldChange[] {
  const was = fieldsOf(before, section, id);
  const is = fieldsOf(after, section, id);
  if (was === 'unreadable' || is === 'unreadable') return [];
  if (is === undefined) return was === undefined ? [] : [{ kind: 'removed', section, id }];
  if (was === undefined) return [{ kind: 'made', section, id, fields: is }];
  const names = Object.keys(documentShape[section]).filter((field) => was[field] !== is[field]);
  return names.map((field) => ({ kind: 'changed', section, id, field, value: is[field] ?? null }));
}

/** An entry's fields as stored, collaborative text as what it reads. */
export type EntryFields = Readonly<Record<string, Primitive>>;

/** The fields of one entry that this version knows; undefined when there is no such entry. */
export function fieldsOf(doc: Y.Doc, section: SectionName, id: string): EntryFields | 'unreadable' | undefined {
  const root = rootOf(doc, section);
  if (!root?.has(id)) return undefined;
  const entry = entryMap(doc, section, id);
  if (entry === undefined || isBroken(readEntry(section, id, entry))) return 'unreadable';
  const fields: Record<string, Primitive> = {};
  for (const [field, shape] of Object.entries(documentShape[section])) {
    const value = readValue(shape, entry.get(field));
    if (value !== undefined) fields[field] = value;
  }
  return fields;
}

/** A change that could not be carried over, and why. */
export interface LeftOver {
  readonly change: FieldChange;
  readonly refused: Refusal;
}

/**
 * Carries changes over to a document, each on its own; gives back those it refused, with why. Entries keep their ids, so carrying
 * the same changes over twice makes nothing twice: what is there already is refused as `wrongState`.
 */
export function applyFieldChanges(doc: Y.Doc, hand: Hand, changes: readonly FieldChange[]): readonly LeftOver[] {
  const left: LeftOver[] = [];
  for (const change of changes) {
    const outcome = carryOut(doc, hand, [writeOf(change)], undefined);
    if ('refused' in outcome) left.push({ change, refused: outcome.refused });
  }
  return left;
}

function writeOf(change: FieldChange): Write {
  const { section, id } = change;
  if (change.kind === 'made') return { kind: 'make', section, id, values: change.fields };
  if (change.kind === 'removed') return { kind: 'remove', section, id };
  return { kind: 'change', section, id, values: { [change.field]: change.value } };
}
