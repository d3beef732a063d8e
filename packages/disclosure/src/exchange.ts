/**
 * The proof that a hidden number cannot be worked out: another world. An exchange moves some hidden numbers by one so
 * that every sum still holds and every number stays in its range; whoever sees only the shown cells cannot tell that
 * world from the true one. Finding one certifies every number it moves, and hiding more never takes it away.
 */
import type { Equation, System } from './equations.ts';
import type { Range } from './range.ts';

/** A possible other world: by how much each unknown differs, and which shown cells must be hidden for it. */
export type Exchange = { readonly changes: ReadonlyMap<number, number>; readonly opened: readonly number[] };

/** How a cell may take part in an exchange. */
export type Standing = 'fixed' | 'hidden' | 'openable';

/** What the search may use. */
export type Ground = {
  readonly system: System;
  readonly isActive: (equation: Equation) => boolean;
  readonly standingOf: (cell: number) => Standing;
  readonly rangeOf: (unknown: number) => Range;
  /** Lower is hidden first. */
  readonly weightOf: (cell: number) => number;
  /** Steps taken so far, by all searches of one decision. */
  readonly effort: { steps: number };
};

/** Attempts in one search. Above it more is hidden, and in the end the number is named: slow is never unsafe. */
const MAX_STEPS = 400;

type Trail = {
  readonly ground: Ground;
  readonly changes: Map<number, number>;
  readonly residual: Map<number, number>;
  readonly opened: number[];
  readonly budget: number;
  readonly variant: number;
  steps: number;
};

type Move = {
  readonly unknown: number;
  readonly by: number;
  readonly opens: boolean;
  readonly gain: number;
  readonly weight: number;
};

/**
 * An exchange that moves `start`, hiding at most `budget` cells that are shown now; `undefined` when none was found.
 * Deterministic: cheapest cells first, ties by the order of ids. A `variant` above 0 prefers other ways, repeatably.
 */
export function findExchange(ground: Ground, start: number, budget: number, variant = 0): Exchange | undefined {
  for (const by of [1, -1]) {
    const trail: Trail = { ground, changes: new Map(), residual: new Map(), opened: [], budget, variant, steps: 0 };
    if (!fits(trail, start, by)) continue;
    apply(trail, start, by);
    const isFound = balance(trail);
    ground.effort.steps += trail.steps;
    if (isFound) return { changes: trail.changes, opened: trail.opened };
  }
  return undefined;
}

/** True when the exchange leaves the given equation as it was. */
export function keeps(exchange: Exchange, equation: Equation): boolean {
  let sum = 0;
  for (const [at, unknown] of equation.unknowns.entries()) {
    sum += equation.signs[at]! * (exchange.changes.get(unknown) ?? 0);
  }
  return sum === 0;
}

function balance(trail: Trail): boolean {
  if (trail.residual.size === 0) return true;
  if (trail.steps >= MAX_STEPS) return false;
  for (const move of fewestMoves(trail)) {
    trail.steps += 1;
    const cell = trail.ground.system.unknowns[move.unknown]!.cell;
    if (move.opens) trail.opened.push(cell);
    apply(trail, move.unknown, move.by);
    if (balance(trail)) return true;
    apply(trail, move.unknown, -move.by);
    trail.changes.delete(move.unknown);
    if (move.opens) trail.opened.pop();
    if (trail.steps >= MAX_STEPS) return false;
  }
  return false;
}

function apply(trail: Trail, unknown: number, by: number): void {
  const { system, isActive } = trail.ground;
  trail.changes.set(unknown, by);
  for (const { equation, sign } of system.placesOf[unknown]!) {
    if (!isActive(system.equations[equation]!)) continue;
    const left = (trail.residual.get(equation) ?? 0) + sign * by;
    if (left === 0) trail.residual.delete(equation);
    else trail.residual.set(equation, left);
  }
}

/** The moves for the broken equation that has fewest: the place where a dead end shows soonest. */
function fewestMoves(trail: Trail): readonly Move[] {
  let best: Move[] | undefined;
  for (const [index, left] of trail.residual) {
    const moves = movesFor(trail, trail.ground.system.equations[index]!, left);
    if (best === undefined || moves.length < best.length) best = moves;
    if (best.length === 0) return best;
  }
  return (best ?? []).sort(
    (a, b) => Number(a.opens) - Number(b.opens) || b.gain - a.gain || a.weight - b.weight || a.unknown - b.unknown,
  );
}

function movesFor(trail: Trail, equation: Equation, left: number): Move[] {
  const { system, weightOf } = trail.ground;
  const moves: Move[] = [];
  for (const [at, unknown] of equation.unknowns.entries()) {
    const by = -left * equation.signs[at]!;
    if (trail.changes.has(unknown) || !fits(trail, unknown, by)) continue;
    const { cell } = system.unknowns[unknown]!;
    const opens = cell >= 0 && trail.ground.standingOf(cell) === 'openable' && !trail.opened.includes(cell);
    if (opens && trail.opened.length >= trail.budget) continue;
    moves.push({
      unknown,
      by,
      opens,
      gain: gainOf(trail, unknown, by) + stray(unknown, trail.variant),
      weight: cell < 0 ? 0 : weightOf(cell),
    });
  }
  return moves;
}

function fits(trail: Trail, unknown: number, by: number): boolean {
  const { cell, truth } = trail.ground.system.unknowns[unknown]!;
  if (cell >= 0 && trail.ground.standingOf(cell) === 'fixed') return false;
  if (!Number.isFinite(truth)) return true;
  const { low, high } = trail.ground.rangeOf(unknown);
  return truth + by >= low && truth + by <= high;
}

/** Equations mended minus equations broken. */
function gainOf(trail: Trail, unknown: number, by: number): number {
  const { system, isActive } = trail.ground;
  let gain = 0;
  for (const { equation, sign } of system.placesOf[unknown]!) {
    if (!isActive(system.equations[equation]!)) continue;
    const left = trail.residual.get(equation);
    if (left === undefined) gain -= 1;
    else if (left + sign * by === 0) gain += 1;
  }
  return gain;
}

/** A fixed, arbitrary preference, so that a search that got lost can set out differently. */
function stray(unknown: number, variant: number): number {
  return variant === 0 ? 0 : ((Math.imul(unknown + 1, 40503 * variant + 7) >>> 7) % 5) / 2;
}
