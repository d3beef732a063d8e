/**
 * Updates that mean harm, from a seed: honest ones with bytes changed, cut or spliced; numbers in forms that lib0 reads as endless; lengths
 * that lie; contents nobody knows; bombs of inserts at one place; other people's letters; deletions of what is not there yet; neighbours
 * in the wrong order; and plausible nonsense by the grammar, which gets furthest.
 */
import { documentShape } from '@tavle/board';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Chance } from '../simulation/chance.ts';
import { type Forged, type ForgedUpdate, forge, type Point } from './forge.ts';
import { anyPoint, anyType, type Ground } from './ground.ts';

/** The ways of doing harm. */
export const ways = [
  'bytes',
  'cut',
  'numbers',
  'lengths',
  'refs',
  'values',
  'bomb',
  'identity',
  'future',
  'order',
  'grammar',
  'again',
] as const;
export type Way = (typeof ways)[number];

/** One hostile update. */
export function hostileUpdate(ground: Ground, way: Way, chance: Chance): Uint8Array {
  switch (way) {
    case 'bytes':
      return changedBytes(ground, chance);
    case 'cut':
      return cut(ground, chance);
    case 'numbers':
      return forge(nonsense(ground, chance), oddNumbers(chance));
    case 'lengths':
      return forge(lying(ground, chance));
    case 'refs':
      return forge(single(ground, { ...anyStruct(ground, chance), ref: chance.below(32) }));
    case 'values':
      return forge(single(ground, { ...anyPlace(ground, chance), ref: 8, carries: oddValues(chance) }));
    case 'bomb':
      return forge(bomb(ground, chance));
    case 'identity':
      return forge(asOther(ground, chance));
    case 'future':
      return forge(deleting(ground, chance));
    case 'order':
      return forge(disordered(ground, chance));
    case 'grammar':
      return forge(nonsense(ground, chance));
    case 'again':
      return forge(again(ground, chance));
  }
}

function sample({ samples }: Ground, chance: Chance): Uint8Array {
  return (chance.pick(samples) ?? new Uint8Array([0, 0])).slice();
}

function changedBytes(ground: Ground, chance: Chance): Uint8Array {
  const update = sample(ground, chance);
  for (let i = chance.below(4); i >= 0; i--) {
    const at = chance.below(update.length);
    const was = update[at] ?? 0;
    update[at] = chance.pick([was + 1, was - 1, was ^ (1 << chance.below(8)), chance.below(256), 0, 127, 128]) ?? 0;
  }
  return update;
}

function cut(ground: Ground, chance: Chance): Uint8Array {
  const one = sample(ground, chance);
  const two = sample(ground, chance);
  const at = chance.below(one.length + 1);
  const from = chance.below(two.length + 1);
  const parts = [
    [one.subarray(0, at)],
    [one, two],
    [one.subarray(0, at), two.subarray(from)],
    [one.subarray(0, at), one.subarray(Math.max(0, at - chance.below(9)))],
    [one.subarray(0, at), new Uint8Array(chance.below(6)), one.subarray(at)],
  ];
  return Uint8Array.from(Buffer.concat(chance.pick(parts) ?? []));
}

/** Numbers as lib0 writes them, but for one in a few: too long, endless, not a number, or another one. */
function oddNumbers(chance: Chance): (encoder: encoding.Encoder, value: number) => void {
  return (encoder, value) => {
    if (!chance.isOneIn(6)) return encoding.writeVarUint(encoder, value);
    if (chance.isOneIn(2)) return encoding.writeVarUint(encoder, oddNumber(chance));
    const length = chance.pick([1, 2, 4, 7, 8, 9, 18, 146, 147, 148]) ?? 1;
    for (let i = 0; i < length; i++) encoding.writeUint8(encoder, chance.isOneIn(3) ? 0xff : 0x80);
    encoding.writeUint8(encoder, chance.pick([0, 1, 0x7f]) ?? 0);
  };
}

const oddNumber = (chance: Chance): number =>
  chance.pick([0, 1, 127, 128, 2 ** 25, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1, chance.below(2 ** 20)]) ?? 0;

const keys = ['__proto__', 'constructor', '', 'a', 'x'.repeat(99), 'x'.repeat(200), 'æ'];
const textFields = ['text', 'why', 'what', 'definition'];

