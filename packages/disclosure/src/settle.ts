/**
 * One period's secondary hiding (SMALL2): grow the hidden set until every remainder is large enough and every hidden
 * number has an exchange. Only cells ending with the period are hidden here; see `decide.ts` for why.
 */
import type { Cell, CellId, Policy } from './cell.ts';
import { type Equation, type IndexedSum, quantitiesOf, type System, WHOLE } from './equations.ts';
import { type Exchange, findExchange, type Ground, keeps, type Standing } from './exchange.ts';
import { magnitudeOf, mustBeUncertain, type Range, rangeOf, type Strictness } from './range.ts';
import { smallRemainder } from './remainder.ts';

/** Cells one search may hide at once before it falls back to hiding the nearest and searching again. */
const MAX_OPENED = 4;
/** The long search: cells it may hide at once, and ways to set out. */
const LONG_OPENED: readonly number[] = [6, 9, 14];
const VARIANTS = 24;
/** Steps of one decision after which searches are short: more is hidden instead, slow is never unsafe. */
export const LONG_STEPS = 6_000;
const STRICTNESSES: readonly Strictness[] = ['strict', 'loose', 'plain'];

/** The hidden set while it grows, and the proofs so far. */
export type Work = {
  readonly system: System;
  readonly policies: readonly Policy[];
  readonly forInsider: boolean;
  readonly effort: { steps: number };
  readonly published: ReadonlySet<CellId>;
  readonly hidden: boolean[];
  /** Hidden for another's sake. */
  readonly secondary: Set<number>;
  /** Per unknown the proof that holds for it, and every exchange ever found that moves it. */
  readonly exchangeOf: (Exchange | undefined)[];
  readonly movedBy: Map<number, Exchange[]>;
  /** Numbers whose only other world is a plain one. */
  readonly guessable: Set<number>;
  readonly exposed: Set<number>;
  /** Unknowns that still need an exchange. */
  readonly pending: Set<number>;
};

export type Period = {
  readonly to: string;
  readonly cells: readonly number[];
  readonly equations: readonly Equation[];
  readonly sums: readonly IndexedSum[];
};

/** Settles one period; periods must come in order. */
export function settlePeriod(work: Work, period: Period): void {
  for (const cell of period.cells) if (work.hidden[cell]) require(work, cell);
  for (const equation of period.equations) dropBroken(work, equation);
  let before: number;
  do {
    before = work.secondary.size;
    for (const sum of period.sums) widen(work, period, sum);
    for (const unknown of [...work.pending].sort((a, b) => a - b)) secure(work, period, unknown);
  } while (work.pending.size > 0 || work.secondary.size > before);
  for (const cell of [...work.exposed]) retry(work, period, cell);
}

function require(work: Work, cell: number): void {
  if (work.published.has(work.system.cells[cell]!.id)) {
    work.exposed.add(cell);
    return;
  }
  for (const unknown of work.system.unknownsOf[cell]!) {
    if (isRequired(work, unknown) && work.exchangeOf[unknown] === undefined) work.pending.add(unknown);
  }
}

function isRequired(work: Work, unknown: number): boolean {
  const { cell, role, truth } = work.system.unknowns[unknown]!;
  const of = work.system.cells[cell]!;
  const policy = work.policies[cell]!;
  return mustBeUncertain(of, truth, policy, rangeOf(of, role, truth, policy, 'loose'));
}

function hide(work: Work, cell: number): void {
  work.hidden[cell] = true;
  work.secondary.add(cell);
  require(work, cell);
}

/** A new sum may contradict an older other world; the numbers it vouched for then need a new one. */
function dropBroken(work: Work, equation: Equation): void {
  for (const exchange of equation.unknowns.flatMap((unknown) => work.movedBy.get(unknown) ?? [])) {
    if (keeps(exchange, equation)) continue;
    for (const moved of exchange.changes.keys()) {
      if (work.exchangeOf[moved] !== exchange) continue;
      work.exchangeOf[moved] = undefined;
      work.guessable.delete(moved);
      if (work.system.unknowns[moved]!.cell >= 0 && isRequired(work, moved)) work.pending.add(moved);
    }
  }
}

function standingOf(work: Work, period: Period, cell: number): Standing {
  const { id, to, measure } = work.system.cells[cell]!;
  if (work.published.has(id)) return 'fixed';
  if (work.hidden[cell]) return 'hidden';
  return to === period.to && measure.persons && sizeOf(measure) > 0 ? 'openable' : 'fixed';
}

