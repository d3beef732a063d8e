/**
 * SMALL1–SMALL3, SMALL5: which numbers about persons are hidden, decided once for every view there is. One decision for all audiences:
 * somebody who sees a number as staff and its total as management could otherwise subtract.
 * Kept true here: the answer is a function of tree, contents and ledger; deciding again with the ledger it gave changes nothing (CHAIN3).
 */
import { decideSet } from './decide-set.ts';
import { connectedSets } from './connected.ts';
import type { BoardId, IndicatorId } from './ids.ts';
import {
  boardOfSeries,
  type Ledger,
  type LedgerRow,
  placeOf,
  type SeriesId,
  seriesOf,
  type Standing,
  unneeded,
} from './ledger.ts';
import type { Point } from './measurement.ts';
import type { RolledPoint } from './roll-up.ts';
import type { Seats } from './set-insiders.ts';
import type { World } from './world.ts';

/** The decision over everything, and what has to be remembered of it. */
export interface Hiding {
  /** How a number stands. What nobody decided on is hidden. */
  standingOf(board: BoardId, indicator: IndicatorId, point: Point | RolledPoint): Standing;
  readonly ledger: Ledger;
  /** Rows that differ from the former ledger. */
  readonly written: readonly SeriesId[];
  /** Rows of the former ledger that nothing needs any more. */
  readonly dropped: readonly SeriesId[];
  /** Boards on which a number stands otherwise than before. */
  readonly changed: ReadonlySet<BoardId>;
}

/** What was decided before, and the series that may be different now; without them everything is looked at. */
export interface FormerHiding {
  readonly ledger: Ledger;
  readonly touched?: ReadonlySet<SeriesId>;
  /** Who writes several boards now; it counts in what is decided from here on. */
  readonly seats?: Seats;
}

/** Decides every set that holds a touched series; the others stand as the ledger says. */
export function decideHiding(world: World, { ledger: former, touched, seats = [] }: FormerHiding): Hiding {
  const ledger = new Map(former);
  const written: SeriesId[] = [];
  const there = new Set<SeriesId>();
  for (const set of connectedSets(world, former)) {
    const all = [...set.members.map(({ series }) => series), ...set.former];
    for (const { series } of set.members) there.add(series);
    if (touched !== undefined && !all.some((series) => touched.has(series))) continue;
    for (const [series, row] of decideSet(world, set, former, seats)) {
      ledger.set(series, row);
      written.push(series);
    }
  }
  const boards = new Set<string>(world.tree.boards.map(({ id }) => id));
  const dropped = unneeded(ledger, (series) => there.has(series) || boards.has(boardOfSeries(series)));
  for (const series of dropped) ledger.delete(series);
  const changed = new Set(
    [...written, ...dropped]
      .filter((series) => standings(former.get(series)) !== standings(ledger.get(series)))
      .map(boardOfSeries),
  );
  return {
    ledger,
    written: written.filter((series) => ledger.has(series)),
    dropped,
    changed,
    standingOf: standingIn(ledger),
  };
}

const standingIn =
  (ledger: Ledger): Hiding['standingOf'] =>
  (board, indicator, point) =>
    ledger.get(seriesOf(board, indicator))?.numbers[placeOf(point)]?.at(-1)?.now ?? 'hidden';

/** Every number of a row with how it stands, as text to compare. */
function standings(row: LedgerRow | undefined): string {
  if (row === undefined) return '';
  return JSON.stringify(
    Object.entries(row.numbers)
      .map(([place, versions]) => [place, versions.at(-1)?.now])
      .sort(),
  );
}
