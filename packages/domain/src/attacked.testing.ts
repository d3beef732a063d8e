/**
 * The attacker's notebook: everything one audience has been shown over tree and time, and the sums it is assumed to know. Written from the
 * boards' contents and from what the views show, never from how the product decided, so that the attack is independent of it.
 */
import {
  type Attacker,
  type Cell,
  type CellId,
  type Decision,
  type Measure,
  type Policy,
  recoverable,
  type Sum,
} from '@tavle/disclosure';
import { policyFor } from './hide.ts';
import type { BoardId, IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import type { Point } from './measurement.ts';
import { isRolled } from './roll-up.ts';
import type { Result, World } from './world.ts';

/** One number as it was at some time: the true one. */
interface Noted {
  readonly cell: Cell;
  readonly board: BoardId;
  readonly typed: boolean;
  readonly policy: Policy;
  shown: boolean;
}

/** What was found out that should not have been. */
export interface Loss {
  readonly id: CellId;
  readonly n: number;
}

export interface Notebook {
  /** Takes down how the organisation is now. `seen` gives what the audience sees of a board; everything it sees counts. */
  readonly takeDown: (world: World, seen: (board: BoardId) => readonly Pick<Result, 'indicator' | 'points'>[]) => void;
  /** Numbers that were hidden whenever they were there and can be worked out by somebody who writes `own` boards. */
  readonly attack: (
    attacker?: Attacker,
    own?: readonly BoardId[],
  ) => { readonly lost: readonly Loss[]; readonly undecided: readonly CellId[] };
  readonly hiddenCount: () => number;
  readonly shownCount: () => number;
  /** Boards that have typed a number that is hidden. */
  readonly insiders: () => readonly BoardId[];
  readonly tellAll: () => readonly string[];
}

/** An empty notebook. */
export function openNotebook(): Notebook {
  const numbers = new Map<CellId, Noted>();
  const latest = new Map<string, { readonly id: CellId; readonly print: string }>();
  const sums = new Map<string, Sum>();
  const note: Pages['note'] = (board, { indicator, point, measure, of, policy }) => {
    const place = placeIn(board, indicator.id, point);
    // a total of other boards may be another number: a view that hides it does not tell that it is the same
    const print = JSON.stringify([measure, of]);
    const known = latest.get(place);
    if (known?.print === print) return known.id;
    const id = `${place}#${numbers.size}`;
    const cell = { id, series: 's', unit: place, from: point.start, to: point.end, measure };
    latest.set(place, { id, print });
    numbers.set(id, { cell, board, typed: !isRolled(point), policy, shown: false });
    return id;
  };
  const addSum = (parent: CellId, parts: readonly CellId[], relation: Sum['relation']): void => {
    const sum: Sum = { parent, parts, ...(relation === undefined ? {} : { relation }) };
    sums.set(JSON.stringify(sum), sum);
  };
  return {
    takeDown: (world, seen) => takeDown(world, seen, { note, addSum, numbers }),
    attack: (attacker, own = []) => attackOn([...numbers.values()], [...sums.values()], attacker, own),
    hiddenCount: () => [...numbers.values()].filter(({ shown }) => !shown).length,
    shownCount: () => [...numbers.values()].filter(({ shown }) => shown).length,
    insiders: () => [
      ...new Set([...numbers.values()].filter(({ typed, shown }) => typed && !shown).map(({ board }) => board)),
    ],
    tellAll: () => [
      ...[...numbers.values()].map(
        ({ cell, shown }) => `${cell.id} ${JSON.stringify(cell.measure)} ${shown ? 'shown' : 'hidden'}`,
      ),
      ...[...sums.keys()],
    ],
  };
}

/** A number as it stands in the world; `of`: those below that are in it. */
interface Found {
  readonly indicator: Indicator;
  readonly point: Point;
  readonly measure: Measure;
  readonly of: string;
  readonly policy: Policy;
}

type Pages = {
  readonly note: (board: BoardId, number: Found) => CellId;
  readonly addSum: (parent: CellId, parts: readonly CellId[], relation: Sum['relation']) => void;
  readonly numbers: ReadonlyMap<CellId, Noted>;
};

const placeIn = (board: BoardId, indicator: IndicatorId, point: Point): string =>
  `${board}/${indicator}|${point.start}|${point.end}|${isRolled(point) ? 'sum' : 'own'}`;

function takeDown(world: World, seen: Parameters<Notebook['takeDown']>[1], pages: Pages): void {
  const ids = new Map<Point, CellId>();
  const all = new Map<IndicatorId, { readonly board: BoardId; readonly result: Result }>();
  const indicators = world.tree.boards.flatMap(({ id }) => world.content(id).indicators);
  const hideZero = indicators.some((each) => each.hideZero);
  for (const { id: board } of world.tree.boards) {
    const views = new Map(seen(board).map((view) => [view.indicator.id, view]));
    for (const result of world.results(board)) {
      const { indicator } = result;
      all.set(indicator.id, { board, result });
      for (const point of [...result.points, ...result.rolled]) {
        const measure = countsOf(indicator, point);
        if (measure === undefined) continue;
        const policy = { ...policyFor(indicator, 'public'), hideZero };
        const of = [...outIn(result, point), ...belowIn(world, indicator.id, point)].join(' ');
        const id = ids.get(point) ?? pages.note(board, { indicator, point, measure, of, policy });
        ids.set(point, id);
        const view = views.get(indicator.id)?.points.find((each) => isSame(each, point));
        const noted = pages.numbers.get(id);
        if (noted !== undefined && view?.state === 'shown') noted.shown = true;
      }
    }
  }
  for (const { result } of all.values()) {
    addTreeSums(world, result, all, ids, pages.addSum);
    addTimeSums(result.points, ids, pages.addSum);
  }
}

/** Shorter periods of a number that are not relevant. */
function outIn({ points }: Pick<Result, 'points'>, { start, end }: Point): readonly string[] {
  const within = points.filter((each) => each.start >= start && each.end <= end);
  return within.filter(({ state }) => state === 'notRelevant').map((each) => each.start);
}

/** Who has a number below in the time of a point, and for whom some of it is not relevant. */
function belowIn(
  world: World,
  indicator: IndicatorId,
  { start, end }: Pick<Point, 'start' | 'end'>,
): readonly string[] {
  return world.takers(indicator).flatMap((taker) => {
    const result = world.results(taker.board).find((each) => each.indicator.id === taker.indicator.id);
    const within = (result?.points ?? []).filter((each) => each.start >= start && each.end <= end);
    const has = within.some((each) => each.start === start && each.end === end && each.state === 'shown');
    const out = within.filter(({ state }) => state === 'notRelevant').map((each) => each.start);
    return [
      ...(has || out.length > 0 ? [[indicator, taker.board, has, ...out].join()] : []),
      ...belowIn(world, taker.indicator.id, { start, end }),
    ];
  });
}

const isSame = (a: Point, b: Point): boolean => a.start === b.start && a.end === b.end && isRolled(a) === isRolled(b);

function countsOf({ kind }: Indicator, { state, value, part, whole }: Point): Measure | undefined {
  if (state !== 'shown' || value === null) return undefined;
  if (kind === 'count') return { kind: 'count', n: value, persons: true };
  if (part === null || whole === null) return undefined;
  return { kind: kind === 'rate' ? 'rate' : 'share', part, whole, persons: true };
}

/** What a board sums, or typed although others below have numbers. A total below its parts says nothing. */
function addTreeSums(
  world: World,
  { indicator, points, rolled }: Result,
  all: ReadonlyMap<IndicatorId, { readonly result: Result }>,
  ids: ReadonlyMap<Point, CellId>,
  addSum: Pages['addSum'],
): void {
  const takers = world.takers(indicator.id).flatMap((taker) => all.get(taker.indicator.id)?.result ?? []);
  for (const total of new Set([...points, ...rolled])) {
    const parent = ids.get(total);
    if (parent === undefined) continue;
    const at = takers.map((taker) => taker.points.find((each) => each.start === total.start && each.end === total.end));
    const parts = at.filter((point) => point !== undefined && ids.has(point)).filter((point) => point !== undefined);
    if (parts.length === 0) continue;
    const over = numberOf(total) - parts.reduce((sum, point) => sum + numberOf(point), 0);
    const overWhole = (total.whole ?? 0) - parts.reduce((sum, point) => sum + (point.whole ?? 0), 0);
    if (over < 0 || (indicator.kind === 'share' && (overWhole < 0 || overWhole < over))) continue;
    // who has no number yet may have had some, and nobody knows it was none
    const isComplete = at.every((point) => point?.state === 'notRelevant' || (point !== undefined && ids.has(point)));
    const exact = isComplete && over === 0 && (indicator.kind !== 'share' || overWhole === 0);
    addSum(
      parent,
      parts.flatMap((point) => ids.get(point) ?? []),
      exact ? undefined : 'atLeast',
    );
  }
}

/** A long period that is what its two months are. */
function addTimeSums(points: readonly Point[], ids: ReadonlyMap<Point, CellId>, addSum: Pages['addSum']): void {
  for (const long of points) {
    const inside = points.filter(
      (each) => each !== long && each.start >= long.start && each.end <= long.end && isRolled(each) === isRolled(long),
    );
    const parent = ids.get(long);
    const parts = inside.flatMap((each) => ids.get(each) ?? []);
    if (parent === undefined || parts.length !== 2) continue;
    const over = numberOf(long) - inside.reduce((sum, each) => sum + numberOf(each), 0);
    const overWhole = (long.whole ?? 0) - inside.reduce((sum, each) => sum + (each.whole ?? 0), 0);
    if (over === 0 && overWhole === 0) addSum(parent, parts, undefined);
  }
}

const numberOf = (point: Point): number => point.part ?? point.value ?? 0;

function attackOn(
  numbers: readonly Noted[],
  sums: readonly Sum[],
  attacker: Attacker | undefined,
  own: readonly BoardId[],
) {
  const byId = new Map(numbers.map((noted) => [noted.cell.id, noted]));
  const knows = ({ shown, typed, board }: Noted): boolean => shown || (typed && own.includes(board));
  const decisions = new Map<CellId, Decision>(
    numbers.map((noted) => [noted.cell.id, knows(noted) ? 'shown' : 'hidden']),
  );
  const anything = { threshold: 5 };
  const policyOf = (cell: Cell): Policy => byId.get(cell.id)?.policy ?? anything;
  const { recovered, undecided } = recoverable(
    numbers.map(({ cell }) => cell),
    sums,
    decisions,
    policyOf,
    attacker,
  );
  return { lost: recovered.map(({ id, n }) => ({ id, n })), undecided };
}
