/**
 * Whole numbers within ranges, tied by equations: narrowing by propagation and exhaustive search for a solution. The
 * attacker's tool (`audit.ts`); it shares no step with the decision but the equations themselves.
 */
import type { System } from './equations.ts';

/** Inclusive ranges of all unknowns. */
export type Bounds = { readonly low: Float64Array; readonly high: Float64Array };

/** The system with the constant of each equation. A sum that does not add up keeps its discrepancy: known to all. */
export type Puzzle = { readonly system: System; readonly constants: readonly number[] };

/** What trying other values led to. */
export type Verdict = 'safe' | 'pinned' | 'unsure';

/** Trials before a search starts over in another order; doubled each time. */
const FIRST_LIMIT = 60;
const ATTEMPTS = 9;
/** Looks per equation in one narrowing: unbounded ranges can creep for ever, and wider ranges are only slower. */
const MAX_LOOKS = 12;

type Effort = { steps: number; readonly limit: number; readonly attempt: number };

/** Takes the constants from the true values. */
export function puzzleOf(system: System): Puzzle {
  const constants = system.equations.map(({ unknowns, signs }) =>
    unknowns.reduce((sum, unknown, at) => sum + signs[at]! * system.unknowns[unknown]!.truth, 0),
  );
  return { system, constants };
}

/** Narrows all ranges by the given equations and whatever they touch. False when nothing fits any more. */
export function narrow(puzzle: Puzzle, bounds: Bounds, equations: Iterable<number>): boolean {
  const queue = [...equations];
  const queued = new Set(queue);
  const most = MAX_LOOKS * puzzle.constants.length;
  for (let at = 0; at < queue.length && at < most; at += 1) {
    const index = queue[at]!;
    queued.delete(index);
    if (Number.isNaN(puzzle.constants[index])) continue;
    const moved = narrowBy(puzzle, bounds, index);
    if (moved === undefined) return false;
    for (const { equation } of moved.flatMap((unknown) => puzzle.system.placesOf[unknown]!)) {
      if (queued.has(equation)) continue;
      queued.add(equation);
      queue.push(equation);
    }
  }
  return true;
}

/** One equation: each term lies between what the others leave it. `undefined` when it cannot hold. */
function narrowBy(puzzle: Puzzle, bounds: Bounds, index: number): readonly number[] | undefined {
  const { unknowns, signs } = puzzle.system.equations[index]!;
  const terms = unknowns.map((unknown, at) => {
    const [low, high] = [bounds.low[unknown]!, bounds.high[unknown]!];
    return signs[at]! > 0 ? { low, high } : { low: -high, high: -low };
  });
  const low = finiteSum(terms.map((term) => term.low));
  const high = finiteSum(terms.map((term) => term.high));
  const moved: number[] = [];
  for (const [at, unknown] of unknowns.entries()) {
    const constant = puzzle.constants[index]!;
    const least = constant - without(high, terms[at]!.high, Infinity);
    const most = constant - without(low, terms[at]!.low, -Infinity);
    const [from, to] = signs[at]! > 0 ? [least, most] : [-most, -least];
    if (from > bounds.high[unknown]! || to < bounds.low[unknown]!) return undefined;
    if (from <= bounds.low[unknown]! && to >= bounds.high[unknown]!) continue;
    bounds.low[unknown] = Math.max(from, bounds.low[unknown]!);
    bounds.high[unknown] = Math.min(to, bounds.high[unknown]!);
    moved.push(unknown);
  }
  return moved;
}

type PartialSum = { readonly sum: number; readonly open: number };

function finiteSum(values: readonly number[]): PartialSum {
  const finite = values.filter(Number.isFinite);
  return { sum: finite.reduce((all, value) => all + value, 0), open: values.length - finite.length };
}

function without(total: PartialSum, own: number, infinity: number): number {
  const open = total.open - (Number.isFinite(own) ? 0 : 1);
  if (open > 0) return infinity;
  return Number.isFinite(own) ? total.sum - own : total.sum;
}

/**
 * Tries every other value of one unknown, nearest to the truth first, until one belongs to a solution. Adds everything
 * that differs in that solution to `safe`: it has another value too.
 */
export function tryOthers(
  puzzle: Puzzle,
  start: Bounds,
  target: number,
  safe: Set<number>,
  attempts = ATTEMPTS,
): Verdict {
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const effort: Effort = { steps: 0, limit: FIRST_LIMIT * 2 ** attempt, attempt };
    const found = otherWorld(puzzle, start, target, effort);
    if (found === undefined && effort.steps <= effort.limit) return 'pinned';
    if (found === undefined) continue;
    for (const [index, unknown] of puzzle.system.unknowns.entries()) {
      if (found[index] !== unknown.truth) safe.add(index);
    }
    return 'safe';
  }
  return 'unsure';
}

