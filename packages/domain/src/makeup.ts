/**
 * SMALL2 where zero is a secret: who is in a total. A board that comes or leaves without the total changing had none, so a total of other
 * boards is another number even when it is the same figure: it is decided anew, whatever the one who came or left had.
 * Kept true here: what is told apart depends on who takes part and who has a number, never on what the number is.
 */
import type { ConnectedSet, Member } from './connected.ts';
import type { LedgerRow, SeriesId } from './ledger.ts';
import { type PlacedCell, resultsBySeries } from './set-cells.ts';
import type { Rule } from './set-rules.ts';
import type { Result, World } from './world.ts';

/** A period, or anything that has one. */
interface Span {
  readonly start: string;
  readonly end: string;
}

/** Who takes part in a total, at any depth; with `?` who has no number yet, which was known when it was shown. */
type Makeup = string;

const waiting = '?';

/** Of whom each number of a set is the total, and whether that is another total than the last one at its place. */
export interface RetoldMakeups {
  /** Its place in the row's `made`; undefined where zero is no secret. */
  readonly ofWhom: (cell: PlacedCell) => number | undefined;
  readonly isOther: (cell: PlacedCell) => boolean;
}

const asBefore: RetoldMakeups = { ofWhom: () => undefined, isOther: () => false };

/** Looks at every total of the set, and writes new makeups into the rows. A longer period of another total is another total too. */
export function retellMakeups(
  world: World,
  { members }: ConnectedSet,
  rules: ReadonlyMap<SeriesId, Rule>,
  cells: readonly PlacedCell[],
  rows: Map<SeriesId, { numbers: LedgerRow['numbers']; made?: readonly string[] }>,
): RetoldMakeups {
  if (![...rules.values()].some(({ policy }) => policy.hideZero === true)) return asBefore;
  const makeupOf = makeupsAmong(members, resultsBySeries(world, members));
  const told = new Map<PlacedCell, number>();
  const others: PlacedCell[] = [];
  for (const cell of cells) {
    const { series } = cell.member;
    const row = rows.get(series);
    const now = makeupOf(series, cell);
    const last = row?.numbers[cell.place]?.at(-1)?.of;
    const before = last === undefined ? undefined : row?.made?.[last];
    if (row === undefined) continue;
    const found = before === undefined ? { isOther: false, makeup: now } : compareMakeups(before, now);
    const made = row.made ?? [];
    if (!made.includes(found.makeup)) row.made = [...made, found.makeup];
    told.set(cell, (row.made ?? []).indexOf(found.makeup));
    if (found.isOther) others.push(cell);
  }
  const bySeries = Map.groupBy(others, ({ member }) => member.series);
  const holds = (cell: PlacedCell): boolean =>
    (bySeries.get(cell.member.series) ?? []).some(({ start, end }) => cell.start <= start && end <= cell.end);
  return { ofWhom: (cell) => told.get(cell), isOther: holds };
}

/**
 * How to tell the makeup of a series' number in a period: who takes part and under whom. A taker for whom the period is not relevant takes no part; and a
 * longer number without one of its months is another number too.
 */
function makeupsAmong(
  members: readonly Member[],
  results: ReadonlyMap<SeriesId, Result>,
): (series: SeriesId, period: Span) => Makeup {
  const takersOf = new Map(members.map(({ series, takers }) => [series, takers]));
  const stateOf = new Map<string, string>(
    [...results].flatMap(([series, { points }]) =>
      points.map(({ start, end, state }) => [`${series}|${start}|${end}`, state] as const),
    ),
  );
  const outOf = new Map(
    [...results].map(([series, { points }]) => [series, points.filter(({ state }) => state === 'notRelevant')]),
  );
  return (series, { start, end }) => {
    const found = new Map<string, string>();
    const visit = (at: SeriesId): void => {
      for (const taker of takersOf.get(at) ?? []) {
        const state = stateOf.get(`${taker}|${start}|${end}`);
        const place = `${at} ${taker}`;
        if (state === 'notRelevant' || found.has(place)) continue;
        found.set(place, state === 'shown' ? place : `${place}${waiting}`);
        visit(taker);
      }
    };
    visit(series);
    const within = (outOf.get(series) ?? []).filter((out) => out.start >= start && out.end <= end);
    return [...found.values(), ...within.map((out) => `${out.start} ${out.end}`)].sort().join('\n');
  };
}

/**
 * What a total whose makeup was `before` is now: another one when somebody who had a number has left, or somebody has one who was not there;
 * the same, and of whom, when only those who were waited for have come.
 */
export function compareMakeups(before: Makeup, now: Makeup): { readonly isOther: boolean; readonly makeup: Makeup } {
  const [was, is] = [entriesOf(before), entriesOf(now)];
  const hasLeft = [...was].some(([series, had]) => had && !is.has(series));
  const hasCome = [...is].some(([series, has]) => has && !was.has(series));
  if (hasLeft || hasCome) return { isOther: true, makeup: now };
  const still = [...was].map(([series, had]) => (had || is.get(series) === true ? series : `${series}${waiting}`));
  return { isOther: false, makeup: still.sort().join('\n') };
}

function entriesOf(makeup: Makeup): ReadonlyMap<string, boolean> {
  const entries = makeup === '' ? [] : makeup.split('\n');
  return new Map(
    entries.map((entry) => (entry.endsWith(waiting) ? [entry.slice(0, -waiting.length), false] : [entry, true])),
  );
}
