/** What a run chart is drawn from, and the plain tree it becomes. No words of its own: every word on the picture comes in. */

/**
 * State of a point. `hidden`: too few people to show, its value is never read. `missing`: no measurement. `notRelevant`: a person has said that
 * there is none to be had. `excluded` is drawn as a cross and
 * left out of the line. `exercise` marks numbers that are not real.
 */
export type PointState =
  | 'shown'
  | 'hidden'
  | 'missing'
  | 'notRelevant'
  | 'provisional'
  | 'revised'
  | 'excluded'
  | 'exercise';

/** One period. Points come in time order; periods without a measurement are points too (`missing`). */
export type ChartPoint = {
  /** The period in words: `uge 46`. */
  readonly label: string;
  /** Sortable ISO date that identifies the period. Phases, targets and notes are placed by the same kind of date. */
  readonly at: string;
  readonly value: number | null;
  readonly state: PointState;
  /** Control limits at this point, drawn as a light band. */
  readonly limits?: { readonly lower: number | null; readonly upper: number | null };
};

/** A phase with its level; the line is broken where a new one begins. */
export type ChartPhase = {
  /** First date of the phase. */
  readonly from: string;
  readonly centre: number | null;
  /** Why a person began it; words at the break. */
  readonly reason: string;
};

/** Target levels in force from a date until the next entry (SIGN3): one level, two for an interval, none when the target is withdrawn. */
export type ChartTarget = { readonly from: string; readonly levels: readonly number[] };

/** Words at a vertical dotted line. */
export type ChartNote = { readonly at: string; readonly text: string };

/** Words on the picture, in its key and in its table. */
export type ChartWords = {
  readonly target: string;
  readonly centre: string;
  /** Instead of a curve when no period has a value. */
  readonly empty: string;
  readonly states: Readonly<Record<PointState, string>>;
  /** Heads of the table. */
  readonly period: string;
  readonly value: string;
  readonly state: string;
  readonly note: string;
};

/** Everything a run chart shows, already decided: no statistics and no disclosure happen here. */
export type RunChartInput = {
  /** What a screen reader says: name, latest value, both marks. */
  readonly label: string;
  readonly points: readonly ChartPoint[];
  readonly phases: readonly ChartPhase[];
  readonly targets: readonly ChartTarget[];
  readonly notes: readonly ChartNote[];
  /** Written after the top number of the y axis: `%`. */
  readonly unit: string;
  readonly decimals: number;
  /** Natural ends of the scale: 0 and 100 for per cent, 0 and null for counts. */
  readonly bounds: { readonly low: number | null; readonly high: number | null };
  /** The run that gave the signal, first and last date; its points are filled. */
  readonly signalRun: { readonly from: string; readonly to: string } | null;
  readonly words: ChartWords;
  /** Locale's number format. */
  readonly formatNumber: (value: number, decimals: number) => string;
};

/** Where the picture stands: a board row, a wall tile, the meeting, paper. */
export type ChartKind = 'row' | 'wall' | 'large' | 'print';

/** Size in CSS px; without width, height or text the kind's own (row 374×132, wall 556×160, large 1180×600, print 520×170). */
export type ChartSize = {
  readonly kind: ChartKind;
  readonly width?: number;
  readonly height?: number;
  /** Text size in px; on a wall computed from panel and distance (WALL4). */
  readonly text?: number;
};

/** A plain SVG element. Attribute names are SVG's own (`stroke-width`). */
export type SvgNode = {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | number>>;
  readonly children: readonly (SvgNode | string)[];
};

/** A chart as a table: one row per period. */
export type ChartTable = {
  readonly head: readonly string[];
  readonly rows: readonly { readonly at: string; readonly cells: readonly string[] }[];
};
