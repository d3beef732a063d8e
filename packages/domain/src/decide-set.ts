/**
 * One connected set against the ledger: new numbers get a decision, unchanged ones keep theirs, and sums that no longer hold are remembered as
 * long as they say something. Kept true here: what was seen is never counted on as hidden, and what was hidden is not let out by a correction.
 */
import {
  type Cell,
  type CellId,
  type Decision,
  discloseAmong,
  type DisclosureRequest,
  recoverable,
  type Insider,
  isHiddenAlone,
  isShown,
  type Policy,
  type Sum,
} from '@tavle/disclosure';
import type { ConnectedSet } from './connected.ts';
import {
  type Ledger,
  type LedgerRow,
  readVersionId,
  type SeriesId,
  type Standing,
  type Version,
  versionId,
} from './ledger.ts';
import { retellMakeups } from './makeup.ts';
import { insidersOf, isRemainder, type Seats } from './set-insiders.ts';
import { cellOf, type PlacedCell, placedCells, sumsOfSet } from './set-cells.ts';
import { anyRule, type Rule, rulesOf } from './set-rules.ts';
import type { World } from './world.ts';

/** A set while it is decided. */
interface Draft {
  readonly rules: ReadonlyMap<SeriesId, Rule>;
  readonly rows: Map<SeriesId, Row>;
  /** The present numbers, by id. */
  readonly present: ReadonlyMap<CellId, PlacedCell>;
  /** Sums that hold now, with what is left over in a period as a part of its own. */
  readonly sums: readonly Sum[];
  readonly remainders: readonly Cell[];
  /** Numbers that have no decision yet, or whose decision may no longer do. */
  readonly open: ReadonlySet<CellId>;
}
type Row = { -readonly [Key in keyof LedgerRow]: LedgerRow[Key] };

/** Decides the set; gives the rows that are different now. */
export function decideSet(
  world: World,
  set: ConnectedSet,
  ledger: Ledger,
  seats: Seats,
): ReadonlyMap<SeriesId, LedgerRow> {
  const draft = draftOf(world, set, ledger);
  for (const part of partsOf(draft)) {
    if (part.cells.some((id) => draft.open.has(id)))
      decidePart(draft, part, insidersOf(world, draft.rows, part.cells, seats));
  }
  return new Map([...draft.rows].filter(([series, row]) => JSON.stringify(row) !== JSON.stringify(ledger.get(series))));
}

/** Takes in what is new: numbers, rules and sums. */
function draftOf(world: World, set: ConnectedSet, ledger: Ledger): Draft {
  const { members, former } = set;
  const bySeries = new Map(members.map((member) => [member.series, member]));
  const rows = new Map<SeriesId, Row>();
  const open = new Set<CellId>();
  for (const series of [...bySeries.keys(), ...former]) rows.set(series, { ...(ledger.get(series) ?? emptyRow) });
  const cells = placedCells(world, members);
  const ids = new Map<PlacedCell, CellId>();
  const rules = rulesOf(set, rows);
  const renewed = new Set<SeriesId>();
  for (const { series } of members) {
    const row = rows.get(series);
    const rule = rules.get(series)?.text;
    if (row === undefined || rule === undefined || row.rule === rule) continue;
    row.rule = rule;
    renewed.add(series);
  }
  const made = retellMakeups(world, set, rules, cells, rows);
  for (const cell of cells) {
    const how = { isRenewed: renewed.has(cell.member.series), of: made.ofWhom(cell), isOther: made.isOther(cell) };
    const { id, isNew } = enter(rows, cell, how);
    ids.set(cell, id);
    if (isNew) open.add(id);
  }
  const { sums, remainders } = sumsOfSet(world, members, cells, (cell) => ids.get(cell) ?? '');
  for (const id of noteSums(rows, sums)) open.add(id);
  return {
    rules,
    rows,
    present: new Map([...ids].map(([cell, id]) => [id, cell])),
    sums,
    remainders,
    open,
  };
}

const emptyRow: LedgerRow = { rule: '', numbers: {}, sums: [], past: [] };

