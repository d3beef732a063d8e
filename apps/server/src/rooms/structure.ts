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
import type { ScannedGroup, ScannedStruct, ScannedUpdate, ScannedValue } from './scan.ts';
import { decode } from './scan-bytes.ts';
import { gone, type Spot, SpotFinder } from './spots.ts';
import { known, missing, refuse, Stop, type Verdict } from './verdict.ts';
import { type CompiledShape, maxTextLength, type Place, type Slot, slotAt } from './shape.ts';

/** Who writes. */
export type Writer = {
  readonly userId: string;
  /** Client ids this connection has shown or written with itself. */
  readonly ownClients: ReadonlySet<number>;
};

/** Client id of everything the server itself writes; no socket may use it. */
export const serverClientId = 1;

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
  readonly #authors: ReadonlyMap<number, string>;
  readonly #limits: Limits;
  readonly #update: ScannedUpdate;
  readonly #writer: Writer;
  readonly #spots: SpotFinder;
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
    this.#authors = authors;
    this.#limits = limits;
    this.#update = update;
    this.#writer = writer;
    this.#spots = new SpotFinder(doc, shape, places, update);
  }

  verdict(): Verdict {
    const newClients: number[] = [];
    let news = false;
    for (const group of this.#update.groups) {
      const state = this.#spots.state(group.client);
      if (group.end <= state) continue;
      news = true;
      if (this.#introduces(group, state)) newClients.push(group.client);
    }
    if (newClients.length > this.#limits.newClientsPerUpdate) throw refuse('malformed');
    if (!this.#deletesKnown(news)) news = true;
    if (!news) return known;
    for (const group of this.#update.groups) this.#checkGroup(group, this.#spots.state(group.client));
    if (this.#update.structCount > this.#limits.siblingsPerUpdate) this.#countSiblings();
    return { kind: 'news', newClients };
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
      const state = this.#spots.state(client);
      const last = ranges.length - 2;
      if (last < 0) continue;
      const end = ranges[last]! + ranges[last + 1]!;
      if (end > Math.max(state, this.#spots.groupOf(client)?.end ?? 0)) {
        throw this.#writer.ownClients.has(client) ? new Stop(missing) : refuse('foreignClient');
      }
      if (news || !all) continue;
      for (let i = 0; i < ranges.length && all; i += 2) all = isDeleted(this.#doc, client, ranges[i]!, ranges[i + 1]!);
    }
    return all;
  }

  #checkGroup(group: ScannedGroup, state: number): void {
    for (const struct of group.structs) {
      if (struct.content === 'skip') throw new Stop(missing);
      this.#checkReference(struct, struct.originClient, struct.originClock);
      this.#checkReference(struct, struct.rightClient, struct.rightClock);
      this.#checkReference(struct, struct.parentClient, struct.parentClock);
      // reading a root's name makes the root, also where Yjs then finds that it knows the struct
      if (struct.root !== null && !this.#spots.isRoot(struct.root)) throw refuse('schema');
      if (struct.clock + struct.length <= state) continue;
      // several values in one struct are overwritten ones that an undo kept: deleted, all of them
      const forgotten = struct.content === 'gc' || struct.content === 'deleted';
      if (forgotten || struct.values.length > 1) this.#checkDeleted(struct, state);
      if (struct.content === 'gc') continue;
      const spot = this.#spots.spotOf(struct);
      if (struct.clock < state) this.#spots.checkContinued(struct, spot, state);
      if (!forgotten && spot !== gone) this.#checkContent(struct, spot);
    }
  }

  /** What an item refers to must be here, or earlier in the update. */
  #checkReference(struct: ScannedStruct, client: number, clock: number): void {
    if (client < 0) return;
    if (client === struct.client) {
      if (clock >= struct.clock) throw refuse('malformed');
    } else if (clock >= this.#spots.state(client) && clock >= (this.#spots.groupOf(client)?.end ?? 0))
      throw new Stop(missing);
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

  /** Items that claim the same left neighbour at the same spot are sorted against each other: n² steps (A6). */
  #countSiblings(): void {
    const counts = new Map<string, number>();
    const owners = new Map<object, number>();
    for (const [struct, spot] of this.#spots.found()) {
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

function fits(struct: ScannedStruct, slot: Slot): boolean {
  if (slot.kind !== 'value') return struct.content === slot.kind;
  return struct.content === 'value' && struct.values.every((value) => fitsValue(value, slot));
}

function fitsValue(value: ScannedValue, slot: Extract<Slot, { readonly kind: 'value' }>): boolean {
  if (value.kind !== slot.value) return false;
  if (value.kind !== 'string') return true;
  return value.length <= slot.maxString && (slot.words === null || slot.words.has(decode(value.bytes)));
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
