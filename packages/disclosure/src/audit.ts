/**
 * The attacker: knows every shown cell, every sum, the threshold rule, and that counts are whole and never negative,
 * and tries to pin a hidden count to one value. Independent of how the decision was reached: ranges are narrowed by
 * every equation until nothing moves, then other values are tried one by one by exhaustive search.
 */
import type { Cell, CellId, Decision, Policy, Sum } from './cell.ts';
import { PART, REST, type System, systemOf, WHOLE } from './equations.ts';
import { isHiddenAlone, isSmall } from './primary.ts';
import { type Bounds, narrow, puzzleOf, tryOthers } from './puzzle.ts';

/** What the attacker brings besides the shown cells. */
export type Attacker = {
  /** Also knows, of every hidden cell, whether it is small itself or hidden for another's sake. */
  readonly knowsWhichAreSmall: boolean;
  /** Also knows the denominators of hidden shares from elsewhere, as far as they are not small themselves. */
  readonly knowsWholes?: boolean;
  /** How often the search for one number starts over, twice as long each time, before it gives up; 9 when not said. */
  readonly patience?: number;
};

/** A hidden number the attacker is sure of. `role`: which of a share's numbers; 'count' for all other cells. */
export type Recovered = { readonly id: CellId; readonly role: 'count' | 'part' | 'rest' | 'whole'; readonly n: number };

/** What the attacker got. */
export type Audit = {
  readonly recovered: readonly Recovered[];
  /** Numbers the search gave up on: neither proved safe nor recovered. */
  readonly undecided: readonly CellId[];
};

/**
 * Every hidden count that can be narrowed to a single value, zeros aside where zero is no secret. Meant for tests and
 * for an operator's check of a configuration; slower than the decision itself.
 */
export function recoverable(
  cells: readonly Cell[],
  sums: readonly Sum[],
  decisions: ReadonlyMap<CellId, Decision>,
  policyOf: (cell: Cell) => Policy,
  attacker: Attacker = { knowsWhichAreSmall: false },
): Audit {
  const system = systemOf(cells, sums);
  const start = firstBounds(system, decisions, policyOf, attacker);
  const recovered: Recovered[] = [];
  const undecided = new Set<CellId>();
  const puzzle = puzzleOf(system);
  if (!narrow(puzzle, start, system.equations.keys())) throw new Error('the true values are outside the first ranges');
  const safe = new Set<number>();
  for (const [index, { cell, role, truth }] of system.unknowns.entries()) {
    const of = system.cells[cell];
    if (of === undefined || safe.has(index) || !isSecret(of, truth, decisions, policyOf(of))) continue;
    const verdict = tryOthers(puzzle, start, index, safe, attacker.patience);
    if (verdict === 'unsure') undecided.add(of.id);
    if (verdict === 'pinned') recovered.push({ id: of.id, role: roleName(of, role), n: truth });
  }
  return { recovered, undecided: [...undecided].sort() };
}

function roleName(cell: Cell, role: number): Recovered['role'] {
  if (cell.measure.kind !== 'share') return 'count';
  return role === PART ? 'part' : role === REST ? 'rest' : 'whole';
}

function isSecret(cell: Cell, truth: number, decisions: ReadonlyMap<CellId, Decision>, policy: Policy): boolean {
  if (!cell.measure.persons || decisions.get(cell.id) === 'shown' || !Number.isFinite(truth)) return false;
  if (cell.withheld === true && !(isHiddenAlone(cell.measure, policy) && isSmall(truth, policy))) return false;
  return truth > 0 || policy.hideZero === true;
}

/** What is known before any adding up. */
function firstBounds(
  system: System,
  decisions: ReadonlyMap<CellId, Decision>,
  policyOf: (cell: Cell) => Policy,
  attacker: Attacker,
): Bounds {
  const low = new Float64Array(system.unknowns.length);
  const high = new Float64Array(system.unknowns.length).fill(Infinity);
  for (const [index, { cell, role, truth }] of system.unknowns.entries()) {
    const of = system.cells[cell];
    if (of === undefined) continue;
    if (!Number.isFinite(truth)) {
      low[index] = -Infinity;
      continue;
    }
    if (decisions.get(of.id) === 'shown') {
      low[index] = truth;
      high[index] = truth;
      continue;
    }
    const policy = policyOf(of);
    const known = attacker.knowsWholes === true && of.measure.kind === 'share' && role === WHOLE;
    if (known && truth >= policy.threshold) {
      low[index] = truth;
      high[index] = truth;
      continue;
    }
    const range = guess(of, role, truth, policy, attacker);
    low[index] = range.low;
    high[index] = range.high;
  }
  return { low, high };
}

/** What "hidden" tells about one number: a count is not zero; and with more knowledge, whether it is small. */
function guess(cell: Cell, role: number, truth: number, policy: Policy, attacker: Attacker) {
  if (cell.withheld === true) return { low: 0, high: Infinity };
  const { measure } = cell;
  const least = policy.hideZero === true || (measure.kind === 'share' && role !== WHOLE) ? 0 : Math.min(1, truth);
  if (!attacker.knowsWhichAreSmall) return { low: least, high: Infinity };
  if (measure.kind === 'share' && measure.whole < policy.threshold) return { low: least, high: policy.threshold - 1 };
  if (truth === 0)
    return { low: 0, high: policy.hideZero === true || policy.sensitive === true ? policy.threshold - 1 : 0 };
  if (truth < policy.threshold) return { low: least, high: policy.threshold - 1 };
  const fewPersons = measure.kind !== 'share' && isHiddenAlone(measure, policy);
  return { low: fewPersons ? least : policy.threshold, high: Infinity };
}
