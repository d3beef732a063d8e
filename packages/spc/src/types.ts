/**
 * The words of the package: what goes in (rows, options), what comes out (points, phases, verdicts) and what is refused.
 * Invariant: every number that leaves this package is finite; what cannot be computed is `null`, what cannot be admitted is a `Refusal`.
 */

/**
 * Which chart. `run` is the default of the product (SIGN1). `i` uses 3/1.128, `xmr` the constant 2.66 of NHS Making Data Count,
 * `pp`/`up` are Laney's P'/U', `ip` is Taylor's normalised individuals chart (I'), `mr` the moving range chart (no runs analysis).
 */
export type ChartKind = 'run' | 'i' | 'xmr' | 'mr' | 'p' | 'pp' | 'u' | 'up' | 'c' | 'g' | 't' | 'ip' | 'xbar' | 's';

/** One measurement. `at` is a sortable ISO date and identifies the point; with a denominator `n` the plotted value is y/n; `null` is missing. */
export type Row = { readonly at: string; readonly y: number | null; readonly n?: number | null };

/** How to analyse. Dates, not indices, so phases and exclusions survive inserted rows. */
export type Options = {
  readonly chart: ChartKind;
  /** Dates that start a new phase (the first row at or after the date). */
  readonly phases?: readonly string[];
  /** Last date of the baseline (freeze) in the phase that contains it; runs are still counted over all points. */
  readonly baselineEnd?: string;
  /** Dates left out of centre, limits and runs. */
  readonly exclude?: readonly string[];
  /** A given centre (a target, an old level) instead of an estimated one. Before `scale`. */
  readonly centre?: number;
  /** Nelson's screening of moving ranges, default true. State the choice where limits are explained. */
  readonly screen?: boolean;
  /** Multiplies values, centre and limits after all calculation (100 for per cent). Default 1, must be positive. */
  readonly scale?: number;
  /** Rows with equal dates form one subgroup. Without it equal dates are refused (except for `xbar` and `s`, which need them). */
  readonly subgroups?: 'mean' | 'median';
};

/** Above or below the centre line. */
export type Side = 'above' | 'below';

/** One plotted point with its lines, all in scaled units. `phase` is the index in `Analysis.phases`. */
export type Point = {
  readonly at: string;
  readonly y: number | null;
  readonly phase: number;
  readonly base: boolean;
  readonly included: boolean;
  readonly centre: number | null;
  /** 3-sigma limits; `null` on run charts. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** 2-sigma limits. */
  readonly lower2: number | null;
  readonly upper2: number | null;
  /** Strictly outside the 3-sigma limits; excluded points are never tested. */
  readonly outside: Side | null;
};

/** One phase and its Anhøj runs analysis. With no useful points the runs numbers are `null`. */
export type Phase = {
  readonly from: string;
  readonly to: string;
  /** Points of the phase, missing and excluded ones too. */
  readonly count: number;
  /** Included points with a value. */
  readonly measured: number;
  /** Measured points not on the centre line: the n of the Anhøj rules. */
  readonly useful: number;
  /** The level shown for the phase. */
  readonly centre: number | null;
  readonly longest: number | null;
  readonly longestMax: number | null;
  readonly longestSide: Side | null;
  /** Where the longest run lies, for the picture. */
  readonly longestAt: { readonly from: string; readonly to: string } | null;
  readonly crossings: number | null;
  readonly crossingsMin: number | null;
  /** Longest run above its limit or crossings below theirs. */
  readonly signal: boolean;
  /** All measured values are equal. */
  readonly flat: boolean;
};

/** Answer of `analyse`. No rows gives no points and no phases. */
export type Analysis = {
  readonly kind: 'analysis';
  readonly chart: ChartKind;
  readonly points: readonly Point[];
  readonly phases: readonly Phase[];
};

/** Why rows cannot be analysed; `at` is the date of the first offending row, `null` when it is an option. */
export type RefusalReason =
  | 'notFinite'
  | 'outOfRange'
  | 'emptyDate'
  | 'duplicateDate'
  | 'negativeDenominator'
  | 'needsDenominator'
  | 'negativeCount'
  | 'partAboveWhole'
  | 'notPositive'
  | 'badOption';

/** A closed list of refusals instead of NaN. */
export type Refusal = { readonly kind: 'refusal'; readonly reason: RefusalReason; readonly at: string | null };

