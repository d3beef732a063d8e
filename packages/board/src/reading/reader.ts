/**
 * The whole board as immutable values. The reader keeps what it has read and reads again only the entries that changed, so a letter
 * typed costs one entry, not the board. It is total: no document makes it throw (BOARD4).
 */
import { type BoardContent, emptyContent, type SectionName, sectionNames, type Unreadable } from '@tavle/domain';
import * as Y from 'yjs';
import { schemaOf } from '../document/create.ts';
import { rootOf } from '../document/roots.ts';
import { isBroken } from './raw.ts';
import { compareText, type Entry, inOrder, readEntry, unreadable } from './section.ts';

export interface BoardReader {
  /** The board now. The same object as last time when nothing has changed since; unchanged sections keep their arrays too. */
  content(): BoardContent;
  /** Calls the listener after every transaction that changed the board. Gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops following the document. `content()` keeps answering with what it was. */
  close(): void;
}

/** Reads a document once. */
export function readBoard(doc: Y.Doc): BoardContent {
  return contentOf(
    doc,
    sectionNames.map((section) => createShelf(doc, section)),
  );
}

function contentOf(doc: Y.Doc, shelves: readonly Shelf[]): BoardContent {
  return {
    ...emptyContent(schemaOf(doc)),
    ...Object.fromEntries(shelves.map((shelf) => [shelf.section, shelf.entries()])),
    unreadable: shelves.flatMap((shelf) => shelf.lost()),
  };
}

/** Follows a document. Close it with whatever owns the document. */
export function createBoardReader(doc: Y.Doc): BoardReader {
  const shelves = sectionNames.map((section) => createShelf(doc, section));
  const meta = rootOf(doc, 'meta');
  const listeners = new Set<() => void>();
  let known: BoardContent | undefined;
  let changed = false;
  const onMeta = (): void => {
    changed = true;
  };
  const stops = shelves.map((shelf) => shelf.follow(onMeta));
  const onAfterTransaction = (): void => {
    if (!changed) return;
    changed = false;
    known = undefined;
    for (const listener of [...listeners]) listener();
  };
  meta?.observe(onMeta);
  doc.on('afterTransaction', onAfterTransaction);
  doc.on('destroy', close);

  function close(): void {
    content();
    for (const stop of stops) stop();
    meta?.unobserve(onMeta);
    doc.off('afterTransaction', onAfterTransaction);
    doc.off('destroy', close);
    listeners.clear();
  }
  function content(): BoardContent {
    known ??= contentOf(doc, shelves);
    return known;
  }
  return {
    content,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}

/** One section's entries as last read, and which of them have to be read again. */
interface Shelf {
  readonly section: SectionName;
  entries(): readonly Entry<SectionName>[];
  lost(): readonly Unreadable[];
  follow(onChange: () => void): () => void;
}

function createShelf(doc: Y.Doc, section: SectionName): Shelf {
  const root = rootOf(doc, section);
  const readable = new Map<string, Entry<SectionName>>();
  const lost = new Map<string, Unreadable>();
  const dirty = new Set<string>(root?.keys());
  if (root === undefined) lost.set('', unreadable(section, '', { broken: 'section' }));
  let sorted: readonly Entry<SectionName>[] = [];

  const refresh = (): void => {
    if (root === undefined || dirty.size === 0) return;
    for (const id of dirty) {
      readable.delete(id);
      lost.delete(id);
      if (!root.has(id)) continue;
      const entry = readEntry(section, id, root.get(id));
      if (isBroken(entry)) lost.set(id, unreadable(section, id, entry));
      else readable.set(id, entry);
    }
    dirty.clear();
    sorted = inOrder(section, [...readable.values()]);
  };
  return {
    section,
    entries() {
      refresh();
      return sorted;
    },
    lost() {
      refresh();
      return [...lost.values()].sort((a, b) => compareText(a.id, b.id));
    },
    follow(onChange) {
      const onEvents = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
        for (const event of events) for (const id of touched(event, root)) dirty.add(id);
        onChange();
      };
      root?.observeDeep(onEvents);
      return () => root?.unobserveDeep(onEvents);
    },
  };
}

/** The entries an event is about: the root's own keys, or the first step on the way to what changed deeper down. */
function touched(event: Y.YEvent<Y.AbstractType<unknown>>, root: Y.Map<unknown> | undefined): readonly string[] {
  if (event.target !== root) return [String(event.path[0])];
  // A key of null is list content, which no root of ours has and no reader reads.
  return event instanceof Y.YMapEvent ? [...event.keysChanged].filter((key) => typeof key === 'string') : [];
}
