/**
 * What a board document may consist of, as data (LINE11): named roots, each a map of entries, each entry a map of
 * fields with single values, plain text, or one more map of single values. No arrays, no XML, no sub-documents.
 */

/** A single value. */
export type PrimitiveKind = 'string' | 'number' | 'boolean';

/** What a field may hold: a value, collaborative plain text, one of a list of words, or a map of values. */
export type FieldKind = PrimitiveKind | 'text' | readonly string[] | { readonly each: PrimitiveKind };

/** The fields of the entries under one root. */
export type RootShape = {
  readonly fields: Readonly<Record<string, FieldKind>>;
  /** Longest string value under this root, in UTF-16 units. */
  readonly maxString?: number;
};

/** All roots of a document. */
export type DocumentShape = Readonly<Record<string, RootShape>>;

/** Longest collaborative text, UTF-16 units. */
export const maxTextLength = 20_000;
const defaultMaxString = 2_000;
/** Keys of entries: every id of the product (some begin with `-` or `_`), and dates. */
const keyPattern = /^[A-Za-z0-9_-][A-Za-z0-9_.:~-]{0,99}$/;
/** Words that mean something to a JavaScript object: `__proto__` and its like, and the names every object has. */
const objectWord = /^__.*__$/;
const forbiddenKeys: ReadonlySet<string> = new Set(['prototype', ...Object.getOwnPropertyNames(Object.prototype)]);

/** A place in a document where items can be. Made once per shape; compared by identity. */
export type Place =
  | { readonly kind: 'root'; readonly entry: Place }
  | { readonly kind: 'entry'; readonly fields: ReadonlyMap<string, Slot> }
  | { readonly kind: 'each'; readonly slot: Slot }
  | { readonly kind: 'text' };

/** What may stand at a key of a place. */
export type Slot =
  | {
      readonly kind: 'value';
      readonly value: PrimitiveKind;
      readonly maxString: number;
      readonly words: ReadonlySet<string> | null;
    }
  | { readonly kind: 'text' }
  | { readonly kind: 'map'; readonly place: Place };

/** A shape made ready for checking. */
export type CompiledShape = { readonly roots: ReadonlyMap<string, Place>; readonly text: Place };

/** Prepares a shape. */
export function compileShape(shape: DocumentShape): CompiledShape {
  const text: Place = { kind: 'text' };
  const roots = new Map<string, Place>();
  for (const [root, { fields, maxString = defaultMaxString }] of Object.entries(shape)) {
    const slots = new Map<string, Slot>();
    for (const [field, kind] of Object.entries(fields)) slots.set(field, slotOf(kind, maxString));
    roots.set(root, { kind: 'root', entry: { kind: 'entry', fields: slots } });
  }
  return { roots, text };
}

function slotOf(kind: FieldKind, maxString: number): Slot {
  if (kind === 'text') return { kind: 'text' };
  if (typeof kind === 'string') return { kind: 'value', value: kind, maxString, words: null };
  if ('each' in kind) {
    const slot: Slot = { kind: 'value', value: kind.each, maxString, words: null };
    return { kind: 'map', place: { kind: 'each', slot } };
  }
  return { kind: 'value', value: 'string', maxString, words: new Set(kind) };
}

/** What may stand at `key` (null: in the list) of a place; undefined: nothing. */
export function slotAt(place: Place, key: string | null): Slot | undefined {
  if (place.kind === 'text') return key === null ? { kind: 'text' } : undefined;
  if (key === null) return undefined;
  if (place.kind === 'entry') return place.fields.get(key);
  if (!keyPattern.test(key) || objectWord.test(key) || forbiddenKeys.has(key)) return undefined;
  return place.kind === 'each' ? place.slot : { kind: 'map', place: place.entry };
}