/** How a number comes in: under a new rule, and of whose numbers it is the total. */
interface Entry {
  readonly isRenewed: boolean;
  readonly of: number | undefined;
  readonly isOther: boolean;
}

/** Finds the number among those its place has had, or adds it. Under a new rule it is decided anew. */
function enter(rows: Map<SeriesId, Row>, { member, place, measure }: PlacedCell, { isRenewed, of, isOther }: Entry) {
  const row = rows.get(member.series);
  if (row === undefined) throw new Error(`no row for ${member.series}`);
  const before = row.numbers[place] ?? [];
  const last = before.at(-1);
  const same = last !== undefined && !isOther && JSON.stringify(last.measure) === JSON.stringify(measure);
  const total = of === undefined ? {} : { of };
  // hidden under the former rule is no promise under the new one; seen stays seen
  const kept = same && isRenewed ? { ...last, now: 'shown' as const } : last;
  const versions = !same
    ? [...before, { measure, seen: false, now: 'shown' as const, ...total }]
    : kept !== last || of !== last.of
      ? before.with(-1, { ...last, ...kept, ...total })
      : before;
  if (versions !== before) row.numbers = { ...row.numbers, [place]: versions };
  return { id: versionId(member.series, place, versions.length - 1), isNew: !same || isRenewed };
}

/** Writes down the sums that hold now, and moves those that no longer do. Gives the numbers of all that are new or moved. */
function noteSums(rows: Map<SeriesId, Row>, sums: readonly Sum[]): readonly CellId[] {
  const kept = sums.map(withoutRemainder);
  const byRow = Map.groupBy(kept, ({ parent }) => readVersionId(parent).series);
  const now = new Set(kept.map((sum) => JSON.stringify(sum)));
  const stirred: CellId[] = [];
  for (const [series, row] of rows) {
    const present = byRow.get(series) ?? [];
    const known = new Set(row.sums.map((sum) => JSON.stringify(sum)));
    const fresh = present.filter((sum) => !known.has(JSON.stringify(sum)));
    const over = row.sums.filter((sum) => !now.has(JSON.stringify(sum)));
    if (fresh.length + over.length === 0) continue;
    const saying = over.filter((sum) => saysMore(rows, sum, present));
    const past = [...row.past, ...saying].map((sum) => JSON.stringify(sum));
    row.past = [...new Set(past)].map((text) => JSON.parse(text) as Sum);
    row.sums = present;
    stirred.push(...[...fresh, ...saying].flatMap(({ parent, parts }) => [parent, ...parts]));
  }
  return stirred;
}

/** What is left over in a period is nobody's number: without it the sum says "at least". */
function withoutRemainder(sum: Sum): Sum {
  const parts = sum.parts.filter((id) => !isRemainder(id));
  return parts.length === sum.parts.length ? sum : { parent: sum.parent, parts, relation: 'atLeast' };
}

/** False when everything in the sum was seen, or a present sum of the same total says the same and more. */
function saysMore(
  rows: ReadonlyMap<SeriesId, Row>,
  { parent, parts, relation }: Sum,
  present: readonly Sum[],
): boolean {
  if ([parent, ...parts].every((id) => versionOf(rows, id)?.seen === true)) return false;
  if (relation !== 'atLeast') return true;
  return !present.some((sum) => sum.parent === parent && parts.every((part) => sum.parts.includes(part)));
}

function versionOf(rows: ReadonlyMap<SeriesId, LedgerRow>, id: CellId): Version | undefined {
  const { series, place, ordinal } = readVersionId(id);
  return rows.get(series)?.numbers[place]?.[ordinal];
}

/** Numbers tied by sums, present or former. */
interface Part {
  readonly cells: readonly CellId[];
  readonly sums: readonly Sum[];
}

