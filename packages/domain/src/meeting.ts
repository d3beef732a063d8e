/** Board meetings: where and how often they are held, one meeting's state, and what each indicator, decision and reader left behind. */
import type { DateText, Instant } from './calendar.ts';
import type { ActionId, EntryId, EscalationId, IndicatorId, PersonId } from './ids.ts';

export const meetingSteps = ['goodNews', 'sinceLast', 'indicators', 'actions', 'lifts', 'summary', 'ended'] as const;
/** A step of the script, in its order (MEET1). */
export type MeetingStep = (typeof meetingSteps)[number];

export const meetingEndings = ['person', 'time'] as const;
/** Who ended a meeting: somebody there, or the time after which a forgotten one ends itself. */
export type MeetingEnding = (typeof meetingEndings)[number];

/** A board meeting: its state stands on the board, so that it survives the lead's laptop (MEET5). */
export interface Meeting {
  readonly id: EntryId;
  /** The forum it belongs to; null for one held outside any. */
  readonly forum: EntryId | null;
  readonly plannedFor: Instant | null;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
  readonly endedBy: MeetingEnding | null;
  /** How long it is meant to be, minutes. */
  readonly minutes: number;
  readonly step: MeetingStep;
  readonly stepStartedAt: Instant | null;
  /** The entry everybody looks at: an indicator, an action, an escalation. */
  readonly current: IndicatorId | ActionId | EscalationId | null;
  readonly currentSince: Instant | null;
  readonly lead: PersonId | null;
  readonly keeper: PersonId | null;
  readonly host: PersonId | null;
  readonly presenter: PersonId | null;
  readonly present: readonly PersonId[];
  /** Remarks of whoever keeps the board, typed together. */
  readonly note: string;
}

export const forumCadences = ['week', 'fortnight', 'month', 'quarter', 'byNeed'] as const;
/** How often a forum meets; `byNeed` is never overdue (T39). */
export type ForumCadence = (typeof forumCadences)[number];

/** A standing meeting of the board: its rhythm, place and the people who take turns. */
export interface Forum {
  readonly id: EntryId;
  readonly name: string;
  readonly cadence: ForumCadence;
  /** The day of the first meeting; the rhythm counts from it. */
  readonly start: DateText;
  /** When it begins, `HH:MM` on a clock in Copenhagen. */
  readonly time: string;
  /** How long, minutes. */
  readonly minutes: number;
  readonly place: string;
  /** Take turns to hold the meeting, and to present, in this order. */
  readonly hosts: readonly PersonId[];
  readonly presenters: readonly PersonId[];
  readonly closed: boolean;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const outcomeKinds = ['keep', 'act', 'lift', 'retire'] as const;
/** Behold, handl, løft, udgår (MEET3). */
export type OutcomeKind = (typeof outcomeKinds)[number];

/** What a meeting left an indicator with. Written anew at each change of mind: the newest by `at` holds. */
export interface IndicatorOutcome {
  readonly id: EntryId;
  readonly meeting: EntryId;
  readonly indicator: IndicatorId;
  readonly kind: OutcomeKind;
  readonly note: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** Something decided, at a meeting or between two. */
export interface Decision {
  readonly id: EntryId;
  readonly text: string;
  readonly meeting: EntryId | null;
  readonly indicator: IndicatorId | null;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

/** That somebody has read a decision or a meeting's minutes. */
export interface ReadMark {
  readonly id: EntryId;
  /** The decision or the meeting that was read. */
  readonly of: EntryId;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}
