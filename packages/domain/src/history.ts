/** A board's history as it travels: who changed what and when, the board as it was, and what going back did. */
import type { Instant } from './calendar.ts';
import type { BoardContent } from './content.ts';
import type { SectionName } from './refusal.ts';
import type { Name } from './reply.ts';

/** A value as a document stores it; collaborative text as what it reads. */
export type StoredValue = string | number | boolean;

/** One field before and after; `null` where it has no value. */
export interface FieldDifference {
  readonly field: string;
  readonly was: StoredValue | null;
  readonly is: StoredValue | null;
}

/** Something an entry belongs to, by the name it had. */
export interface EntryName {
  readonly section: 'goals' | 'indicators';
  readonly id: string;
  readonly name: string;
}

/** One entry that became another, came, or went. */
export interface EntryChange {
  readonly kind: 'made' | 'changed' | 'removed';
  readonly section: SectionName;
  readonly id: string;
  /** Its own words, if it has any; of a made or changed entry the new ones. */
  readonly name: string;
  /** The indicator or goal it belongs to. */
  readonly of: EntryName | null;
  /** Fields that differ, signatures aside; long texts are cut. */
  readonly fields: readonly FieldDifference[];
}

/** What one person did within one minute. `who` is null for the product itself, and for somebody who is no longer known. */
export interface HistoryStep {
  /** The last of these edits; ask for the board as it was after it. */
  readonly seq: number;
  readonly who: Name | null;
  /** When the first and the last of them were stored. */
  readonly from: Instant;
  readonly to: Instant;
  readonly edits: number;
  /** The first that is kept: the board as it began. */
  readonly isFirst: boolean;
  /** What the edits made of the board, the first of it ... */
  readonly changes: readonly EntryChange[];
  /** ... and how many changed entries more. */
  readonly more: number;
}

/** `GET /api/boards/:board/history`: steps, newest first. `before` asks for the next page; null at the beginning of what is kept. */
export interface HistoryReply {
  readonly steps: readonly HistoryStep[];
  readonly before: number | null;
}

/** `GET /api/boards/:board/at/:seq`: a board as it was, and what has become of it since (`was` then, `is` now). */
export interface PastReply {
  readonly seq: number;
  readonly who: Name | null;
  readonly at: Instant;
  readonly content: BoardContent;
  readonly since: readonly EntryChange[];
}

/** `POST /api/boards/:board/at/:seq/restore`: fields and entries that were changed, and those the board's rules did not let be changed. */
export interface WentBack {
  readonly changed: number;
  readonly left: number;
}