function partsOf({ rows, present, sums: now }: Draft): readonly Part[] {
  const sums = [...now, ...[...rows.values()].flatMap((row) => row.past)];
  const above = new Map<CellId, CellId>();
  const root = (id: CellId): CellId => {
    let at = id;
    for (let next = above.get(at); next !== undefined; next = above.get(at)) at = next;
    return at;
  };
  for (const { parent, parts } of sums) {
    for (const part of parts) {
      const [a, b] = [root(parent), root(part)];
      if (a !== b) above.set(b, a);
    }
  }
  const ids = new Set([...present.keys(), ...sums.flatMap(({ parent, parts }) => [parent, ...parts])]);
  const tying = Map.groupBy(sums, ({ parent }) => root(parent));
  return [...Map.groupBy(ids, root)].map(([at, cells]) => ({ cells, sums: tying.get(at) ?? [] }));
}

/** Decides all numbers of one part together, and writes how the present ones stand. */
function decidePart(draft: Draft, part: Part, insiders: readonly Insider[]): void {
  const { rules, rows, present } = draft;
  const remainders = new Map(draft.remainders.map((cell) => [cell.id, cell]));
  const cells = part.cells.flatMap((id) => remainders.get(id) ?? cellFor(draft, id) ?? []);
  const versions = new Map(part.cells.map((id) => [id, versionOf(rows, id)]));
  const ids = (is: (version: Version, id: CellId) => boolean): ReadonlySet<CellId> =>
    new Set([...versions].flatMap(([id, version]) => (version !== undefined && is(version, id) ? [id] : [])));
  const policyOf = (cell: Cell): Policy => (rules.get(readVersionId(cell.id).series) ?? anyRule).policy;
  const request = {
    cells,
    sums: part.sums,
    policyOf,
    published: ids(({ seen }) => seen),
    keepHidden: ids(({ now, seen }, id) => now !== 'shown' || (!present.has(id) && !seen)),
  };
  const { decisions, exposed } = discloseAmong(request, insiders);
  // what was shown before may say a large number all the same: hiding it would protect nobody
  const known = exposed.length === 0 || cells.length > auditMost ? new Set() : knownAnyway(request, decisions);
  for (const cell of cells) {
    const placed = present.get(cell.id);
    if (placed === undefined) continue;
    const alone = isHiddenAlone(cell.measure, policyOf(cell));
    const isOpen = isShown(decisions, cell.id) || (!alone && known.has(cell.id));
    note(rows, cell.id, isOpen ? 'shown' : alone ? 'hidden' : 'withheld');
  }
}

/** Larger parts are not searched for what is known anyway: it stays hidden. */
const auditMost = 60;

/** Hidden numbers with one value only in all worlds that look the same. */
function knownAnyway(
  { cells, sums, policyOf }: DisclosureRequest,
  decisions: ReadonlyMap<CellId, Decision>,
): ReadonlySet<CellId> {
  // somebody waits for the answer: what is not found out soon stays hidden
  const { recovered } = recoverable(cells, sums, decisions, policyOf, { knowsWhichAreSmall: false, patience: 2 });
  const roles = Map.groupBy(recovered, ({ id }) => id);
  return new Set([...roles].flatMap(([id, found]) => (found.length === 3 || found[0]?.role === 'count' ? [id] : [])));
}

/** A present number, or one there has been. */
function cellFor({ present, rows }: Draft, id: CellId): Cell | undefined {
  const placed = present.get(id);
  if (placed !== undefined) return cellOf(placed, id);
  const { series, place } = readVersionId(id);
  const version = versionOf(rows, id);
  const [start = '', end = ''] = place.split('|');
  const unit = place.endsWith('s') ? `${series}|s` : series;
  return version && { id, series: 'set', unit, from: start, to: end, measure: version.measure };
}

function note(rows: ReadonlyMap<SeriesId, Row>, id: CellId, now: Standing): void {
  const { series, place, ordinal } = readVersionId(id);
  const row = rows.get(series);
  const versions = row?.numbers[place];
  const version = versions?.[ordinal];
  if (row === undefined || versions === undefined || version === undefined) throw new Error(`no number ${id}`);
  const next = { ...version, now, seen: version.seen || now === 'shown' };
  row.numbers = { ...row.numbers, [place]: versions.with(ordinal, next) };
}
