/** Indicators: what is plotted for a goal, with everything needed to read and to deliver it. */
import type { Cadence } from './cadence.ts';
import type { DateText, Instant } from './calendar.ts';
import type { EntryId, GoalId, IndicatorId, PersonId } from './ids.ts';

export const indicatorKinds = ['share', 'rate', 'count', 'value', 'index', 'daysSince', 'yesNo'] as const;
/**
 * `share` part of a whole in per cent · `rate` part per `per` of a whole · `count` · `value` a mean, a median, an amount ·
 * `index` a scale · `daysSince` the last event · `yesNo` 1 or 0.
 */
export type IndicatorKind = (typeof indicatorKinds)[number];
export const directions = ['up', 'down', 'interval', 'none'] as const;
/** Which way is better. */
export type Direction = (typeof directions)[number];
export const indicatorStages = ['draft', 'active', 'retired'] as const;
export type IndicatorStage = (typeof indicatorStages)[number];
export const rollUpRules = ['sum', 'none'] as const;
/** `sum`: numerators and denominators of the boards that took the indicator over are added (CHAIN8). */
export type RollUpRule = (typeof rollUpRules)[number];

/** Kinds stored as part and whole. */
export function hasParts(kind: IndicatorKind): boolean {
  return kind === 'share' || kind === 'rate';
}

export interface Indicator {
  readonly id: IndicatorId;
  /** The own goal it measures, or the goal from above that this board has taken over. */
  readonly goal: GoalId;
  /** The indicator above whose measure this one repeats, so that it rolls up there (CHAIN5 adopted, CHAIN8). */
  readonly adopts: IndicatorId | null;
  readonly name: string;
  readonly definition: string;
  readonly partText: string;
  readonly wholeText: string;
  /** Shown after the value: `%`, `dage`, `pr. 1.000 sengedage`. */
  readonly unit: string;
  readonly source: string;
  readonly why: string;
  readonly owner: PersonId | null;
  readonly supplier: string;
  readonly kind: IndicatorKind;
  /** For `rate`: per how many of the whole. */
  readonly per: number;
  readonly direction: Direction;
  readonly cadence: Cadence;
  /** The Monday two-week periods are counted from; null for the product's own. */
  readonly cadenceStart: DateText | null;
  /** Days after the period's end before its value is final. */
  readonly lagDays: number;
  readonly decimals: number;
  /** Within this distance of the target, in the indicator's own unit, it is "close". Null: five per cent of the target. */
  readonly nearMargin: number | null;
  /** The indicator that guards against harm or gaming of this one (SIGN5). */
  readonly balancing: IndicatorId | null;
  readonly rollUp: RollUpRule;
  readonly additiveInOrganisation: boolean;
  readonly additiveInTime: boolean;
  readonly personBased: boolean;
  /** Smallest count shown; null for the audience's own threshold (SMALL1). */
  readonly threshold: number | null;
  readonly hideZero: boolean;
  /** Lifted beyond two layers (CHAIN4): why, by whom, when. */
  readonly prioritised: { readonly why: string; readonly by: PersonId | null; readonly at: Instant | null } | null;
  readonly focus: boolean;
  readonly rank: string;
  readonly stage: IndicatorStage;
  /** Why it is kept although there are more than a board should have (BOARD6); empty when there are not. */
  readonly overCapReason: string;
  readonly by: PersonId | null;
  readonly at: Instant | null;
}

export const targetRules = ['atMost', 'atLeast', 'below', 'above', 'between', 'rising', 'falling'] as const;
export type TargetRule = (typeof targetRules)[number];

/** A target in force from a date until the next one takes over (SIGN3). `low` and `high` are used by `between` only. */
export interface Target {
  readonly id: EntryId;
  readonly indicator: IndicatorId;
  readonly from: DateText;
  readonly rule: TargetRule;
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly note: string;
}

export const phaseKinds = ['shift', 'definition', 'baseline'] as const;
export type PhaseKind = (typeof phaseKinds)[number];

/** A new phase of the curve from a date, with the reason a person gave (SIGN3). `definition` is a break in the measure itself. */
export interface Phase {
  readonly id: EntryId;
  readonly indicator: IndicatorId;
  readonly from: DateText;
  readonly kind: PhaseKind;
  readonly reason: string;
  readonly by: PersonId | null;
}

/** What an indicator still lacks before it may leave draft (BOARD5): field names, empty when complete. */
export function missingFields(indicator: Indicator): readonly ('source' | 'why' | 'owner')[] {
  return (['source', 'why', 'owner'] as const).filter((field) => {
    const value = indicator[field];
    return value === null || value.trim() === '';
  });
}

/** The target in force on the day, if any. */
export function targetOn(targets: readonly Target[], day: DateText): Target | undefined {
  return targets
    .filter((target) => target.from <= day)
    .slice()
    .sort((a, b) => (a.from < b.from ? 1 : -1))[0];
}
