/**
 * Undo of one's own changes on a board (BOARD3). It follows transactions with `localOrigin` and no others. What somebody else has
 * written meanwhile stays: a field they changed keeps their value, and an entry they have written in is not taken away under them.
 */
import { sectionNames } from '@tavle/domain';
import * as Y from 'yjs';
import { rootOf } from './document/roots.ts';
import { localOrigin } from './edits/write.ts';

export interface Undo {
  /** Takes the last own step back; false when there was none left to take back. */
  undo(): boolean;
  /** Does it again. */
  redo(): boolean;
  canUndo(): boolean;
  canRedo(): boolean;
  /** Makes the next change a step of its own, however soon it comes. */
  separate(): void;
  /** Calls the listener whenever `canUndo` or `canRedo` may have changed. Gives the way to stop. */
  subscribe(listener: () => void): () => void;
  /** Stops following the document and forgets the steps. */
  close(): void;
}

/** Changes closer together than this are one step. */
export const undoStepMs = 500;

/** Follows a document's own changes. Close it with whatever owns the document. */
export function createUndo(doc: Y.Doc, { stepMs = undoStepMs }: { readonly stepMs?: number } = {}): Undo {
  const roots = sectionNames.map((name) => rootOf(doc, name)).filter((root) => root !== undefined);
  const listeners = new Set<() => void>();
  let steps: readonly Step[] = [];
  const history = new Y.UndoManager(roots, {
    doc,
    captureTimeout: stepMs,
    trackedOrigins: new Set([localOrigin]),
    deleteFilter: (item) => !belongsToOthers(item, steps),
  });
  const told = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const events = ['stack-item-added', 'stack-item-updated', 'stack-item-popped', 'stack-cleared'] as const;
  for (const event of events) history.on(event, told);
  const pop = (direction: 'undo' | 'redo'): boolean => {
    // The history drops a step before it asks what may be deleted, so the steps are noted first.
    steps = [...history.undoStack, ...history.redoStack];
    const done = history[direction]() !== null;
    steps = [];
    if (!done) told();
    return done;
  };
  return {
    undo: () => pop('undo'),
    redo: () => pop('redo'),
    canUndo: () => history.canUndo(),
    canRedo: () => history.canRedo(),
    separate: () => history.stopCapturing(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      listeners.clear();
      history.destroy();
    },
  };
}

type Step = Y.UndoManager['undoStack'][number];

/** True when the item came with an entry made in the same step in which somebody else has written since. */
function belongsToOthers(item: Y.Item, steps: readonly Step[]): boolean {
  const entry = entryItem(item);
  const step = steps.find(({ insertions }) => Y.isDeleted(insertions, item.id));
  if (entry === undefined || step === undefined || !Y.isDeleted(step.insertions, entry.id)) return false;
  return holdsOthers(entry, item.id.client);
}

/** The item that put the entry into its section: the one whose parent is a root. */
function entryItem(item: Y.Item): Y.Item | undefined {
  let at: Y.Item | null = item;
  while (at !== null) {
    const parent: unknown = at.parent;
    if (!(parent instanceof Y.AbstractType)) return undefined;
    if (parent._item === null) return at;
    at = parent._item;
  }
  return undefined;
}

function holdsOthers(item: Y.Item, client: number): boolean {
  const content: unknown = item.content;
  if (!(content instanceof Y.ContentType)) return false;
  const type = content.type;
  const letters: Y.Item[] = [];
  for (let letter = type._start; letter !== null; letter = letter.right) letters.push(letter);
  return [...type._map.values(), ...letters].some(
    (inner) => (!inner.deleted && inner.id.client !== client) || holdsOthers(inner, client),
  );
}
