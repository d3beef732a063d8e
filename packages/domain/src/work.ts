/** What people do about a number: interpretations, efforts, actions; and what lifts their heads: celebrations, parked items, ideas. */
import type { DateText, Instant } from './calendar.ts';
import type { ActionId, EffortId, EntryId, GoalId, IndicatorId, InterpretationId, PersonId } from './ids.ts';

/** A dated reading of a number by a named person. `shared`: shown along the goal's whole thread. */
export interface Interpretation {
  readonly id: InterpretationId;
  readonly indicator: IndicatorId;
  /** The period read, by its last day; null when it is about the whole curve. */
  readonly periodEnd: DateText | null;
  readonly text: string;
  readonly shared: boolean;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const effortStages = ['plan', 'do', 'study', 'act', 'closed'] as const;
/** Plan, Do, Study, Act; `closed` only with a verdict. */
export type EffortStage = (typeof effortStages)[number];
export const verdicts = ['worked', 'didNot', 'unknown'] as const;
export type EffortVerdict = (typeof verdicts)[number];

/** A change carried out to move an indicator. It ends with a verdict, never merely "done". */
export interface Effort {
  readonly id: EffortId;
  readonly what: string;
  readonly indicator: IndicatorId;
  readonly expected: string;
  readonly owner: PersonId | null;
  readonly from: DateText | null;
  readonly until: DateText | null;
  /** Followed up this often, in days, while it runs: closer than the indicator's own rhythm. Null: as the indicator. */
  readonly followUpDays: number | null;
  /** What it costs and what it is expected to bring in, in kroner, and the day it shall have paid for itself. */
  readonly cost: number | null;
  readonly benefit: number | null;
  readonly paybackOn: DateText | null;
  /** Whether it has, as somebody answered when it was asked; null while nobody has. */
  readonly paidBack: boolean | null;
  readonly stage: EffortStage;
  readonly verdict: EffortVerdict | null;
  readonly evidence: string;
  readonly rank: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const actionStates = ['agreed', 'doing', 'waiting', 'done', 'stopped'] as const;
export type ActionState = (typeof actionStates)[number];

/** A single task: what (at most 140 letters), one owner, one date (BOARD5). */
export interface Action {
  readonly id: ActionId;
  readonly what: string;
  readonly owner: PersonId | null;
  readonly due: DateText | null;
  readonly state: ActionState;
  readonly indicator: IndicatorId | null;
  readonly effort: EffortId | null;
  readonly meeting: EntryId | null;
  /** The effect expected on the indicator, in words. */
  readonly expected: string;
  readonly rank: string;
  readonly closedOn: DateText | null;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const actionTextMost = 140;

/** True while somebody still has to do it. */
export function isOpen(action: Action): boolean {
  return action.state !== 'done' && action.state !== 'stopped';
}

/** True when the date has passed and it is still open. */
export function isOverdue(action: Action, today: DateText): boolean {
  return isOpen(action) && action.due !== null && action.due < today;
}

/** Something that went well. */
export interface Celebration {
  readonly id: EntryId;
  readonly text: string;
  /** The goal whose being met it celebrates: each goal is proposed once (T56). */
  readonly goal: GoalId | null;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** To be solved outside the meeting, by two named people. */
export interface ParkedItem {
  readonly id: EntryId;
  readonly text: string;
  readonly who: readonly PersonId[];
  readonly closed: boolean;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const ideaKinds = ['idea', 'hassle'] as const;
/** Staff's idea or hassle before it becomes an effort. */
export interface Idea {
  readonly id: EntryId;
  readonly kind: (typeof ideaKinds)[number];
  readonly text: string;
  readonly state: 'new' | 'kept' | 'declined';
  readonly by: PersonId | null;
  readonly at: Instant | null;
}
