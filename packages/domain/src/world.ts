/**
 * Everything derivation reads: the tree and the boards' summaries, indexed once per pass. Nothing here comes from another board's
 * given (CHAIN3), so one pass over the summaries is enough and there are no loops.
 */
import { type Assessment, assess } from './assess.ts';
import type { GoalResponse } from './chain.ts';
import { emptyContent, type BoardContent } from './content.ts';
import { decideHiding, type FormerHiding, type Hiding } from './hiding.ts';
import type { BoardId, GoalId, IndicatorId, UnitId } from './ids.ts';
import type { Indicator, Phase, Target } from './indicator.ts';
import { type Point, pointsOf } from './measurement.ts';
import { ancestorsOf, type Board, boardOf, descendantsOf, type Tree, type Unit, unitOf } from './organisation.ts';
import { ownOrRolled, type Part, type RolledPoint, rollsUp, rollUp } from './roll-up.ts';
import type { Summary } from './summary.ts';

/** An indicator with all that is shown of it. */
export interface Result {
  readonly indicator: Indicator;
  readonly targets: readonly Target[];
  readonly phases: readonly Phase[];
  readonly points: readonly (Point | RolledPoint)[];
  readonly rolled: readonly RolledPoint[];
  readonly assessment: Assessment;
}

/** A unit and its board. */
export interface Place {
  readonly board: Board;
  readonly unit: Unit;
}

export interface World {
  readonly tree: Tree;
  content(board: BoardId): BoardContent;
  place(board: BoardId): Place | undefined;
  /** Boards above, nearest first. Units without a board are passed over. */
  above(board: BoardId): readonly Place[];
  /** Boards below, parents before children. */
  below(board: BoardId): readonly Place[];
  /** The board's own responses to a goal from above. */
  responses(board: BoardId, goal: GoalId): readonly GoalResponse[];
  /** Every indicator of the board with points (own or rolled up) and marks. */
  results(board: BoardId): readonly Result[];
  /** Who measures an indicator from above and counts in its sums. */
  takers(indicator: IndicatorId): readonly Taker[];
  /** Which numbers about persons are hidden; decided when first asked, once. */
  hiding(): Hiding;
}

/**
 * Indexes summaries for one pass of derivation. The value is only good as long as tree and summaries stay the same. `former` is what was
 * decided on small numbers before; without it nothing has been shown to anybody.
 */
export function createWorld(
  tree: Tree,
  summaries: ReadonlyMap<BoardId, Summary>,
  former: FormerHiding = { ledger: new Map() },
): World {
  const none = emptyContent(0);
  const content = (board: BoardId): BoardContent => summaries.get(board)?.content ?? none;
  const places = placesOf(tree);
  const adopters = adoptersOf(tree, content);
  const points = (board: BoardId, indicator: Indicator, seen: ReadonlySet<IndicatorId>): Points => {
    const own = pointsOf(indicator, content(board).measurements);
    if (!rollsUp(indicator) || seen.has(indicator.id)) return { own, rolled: [] };
    const deeper = new Set([...seen, indicator.id]);
    const parts: Part[] = (adopters.get(indicator.id) ?? []).map((taker) => {
      const found = points(taker.board, taker.indicator, deeper);
      return { board: taker.board, points: ownOrRolled(found.own, found.rolled) };
    });
    return { own, rolled: rollUp(indicator, parts) };
  };
  const resultsOf = (board: BoardId): readonly Result[] =>
    content(board).indicators.map((indicator) =>
      resultFrom(content(board), indicator, points(board, indicator, new Set())),
    );
  let hiding: Hiding | undefined;
  const world: World = {
    tree,
    content,
    place: (board) => places.get(board),
    above: once((board) => placesAmong(places, tree, ancestorsOf, board)),
    below: once((board) => placesAmong(places, tree, descendantsOf, board)),
    responses: (board, goal) => content(board).responses.filter((response) => response.parentGoal === goal),
    results: once(resultsOf),
    takers: (indicator) => adopters.get(indicator) ?? [],
    hiding: () => {
      hiding ??= decideHiding(world, former);
      return hiding;
    },
  };
  return world;
}

