/**
 * SMALL1–SMALL3, SMALL5: which cells one audience may see, decided once over everything it can reach.
 *
 * Kept true here:
 * - cells are taken in the order their periods end; a later period never hides or un-hides an earlier one, since what
 *   was shown has been read. Only cells of the period at hand become secondary;
 * - every hidden number ends with an exchange (a possible other world) or is named in `exposed`;
 * - the hidden set only grows, so it ends; ties go by id, so it is the same for every order of the input.
 */
import type { Cell, CellId, Decision, Policy, Sum } from './cell.ts';
import { type System, systemOf } from './equations.ts';
import { isHiddenAlone, LOWEST_THRESHOLD } from './primary.ts';
import { LONG_STEPS, type Period, settlePeriod, type Work } from './settle.ts';

/** Everything one audience can reach, and what it has already seen. */
export type DisclosureRequest = {
  /** True values, also of cells the audience will not get. */
  readonly cells: readonly Cell[];
  readonly sums: readonly Sum[];
  readonly policyOf: (cell: Cell) => Policy;
  /** Cells whose present value this audience has been shown: they cannot protect another cell any more. */
  readonly published?: ReadonlySet<CellId>;
  /** Cells that stay hidden whatever the rules say now, until somebody releases them with a reason (rule 10). */
  readonly keepHidden?: ReadonlySet<CellId>;
  /**
   * Decides for an insider: asks only that no number can be worked out, not that what several amount to is large (rule 6), and gives up on a
   * number without hiding everything near it: what one's own number tells cannot be helped.
   */
  readonly forInsider?: boolean;
  /** Decided before, with fewer cells to keep hidden: only short searches, and more is hidden where they do not do. */
  readonly hurry?: boolean;
};

/** The answer for one audience. */
export type Disclosure = {
  /** One decision per cell. A cell that is not in it is hidden: ask with `isShown`. */
  readonly decisions: ReadonlyMap<CellId, Decision>;
  /**
   * Hidden cells for which no other world was found though everything that could be hidden is: what has been
   * published already, or contradicting figures, give them away. Normally empty; never show this list to the audience.
   */
  readonly exposed: readonly CellId[];
  /**
   * Hidden cells safe from everybody but those who also know *which* hidden cells are small (or, of shares, the
   * denominators), because so little is there: four months with one each and a hidden total under k = 5. For whoever configures the indicator: hide zero
   * too, lengthen the period or leave the unit out. Never show this list to the audience.
   */
  readonly guessable: readonly CellId[];
};

/** Decides every cell of the request: the short form of `disclose` when nothing was published before. */
export function decide(
  cells: readonly Cell[],
  sums: readonly Sum[],
  policyOf: (cell: Cell) => Policy,
): ReadonlyMap<CellId, Decision> {
  return disclose({ cells, sums, policyOf }).decisions;
}

/** True only for a cell decided as shown: unknown ids are hidden. */
export function isShown(decisions: ReadonlyMap<CellId, Decision>, id: CellId): boolean {
  return decisions.get(id) === 'shown';
}

/** True when a change between two periods may be told: both ends are shown (rule 7). */
export function isChangeShown(decisions: ReadonlyMap<CellId, Decision>, before: CellId, after: CellId): boolean {
  return isShown(decisions, before) && isShown(decisions, after);
}

/** Cells hidden before and shown now: each needs a log line before it is let out (rule 10). Sorted. */
export function releasedBy(
  before: ReadonlyMap<CellId, Decision>,
  after: ReadonlyMap<CellId, Decision>,
): readonly CellId[] {
  return [...after]
    .filter(([id, now]) => now === 'shown' && before.get(id) === 'hidden')
    .map(([id]) => id)
    .sort();
}

/** Decides every cell of the request. Throws on a threshold below 3, twice the same id, or a sum that mixes kinds. */
export function disclose(request: DisclosureRequest): Disclosure {
  const system = systemOf(request.cells, request.sums);
  const work = workOn(system, request);
  for (const period of periodsOf(system)) settlePeriod(work, period);
  return {
    decisions: new Map(system.cells.map((cell, index) => [cell.id, work.hidden[index] === true ? 'hidden' : 'shown'])),
    exposed: idsOf(system, work.exposed),
    guessable: idsOf(
      system,
      [...work.guessable].map((unknown) => system.unknowns[unknown]!.cell),
    ),
  };
}

function idsOf(system: System, cells: Iterable<number>): readonly CellId[] {
  return [...new Set(cells)].sort((a, b) => a - b).flatMap((index) => system.cells[index]?.id ?? []);
}

function workOn(system: System, request: DisclosureRequest): Work {
  const policies = system.cells.map((cell) => request.policyOf(cell));
  for (const { threshold } of policies) {
    if (!Number.isInteger(threshold) || threshold < LOWEST_THRESHOLD) throw new RangeError(`threshold ${threshold}`);
  }
  const keep = request.keepHidden ?? new Set();
  const hidden = system.cells.map(
    (cell, index) => cell.withheld === true || keep.has(cell.id) || isHiddenAlone(cell.measure, policies[index]!),
  );
  const published = request.published ?? new Set();
  return {
    system,
    policies,
    forInsider: request.forInsider === true,
    effort: { steps: request.hurry === true ? LONG_STEPS : 0 },
    published,
    hidden,
    secondary: new Set(),
    exchangeOf: [],
    movedBy: new Map(),
    guessable: new Set(),
    exposed: new Set(),
    pending: new Set(),
  };
}

function periodsOf(system: System): readonly Period[] {
  const ends = [...new Set(system.cells.map((cell) => cell.to))].sort();
  const equations = Map.groupBy(system.equations, (equation) => equation.last);
  const sums = Map.groupBy(system.sums, (sum) => sum.last);
  const cells = Map.groupBy(system.cells.keys(), (index) => system.cells[index]!.to);
  return ends.map((to) => ({
    to,
    cells: cells.get(to) ?? [],
    equations: equations.get(to) ?? [],
    sums: sums.get(to) ?? [],
  }));
}
