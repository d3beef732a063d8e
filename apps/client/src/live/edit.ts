/** What a form needs to change a board: the named edits of `@tavle/board` run through it, and no form sees a Y type. */
import type { Hand } from '@tavle/board';
import type { BoardId, Outcome, PersonId, SectionName } from '@tavle/domain';
import type * as Y from 'yjs';

/** The field somebody is typing in. */
export interface TypingTarget {
  readonly section: SectionName;
  readonly id: string;
  readonly field: string;
}

/** One person's hand on one board. */
export interface BoardEdit {
  readonly board: BoardId;
  readonly me: PersonId;
  /** False for readers: show no buttons that write. */
  readonly canWrite: boolean;
  /**
   * Runs a named edit: `edit.run((doc, hand) => addAction(doc, hand, { … }))`. The types of `doc` and `hand` are inferred. Gives what
   * the edit gives; refuses with `notAllowed` where this person may not write.
   */
  run<T>(change: (doc: Y.Doc, hand: Hand) => Outcome<T>): Outcome<T>;
  /** Tells the others which field is being typed in; null when it is left. */
  typing(target: TypingTarget | null): void;
}
