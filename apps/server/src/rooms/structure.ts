/**
 * Checks a scanned update against the live document before anything of it is applied (LINE6, LINE11).
 *
 * Every write in Yjs is an immutable item at a place: (parent, key) for maps, (parent) for text. The place of each new
 * item is resolved from its root name, its parent's id or its neighbours', in the document or in the update itself; then
 * the shape says what may stand there. Invariants:
 * - new structs are of client ids bound to the writing user, or of new ones (LINE5);
 * - deletions reach no further than what is known, or what the update brings;
 * - nothing passes that would wait for missing parts: such an update is answered with a question instead.
 */
import * as Y from 'yjs';
import type { Limits } from './limits.ts';
import { decode, type ScannedGroup, type ScannedStruct, type ScannedUpdate, type ScannedValue } from './scan.ts';
import { type CompiledShape, maxTextLength, type Place, type Slot, slotAt } from './shape.ts';

/** Who writes. */
export type Writer = {
  readonly userId: string;
  /** Client ids this connection has shown or written with itself. */
  readonly ownClients: ReadonlySet<number>;
};

/** What a check says of an update. */
export type Verdict =
  /** Apply and keep it; these client ids are now the writer's. */
  | { readonly kind: 'news'; readonly newClients: readonly number[] }
  /** Everything in it is here already: neither keep nor relay it. */
  | { readonly kind: 'known' }
  /** It needs something that is not here: ask the client for the rest. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'foreignClient' | 'schema' };

const known: Verdict = { kind: 'known' };
const missing: Verdict = { kind: 'missing' };

/** Client id of everything the server itself writes; no socket may use it. */
export const serverClientId = 1;

/** Thrown within this file only. */
class Stop extends Error {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    super(verdict.kind);
    this.verdict = verdict;
  }
}
const refuse = (reason: 'malformed' | 'foreignClient' | 'schema'): Stop => new Stop({ kind: 'refused', reason });

/** Where an item is: its parent's identity (a type of the document, or the struct that brings it), the parent's place, and its key. */
type Spot = { readonly owner: object; readonly place: Place; readonly key: string | null };
/** The item's parent is deleted and forgotten: Yjs will forget the item as well. */
const gone = 'gone';

/** Checks updates for one document. Make a new one for a new document: it remembers the places of its types. */
export type StructureCheck = (update: ScannedUpdate, writer: Writer) => Verdict;

/** A check against `doc`; `authors` is whose each client id is. */
export function createStructureCheck(
  doc: Y.Doc,
  shape: CompiledShape,
  authors: ReadonlyMap<number, string>,
  limits: Limits,
): StructureCheck {
  const places = new WeakMap<object, Place>();
  return (update, writer) => {
    try {
      return new Check(doc, shape, authors, limits, places, update, writer).verdict();
    } catch (stop) {
      if (stop instanceof Stop) return stop.verdict;
      throw stop;
    }
  };
}

/** One update's check: it lives as long as the verdict takes. */
class Check {
  readonly #doc: Y.Doc;
  readonly #shape: CompiledShape;
  readonly #authors: ReadonlyMap<number, string>;
  readonly #limits: Limits;
  readonly #places: WeakMap<object, Place>;
  readonly #update: ScannedUpdate;
  readonly #writer: Writer;
  readonly #groups: ReadonlyMap<number, ScannedGroup> | null;
  readonly #spots = new Map<ScannedStruct, Spot | typeof gone>();
  readonly #textAdded = new Map<object, number>();

  constructor(
    doc: Y.Doc,
    shape: CompiledShape,
    authors: ReadonlyMap<number, string>,
    limits: Limits,
    places: WeakMap<object, Place>,
    update: ScannedUpdate,
    writer: Writer,
  ) {
    this.#doc = doc;
    this.#shape = shape;
    this.#authors = authors;
    this.#limits = limits;
    this.#places = places;
    this.#update = update;
    this.#writer = writer;
    this.#groups = update.groups.length > 1 ? new Map(update.groups.map((group) => [group.client, group])) : null;
  }

