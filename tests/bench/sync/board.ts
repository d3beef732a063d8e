/**
 * The board every bench works on, and the edits made to it: the same on every run. Shaped like a board that has been used
 * for some years: five authors, numbers in sittings, corrections that leave tombstones; 60 indicators, 100 cards, 266 KB.
 */
import * as Y from 'yjs';

/** One field set to one value, as Yjs bytes and as what it says: each protocol sends its own form of it. */
export type Edit = {
  readonly update: Uint8Array;
  /** Root, entry and field; of a number: `indicators`, the indicator and the date. */
  readonly path: readonly [root: 'indicators' | 'cards', entry: string, field: string];
  readonly value: string | number;
};

/** Client id of writer 0. Every edit of writer `w` is one clock of client `firstWriter + w`: readers count by clocks. */
export const firstWriter = 7_000_000;

const authors = [3001, 3002, 3003, 3004, 3005];
const indicatorCount = 60;
const cardCount = 100;
const correctionCount = 1500;
const dates = Array.from({ length: 120 }, (_, i) => new Date(Date.UTC(2020, 5, 1 + i * 14)).toISOString().slice(0, 10));
const vocabulary =
  'antal borger fald ventetid medicin tryksår hygiejne plan måltid pleje træning besøg forløb team'.split(' ');
const statuses = ['ny', 'i gang', 'gjort'];

/** Numbers from a seed: a linear congruence is random enough for choosing fields. */
type Chance = (below: number) => number;

function chanceFrom(seed: number): Chance {
  let state = BigInt(seed) + 1n;
  return (below) => {
    state = (state * 6364136223846793005n + 1442695040888963407n) & 0xffffffffffffffffn;
    return Number((state >> 33n) % BigInt(below));
  };
}

const words = (chance: Chance, count: number): string =>
  Array.from({ length: count }, () => vocabulary[chance(vocabulary.length)]).join(' ');
const indicatorId = (i: number): string => `indicator-${String(i).padStart(3, '0')}`;
const cardId = (i: number): string => `card-${String(i).padStart(3, '0')}`;

function mapAt(doc: Y.Doc, root: string, entry: string): Y.Map<unknown> {
  const found = doc.getMap(root).get(entry);
  if (!(found instanceof Y.Map)) throw new Error(`no ${entry}`);
  return found;
}

function setAt(doc: Y.Doc, [root, entry, field]: Edit['path'], value: string | number): void {
  const map = mapAt(doc, root, entry);
  const numbers = map.get('measurements');
  if (/^\d/.test(field) && numbers instanceof Y.Map) numbers.set(field, value);
  else map.set(field, value);
}

function addIndicator(doc: Y.Doc, i: number, chance: Chance): void {
  const map = new Y.Map();
  doc.getMap('indicators').set(indicatorId(i), map);
  const fields = { title: words(chance, 4), owner: `person-${chance(40)}`, unit: '%', target: chance(1000) / 10 };
  const looks = { direction: 'up', status: 'green', category: words(chance, 1), order: i, color: '#1d6b5f' };
  for (const [key, value] of Object.entries({ ...fields, ...looks, description: words(chance, 14) }))
    map.set(key, value);
  map.set('measurements', new Y.Map());
}

function addCard(doc: Y.Doc, i: number, chance: Chance): void {
  const map = new Y.Map();
  doc.getMap('cards').set(cardId(i), map);
  const fields = { title: words(chance, 5), status: 'ny', assignee: `person-${chance(40)}`, due: dates[chance(120)] };
  const places = { priority: chance(4), column: chance(5), order: i, indicator: indicatorId(chance(indicatorCount)) };
  const texts = { description: words(chance, 20), createdBy: `person-${chance(40)}` };
  for (const [key, value] of Object.entries({ ...fields, ...places, ...texts })) map.set(key, value);
}

/** Mostly a number, sometimes a card's field, seldom an indicator's. */
function choose(chance: Chance): { readonly path: Edit['path']; readonly value: string | number } {
  const kind = chance(10);
  const indicator = indicatorId(chance(indicatorCount));
  if (kind < 6) return { path: ['indicators', indicator, dates[chance(120)]!], value: chance(10_000) / 100 };
  if (kind === 9) return { path: ['indicators', indicator, 'status'], value: ['green', 'amber', 'red'][chance(3)]! };
  const card = cardId(chance(cardCount));
  if (kind < 8) return { path: ['cards', card, 'status'], value: statuses[chance(3)]! };
  return { path: ['cards', card, 'title'], value: words(chance, 4) };
}

/** A whole board. */
export type Board = {
  readonly state: Uint8Array;
  readonly vector: Uint8Array;
  readonly json: Readonly<Record<'indicators' | 'cards', Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;
};

/** Builds the board. */
export function buildBoard(): Board {
  const chance = chanceFrom(1);
  const docs = authors.map((id) => Object.assign(new Y.Doc(), { clientID: id }));
  for (const doc of docs) {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'passed on') for (const each of docs) if (each !== doc) Y.applyUpdate(each, update, 'passed on');
    });
  }
  const sitting = (work: (doc: Y.Doc) => void): void => {
    const doc = docs[chance(docs.length)]!;
    doc.transact(() => work(doc));
  };
  for (let i = 0; i < indicatorCount; i++) {
    sitting((doc) => addIndicator(doc, i, chance));
    for (let from = 0; from < dates.length; from += 6) {
      sitting((doc) => {
        for (const date of dates.slice(from, from + 6))
          setAt(doc, ['indicators', indicatorId(i), date], chance(10_000) / 100);
      });
    }
  }
  for (let i = 0; i < cardCount; i++) sitting((doc) => addCard(doc, i, chance));
  for (let i = 0; i < correctionCount; i++) {
    const { path, value } = choose(chance);
    sitting((doc) => setAt(doc, path, value));
  }
  const doc = docs[0]!;
  const json = { indicators: doc.getMap('indicators').toJSON(), cards: doc.getMap('cards').toJSON() };
  return { state: Y.encodeStateAsUpdate(doc), vector: Y.encodeStateVector(doc), json };
}

/** Edits of one writer to the board; those of different writers can be made at the same time. */
export function editsOf(board: Board, writer: number, count: number): readonly Edit[] {
  const chance = chanceFrom(100 + writer);
  return recorded(board, writer, count, () => choose(chance));
}

/** Edits that each replace a card's description with `length` letters. */
export function longEdits(board: Board, count: number, length: number): readonly Edit[] {
  return recorded(board, 0, count, (i) => ({
    path: ['cards', cardId(i % cardCount), 'description'],
    value: `${i} `.padEnd(length, 'a'),
  }));
}

function recorded(board: Board, writer: number, count: number, next: (i: number) => Omit<Edit, 'update'>): Edit[] {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, board.state);
  doc.clientID = firstWriter + writer;
  let latest: Uint8Array = board.state;
  doc.on('update', (update: Uint8Array) => {
    latest = update;
  });
  return Array.from({ length: count }, (_, i) => {
    const edit = next(i);
    setAt(doc, edit.path, edit.value);
    return { ...edit, update: latest };
  });
}
