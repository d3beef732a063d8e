/**
 * One pass of derivation as a pure step: from what was derived before and the summaries that changed to what holds now.
 * Invariant (CHAIN3): whatever the order of steps, the givens are those of one step over everything with the ledger they ended with. The
 * ledger of what was shown is an input of its own: it cannot be worked out from the boards (decision 27).
 */
import {
  affectedBy,
  type BoardId,
  createWorld,
  deriveGiven,
  type Ledger,
  type Seats,
  type SeriesId,
  seriesOf,
  type Summary,
  type Tree,
  type World,
} from '@tavle/domain';
import type { KeptGiven } from './store.ts';

/** Everything derived, at one moment. */
export type Derived = {
  readonly world: World;
  readonly summaries: ReadonlyMap<BoardId, Summary>;
  readonly givens: ReadonlyMap<BoardId, KeptGiven>;
  /** What has been shown of numbers about persons. */
  readonly ledger: Ledger;
  /** Newest sequence number of the log that any summary was made at; never falls. */
  readonly seq: number;
  /** Grows with every step that can change anything, also over restarts: log and organisation only count up. */
  readonly version: number;
};

/** What is new. */
export type Change = {
  readonly tree: Tree;
  readonly organisationVersion: number;
  readonly summaries: ReadonlyMap<BoardId, Summary>;
  /** Who writes several boards: what they know together must not tell them a third board's numbers (SMALL4). */
  readonly seats?: Seats;
};

/** What a step touched. */
export type Step = {
  readonly derived: Derived;
  /** Boards of which anything derived may be different. */
  readonly affected: ReadonlySet<BoardId>;
  /** Boards whose given is different. */
  readonly changed: ReadonlySet<BoardId>;
  /** Rows of the ledger to be stored before anybody is told, and rows to be forgotten. */
  readonly noted: { readonly written: readonly SeriesId[]; readonly dropped: readonly SeriesId[] };
};

/** Before anything was derived, but for what had been shown. */
export function nothingDerived(givens: ReadonlyMap<BoardId, KeptGiven>, ledger: Ledger = new Map()): Derived {
  const tree: Tree = { layers: [], units: [], boards: [] };
  const version = Math.max(0, ...[...givens.values()].map((given) => given.version));
  return { world: createWorld(tree, new Map()), summaries: new Map(), givens, ledger, seq: 0, version };
}

/** Takes one step. */
export function derive(before: Derived, change: Change): Step {
  const { tree } = change;
  const known = new Set(tree.boards.map((board) => board.id));
  const summaries = new Map([...before.summaries, ...change.summaries].filter(([board]) => known.has(board)));
  const seq = Math.max(before.seq, ...[...change.summaries.values()].map((summary) => summary.seq));
  const touched = touchedBy(before, summaries, change);
  const { ledger: former } = before;
  const { seats = [] } = change;
  const world = createWorld(tree, summaries, { ledger: former, seats, ...(touched === undefined ? {} : { touched }) });
  const hiding = world.hiding();
  const affected = affectedSet(before.world, world, change, hiding.changed);
  const version = Math.max(seq + change.organisationVersion, before.version + 1);
  const givens = new Map([...before.givens].filter(([board]) => known.has(board)));
  const changed = new Set<BoardId>();
  for (const board of affected) {
    const json = JSON.stringify(deriveGiven(world, board));
    const former = givens.get(board);
    if (former?.json === json) continue;
    changed.add(board);
    givens.set(board, { json, seq, version: Math.max(version, (former?.version ?? 0) + 1) });
  }
  const { ledger, written, dropped } = hiding;
  return {
    derived: { world, summaries, givens, ledger, seq, version },
    affected,
    changed,
    noted: { written, dropped },
  };
}

/** The indicators of the boards that changed, before and after; undefined when all are looked at. */
function touchedBy(
  before: Derived,
  after: ReadonlyMap<BoardId, Summary>,
  { tree, summaries }: Change,
): ReadonlySet<SeriesId> | undefined {
  if (before.world.tree !== tree) return undefined;
  const on = (board: BoardId, from: ReadonlyMap<BoardId, Summary>): readonly SeriesId[] =>
    from.get(board)?.content.indicators.map(({ id }) => seriesOf(board, id)) ?? [];
  return new Set([...summaries.keys()].flatMap((board) => [...on(board, before.summaries), ...on(board, after)]));
}

/**
 * Whom a change concerns: asked of the world before it too, for what a board no longer says may have reached others. A number that stands
 * otherwise because of a change elsewhere concerns those who see it.
 */
function affectedSet(
  before: World,
  after: World,
  change: Change,
  restated: ReadonlySet<BoardId>,
): ReadonlySet<BoardId> {
  const { boards } = change.tree;
  if (before.tree !== change.tree) return new Set(boards.map((board) => board.id));
  const concerned = [...change.summaries.keys(), ...restated].flatMap((board) => [
    ...affectedBy(before, board),
    ...affectedBy(after, board),
  ]);
  const asked = new Set(concerned);
  return new Set(boards.map((board) => board.id).filter((board) => asked.has(board)));
}
