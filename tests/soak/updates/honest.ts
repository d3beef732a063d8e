/**
 * The lives of boards under honest hands, from a seed: named edits and bare ones, undo, deletions, texts typed together, pages closed and
 * opened under new client ids, lines cut and taken up again; and every update they would send, whole, merged, or as a difference.
 */
import { createBoardDocument, createUndo, rootNames, type Undo } from '@tavle/board';
import { asId, type BoardId } from '@tavle/domain';
import * as Y from 'yjs';
import { type Chance, chanceOf } from '../simulation/chance.ts';
import { doBareEdit, doNamedEdit, handOf } from './hands.ts';

/** Somebody's open page. */
export type Page = { readonly name: string; readonly doc: Y.Doc; readonly undo: Undo; readonly outbox: Uint8Array[] };

/** The server's side: takes an update and says whether it brought something. Throws when it finds fault with it. */
export type Receive = (update: Uint8Array, from: Page) => boolean;

/** A life that is being lived. */
export type Life = {
  readonly server: Y.Doc;
  readonly pages: readonly Page[];
  readonly chance: Chance;
  /** Lets one thing happen. */
  readonly step: () => void;
  /** Brings everybody up to date. */
  readonly settle: () => void;
};

const people = ['anna', 'bo', 'eva'];
const monday = Date.UTC(2026, 10, 16, 8);

/** Begins a board's life. `receive` gets every update in the order it arrives, and applies it to `server`. */
export function beginLife(seed: number, receiveOn: (server: Y.Doc) => Receive): Life {
  const chance = chanceOf(seed);
  const server = new Y.Doc();
  createBoardDocument(server, asId<BoardId>('board-under-test-0'));
  for (const name of rootNames) server.getMap(name);
  const receive = receiveOn(server);
  let ids = 0;
  const newId = (): string => `e${seed}-${++ids}`;
  const taken = new Set<number>();
  const open = (name: string): Page => openPage(name, server, newClient(taken, chance));
  const pages = people.map(open);
  const deliver = (page: Page, update: Uint8Array): void => {
    if (!receive(update, page)) return;
    for (const other of pages) if (other !== page && !chance.isOneIn(3)) Y.applyUpdate(other.doc, update, 'line');
  };
  const reconnect = (page: Page): void => {
    page.outbox.length = 0;
    deliver(page, Y.encodeStateAsUpdate(page.doc, Y.encodeStateVector(server)));
    Y.applyUpdate(page.doc, Y.encodeStateAsUpdate(server, Y.encodeStateVector(page.doc)), 'line');
  };
  const step = (): void => {
    const at = chance.below(pages.length);
    const page = pages[at]!;
    const roll = chance.below(100);
    if (roll < 38) doNamedEdit(page.doc, handOf(page.name, newId, monday + ids * 60_000), chance);
    else if (roll < 52) page.doc.transact(() => repeat(chance, 3, () => doBareEdit(page.doc, newId, chance)));
    else if (roll < 58) page.undo.undo();
    else if (roll < 61) page.undo.redo();
    else if (roll < 66) reconnect(page);
    else if (roll < 67) {
      reconnect(page);
      closePage(page);
      pages[at] = open(page.name);
    } else for (const update of sent(page, server, chance)) deliver(page, update);
  };
  const settle = (): void => {
    for (const page of [...pages, ...pages]) reconnect(page);
  };
  return { server, pages, chance, step, settle };
}

/** What a page sends of its outbox: each edit, all in one, all in one without what is known, some of it twice. */
function sent(page: Page, server: Y.Doc, chance: Chance): readonly Uint8Array[] {
  const list = page.outbox.splice(0);
  if (list.length === 0) return [Y.encodeStateAsUpdate(page.doc)];
  const roll = chance.below(10);
  if (roll < 5) return list;
  const merged = Y.mergeUpdates(list);
  if (roll === 5) return [merged];
  if (roll === 6) return [Y.diffUpdate(merged, Y.encodeStateVector(server))];
  if (roll === 7) return [Y.diffUpdate(Y.encodeStateAsUpdate(page.doc), Y.encodeStateVector(server))];
  return roll === 8 ? [...list, chance.pick(list) ?? merged] : [merged, Y.encodeStateAsUpdate(page.doc)];
}

const repeat = (chance: Chance, most: number, work: () => void): void => {
  for (let i = chance.below(most); i >= 0; i--) work();
};

/** A client id of any length, that no other page of this life has. */
function newClient(taken: Set<number>, chance: Chance): number {
  for (;;) {
    const client = 2 + chance.below(2 ** chance.pick([8, 14, 31, 32])! - 3);
    if (taken.has(client)) continue;
    taken.add(client);
    return client;
  }
}

function openPage(name: string, server: Y.Doc, client: number): Page {
  const doc = new Y.Doc();
  for (const name of rootNames) doc.getMap(name);
  doc.clientID = client;
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(server), 'line');
  const outbox: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'line') outbox.push(update);
  });
  return { name, doc, outbox, undo: createUndo(doc, { stepMs: 0 }) };
}

function closePage({ undo, doc }: Page): void {
  undo.close();
  doc.destroy();
}

/** Ends a life. */
export function endLife({ pages, server }: Life): void {
  for (const page of pages) closePage(page);
  server.destroy();
}