/** A parent and a key that may well be right. */
function anyPlace(ground: Ground, chance: Chance): Pick<Forged, 'parent' | 'key'> {
  const roots = Object.keys(documentShape);
  const root = chance.pick(roots) ?? 'goals';
  const roll = chance.below(10);
  if (roll < 3) return { parent: root, key: chance.isOneIn(6) ? (chance.pick(keys) ?? '') : `e${chance.below(40)}` };
  if (roll < 4) return { parent: chance.pick(['unknown', '', 'meta', '__proto__']) ?? '', key: 'a' };
  if (roll < 6) return { parent: anyType(ground, 'text', chance) ?? root, key: chance.isOneIn(8) ? 'a' : null };
  const fields = Object.keys(documentShape[chance.pick(Object.keys(documentShape) as 'goals'[]) ?? 'goals']);
  const key = chance.isOneIn(3) ? chance.pick(textFields) : chance.isOneIn(8) ? chance.pick(keys) : chance.pick(fields);
  return { parent: roll < 9 ? (anyType(ground, 'map', chance) ?? root) : anyPoint(ground, chance), key: key ?? null };
}

function anyStruct(ground: Ground, chance: Chance): Forged {
  const neighbours = chance.below(8);
  const sides = {
    ...(neighbours < 3 ? { left: anyPoint(ground, chance) } : {}),
    ...(neighbours === 2 || neighbours === 3 ? { right: anyPoint(ground, chance) } : {}),
    ...(neighbours === 4 ? { left: anyPoint(ground, chance), right: anyPoint(ground, chance) } : {}),
  };
  const place = anyPlace(ground, chance);
  const roll = chance.below(20);
  if (roll < 1) return { ref: 0, carries: chance.below(5) };
  if (roll < 2) return { ref: 10, carries: chance.below(5) };
  if (roll < 4) return { ...place, ...sides, ref: 1, carries: chance.below(4) };
  if (roll < 9)
    return { ...place, ...sides, ref: 4, carries: chance.pick(['a', 'ord', '😀', '', '\ud800', 'x'.repeat(30)])! };
  if (roll < 13)
    return { ...place, ...sides, ref: 7, carries: chance.isOneIn(8) ? chance.below(8) : 1 + chance.below(2) };
  return { ...place, ...sides, ref: 8, carries: plainValues(chance) };
}

function plainValues(chance: Chance): readonly unknown[] {
  const one = (): unknown => chance.pick(['x', 'own', 'result', 'month', 'draft', 1, 2.5, true, chance.below(1e6)]);
  return Array.from({ length: chance.isOneIn(9) ? chance.below(4) : 1 }, one);
}

function oddValues(chance: Chance): readonly unknown[] {
  const odd: readonly unknown[] = [
    Number.NaN,
    Number.POSITIVE_INFINITY,
    10n ** 12n,
    null,
    undefined,
    { a: 1 },
    { __proto__: null, x: { y: 1 } },
    [1, [2, [3]]],
    new Uint8Array(4),
    'x'.repeat(chance.pick([100, 5_000, 70_000]) ?? 1),
    2 ** 53,
    -0,
  ];
  return Array.from({ length: chance.isOneIn(4) ? chance.below(4) : 1 }, () => chance.pick(odd));
}

/** The forger's own next clock, or that of a page it says it has just opened. */
function writer({ doc, own }: Ground, chance: Chance): { readonly client: number; readonly clock: number } {
  const fresh = chance.isOneIn(4);
  const client = fresh ? 2 + chance.below(2 ** 32 - 3) : own;
  const state = Y.getState(doc.store, client);
  return { client, clock: Math.max(0, state + (chance.isOneIn(12) ? chance.below(7) - 3 : 0)) };
}

const single = (ground: Ground, struct: Forged): ForgedUpdate => ({
  groups: [{ client: ground.own, clock: Y.getState(ground.doc.store, ground.own), structs: [struct] }],
});

/** Several structs, some of them on top of one another, and deletions. */
function nonsense(ground: Ground, chance: Chance): ForgedUpdate {
  const groups = Array.from({ length: chance.isOneIn(5) ? 2 : 1 }, () => {
    const { client, clock } = writer(ground, chance);
    const structs = Array.from({ length: 1 + chance.below(5) }, (_, n): Forged => {
      const struct = anyStruct(ground, chance);
      if (n === 0 || !chance.isOneIn(2)) return struct;
      const near: Point = [client, clock + chance.below(n + 2)];
      return { ...struct, ...(chance.pick([{ left: near }, { right: near }, { parent: near }]) ?? {}) };
    });
    return { client, clock, structs };
  });
  return { groups, deletes: chance.isOneIn(3) ? (deleting(ground, chance).deletes ?? []) : [] };
}

function lying(ground: Ground, chance: Chance): ForgedUpdate {
  const [group] = nonsense(ground, chance).groups;
  if (group === undefined) return { groups: [] };
  const length = oddNumber(chance);
  const structs: readonly Forged[] = chance.isOneIn(2)
    ? group.structs
    : [{ ...anyPlace(ground, chance), ref: chance.pick([0, 1, 10]) ?? 0, carries: length }];
  return { groups: [{ ...group, structs, ...(chance.isOneIn(2) ? { says: length } : {}) }] };
}