  verdict(): Verdict {
    const newClients: number[] = [];
    let news = false;
    for (const group of this.#update.groups) {
      const state = this.#state(group.client);
      if (group.end <= state) continue;
      news = true;
      if (this.#introduces(group, state)) newClients.push(group.client);
    }
    if (newClients.length > this.#limits.newClientsPerUpdate) throw refuse('malformed');
    if (!this.#deletesKnown(news)) news = true;
    if (!news) return known;
    for (const group of this.#update.groups) this.#checkGroup(group, this.#state(group.client));
    if (this.#update.structCount > this.#limits.siblingsPerUpdate) this.#countSiblings();
    return { kind: 'news', newClients };
  }

  #state(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  /** True when the group's client id is new; refuses ids of others and gaps. */
  #introduces(group: ScannedGroup, state: number): boolean {
    const author = this.#authors.get(group.client);
    const fresh = author === undefined && state === 0 && group.client !== serverClientId;
    if (!fresh && author !== this.#writer.userId) throw refuse('foreignClient');
    if (group.start > state) throw new Stop(missing);
    return fresh;
  }

  /** True when every deleted range is deleted already. Refuses ranges beyond what is known or brought along. */
  #deletesKnown(news: boolean): boolean {
    let all = true;
    for (const { client, ranges } of this.#update.deletes) {
      const state = this.#state(client);
      const last = ranges.length - 2;
      if (last < 0) continue;
      const end = ranges[last]! + ranges[last + 1]!;
      if (end > Math.max(state, this.#groupOf(client)?.end ?? 0)) {
        throw this.#writer.ownClients.has(client) ? new Stop(missing) : refuse('foreignClient');
      }
      if (news || !all) continue;
      for (let i = 0; i < ranges.length && all; i += 2) all = isDeleted(this.#doc, client, ranges[i]!, ranges[i + 1]!);
    }
    return all;
  }

  #groupOf(client: number): ScannedGroup | undefined {
    if (this.#groups !== null) return this.#groups.get(client);
    const only = this.#update.groups[0];
    return only?.client === client ? only : undefined;
  }

  #checkGroup(group: ScannedGroup, state: number): void {
    for (const struct of group.structs) {
      if (struct.content === 'skip') throw new Stop(missing);
      this.#checkReference(struct, struct.originClient, struct.originClock);
      this.#checkReference(struct, struct.rightClient, struct.rightClock);
      this.#checkReference(struct, struct.parentClient, struct.parentClock);
      if (struct.clock + struct.length <= state) continue;
      // several values in one struct are overwritten ones that an undo kept: deleted, all of them
      const forgotten = struct.content === 'gc' || struct.content === 'deleted';
      if (forgotten || struct.values.length > 1) this.#checkDeleted(struct, state);
      if (struct.content === 'gc') continue;
      const spot = this.#spotOf(struct);
      if (!forgotten && spot !== gone) this.#checkContent(struct, spot);
    }
  }

  /** What an item refers to must be here, or earlier in the update. */
  #checkReference(struct: ScannedStruct, client: number, clock: number): void {
    if (client < 0) return;
    if (client === struct.client) {
      if (clock >= struct.clock) throw refuse('malformed');
    } else if (clock >= this.#state(client) && clock >= (this.#groupOf(client)?.end ?? 0)) throw new Stop(missing);
  }

  /**
   * New clocks without content must be deleted by the same update, as every honest client says them: without it,
   * they could take the clocks of somebody's edits that have not arrived.
   */
  #checkDeleted(struct: ScannedStruct, state: number): void {
    const from = Math.max(struct.clock, state);
    const ranges = this.#update.deletes.find((each) => each.client === struct.client)?.ranges ?? [];
    let reached = from;
    for (let i = 0; i < ranges.length; i += 2) {
      if (ranges[i]! <= reached) reached = Math.max(reached, ranges[i]! + ranges[i + 1]!);
    }
    if (reached < struct.clock + struct.length) throw refuse('malformed');
  }

  #checkContent(struct: ScannedStruct, spot: Spot): void {
    const slot = slotAt(spot.place, spot.key);
    if (slot === undefined) throw refuse('schema');
    if (spot.place.kind === 'text') {
      if (struct.content !== 'string') throw refuse('schema');
      this.#addText(spot.owner, struct.length);
    } else if (!fits(struct, slot)) throw refuse('schema');
  }

  #addText(owner: object, length: number): void {
    const added = (this.#textAdded.get(owner) ?? 0) + length;
    const before = owner instanceof Y.AbstractType ? owner._length : 0;
    if (before + added > maxTextLength) throw refuse('schema');
    this.#textAdded.set(owner, added);
  }

  /** The struct's spot; follows neighbours within the update without recursion. */
  #spotOf(struct: ScannedStruct): Spot | typeof gone {
    const path: ScannedStruct[] = [];
    let at: ScannedStruct = struct;
    let found: Spot | typeof gone | undefined;
    while (found === undefined) {
      found = this.#spots.get(at);
      if (found !== undefined) break;
      path.push(at);
      if (path.length > this.#update.structCount) throw refuse('malformed');
      const next = this.#neighbourOf(at);
      if (next === null) found = this.#spotFromParent(at);
      else if (isScanned(next)) at = next;
      else found = next;
    }
    for (const each of path) this.#spots.set(each, found);
    if (struct.originClient >= 0 && struct.rightClient >= 0) this.#checkSides(struct, found);
    return found;
  }

  /** The struct whose spot is the same (left neighbour, else right): in the update, or the spot of an item of the document. */
  #neighbourOf(struct: ScannedStruct): ScannedStruct | Spot | typeof gone | null {
    if (struct.originClient >= 0) return this.#lookUp(struct.originClient, struct.originClock);
    if (struct.rightClient >= 0) return this.#lookUp(struct.rightClient, struct.rightClock);
    return null;
  }

  #lookUp(client: number, clock: number): ScannedStruct | Spot | typeof gone {
    if (clock < this.#state(client)) return this.#spotInDocument(client, clock);
    const struct = findStruct(this.#groupOf(client), clock);
    if (struct === undefined || struct.content === 'skip') throw new Stop(missing);
    return struct.content === 'gc' ? gone : struct;
  }

  #spotInDocument(client: number, clock: number): Spot | typeof gone {
    const item: unknown = Y.getItem(this.#doc.store, Y.createID(client, clock));
    if (!(item instanceof Y.Item) || !(item.parent instanceof Y.AbstractType)) return gone;
    return { owner: item.parent, place: this.#placeOf(item.parent), key: item.parentSub };
  }

  #spotFromParent(struct: ScannedStruct): Spot | typeof gone {
    if (struct.root !== null) {
      const place = this.#shape.roots.get(struct.root);
      if (place === undefined) throw refuse('schema');
      return { owner: place, place, key: struct.key };
    }
    const { parentClient, parentClock } = struct;
    if (parentClock < this.#state(parentClient)) {
      const item: unknown = Y.getItem(this.#doc.store, Y.createID(parentClient, parentClock));
      if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) return gone;
      if (!(item.content instanceof Y.ContentType)) throw refuse('malformed');
      return { owner: item.content.type, place: this.#placeOf(item.content.type), key: struct.key };
    }
    const parent = findStruct(this.#groupOf(parentClient), parentClock);
    if (parent === undefined) throw new Stop(missing);
    if (parent.content === 'gc' || parent.content === 'deleted') return gone;
    const place = this.#placeOfStruct(parent);
    return place === gone ? gone : { owner: parent, place, key: struct.key };
  }

  /** The place inside a map or text that the update itself brings. A shape is three maps deep at most, which bounds the recursion. */
  #placeOfStruct(struct: ScannedStruct, depth = 0): Place | typeof gone {
    if (struct.content !== 'map' && struct.content !== 'text') throw refuse('malformed');
    if (depth > 4) throw refuse('schema');
    const spot = this.#spots.get(struct) ?? this.#spotAtDepth(struct, depth);
    if (spot === gone) return gone;
    return insideOf(slotAt(spot.place, spot.key), this.#shape);
  }

  #spotAtDepth(struct: ScannedStruct, depth: number): Spot | typeof gone {
    if (struct.originClient >= 0 || struct.rightClient >= 0 || struct.root !== null) return this.#spotOf(struct);
    if (struct.parentClock < this.#state(struct.parentClient)) return this.#spotOf(struct);
    const parent = findStruct(this.#groupOf(struct.parentClient), struct.parentClock);
    if (parent === undefined) throw new Stop(missing);
    if (parent.content === 'gc' || parent.content === 'deleted') return gone;
    const place = this.#placeOfStruct(parent, depth + 1);
    const spot: Spot | typeof gone = place === gone ? gone : { owner: parent, place, key: struct.key };
    this.#spots.set(struct, spot);
    return spot;
  }

  #placeOf(type: Y.AbstractType<unknown>): Place {
    const remembered = this.#places.get(type);
    if (remembered !== undefined) return remembered;
    const place = this.#findPlace(type);
    this.#places.set(type, place);
    return place;
  }

  #findPlace(type: Y.AbstractType<unknown>): Place {
    const item = type._item;
    if (item === null) {
      const root = this.#shape.roots.get(Y.findRootTypeKey(type));
      if (root === undefined) throw refuse('schema');
      return root;
    }
    if (!(item.parent instanceof Y.AbstractType)) throw refuse('schema');
    return insideOf(slotAt(this.#placeOf(item.parent), item.parentSub), this.#shape);
  }

  /** Both neighbours must be in the same list or under the same key, the right one after the left one. */
  #checkSides(struct: ScannedStruct, found: Spot | typeof gone): void {
    const right = this.#lookUp(struct.rightClient, struct.rightClock);
    const spot = isScanned(right) ? this.#spotOf(right) : right;
    if (found === gone || spot === gone) return;
    if (ownerOf(spot, this.#doc, this.#shape) !== ownerOf(found, this.#doc, this.#shape) || spot.key !== found.key) {
      throw refuse('malformed');
    }
    if (!this.#inOrder(struct)) throw refuse('malformed');
  }

  #inOrder(struct: ScannedStruct): boolean {
    if (struct.originClock >= this.#state(struct.originClient)) return true;
    if (struct.rightClock >= this.#state(struct.rightClient)) return true;
    const rightId = Y.createID(struct.rightClient, struct.rightClock);
    const leftItem: unknown = Y.getItem(this.#doc.store, Y.createID(struct.originClient, struct.originClock));
    const rightItem: unknown = Y.getItem(this.#doc.store, rightId);
    if (leftItem === rightItem) {
      return struct.originClient !== struct.rightClient || struct.originClock < struct.rightClock;
    }
    for (let at = leftItem instanceof Y.Item ? leftItem.right : null; at !== null; at = at.right) {
      if (at === rightItem) return true;
    }
    return false;
  }

  /** Items that claim the same left neighbour at the same spot are sorted against each other: n² steps (A6). */
  #countSiblings(): void {
    const counts = new Map<string, number>();
    const owners = new Map<object, number>();
    for (const [struct, spot] of this.#spots) {
      if (spot === gone) continue;
      const owner = owners.get(spot.owner) ?? owners.size;
      owners.set(spot.owner, owner);
      const sibling = `${owner}/${spot.key ?? ''}/${struct.originClient}/${struct.originClock}`;
      const count = (counts.get(sibling) ?? 0) + 1;
      if (count > this.#limits.siblingsPerUpdate) throw refuse('malformed');
      counts.set(sibling, count);
    }
  }
}

/** Root types are known by their place, so that a root named in the update and one of the document are the same owner. */
function ownerOf(spot: Spot, doc: Y.Doc, shape: CompiledShape): object {
  if (spot.place.kind !== 'root' || !(spot.owner instanceof Y.AbstractType) || spot.owner.doc !== doc)
    return spot.owner;
  return shape.roots.get(Y.findRootTypeKey(spot.owner)) ?? spot.owner;
}

function isScanned(found: ScannedStruct | Spot | typeof gone): found is ScannedStruct {
  return found !== gone && 'client' in found;
}

function insideOf(slot: Slot | undefined, shape: CompiledShape): Place {
  if (slot?.kind === 'map') return slot.place;
  if (slot?.kind === 'text') return shape.text;
  throw refuse('schema');
}

function fits(struct: ScannedStruct, slot: Slot): boolean {
  if (slot.kind !== 'value') return struct.content === slot.kind;
  return struct.content === 'value' && struct.values.every((value) => fitsValue(value, slot));
}

function fitsValue(value: ScannedValue, slot: Extract<Slot, { readonly kind: 'value' }>): boolean {
  if (value.kind !== slot.value) return false;
  if (value.kind !== 'string') return true;
  return value.length <= slot.maxString && (slot.words === null || slot.words.has(decode(value.bytes)));
}

function findStruct(group: ScannedGroup | undefined, clock: number): ScannedStruct | undefined {
  if (group === undefined || clock < group.start || clock >= group.end) return undefined;
  let low = 0;
  let high = group.structs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const struct = group.structs[middle]!;
    if (clock < struct.clock) high = middle - 1;
    else if (clock >= struct.clock + struct.length) low = middle + 1;
    else return struct;
  }
  return undefined;
}

/** True when the whole range is deleted in the document. */
function isDeleted(doc: Y.Doc, client: number, clock: number, length: number): boolean {
  const structs = doc.store.clients.get(client);
  if (structs === undefined) return false;
  const end = clock + length;
  for (let i = Y.findIndexSS(structs, clock); i < structs.length; i++) {
    const struct = structs[i]!;
    if (struct.id.clock >= end) return true;
    if (!struct.deleted) return false;
  }
  return true;
}
