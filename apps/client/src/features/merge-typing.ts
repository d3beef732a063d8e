/**
 * What a field says when its writer and somebody else have both changed it since the writer last saw it (BOARD2). Changes that do not
 * touch each other are both kept; where they overlap the writer's own stay on the screen.
 */
import { differenceOf } from '@tavle/board';

/** A text and where the caret stands in it. */
export interface Typed {
  readonly text: string;
  readonly caret: number;
}

/** Carries others' change `seen → now` over to what was typed from `seen`. The caret stays at the letter it stood at. */
export function mergeTyping(seen: string, typed: Typed, now: string): Typed {
  if (now === seen || typed.text === now) return typed;
  const theirs = differenceOf(seen, now);
  const mine = differenceOf(seen, typed.text);
  const shift = mine.inserted.length - mine.removed;
  const before = theirs.at + theirs.removed <= mine.at;
  const after = theirs.at >= mine.at + mine.removed;
  if (!before && !after) return typed;
  const at = before ? theirs.at : theirs.at + shift;
  const text = typed.text.slice(0, at) + theirs.inserted + typed.text.slice(at + theirs.removed);
  const caret = typed.caret <= at ? typed.caret : Math.max(at, typed.caret - theirs.removed) + theirs.inserted.length;
  return { text, caret: Math.min(caret, text.length) };
}