function sizeOf(measure: Cell['measure']): number {
  return quantitiesOf(measure).at(-1) ?? 0;
}

/** Smaller orders of magnitude first; within one, the id decides, so that the choice tells little about the value. */
function weightOf(work: Work, cell: number): number {
  return magnitudeOf(sizeOf(work.system.cells[cell]!.measure), work.policies[cell]!.threshold);
}

function isSmallRemainder(work: Work, period: Period, sum: IndexedSum): boolean {
  if (work.forInsider) return false;
  const policy = work.policies[sum.parent]!;
  return smallRemainder(work.system, sum, (cell) => work.hidden[cell] === true, policy, period.to);
}

/**
 * Hides one more cell of a sum: the smallest non-zero sibling, else the total; first those that make the remainder
 * large enough, and only such as can stay secret.
 */
function hideOneIn(work: Work, period: Period, sum: IndexedSum): boolean {
  const open = (cell: number): boolean => standingOf(work, period, cell) === 'openable';
  const siblings = byWeight(work, sum.parts.filter(open));
  const { yes, no } = {
    yes: [],
    no: [],
    ...Object.groupBy(siblings, (cell) => (wouldDo(work, period, sum, cell) ? 'yes' : 'no')),
  };
  const choices = [...yes, ...no, ...(open(sum.parent) ? [sum.parent] : [])];
  return choices.some((cell) => hideIfUseful(work, period, cell));
}

function wouldDo(work: Work, period: Period, sum: IndexedSum, cell: number): boolean {
  const isHidden = (other: number): boolean => other === cell || work.hidden[other] === true;
  return !smallRemainder(work.system, sum, isHidden, work.policies[sum.parent]!, period.to);
}

function byWeight(work: Work, cells: readonly number[]): readonly number[] {
  return cells.toSorted((a, b) => weightOf(work, a) - weightOf(work, b) || a - b);
}

/** Hides a cell unless it could be worked out all the same (a year whose months are all read already). */
function hideIfUseful(work: Work, period: Period, cell: number): boolean {
  const assumed = new Set([cell]);
  const found: Found[] = [];
  for (const unknown of work.system.unknownsOf[cell]!) {
    if (!isRequired(work, unknown) || found.some(({ exchange }) => exchange.changes.has(unknown))) continue;
    const next = search(work, period, unknown, assumed);
    if (next === undefined) return false;
    for (const opened of next.exchange.opened) assumed.add(opened);
    found.push(next);
  }
  for (const next of found) vouch(work, next);
  for (const hidden of assumed) hide(work, hidden);
  return true;
}

function widen(work: Work, period: Period, sum: IndexedSum): void {
  while (isSmallRemainder(work, period, sum)) {
    if (hideOneIn(work, period, sum)) continue;
    for (const part of sum.parts) if (work.hidden[part]) work.exposed.add(part);
    return;
  }
}

function groundOf(
  work: Work,
  period: Period,
  start: number,
  strictness: Strictness,
  assumed: ReadonlySet<number>,
): Ground {
  const wholesKnown = strictness !== 'plain' && isWithinKnownWhole(work, start);
  return {
    system: work.system,
    effort: work.effort,
    isActive: (equation) => equation.last <= period.to,
    standingOf: (cell) => (assumed.has(cell) ? 'hidden' : standingOf(work, period, cell)),
    weightOf: (cell) => weightOf(work, cell),
    rangeOf: (unknown) => rangeIn(work, unknown, strictness, wholesKnown),
  };
}

function rangeIn(work: Work, unknown: number, strictness: Strictness, wholesKnown: boolean): Range {
  const { cell, role, truth } = work.system.unknowns[unknown]!;
  if (cell < 0) return { low: 0, high: Infinity };
  if (wholesKnown && isKnownWhole(work, unknown)) return { low: truth, high: truth };
  return rangeOf(work.system.cells[cell]!, role, truth, work.policies[cell]!, strictness);
}

/** Large denominators are told in many places (discharges, beds): a numerator must stay secret with them known. */
function isKnownWhole(work: Work, unknown: number): boolean {
  const { cell, role, truth } = work.system.unknowns[unknown]!;
  return cell >= 0 && role === WHOLE && truth >= work.policies[cell]!.threshold;
}

function isWithinKnownWhole(work: Work, unknown: number): boolean {
  const { cell, role } = work.system.unknowns[unknown]!;
  const whole = cell < 0 ? undefined : work.system.unknownsOf[cell]![WHOLE];
  return whole !== undefined && role !== WHOLE && isKnownWhole(work, whole);
}

