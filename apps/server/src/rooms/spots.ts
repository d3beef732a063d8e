/**
 * Where the items of an update stand: in the document or in what the update itself brings. Invariant: an item has one
 * spot, the same for all that continue it; neighbours are in one list or under one key, the right one after the left one.
 */
import * as Y from 'yjs';
import type { ScannedGroup, ScannedStruct, ScannedUpdate } from './scan.ts';
import { type CompiledShape, type Place, type Slot, slotAt } from './shape.ts';
import { missing, refuse, Stop } from './verdict.ts';

/** Where an item is: its parent's identity (a type of the document, or the struct that brings it), the parent's place, and its key. */
export type Spot = { readonly owner: object; readonly place: Place; readonly key: string | null };
/** The item's parent is deleted and forgotten: Yjs will forget the item as well. */
export const gone = 'gone';

/** Finds spots for one update. */
export class SpotFinder {
  readonly #doc: Y.Doc;
  readonly #shape: CompiledShape;
  readonly #places: WeakMap<object, Place>;
  readonly #update: ScannedUpdate;
  readonly #groups: ReadonlyMap<number, ScannedGroup> | null;
  readonly #spots = new Map<ScannedStruct, Spot | typeof gone>();

  /** `places` remembers the places of the document's types from update to update. */
  constructor(doc: Y.Doc, shape: CompiledShape, places: WeakMap<object, Place>, update: ScannedUpdate) {
    this.#doc = doc;
    this.#shape = shape;
    this.#places = places;
    this.#update = update;
    this.#groups = update.groups.length > 1 ? new Map(update.groups.map((group) => [group.client, group])) : null;
  }

  /** How much of a client's structs the document has. */
  state(client: number): number {
    return Y.getState(this.#doc.store, client);
  }

  /** True for a root of the shape, or one the document has had from its beginning. */
  isRoot(name: string): boolean {
    return this.#shape.roots.has(name) || this.#doc.share.has(name);
  }

  /** What the update brings of a client. */
  groupOf(client: number): ScannedGroup | undefined {
    if (this.#groups !== null) return this.#groups.get(client);
    const only = this.#update.groups[0];
    return only?.client === client ? only : undefined;
  }

  /** All spots found so far. */
  found(): Iterable<[ScannedStruct, Spot | typeof gone]> {
    return this.#spots;
  }

  /** The struct's spot; follows neighbours within the update without recursion. */
  spotOf(struct: ScannedStruct): Spot | typeof gone {
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
    if (clock < this.state(client)) return this.#spotInDocument(client, clock);
    const struct = findStruct(this.groupOf(client), clock);
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
    if (parentClock < this.state(parentClient)) {
      const item: unknown = Y.getItem(this.#doc.store, Y.createID(parentClient, parentClock));
      if (!(item instanceof Y.Item) || item.content instanceof Y.ContentDeleted) return gone;
      if (!(item.content instanceof Y.ContentType)) throw refuse('malformed');
      return { owner: item.content.type, place: this.#placeOf(item.content.type), key: struct.key };
    }
    const parent = findStruct(this.groupOf(parentClient), parentClock);
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
    if (struct.originClient >= 0 || struct.rightClient >= 0 || struct.root !== null) return this.spotOf(struct);
    if (struct.parentClock < this.state(struct.parentClient)) return this.spotOf(struct);
    const parent = findStruct(this.groupOf(struct.parentClient), struct.parentClock);
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

  /**
   * A struct whose first part is here already: Yjs puts the rest behind that part, whatever left neighbour it names. So both must be
   * in one list or under one key, and the right neighbour after both.
   */
  checkContinued(struct: ScannedStruct, found: Spot | typeof gone, state: number): void {
    if (found === gone) return;
    const here = this.#spotInDocument(struct.client, state - 1);
    if (here === gone || !isSameSpot(here, found, this.#doc, this.#shape)) throw refuse('malformed');
    if (struct.rightClient < 0) return;
    if (!this.#inOrder({ ...struct, originClient: struct.client, originClock: state - 1 })) throw refuse('malformed');
  }

  /** Both neighbours must be in the same list or under the same key, the right one after the left one. */
  #checkSides(struct: ScannedStruct, found: Spot | typeof gone): void {
    const right = this.#lookUp(struct.rightClient, struct.rightClock);
    const spot = isScanned(right) ? this.spotOf(right) : right;
    if (found === gone || spot === gone) return;
    if (!isSameSpot(spot, found, this.#doc, this.#shape)) throw refuse('malformed');
    if (!this.#inOrder(struct)) throw refuse('malformed');
  }

  #inOrder(struct: ScannedStruct): boolean {
    if (struct.originClock >= this.state(struct.originClient)) return true;
    if (struct.rightClock >= this.state(struct.rightClient)) return true;
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
}

function isSameSpot(one: Spot, other: Spot, doc: Y.Doc, shape: CompiledShape): boolean {
  return ownerOf(one, doc, shape) === ownerOf(other, doc, shape) && one.key === other.key;
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
