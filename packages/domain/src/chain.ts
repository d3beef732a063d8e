/**
 * What boards say to each other. Each entry is written on its sender's own board and derived onto the receiver's given
 * (CHAIN2); nobody writes on anybody else's (CHAIN1).
 */
import type { DateText, Instant } from './calendar.ts';
import type { BoardId, EntryId, EscalationId, GoalId, IndicatorId, PersonId, ResponseId } from './ids.ts';

export const responseKinds = ['translated', 'adopted', 'excused'] as const;
export type ResponseKind = (typeof responseKinds)[number];
export const agreements = ['proposed', 'discussed', 'accepted'] as const;
/** How far the two boards have come with a translation (CHAIN7). */
export type Agreement = (typeof agreements)[number];

/** A board's answer to a goal from above (CHAIN5). */
export interface GoalResponse {
  readonly id: ResponseId;
  readonly kind: ResponseKind;
  readonly parentBoard: BoardId;
  readonly parentGoal: GoalId;
  /** Translated: the own goal ... */
  readonly goal: GoalId | null;
  /** ... and one sentence on how it contributes. Excused: the reason. */
  readonly text: string;
  /** Translated: the main thread of a goal that serves several. */
  readonly main: boolean;
  readonly agreement: Agreement;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const reviewKinds = ['excuseAccepted', 'excuseDeclined', 'translationAccepted', 'translationDiscussed'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

/** The board above on a response from below. */
export interface Review {
  readonly id: EntryId;
  readonly kind: ReviewKind;
  readonly board: BoardId;
  readonly response: ResponseId;
  readonly text: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** A lift: what we cannot solve ourselves, what we ask, answer by when (CHAIN10). Only the sender closes it. */
export interface Escalation {
  readonly id: EscalationId;
  readonly to: BoardId;
  readonly problem: string;
  readonly request: string;
  readonly answerBy: DateText | null;
  readonly indicator: IndicatorId | null;
  readonly state: 'raised' | 'acknowledged' | 'closed' | 'withdrawn';
  /** May stand on a wall (SMALL6). */
  readonly onWall: boolean;
  /** The lift this one passes on, and the board it came from. */
  readonly passes: { readonly board: BoardId; readonly escalation: EscalationId } | null;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const answerKinds = ['received', 'solved', 'decided', 'helpGiven', 'passedOn', 'declined'] as const;
export type AnswerKind = (typeof answerKinds)[number];

/** The receiver's answer to a lift, written on the receiver's own board. */
export interface Answer {
  readonly id: EntryId;
  readonly board: BoardId;
  readonly escalation: EscalationId;
  readonly kind: AnswerKind;
  readonly text: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}
