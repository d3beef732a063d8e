/**
 * Connected sets of numbers: an indicator with all that take it over, at any depth, and what used to stand in sums with them. Numbers of
 * different sets can never be subtracted from each other, so each set is decided on its own.
 */
import type { BoardId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import { type Ledger, type SeriesId, seriesOf, tiedTo } from './ledger.ts';
import type { World } from './world.ts';

/** One indicator in use on one board, with those directly below that count in its sums. */
export interface Member {
  readonly series: SeriesId;
  readonly board: BoardId;
  readonly indicator: Indicator;
  readonly takers: readonly SeriesId[];
}

/** Members, and series that are no longer in use but whose former numbers still say something. */
export interface ConnectedSet {
  readonly members: readonly Member[];
  readonly former: readonly SeriesId[];
}

/** All connected sets that hold a number about persons, in the order of the tree. */
export function connectedSets(world: World, ledger: Ledger): readonly ConnectedSet[] {
  const members = membersOf(world);
  const known = new Map(members.map((member) => [member.series, member]));
  const root = joined(members, ledger);
  const series = [...new Set([...known.keys(), ...ledger.keys()])];
  const groups = Map.groupBy(series, root);
  return [...groups.values()].flatMap((ids): ConnectedSet[] => {
    const present = ids.flatMap((id) => known.get(id) ?? []);
    if (!present.some(({ indicator }) => indicator.personBased)) return [];
    return [{ members: present, former: ids.filter((id) => !known.has(id)) }];
  });
}

function membersOf(world: World): readonly Member[] {
  return world.tree.boards.flatMap(({ id: board }) =>
    world.content(board).indicators.map((indicator) => ({
      series: seriesOf(board, indicator.id),
      board,
      indicator,
      takers: world.takers(indicator.id).map((taker) => seriesOf(taker.board, taker.indicator.id)),
    })),
  );
}

/** Which set a series belongs to, by one of its series. */
function joined(members: readonly Member[], ledger: Ledger): (series: SeriesId) => SeriesId {
  const above = new Map<SeriesId, SeriesId>();
  const root = (series: SeriesId): SeriesId => {
    let at = series;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  const join = (one: SeriesId, other: SeriesId): void => {
    const [a, b] = [root(one), root(other)];
    if (a !== b) above.set(b, a);
  };
  for (const { series, takers } of members) for (const taker of takers) join(series, taker);
  for (const [series, row] of ledger) for (const tied of tiedTo(row)) join(series, tied);
  return root;
}
