/**
 * The numbers of one connected set as cells, and the sums that tie them: over the tree (what a board sums from below, and what it typed
 * although others below have numbers too) and over time (a year and its quarters). From true values, before anything is hidden (SMALL5).
 */
import { type Cell, type Measure, restsInTree, type Sum, sumsInTime, sumsInTree } from '@tavle/disclosure';
import type { Member } from './connected.ts';
import { isPublicAlready, measureOf } from './hide.ts';
import { placeOf, type SeriesId } from './ledger.ts';
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
  const takersOf = takersAmong(members);
  return members.flatMap((member) => {
    const result = results.get(member.series);
    if (result === undefined) return [];
    const typed = result.points.filter((point) => !isRolled(point));
    return [...typed, ...result.rolled].flatMap((point): PlacedCell[] => {
      const measure = measureOf(member.indicator, point);
      if (measure === undefined || isPublicAlready(member.indicator, point)) return [];
      const { start, end } = point;
      const mixed =
        isRolled(point) && takingAt(results, takersOf, member.series, point).some(({ kind }) => kind !== measure.kind);
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
  const takersOf = takersAmong(members);
  const added = cells.filter(({ measure }) => measure.kind !== 'value').map((cell) => cellOf(cell, idOf(cell)));
  const partsOf = (unit: string, { from, to }: Cell): readonly string[] => {
    const series = unit.replace(/\|s$/, '') as SeriesId;
    return takingAt(results, takersOf, series, { start: from, end: to }).map(({ unit: below }) => below);
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

/** The results of the set's members. */
export function resultsBySeries(world: World, members: readonly Member[]): ReadonlyMap<SeriesId, Result> {
  return new Map(
    members.flatMap(({ board, indicator, series }) => {
      const found = world.results(board).find((result) => result.indicator.id === indicator.id);
      return found === undefined ? [] : [[series, found] as const];
    }),
  );
}

/**
 * The numbers below that count in a period: each taker's own, or its sum; not those for whom the period is not relevant. One that has no
 * number yet is named all the same, and those below it stand in for it.
 */
function takingAt(
  results: ReadonlyMap<SeriesId, Result>,
  takersOf: (series: SeriesId) => readonly SeriesId[],
  series: SeriesId,
  period: { readonly start: string; readonly end: string },
  seen: ReadonlySet<SeriesId> = new Set(),
): readonly { readonly unit: string; readonly kind: Measure['kind'] | undefined }[] {
  return takersOf(series).flatMap((taker) => {
    const result = results.get(taker);
    const point = result?.points.find((each) => each.start === period.start && each.end === period.end);
    if (result === undefined || point?.state === 'notRelevant') return [];
    const kind = point && measureOf(result.indicator, point)?.kind;
    const unit = point !== undefined && isRolled(point) ? `${taker}|s` : taker;
    if (kind !== undefined || seen.has(taker)) return [{ unit, kind }];
    return [{ unit, kind }, ...takingAt(results, takersOf, taker, period, new Set([...seen, taker]))];
  });
}

function takersAmong(members: readonly Member[]): (series: SeriesId) => readonly SeriesId[] {
  const known = new Map(members.map((member) => [member.series, member.takers]));
  return (series) => known.get(series) ?? [];
}