/** Remembers each board's answer for as long as the world lives. */
function once<T>(answer: (board: BoardId) => T): (board: BoardId) => T {
  const known = new Map<BoardId, T>();
  return (board) => {
    const before = known.get(board);
    if (before !== undefined) return before;
    const now = answer(board);
    known.set(board, now);
    return now;
  };
}

interface Points {
  readonly own: readonly Point[];
  readonly rolled: readonly RolledPoint[];
}

/** An indicator of one board's content with its points and marks; `rolled` are the sums from below, if any. */
export function resultFrom(content: BoardContent, indicator: Indicator, { own, rolled }: Points): Result {
  const targets = content.targets.filter((target) => target.indicator === indicator.id);
  const phases = content.phases.filter((phase) => phase.indicator === indicator.id);
  const points = ownOrRolled(own, rolled);
  return { indicator, targets, phases, points, rolled, assessment: assess(indicator, points, targets, phases) };
}

/** The marks of a curve: what is told of it when not every number is. */
export type Marks = Pick<Assessment, 'variation' | 'because' | 'levels'>;

/**
 * The results of a board from its own content and the sums its given brings: what the board's own screen shows. `marks` are those of true
 * values, for curves with sums that are hidden from the board's own people too: every screen says the same of a curve (SIGN2, SMALL5).
 */
export function resultsFrom(
  content: BoardContent,
  rolled: ReadonlyMap<IndicatorId, readonly RolledPoint[]>,
  marks: ReadonlyMap<IndicatorId, Marks> = new Map(),
): readonly Result[] {
  return content.indicators
    .filter((indicator) => indicator.stage !== 'retired')
    .map((indicator) => {
      const points = { own: pointsOf(indicator, content.measurements), rolled: rolled.get(indicator.id) ?? [] };
      const result = resultFrom(content, indicator, points);
      const told = marks.get(indicator.id);
      return told === undefined ? result : { ...result, assessment: { ...result.assessment, ...told } };
    });
}

function placesOf(tree: Tree): ReadonlyMap<BoardId, Place> {
  const places = new Map<BoardId, Place>();
  for (const board of tree.boards) {
    const unit = unitOf(tree, board.unit);
    if (unit) places.set(board.id, { board, unit });
  }
  return places;
}

function placesAmong(
  places: ReadonlyMap<BoardId, Place>,
  tree: Tree,
  walk: (tree: Tree, unit: UnitId) => readonly Unit[],
  board: BoardId,
): readonly Place[] {
  const unit = boardOf(tree, board)?.unit;
  if (unit === undefined) return [];
  const order = walk(tree, unit).map((found) => found.id);
  return [...places.values()]
    .filter((place) => order.includes(place.unit.id))
    .sort((a, b) => order.indexOf(a.unit.id) - order.indexOf(b.unit.id) || (a.board.id < b.board.id ? -1 : 1));
}

/** A board's indicator that repeats the measure of one above. */
export interface Taker {
  readonly board: BoardId;
  readonly indicator: Indicator;
}

/** Who measures an indicator from above: only boards below the indicator's own board count (CHAIN8 taking part). */
function adoptersOf(tree: Tree, content: (board: BoardId) => BoardContent): ReadonlyMap<IndicatorId, readonly Taker[]> {
  const home = new Map<IndicatorId, UnitId>();
  for (const board of tree.boards)
    for (const indicator of content(board.id).indicators) home.set(indicator.id, board.unit);
  const takers = new Map<IndicatorId, Taker[]>();
  for (const board of tree.boards) {
    const above = new Set(ancestorsOf(tree, board.unit).map((unit) => unit.id));
    for (const indicator of content(board.id).indicators) {
      const from = indicator.adopts === null ? undefined : home.get(indicator.adopts);
      if (indicator.adopts === null || from === undefined || !above.has(from)) continue;
      takers.set(indicator.adopts, [...(takers.get(indicator.adopts) ?? []), { board: board.id, indicator }]);
    }
  }
  return takers;
}
