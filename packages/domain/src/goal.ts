/** Goals: the wanted state in words, owned by one board. */
import type { DateText, Instant } from './calendar.ts';
import type { BoardId, GoalId, PersonId } from './ids.ts';

export const goalOrigins = ['national', 'regional', 'psychiatry', 'municipal', 'political', 'own'] as const;
/** Where a goal comes from. */
export type GoalOrigin = (typeof goalOrigins)[number];
export const goalTypes = ['result', 'effect', 'operation', 'process'] as const;
export type GoalType = (typeof goalTypes)[number];
export const goalStages = ['draft', 'published', 'retired'] as const;
/** A draft is seen on its own board only; a published goal all the way down; a retired one nowhere but in history. */
export type GoalStage = (typeof goalStages)[number];

export interface Goal {
  readonly id: GoalId;
  readonly text: string;
  readonly why: string;
  /** The frame: what is fixed ... */
  readonly fixed: string;
  /** ... and what those below are free to choose. */
  readonly free: string;
  readonly origin: GoalOrigin;
  /** Where the goal is written: a plan, a law, an agreement. */
  readonly source: string;
  readonly owner: PersonId | null;
  readonly from: DateText | null;
  readonly to: DateText | null;
  /** A mandatory goal may be excused below only when the board above accepts it (CHAIN5). */
  readonly mandatory: boolean;
  /** Boards outside the line that own the goal as well (CHAIN9). */
  readonly owners: readonly BoardId[];
  readonly rank: string;
  readonly type: GoalType;
  readonly focus: boolean;
  readonly stage: GoalStage;
  /** Why it is kept although there are more than a board should have (BOARD6); empty when there are not. */
  readonly overCapReason: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** Letters a goal's text may have. A goal that needs more is a plan. */
export const goalTextMost = 300;

/** The comparable core of a goal's words: case, punctuation and spacing do not make a translation. */
export function goalCore(text: string): string {
  return text
    .toLocaleLowerCase('da')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** CHAIN6: true when a goal says the same as the goal it is meant to translate. */
export function repeatsParent(own: string, parent: string): boolean {
  const core = goalCore(own);
  return core !== '' && core === goalCore(parent);
}