/** Runs of values about a centre (Anhøj): ties and missing values neither break nor lengthen a run. */
export type Runs = {
  readonly useful: number;
  readonly longest: number | null;
  readonly crossings: number | null;
  readonly side: Side | null;
  /** Indices of the first and last value of the longest run (the latest when several are equally long). */
  readonly at: readonly [from: number, to: number] | null;
};

/** Limits of the Anhøj rules: a signal is longest > longestRunMax or crossings < crossingsMin. */
export type RunLimits = { readonly longestRunMax: number; readonly crossingsMin: number };

/** What is wanted: up (a share on time), down (coercion), or neither (activity). */
export type Better = 'up' | 'down' | 'neither';

/** The direction wanted and, if there is one, the latest target, in scaled units. */
export type Aim = { readonly better: Better; readonly target?: number | null };

/**
 * Is it moving? `improving`/`worsening` need a direction, `higher`/`lower` are the same signal without one. `normal` is random variation,
 * `tooFew` fewer than 10 useful points, `noVariation` at least 10 points that are all equal.
 */
export type Variation = 'improving' | 'worsening' | 'higher' | 'lower' | 'normal' | 'tooFew' | 'noVariation';

/** Will the process meet the target? `noLimits`: a run chart or too few points cannot say. */
export type Assurance = 'pass' | 'fail' | 'hitAndMiss' | 'noTarget' | 'noDirection' | 'noLimits';

/** Which rule gave the signal. `limits` only when the runs are silent. */
export type SignalRule = 'longestRun' | 'crossings' | 'longestRunAndCrossings' | 'limits';

/** The numbers behind a verdict, all from the latest phase; no words. */
export type Because = {
  readonly rule: SignalRule | null;
  /** Side of the centre on which the signal lies now. */
  readonly side: Side | null;
  /** Useful points. */
  readonly n: number;
  /** Useful points needed for a verdict: 10. */
  readonly needed: number;
  readonly measured: number;
  readonly centre: number | null;
  readonly longest: number | null;
  readonly longestMax: number | null;
  readonly longestSide: Side | null;
  readonly longestAt: { readonly from: string; readonly to: string } | null;
  readonly crossings: number | null;
  readonly crossingsMin: number | null;
  /** Dates outside the limits in the latest phase; empty without limits or when n < 12. */
  readonly outside: readonly string[];
  /** Date of the latest measured point of the phase. */
  readonly latest: string | null;
  readonly phaseFrom: string | null;
};

/** The verdict on the latest phase (SIGN1, SIGN2). */
export type Verdict = { readonly variation: Variation; readonly assurance: Assurance; readonly because: Because };

/** Special cause of one point in the reading of NHS Making Data Count. */
export type SpecialCause =
  | 'common'
  | 'outsideAbove'
  | 'outsideBelow'
  | 'trendUp'
  | 'trendDown'
  | 'twoInThreeAbove'
  | 'twoInThreeBelow'
  | 'shiftAbove'
  | 'shiftBelow';

/** One mark per point, in the order of the points. `near` is beyond two thirds of a limit but not outside. */
export type Mark = {
  readonly at: string;
  readonly cause: SpecialCause;
  readonly side: Side | 'on' | null;
  readonly near: boolean;
};

/**
 * Window lengths of the Making Data Count rules; a trend of 7 is six steps. Two in three: `nhs` (default), or Western Electric's rule marking the
 * points `beyond` the warning line or the whole `pattern`.
 */
export type MarkOptions = {
  readonly shift: number;
  readonly trend: number;
  readonly twoInThree?: 'nhs' | 'beyond' | 'pattern';
};

/** Type of a point in the Making Data Count colours. */
export type PointType = 'common' | 'improvement' | 'concern' | 'neutralHigh' | 'neutralLow';

/** The two icons of Making Data Count and what they were read from. */
export type IconReading = {
  readonly marks: readonly Mark[];
  /** One per point. */
  readonly types: readonly PointType[];
  /** Type of the latest measured point. */
  readonly variation: PointType;
  /** H or L of the icon. */
  readonly level: 'high' | 'low' | null;
  readonly assurance: Assurance;
  /** Some phase has fewer than 13 points. */
  readonly trialLimits: boolean;
};
