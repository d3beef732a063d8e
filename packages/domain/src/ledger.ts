/**
 * What has been shown of numbers about persons, and what has not: the memory that keeps two fetches from giving away what each of them hides
 * (SMALL2). Kept true here: a number that has not changed keeps its decision; a former number and the sums it stood in are never forgotten
 * while anything hidden can be worked out from them. True values: a ledger never leaves the server.
 */
import type { Measure, Sum } from '@tavle/disclosure';
import { asId, type BoardId, type IndicatorId } from './ids.ts';
import type { Point } from './measurement.ts';
import type { RolledPoint } from './roll-up.ts';

/** How a number stands: `hidden` on its own account, `withheld` for another's sake. Both look the same to whoever may not see it. */
export type Standing = 'shown' | 'hidden' | 'withheld';

/** One indicator on one board. */
export type SeriesId = `${BoardId}/${IndicatorId}`;

/** One of the numbers a period has had. */
export interface Version {
  readonly measure: Measure;
  /** True once the number was shown to anybody: it cannot protect another number any more. */
  readonly seen: boolean;
  readonly now: Standing;
  /** Of whose numbers it was the total, as a place in the row's `made`; only where zero is hidden. */
  readonly of?: number;
}

/** What the ledger keeps of one series. */
export interface LedgerRow {
  /** The rule the decisions were made under; under another one what was hidden is decided anew. */
  readonly rule: string;
  /** By period and whether typed or summed: every number there has been, the current one last. */
  readonly numbers: Readonly<Record<string, readonly Version[]>>;
  /** Sums known now, and sums that were known and still say something. Parents are numbers of this series. */
  readonly sums: readonly Sum[];
  readonly past: readonly Sum[];
  /** Makeups of totals (`makeup.ts`) that versions point at. */
  readonly made?: readonly string[];
}

/** By series. An explicit input of derivation beside the boards' content, never worked out from it. */
export type Ledger = ReadonlyMap<SeriesId, LedgerRow>;

export const seriesOf = (board: BoardId, indicator: IndicatorId): SeriesId => `${board}/${indicator}`;

/** The board of a series. */
export const boardOfSeries = (series: SeriesId): BoardId => asId<BoardId>(series.slice(0, series.indexOf('/')));

/** The place of a number in its series: the period, and whether it was typed there (`t`) or summed from below (`s`). */
export const placeOf = (point: Pick<Point, 'start' | 'end'> | RolledPoint): string =>
  `${point.start}|${point.end}|${'of' in point ? 's' : 't'}`;

/** One version of one number, as the rules know it. It tells nothing of the value: ties are broken by it. */
export const versionId = (series: SeriesId, place: string, ordinal: number): string => `${series}|${place}|${ordinal}`;

/** The parts of a version's id. */
export function readVersionId(id: string): {
  readonly series: SeriesId;
  readonly place: string;
  readonly ordinal: number;
} {
  const [series = '', start, end, how, ordinal] = id.split('|');
  return { series: series as SeriesId, place: `${start}|${end}|${how}`, ordinal: Number(ordinal) };
}

/** The series whose numbers stand in sums with this row's. */
export function tiedTo({ sums, past }: LedgerRow): ReadonlySet<SeriesId> {
  const ids = [...sums, ...past].flatMap(({ parts }) => parts);
  return new Set(ids.map((id) => readVersionId(id).series));
}

/** Rows of series no content has any more and no other row's sums name: nobody needs them. */
export function unneeded(ledger: Ledger, isThere: (series: SeriesId) => boolean): readonly SeriesId[] {
  const needed = new Set<SeriesId>([...ledger.keys()].filter(isThere));
  for (const series of needed) {
    const row = ledger.get(series);
    if (row !== undefined) for (const tied of tiedTo(row)) needed.add(tied);
  }
  return [...ledger].flatMap(([series, row]) =>
    needed.has(series) || [...tiedTo(row)].some((tied) => needed.has(tied)) ? [] : [series],
  );
}