/** Gives one number an exchange, hiding what that takes: a little, then a lot, then all that is connected. */
function secure(work: Work, period: Period, unknown: number): void {
  if (!work.pending.has(unknown)) return;
  const { cell } = work.system.unknowns[unknown]!;
  let found = search(work, period, unknown) ?? searchLong(work, period, unknown, work.forInsider ? [] : LONG_OPENED);
  if (found === undefined && !work.forInsider) {
    for (const near of connectedOpen(work, period, cell)) hide(work, near);
    found = search(work, period, unknown) ?? searchLong(work, period, unknown, [0]);
  }
  work.pending.delete(unknown);
  if (found === undefined) work.exposed.add(cell);
  else settleOn(work, found);
}

function settleOn(work: Work, found: Found): void {
  vouch(work, found);
  for (const opened of found.exchange.opened) hide(work, opened);
}

/** What was given up may have been helped by what was hidden since. */
function retry(work: Work, period: Period, cell: number): void {
  if (work.published.has(work.system.cells[cell]!.id)) return;
  for (const unknown of work.system.unknownsOf[cell]!) {
    if (!isRequired(work, unknown) || work.exchangeOf[unknown] !== undefined) continue;
    const found = searchLong(work, period, unknown, [0]);
    if (found === undefined) return;
    vouch(work, found);
  }
  const sums = work.system.sumsWith[cell]!.filter((sum) => sum.last <= period.to);
  if (!sums.some((sum) => isSmallRemainder(work, period, sum))) work.exposed.delete(cell);
}

type Found = { readonly exchange: Exchange; readonly strictness: Strictness };
/**
 * Looks for an exchange hiding none, then one, then two more cells …; the strongest kind first. `assumed`: cells to
 * treat as hidden on trial.
 */
function search(
  work: Work,
  period: Period,
  unknown: number,
  assumed: ReadonlySet<number> = new Set(),
): Found | undefined {
  for (const strictness of work.forInsider ? (['plain'] as const) : STRICTNESSES) {
    const ground = groundOf(work, period, unknown, strictness, assumed);
    const most = work.effort.steps < LONG_STEPS ? MAX_OPENED : 1;
    for (let budget = 0; budget <= most; budget += 1) {
      const exchange = findExchange(ground, unknown, budget);
      if (exchange !== undefined) return { exchange, strictness };
    }
  }
  return undefined;
}

/** When the usual search has failed: more cells at once, the weakest kind of proof, many ways to set out. */
function searchLong(work: Work, period: Period, unknown: number, budgets: readonly number[]): Found | undefined {
  const ground = groundOf(work, period, unknown, 'plain', new Set());
  for (const budget of budgets) {
    for (let variant = 0; variant < VARIANTS && work.effort.steps < LONG_STEPS; variant += 1) {
      const exchange = findExchange(ground, unknown, budget, variant);
      if (exchange !== undefined) return { exchange, strictness: 'plain' };
    }
  }
  return undefined;
}

/** Takes an exchange as proof for all it moves that has none, or only a plain one. */
function vouch(work: Work, { exchange, strictness }: Found): void {
  const movesWholes = strictness !== 'plain' && [...exchange.changes.keys()].some((moved) => isKnownWhole(work, moved));
  for (const moved of exchange.changes.keys()) {
    const known = work.movedBy.get(moved);
    if (known === undefined) work.movedBy.set(moved, [exchange]);
    else known.push(exchange);
    if (movesWholes && isWithinKnownWhole(work, moved)) continue;
    const better = work.guessable.has(moved) && strictness !== 'plain';
    if (work.exchangeOf[moved] !== undefined && !better) continue;
    work.exchangeOf[moved] = exchange;
    work.pending.delete(moved);
    if (strictness === 'plain') work.guessable.add(moved);
    else work.guessable.delete(moved);
  }
}

/** Every cell that can still be hidden and is tied to the given one by sums in use. */
function connectedOpen(work: Work, period: Period, start: number): readonly number[] {
  const seen = new Set([start]);
  for (const cell of seen) {
    for (const near of neighboursOf(work, period, cell)) seen.add(near);
  }
  return [...seen].filter((cell) => standingOf(work, period, cell) === 'openable').sort((a, b) => a - b);
}

function neighboursOf(work: Work, period: Period, cell: number): readonly number[] {
  const sums = work.system.sumsWith[cell]!.filter((sum) => sum.last <= period.to);
  return sums.flatMap((sum) => [sum.parent, ...sum.parts]);
}
