/** What a demonstration board is described by before it is written: words and levels, with keys instead of ids. */
import type {
  ActionState,
  Agreement,
  AnswerKind,
  Cadence,
  Direction,
  EffortStage,
  EffortVerdict,
  GoalOrigin,
  GoalType,
  IndicatorKind,
  OutcomeKind,
  PhaseKind,
  ReviewKind,
  TargetRule,
  VisitOccasion,
} from '@tavle/domain';

/** The code a unit has in the published bed list: `RN`, `PSYK`, `AFD2`, `S1`. */
export type UnitCode = string;
/** Somebody's part on a board; together with the unit it names one person. */
export type Part = 'leader' | 'keeper' | 'quality' | 'supplier' | 'staff';

export interface GoalSpec {
  readonly key: string;
  readonly text: string;
  readonly why: string;
  readonly fixed?: string;
  readonly free?: string;
  readonly origin?: GoalOrigin;
  readonly source?: string;
  readonly mandatory?: boolean;
  readonly type?: GoalType;
  readonly focus?: boolean;
  readonly draft?: boolean;
}

/** A goal of a board above. */
export interface GoalRef {
  readonly board: UnitCode;
  readonly goal: string;
}

export type ResponseSpec =
  | {
      readonly kind: 'translate';
      readonly of: GoalRef;
      readonly goal: string;
      readonly contribution: string;
      readonly main?: boolean;
      readonly agreement?: Agreement;
    }
  | { readonly kind: 'adopt'; readonly of: GoalRef; readonly indicators: readonly string[] }
  | { readonly kind: 'excuse'; readonly of: GoalRef; readonly reason: string };

/** What is measured, the same wherever it is. */
export interface Measure {
  readonly name: string;
  readonly definition: string;
  readonly partText?: string;
  readonly wholeText?: string;
  readonly unit: string;
  readonly source: string;
  readonly why: string;
  readonly kind: IndicatorKind;
  readonly per?: number;
  readonly direction: Direction;
  readonly cadence: Cadence;
  readonly lagDays?: number;
  readonly decimals?: number;
  readonly nearMargin?: number;
  readonly rollUp?: 'sum';
  readonly additiveInTime?: boolean;
  readonly personBased?: boolean;
}

/** From when a date counts: a day in the calendar, or the first period of the exercise numbers. */
export type Since = string | 'exercise';

export interface TargetSpec {
  readonly since: Since;
  readonly rule: TargetRule;
  readonly value?: number;
  readonly low?: number;
  readonly high?: number;
  readonly note?: string;
}

export interface PhaseSpec {
  readonly since: Since;
  readonly kind: PhaseKind;
  readonly reason: string;
}

interface Course {
  /** How many periods back from the newest measurable one; 26 unless said. */
  readonly periods?: number;
  /** The level after the shift, and how many periods ago it came. */
  readonly to?: number;
  readonly ago?: number;
  /** Periods without a number and periods that are not relevant, counted back from the newest (0). */
  readonly missing?: readonly number[];
  readonly notRelevant?: readonly number[];
  /** Another throw of the same dice, for a curve that shows what its board talks about. */
  readonly throw?: number;
}

/**
 * How exercise numbers are drawn. `share`: binomial of about `whole` · `rate`: Poisson at `level` per `per` of about `whole` ·
 * `count`: Poisson · `value`: normal, within `least` and `most` · `daysSince`: grows until an event comes, `level` events per period.
 */
export type Series = Course &
  (
    | { readonly draw: 'share'; readonly whole: number; readonly level: number; readonly fixedWhole?: boolean }
    | { readonly draw: 'rate'; readonly whole: number; readonly level: number }
    | { readonly draw: 'count'; readonly level: number }
    | {
        readonly draw: 'value';
        readonly level: number;
        readonly deviation: number;
        readonly least?: number;
        readonly most?: number;
      }
    | { readonly draw: 'daysSince'; readonly level: number }
  );

export interface IndicatorSpec {
  readonly key: string;
  /** The board's own goal; for an indicator that came with a goal taken over, that goal above. */
  readonly goal: string | GoalRef;
  readonly measure: Measure;
  /** The indicator above whose measure it repeats. */
  readonly takes?: { readonly board: UnitCode; readonly key: string };
  readonly owner?: Part;
  readonly balancing?: string;
  readonly focus?: boolean;
  readonly prioritised?: string;
  readonly targets?: readonly TargetSpec[];
  readonly phases?: readonly PhaseSpec[];
  /** Name of a published series in `tables/published.ts`. */
  readonly published?: string;
  readonly series?: Series;
}

