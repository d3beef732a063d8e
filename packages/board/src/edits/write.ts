/**
 * How every edit writes. An edit decides what to write as a list of plain writes; `carryOut` checks all of them and then performs
 * them in one transaction, so a refused edit has changed nothing, a broken or newer entry is never written over (BOARD4), and no
 * typed text gets past the CPR check (BOARD7).
 */
import {
  type Instant,
  isId,
  looksLikeCpr,
  type Outcome,
  type PersonId,
  type Refusal,
  refuse,
  type SectionName,
} from '@tavle/domain';
import * as Y from 'yjs';
import { isNewerDocument } from '../document/create.ts';
import type { Primitive } from '../document/fields.ts';
import { entryMap, isText, rootOf } from '../document/roots.ts';
import { documentShape, type Fields, fieldShape } from '../document/shape.ts';
import { isBroken } from '../reading/raw.ts';
import { readEntry } from '../reading/section.ts';
import { refusalOf } from './check.ts';
import { typeInto } from './typing.ts';

/** Who edits, when, and where new ids come from. */
export interface Hand {
  readonly by: PersonId;
  readonly at: Instant;
  readonly newId: () => string;
  /** The origin of the transaction; without it `localOrigin`, which undo follows. */
  readonly origin?: object;
}

/** The origin of what the person at this screen does: undo takes back these and nothing else (BOARD3). */
export const localOrigin: object = Object.freeze({ origin: 'local' });

type Values = Readonly<Record<string, Primitive | null | undefined>>;

/** One thing to write. Made by `make`, `change` and `remove`, which know the fields of each section. */
export type Write =
  | { readonly kind: 'make'; readonly section: SectionName; readonly id: string; readonly values: Values }
  | { readonly kind: 'change'; readonly section: SectionName; readonly id: string; readonly values: Values }
  | { readonly kind: 'remove'; readonly section: SectionName; readonly id: string };

/** A new entry with these fields; text people type together is there from the start, empty if need be. */
export function make<Section extends SectionName>(section: Section, id: string, fields: Fields<Section>): Write {
  return { kind: 'make', section, id, values: fields as Values };
}

/** Other values for some fields of an entry. */
export function change<Section extends SectionName>(section: Section, id: string, fields: Fields<Section>): Write {
  return { kind: 'change', section, id, values: fields as Values };
}

/** An entry taken away. */
export function remove(section: SectionName, id: string): Write {
  return { kind: 'remove', section, id };
}

/** The fields that say who wrote an entry. */
export function signed(hand: Hand): { readonly by: PersonId; readonly at: Instant } {
  return { by: hand.by, at: hand.at };
}

/** Refuses the first field that is blank. */
export function blank(fields: Readonly<Record<string, string | null | undefined>>): Refusal | undefined {
  for (const [field, value] of Object.entries(fields)) {
    if (typeof value !== 'string' || value.trim() === '') return { kind: 'missing', field };
  }
  return undefined;
}

/** Performs all the writes in one transaction, or refuses and performs none. */
export function carryOut<Done>(doc: Y.Doc, hand: Hand, writes: readonly Write[], done: Done): Outcome<Done> {
  if (isNewerDocument(doc)) return refuse({ kind: 'notAllowed' });
  for (const write of writes) {
    const refused = refusalFor(doc, write);
    if (refused) return refuse(refused);
  }
  if (writes.length > 0) {
    doc.transact(() => {
      for (const write of writes) perform(doc, write);
    }, hand.origin ?? localOrigin);
  }
  return { done };
}

/** Why this write may not be performed, or undefined. */
export function refusalFor(doc: Y.Doc, write: Write): Refusal | undefined {
  const { section, id } = write;
  const root = rootOf(doc, section);
  if (root === undefined) return { kind: 'unreadable', what: section };
  if (write.kind === 'make') {
    if (!isId(id)) return { kind: 'wrongKind', field: 'id' };
    if (root.has(id)) return { kind: 'wrongState', what: section };
    return valuesRefusal(section, write.values) ?? requiredRefusal(section, write.values);
  }
  if (!root.has(id)) return { kind: 'notFound', what: section };
  if (isBroken(readEntry(section, id, root.get(id)))) return { kind: 'unreadable', what: section };
  if (write.kind === 'remove') return undefined;
  return valuesRefusal(section, write.values, entryMap(doc, section, id)) ?? clearedRefusal(section, write.values);
}

function valuesRefusal(section: SectionName, values: Values, entry?: Y.Map<unknown>): Refusal | undefined {
  for (const [field, value] of Object.entries(values)) {
    const shape = fieldShape(section, field);
    if (shape === undefined) return { kind: 'wrongKind', field };
    if (value === null || value === undefined) continue;
    const refused = refusalOf(field, shape, value);
    if (refused && !(refused.kind === 'tooLong' && shortens(entry?.get(field), value))) return refused;
  }
  return undefined;
}

/** Two people typing together may pass a cap; whoever then takes letters away is let through. */
function shortens(text: unknown, next: Primitive): boolean {
  return isText(text) && typeof next === 'string' && next.length < text.toString().length && !looksLikeCpr(next);
}

function requiredRefusal(section: SectionName, values: Values): Refusal | undefined {
  for (const [field, shape] of Object.entries(documentShape[section])) {
    const value = values[field];
    if (shape.required && (value === undefined || value === null)) return { kind: 'missing', field };
  }
  return undefined;
}

function clearedRefusal(section: SectionName, values: Values): Refusal | undefined {
  const field = Object.keys(values).find((name) => values[name] === null && fieldShape(section, name)?.required);
  return field === undefined ? undefined : { kind: 'missing', field };
}

function perform(doc: Y.Doc, write: Write): void {
  const root = rootOf(doc, write.section);
  if (root === undefined) throw new Error('written without being checked');
  if (write.kind === 'remove') root.delete(write.id);
  else if (write.kind === 'make') root.set(write.id, newEntry(write.section, write.values));
  else {
    const entry = entryMap(doc, write.section, write.id);
    if (entry === undefined) throw new Error('written without being checked');
    for (const [field, value] of Object.entries(write.values)) writeField(entry, write.section, field, value);
  }
}

/** An empty string is not stored: absent reads the same. */
function newEntry(section: SectionName, values: Values): Y.Map<unknown> {
  const entry = new Y.Map<unknown>();
  for (const [field, shape] of Object.entries(documentShape[section])) {
    const value = values[field];
    if ('kind' in shape && shape.kind === 'text') entry.set(field, new Y.Text(String(value ?? '').toWellFormed()));
    else if (value !== undefined && value !== null && value !== '') entry.set(field, stored(value));
  }
  return entry;
}

/** Writes one field, and nothing at all when it already says so: an unchanged field must not win over somebody's change. */
function writeField(
  entry: Y.Map<unknown>,
  section: SectionName,
  field: string,
  value: Primitive | null | undefined,
): void {
  if (value === undefined) return;
  const shape = fieldShape(section, field);
  if (shape && 'kind' in shape && shape.kind === 'text') {
    const text = entry.get(field);
    if (isText(text)) typeInto(text, String(value ?? ''));
    else entry.set(field, new Y.Text(String(value ?? '').toWellFormed()));
  } else if (value === null) {
    if (entry.has(field)) entry.delete(field);
  } else if (entry.get(field) !== stored(value)) entry.set(field, stored(value));
}

/** Half a surrogate pair would be replaced on the way, and minus zero is zero. */
function stored(value: Primitive): Primitive {
  if (typeof value === 'string') return value.toWellFormed();
  return typeof value === 'number' ? value + 0 : value;
}
