/** What `useBoard` gives: one immutable snapshot of a board and everything around it. */
import type { FieldChange, LeftOver } from '@tavle/board';
import type { BoardContent, BoardReply, Given, Instant, PersonId, Problem, Result } from '@tavle/domain';
import type { ConnectionState } from '@tavle/sync';
import type { BoardEdit, TypingTarget } from './edit.ts';

/** Somebody else on the board. `id`, `name` and `colour` come from the server; nobody can pose as another. */
export interface Present {
  readonly id: PersonId;
  readonly name: string;
  readonly initials: string;
  /** A CSS colour. */
  readonly colour: string;
  /** The field this person is typing in. */
  readonly typing: TypingTarget | null;
  /** Gone for less than ten seconds: shown faded, in case it was the network. */
  readonly away: boolean;
}

/** Taking back one's own changes (BOARD3). */
export interface UndoSteps {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** False when there was nothing left to take back. */
  undo(): boolean;
  redo(): boolean;
}

/** Edits that did not reach the server before the board began a new generation (LINE3). */
export interface SetAsideEdits {
  readonly changes: readonly FieldChange[];
  /** Carries them over; gives back those that no longer fit. */
  putBack(): readonly LeftOver[];
  discard(): void;
}

export interface BoardReady {
  readonly kind: 'ready';
  readonly reply: BoardReply;
  readonly content: BoardContent;
  readonly results: readonly Result[];
  readonly given: Given | null;
  /** True when what others sent down and up may be old: the line that brings it is silent. */
  readonly stale: boolean;
  /** While stale: when the server was last heard. Null while the line lives, and when it is not known. */
  readonly asOf: Instant | null;
  readonly edit: BoardEdit;
  /** How the document's connection stands; null for readers of a derived view, who have no document. */
  readonly connection: ConnectionState | null;
  /** Others who are here now. */
  readonly people: readonly Present[];
  readonly undo: UndoSteps;
  readonly setAside: SetAsideEdits | null;
  /** Tries a lost or refused connection again at once. */
  retry(): void;
}

export type BoardState =
  | { readonly kind: 'loading' }
  | { readonly kind: 'problem'; readonly problem: Problem; retry(): void }
  | BoardReady;
