/**
 * What the rules look at: cells, the sums that tie them together, and the policy that holds for each.
 * Nothing here knows what a unit or an indicator is; ids are opaque and only compared.
 */

/** Opaque name of one published number, typically unit, indicator and period joined. Unique within one call. */
export type CellId = string;

/**
 * What one cell says. `persons` is true when the number counts, or is about, people (patients, staff): only such
 * cells are ever hidden. Counts are whole and never negative; anything else is hidden (fail closed).
 */
export type Measure =
  /** A plain count. `distinct`: different persons behind the events, when stored; the threshold then looks at that. */
  | { readonly kind: 'count'; readonly n: number; readonly persons: boolean; readonly distinct?: number }
  /** `part` of `whole`, both counts of the same kind of thing. */
  | { readonly kind: 'share'; readonly part: number; readonly whole: number; readonly persons: boolean }
  /** `part` events per `whole` bed days, hours, …: the whole is not persons, is taken as publicly known. */
  | {
      readonly kind: 'rate';
      readonly part: number;
      readonly whole: number;
      readonly persons: boolean;
      readonly distinct?: number;
    }
  /** Mean, median, length, index. `basis`: persons behind it; unknown basis about persons is hidden. */
  | { readonly kind: 'value'; readonly persons: boolean; readonly basis?: number };

/** One number somebody could be shown. `from` and `to` are ISO dates, both inclusive. */
export type Cell = {
  readonly id: CellId;
  /** Which series the cell belongs to (one indicator, one definition); sums never cross series. */
  readonly series: string;
  readonly unit: string;
  readonly from: string;
  readonly to: string;
  readonly measure: Measure;
  /** True when this audience never gets the cell for other reasons (layer, role); it is still protected. */
  readonly withheld?: boolean;
};

/**
 * How a parent relates to its parts:
 * - `equals`: the parts add up to the parent (default);
 * - `atLeast`: the parent holds the parts and something more nobody reports;
 * - `overlapping`: distinct persons, who may appear in several parts: parent ≤ sum of parts, parent ≥ each part.
 */
export type SumRelation = 'equals' | 'atLeast' | 'overlapping';

/** A relation the audience is assumed to know, over the organisation or over time. All cells are of one kind. */
export type Sum = { readonly parent: CellId; readonly parts: readonly CellId[]; readonly relation?: SumRelation };

/** The rule for one cell and one audience. */
export type Policy = {
  /** Smallest count that may be shown (k): 1..k-1 is hidden. 5 by default, 3 at the least. */
  readonly threshold: number;
  /** Zero is hidden like a small number. */
  readonly hideZero?: boolean;
  /** A share of 100 % says something about everybody: hidden while the whole is under 2k. */
  readonly sensitive?: boolean;
};

/** What the audience gets. Primary and secondary hiding cannot be told apart, on purpose. */
export type Decision = 'shown' | 'hidden';
