/** Snapshots of a board for the screens: immutable values, the same objects as last time where nothing has changed. */
import { applyFieldChanges, type Hand } from '@tavle/board';
import {
  type BoardReply,
  type BoardView,
  type Given,
  instantAt,
  type Outcome,
  type PersonId,
  refuse,
} from '@tavle/domain';
import type { BoardDocument } from './board-document.ts';
import type { BoardReady, BoardState, SetAsideEdits } from './board-state.ts';
import type { BoardEdit } from './edit.ts';
import type { Feed } from './feed.ts';
import { newId } from './new-id.ts';
import type { ResultsMemo } from './results-memo.ts';
import { changesAside, forgetAside } from './set-aside.ts';

export interface Shared {
  readonly reply: BoardReply;
  readonly me: PersonId;
  readonly retry: () => void;
  /** Called when edits set aside were put back or let go. */
  readonly onAside: () => void;
}

const handOf = (by: PersonId): Hand => ({ by, at: instantAt(Date.now()), newId });

/** The snapshot of somebody who has the document. Loading until it has come from the device or the server. */
export function readyFromDocument(
  shared: Shared,
  { document, edit }: { readonly document: BoardDocument; readonly edit: BoardEdit },
  feed: Feed<Given> | null,
  memo: ResultsMemo,
): BoardState {
  const content = document.content();
  if (content.schema === 0) return { kind: 'loading' };
  const given = feed?.state().value ?? null;
  const { reply, retry } = shared;
  return {
    kind: 'ready',
    reply,
    content,
    results: memo(content, given),
    given,
    stale: feed?.state().stale ?? true,
    asOf: feed?.state().asOf ?? null,
    edit,
    connection: document.connection(),
    people: document.presence.people(),
    undo: {
      canUndo: document.undo.canUndo(),
      canRedo: document.undo.canRedo(),
      undo: () => document.undo.undo(),
      redo: () => document.undo.redo(),
    },
    setAside: edit.canWrite ? asideOf(document, shared) : null,
    retry,
  };
}

/** One person's hand on the document; one object as long as the document is open, so that components can compare it. */
export function editOn(document: BoardDocument, reply: BoardReply, me: PersonId): BoardEdit {
  const canWrite = reply.access === 'write';
  let isTyping = false;
  const run = <T>(change: (doc: BoardDocument['doc'], hand: Hand) => Outcome<T>): Outcome<T> => {
    // Letters typed in a row are one step to take back; any other edit is a step of its own, however soon it comes.
    if (!isTyping) document.undo.separate();
    return canWrite ? change(document.doc, handOf(me)) : refuse({ kind: 'notAllowed' });
  };
  return {
    board: reply.board.id,
    me,
    canWrite,
    run,
    typing: (target) => {
      if (!isTyping || target === null) document.undo.separate();
      isTyping = target !== null;
      document.presence.typing(target);
    },
  };
}

function asideOf(document: BoardDocument, { reply, me, onAside }: Shared): SetAsideEdits | null {
  const changes = changesAside(me, reply.board.id);
  if (changes.length === 0) return null;
  const discard = (): void => {
    forgetAside(me, reply.board.id);
    onAside();
  };
  return {
    changes,
    putBack: () => {
      const left = applyFieldChanges(document.doc, handOf(me), changes);
      discard();
      return left;
    },
    discard,
  };
}

const nothingToUndo = { canUndo: false, canRedo: false, undo: () => false, redo: () => false } as const;

/** The snapshot of somebody who gets a derived view. */
export function readyFromView(
  { reply, me, retry }: Shared,
  view: BoardView,
  { stale, asOf }: Pick<BoardReady, 'stale' | 'asOf'>,
): BoardReady {
  return {
    kind: 'ready',
    reply,
    content: view.content,
    results: view.results,
    given: view.given,
    stale,
    asOf,
    edit: {
      board: reply.board.id,
      me,
      canWrite: false,
      run: () => refuse({ kind: 'notAllowed' }),
      typing: () => undefined,
    },
    connection: null,
    people: [],
    undo: nothingToUndo,
    setAside: null,
    retry,
  };
}