/** Many inserts at one place: by one client with different neighbours, or by many clients. */
function bomb(ground: Ground, chance: Chance): ForgedUpdate {
  const count = chance.pick([70, 300, 501, 1200]) ?? 70;
  const parent = anyType(ground, 'text', chance) ?? 'goals';
  const left = chance.isOneIn(2) ? anyPoint(ground, chance) : null;
  const key = typeof parent === 'string' ? 'same' : null;
  const one = (): Forged => ({
    ref: typeof parent === 'string' ? 7 : 4,
    left,
    parent,
    key,
    carries: typeof parent === 'string' ? 1 : 'x',
  });
  if (chance.isOneIn(2)) {
    const clock = Y.getState(ground.doc.store, ground.own);
    return { groups: [{ client: ground.own, clock, structs: Array.from({ length: count }, one) }] };
  }
  const first = 2 + chance.below(2 ** 31);
  return { groups: Array.from({ length: count }, (_, n) => ({ client: first + n, clock: 0, structs: [one()] })) };
}

function asOther(ground: Ground, chance: Chance): ForgedUpdate {
  const client = chance.pick([ground.other, 1, ...ground.doc.store.clients.keys()]) ?? 1;
  const clock = Y.getState(ground.doc.store, client) + chance.pick([0, 0, 0, -1, 1, 5])!;
  const group = { client, clock: Math.max(0, clock), structs: [anyStruct(ground, chance)] };
  const own = single(ground, anyStruct(ground, chance)).groups;
  return { groups: chance.isOneIn(2) ? [group] : [...own, group] };
}

/** Deletions: of what is not there yet, of everything, of nothing, out of order, of one range twice. */
function deleting(ground: Ground, chance: Chance): ForgedUpdate {
  const clients = [...ground.doc.store.clients.keys(), ground.own, ground.other, 77];
  const deletes = Array.from({ length: 1 + chance.below(2) }, () => {
    const client = chance.pick(clients) ?? ground.other;
    const state = Y.getState(ground.doc.store, client);
    const range = (): Point =>
      chance.pick<Point>([
        [chance.below(state + 1), 1],
        [0, state],
        [state, 1 + chance.below(100)],
        [Math.max(0, state - 1), 2],
        [chance.below(state + 1), oddNumber(chance)],
      ]) ?? [0, 1];
    return { client, ranges: Array.from({ length: 1 + chance.below(3) }, range) };
  });
  return { groups: chance.isOneIn(3) ? single(ground, anyStruct(ground, chance)).groups : [], deletes };
}

/** The right neighbour before the left one, neighbours of different lists, circles, itself. */
function disordered(ground: Ground, chance: Chance): ForgedUpdate {
  const { own, doc } = ground;
  const clock = Y.getState(doc.store, own);
  const at = (n: number): Point => [own, clock + n];
  const [left, right] = [anyPoint(ground, chance), anyPoint(ground, chance)];
  const content = { ref: 8, carries: plainValues(chance) };
  const letters = { ref: 4, carries: 'xyz' };
  const forms: readonly (readonly Forged[])[] = [
    [{ ...content, left, right }],
    [{ ...letters, left, right }],
    [{ ...letters, left: at(0) }],
    [{ ...letters, parent: at(0) }],
    [
      { ...letters, left: at(4) },
      { ...letters, left: at(0) },
    ],
    [
      { ref: 7, carries: 1, parent: at(1), key: 'a' },
      { ref: 7, carries: 1, parent: at(0), key: 'a' },
    ],
    [
      { ...letters, left },
      { ...letters, left: at(2), right: at(0) },
    ],
    [
      { ...letters, left, right },
      { ...letters, left: at(1), right: at(2) },
    ],
    [
      { ref: 7, carries: 2, ...anyPlace(ground, chance) },
      { ...letters, parent: at(0) },
      { ...letters, left: at(1), right: at(1) },
    ],
  ];
  return { groups: [{ client: own, clock, structs: chance.pick(forms) ?? [] }] };
}

/** Clocks that have been used already, with other content; and ranges that begin in what is known. */
function again(ground: Ground, chance: Chance): ForgedUpdate {
  const state = Y.getState(ground.doc.store, ground.own);
  const back = Math.min(state, 1 + chance.below(6));
  const words: Forged = { ref: 4, carries: 'x'.repeat(back + chance.below(5)), left: anyPoint(ground, chance) };
  const structs = chance.isOneIn(2) ? [words] : Array.from({ length: back + 1 }, () => anyStruct(ground, chance));
  return { groups: [{ client: ground.own, clock: state - back, structs }] };
}