/** Days before (negative: after) the day of the demonstration. */
type DaysAgo = number;

export interface ReadingSpec {
  readonly indicator: string;
  readonly text: string;
  readonly by: Part;
  readonly ago: DaysAgo;
  readonly shared?: boolean;
}

export interface EffortSpec {
  readonly key: string;
  readonly what: string;
  readonly indicator: string;
  readonly expected: string;
  readonly owner: Part;
  readonly ago: DaysAgo;
  readonly until: DaysAgo;
  readonly stage: EffortStage;
  readonly verdict?: EffortVerdict;
  readonly evidence?: string;
  readonly followUpDays?: number;
  /** Kroner, and how many days ago (negative: from now) it shall have paid for itself. */
  readonly cost?: number;
  readonly benefit?: number;
  readonly payback?: DaysAgo;
}

/** An action agreed at a meeting; its deadline counts from the meeting's day. */
export interface AgreedSpec extends Omit<ActionSpec, 'due' | 'agreed' | 'effort'> {
  readonly dueAfter: number;
}

/** A board meeting that was held. */
export interface HeldSpec {
  readonly goodNews?: readonly string[];
  readonly readings?: readonly Omit<ReadingSpec, 'ago' | 'shared'>[];
  readonly outcomes: readonly { readonly indicator: string; readonly kind: OutcomeKind; readonly note?: string }[];
  readonly actions?: readonly AgreedSpec[];
  readonly decisions?: readonly {
    readonly text: string;
    readonly indicator?: string;
    readonly readBy: readonly Part[];
  }[];
  readonly note?: string;
}

export interface ActionSpec {
  readonly what: string;
  readonly owner: Part;
  readonly due: DaysAgo;
  readonly agreed: DaysAgo;
  readonly indicator?: string;
  readonly effort?: string;
  readonly expected?: string;
  readonly state?: ActionState;
}

export interface LiftSpec {
  readonly key: string;
  readonly to: UnitCode;
  readonly problem: string;
  readonly request: string;
  readonly raised: DaysAgo;
  readonly answerBy: DaysAgo;
  readonly indicator?: string;
  readonly onWall?: boolean;
  readonly state?: 'acknowledged' | 'closed';
}

export interface LiftAnswerSpec {
  readonly from: UnitCode;
  readonly lift: string;
  readonly kind: AnswerKind;
  readonly text: string;
  readonly ago: DaysAgo;
}

export interface ReviewSpec {
  readonly kind: ReviewKind;
  readonly unit: UnitCode;
  /** The response below, by the goal of this board it answers and, for a translation, the goal it became. */
  readonly of: string;
  readonly became?: string;
  readonly text: string;
  readonly ago: DaysAgo;
}

export interface VisitSpec {
  readonly occasion: VisitOccasion;
  readonly level: UnitCode;
  readonly guests?: string;
  readonly text: string;
  readonly ago: DaysAgo;
}

export interface BoardSpec {
  readonly unit: UnitCode;
  readonly goals: readonly GoalSpec[];
  readonly responses: readonly ResponseSpec[];
  readonly indicators: readonly IndicatorSpec[];
  readonly readings?: readonly ReadingSpec[];
  readonly efforts?: readonly EffortSpec[];
  readonly actions?: readonly ActionSpec[];
  readonly lifts?: readonly LiftSpec[];
  readonly liftAnswers?: readonly LiftAnswerSpec[];
  readonly reviews?: readonly ReviewSpec[];
  readonly celebrations?: readonly { readonly text: string; readonly ago: DaysAgo }[];
  readonly parked?: readonly { readonly text: string; readonly who: readonly Part[]; readonly ago: DaysAgo }[];
  readonly ideas?: readonly { readonly kind: 'idea' | 'hassle'; readonly text: string; readonly ago: DaysAgo }[];
  /** Who came from the unit named, to the board or to talk. */
  readonly visits?: readonly VisitSpec[];
  /** Weekday (1 Monday) and time of the board meeting, and its length in minutes. */
  readonly meeting: { readonly weekday: number; readonly time: string; readonly minutes: number };
}
