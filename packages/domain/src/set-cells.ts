/**
 * The numbers of one connected set as cells, and the sums that tie them: over the tree (what a board sums from below, and what it typed
 * although others below have numbers too) and over time (a year and its quarters). From true values, before anything is hidden (SMALL5).
 */
import { type Cell, type Measure, restsInTree, type Sum, sumsInTime, sumsInTree } from '@tavle/disclosure';
import type { Member } from './connected.ts';
import { isPublicAlready, measureOf } from './hide.ts';
import { placeOf, type SeriesId } from './ledger.ts';
import type { Point } from './measurement.ts';
import { isRolled } from './roll-up.ts';
import type { Result, World } from './world.ts';

/** One number of a set, in the words of the rule. */
export interface PlacedCell {
  readonly member: Member;
  readonly place: string;
  readonly start: string;
  readonly end: string;
  readonly measure: Measure;
  /** Summed from numbers of other kinds: no sum can be written down, so it is not shown. */
  readonly mixed: boolean;
}

/** Everything of a set that the rule has to look at. Means and medians stand alone: they are in no sum. */
export function placedCells(world: World, members: readonly Member[]): readonly PlacedCell[] {
  const results = resultsBySeries(world, members);
  return members.flatMap((member) => {
    const result = results.get(member.series);
    if (result === undefined) return [];
    const typed = result.points.filter((point) => !isRolled(point));
    return [...typed, ...result.rolled].flatMap((point): PlacedCell[] => {
      const measure = measureOf(member.indicator, point);
      if (measure === undefined || isPublicAlready(member.indicator, point)) return [];
      const { start, end } = point;
      const mixed = isRolled(point) && takingAt(results, member, point).some(({ kind }) => kind !== measure.kind);
      return [{ member, place: placeOf(point), start, end, measure, mixed }];
    });
  });
}

/** The sums of a set; `idOf` names the present number at a place. Remainders are what anybody can work out and nobody reports. */
export function sumsOfSet(
  world: World,
  members: readonly Member[],
  cells: readonly PlacedCell[],
  idOf: (cell: PlacedCell) => string,
): { readonly sums: readonly Sum[]; readonly remainders: readonly Cell[] } {
  const results = resultsBySeries(world, members);
  const bySeries = new Map(members.map((member) => [member.series, member]));
  const added = cells.filter(({ measure }) => measure.kind !== 'value').map((cell) => cellOf(cell, idOf(cell)));
  const partsOf = (unit: string, cell: Cell): readonly string[] => {
    const member = bySeries.get(unit.replace(/\|s$/, '') as SeriesId);
    if (member === undefined) return [];
    return takingAt(results, member, { start: cell.from, end: cell.to }).map(({ unit: below }) => below);
  };
  const time = sumsInTime(added);
  const rests = restsInTree(added, partsOf);
  return {
    sums: [...sumsInTree(added, partsOf), ...time.sums, ...rests.sums],
    remainders: [...time.remainders, ...rests.remainders],
  };
}

/** A placed cell as the rule knows it. Typed and summed numbers of a series are two units: the one may stand beside the other. */
export function cellOf({ member, place, start, end, measure, mixed }: PlacedCell, id: string): Cell {
  const unit = place.endsWith('s') ? `${member.series}|s` : member.series;
  return { id, series: 'set', unit, from: start, to: end, measure, ...(mixed ? { withheld: true } : {}) };
}

function resultsBySeries(world: World, members: readonly Member[]): ReadonlyMap<SeriesId, Result> {
  return new Map(
    members.flatMap(({ board, indicator, series }) => {
      const found = world.results(board).find((result) => result.indicator.id === indicator.id);
      return found === undefined ? [] : [[series, found] as const];
    }),
  );
}

/** The numbers below that count in a period: each taker's own, or its sum; not those for whom the period is not relevant. */
function takingAt(
  results: ReadonlyMap<SeriesId, Result>,
  { takers }: Member,
  { start, end }: Pick<Point, 'start' | 'end'> | { readonly start: string; readonly end: string },
): readonly { readonly unit: string; readonly kind: Measure['kind'] | undefined }[] {
  return takers.flatMap((series) => {
    const result = results.get(series);
    const point = result?.points.find((each) => each.start === start && each.end === end);
    if (result === undefined || point?.state === 'notRelevant') return [];
    const unit = point !== undefined && isRolled(point) ? `${series}|s` : series;
    return [{ unit, kind: point && measureOf(result.indicator, point)?.kind }];
  });
}