function otherWorld(puzzle: Puzzle, start: Bounds, target: number, effort: Effort): Float64Array | undefined {
  const { truth } = puzzle.system.unknowns[target]!;
  for (const value of nearest(truth, start.low[target]!, start.high[target]!)) {
    if (value === truth) continue;
    const bounds = assume(puzzle, start, target, value);
    const found = bounds === undefined ? undefined : solve(puzzle, bounds, effort);
    effort.steps += 1;
    if (found !== undefined || effort.steps > effort.limit) return found;
  }
  return undefined;
}

/** All whole numbers in a range, nearest to `middle` first; without end when the range has none. */
function* nearest(middle: number, low: number, high: number): Generator<number> {
  const from = Math.min(Math.max(middle, low), high);
  yield from;
  for (let away = 1; from - away >= low || from + away <= high; away += 1) {
    if (from + away <= high) yield from + away;
    if (from - away >= low) yield from - away;
  }
}

function assume(puzzle: Puzzle, bounds: Bounds, unknown: number, value: number): Bounds | undefined {
  const next: Bounds = { low: bounds.low.slice(), high: bounds.high.slice() };
  next.low[unknown] = value;
  next.high[unknown] = value;
  const places = puzzle.system.placesOf[unknown]!.map(({ equation }) => equation);
  return narrow(puzzle, next, places) ? next : undefined;
}

/**
 * One whole-number solution within the ranges. Everything is as near the truth as it can be; an equation that fails
 * then must have one of its open numbers elsewhere, and all its values are tried.
 */
function solve(puzzle: Puzzle, bounds: Bounds, effort: Effort): Float64Array | undefined {
  effort.steps += 1;
  if (effort.steps > effort.limit) return undefined;
  const world = worldNearTruth(puzzle, bounds);
  const broken = mostCramped(puzzle, bounds, world);
  if (broken === undefined) return world;
  const choice = easiestMend(puzzle, bounds, world, broken, effort.attempt);
  if (choice === undefined) return undefined;
  const { unknown, mended } = choice;
  for (const value of nearest(mended, bounds.low[unknown]!, bounds.high[unknown]!)) {
    const next = assume(puzzle, bounds, unknown, value);
    const found = next === undefined ? undefined : solve(puzzle, next, effort);
    effort.steps += 1;
    if (found !== undefined || effort.steps > effort.limit) return found;
  }
  return undefined;
}

/** The open number whose change mends the equation and disturbs fewest others; later attempts stray from that. */
function easiestMend(
  puzzle: Puzzle,
  bounds: Bounds,
  world: Float64Array,
  broken: { readonly equation: number; readonly left: number },
  attempt: number,
) {
  const { unknowns, signs } = puzzle.system.equations[broken.equation]!;
  let best: { readonly unknown: number; readonly mended: number; readonly cost: number } | undefined;
  for (const [at, unknown] of unknowns.entries()) {
    const [low, high] = [bounds.low[unknown]!, bounds.high[unknown]!];
    if (low === high) continue;
    const mended = world[unknown]! - signs[at]! * broken.left;
    const by = mended - world[unknown]!;
    const disturbed = puzzle.system.placesOf[unknown]!.map(({ equation, sign }) => {
      const left = leftOf(puzzle, world, equation);
      return Math.abs(left + sign * by) - Math.abs(left);
    });
    const cost =
      disturbed.reduce((all, more) => all + more, 0) +
      (mended < low || mended > high ? 1000 : 0) +
      stray(unknown, attempt);
    if (best === undefined || cost < best.cost) best = { unknown, mended, cost };
  }
  return best;
}

function stray(unknown: number, attempt: number): number {
  return attempt === 0 ? 0 : (Math.imul(unknown + 1, 2654435761 + 97 * attempt) >>> 16) % (1 + attempt);
}

/** By how much an equation fails in a world; 0 where a number is missing. */
function leftOf(puzzle: Puzzle, world: Float64Array, equation: number): number {
  const { unknowns, signs } = puzzle.system.equations[equation]!;
  let left = -puzzle.constants[equation]!;
  for (const [at, unknown] of unknowns.entries()) left += signs[at]! * world[unknown]!;
  return Number.isNaN(left) ? 0 : left;
}

function worldNearTruth(puzzle: Puzzle, bounds: Bounds): Float64Array {
  return Float64Array.from(puzzle.system.unknowns, ({ truth }, index) =>
    Math.min(Math.max(Number.isFinite(truth) ? truth : 0, bounds.low[index]!), bounds.high[index]!),
  );
}

/** Of the equations that fail in this world, the one with fewest open numbers, and by how much it fails. */
function mostCramped(puzzle: Puzzle, bounds: Bounds, world: Float64Array) {
  let best: { readonly equation: number; readonly left: number; readonly open: number } | undefined;
  for (const [equation, { unknowns }] of puzzle.system.equations.entries()) {
    const left = leftOf(puzzle, world, equation);
    if (left === 0) continue;
    const open = unknowns.filter((unknown) => bounds.low[unknown]! < bounds.high[unknown]!).length;
    if (best === undefined || open < best.open) best = { equation, left, open };
  }
  return best;
}
