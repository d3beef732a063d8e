/**
 * The cascade: after each commit, a new summary of the board, and anew whatever other boards are given.
 * Invariants: what is told to anybody comes from committed documents; a summary says the place in the log it was made at or
 * an earlier one, so after a crash it is made again rather than believed; what is kept on disk may lag behind, never lead. What has been shown
 * of numbers about persons is on disk before anybody is shown it.
 */
import { type BoardContent, type BoardId, parseId, seatsOf, type Summary, summarise } from '@tavle/domain';
import type { Engine } from '../db/engine.ts';
import type { DocumentLog } from '../log/document-log.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Derived, derive, nothingDerived } from './derivation.ts';
import { createKeeper, type Keeper } from './keeper.ts';
import { createPacer } from './pacer.ts';
import { keepShown, loadKept } from './store.ts';

/** Where the cascade writes what somebody should know. */
export type CascadeLogger = {
  readonly error: (fields: Readonly<Record<string, unknown>>, message: string) => void;
};

/** What a cascade is made of. */
export type CascadeOptions = {
  readonly engine: Engine;
  readonly log: Pick<DocumentLog, 'head'>;
  readonly organisation: Organisation;
  /** Reads a board's committed content. Rejects when it cannot be read. */
  readonly readContent: (board: BoardId) => Promise<BoardContent>;
  readonly now: () => number;
  readonly logger: CascadeLogger;
};

/** Of which boards anything derived may be new. */
export type Pass = { readonly boards: ReadonlySet<BoardId>; readonly treeChanged: boolean };

/** The cascade of one server. */
export type Cascade = {
  /** Catches up with the log: resolves when everything is derived and kept. */
  readonly start: () => Promise<void>;
  /** A board has a new commit. Cheap; the work is done a moment later for all such boards together. */
  readonly touch: (change: { readonly boardId: string; readonly seq: number }) => void;
  readonly derived: () => Derived;
  /** The moment of the newest commit seen on a board, milliseconds since 1970; 0 when there is none. */
  readonly changedAt: (board: BoardId) => number;
  /** True when started and nothing waits to be derived, boards that cannot be read aside. */
  readonly isCaughtUp: () => boolean;
  /** Calls back after every pass. Gives the way to stop. */
  readonly onPass: (callback: (pass: Pass) => void) => () => void;
  /** Resolves when everything committed so far is derived and kept. */
  readonly settled: () => Promise<void>;
  /** Derives everything again from the documents, and keeps it. */
  readonly rebuild: () => Promise<void>;
  /** Keeps what is derived, and ends. What still waits is derived at the next start. */
  readonly stop: () => Promise<void>;
};

/** A board that cannot be read is tried again after this long. */
const retryAfterMs = 10_000;

/** What waits to be derived: boards to summarise, with the place in the log they had at least reached. */
type Waiting = { boards: Map<BoardId, number>; tree: boolean };

/** What a running cascade knows. */
type Running = {
  readonly changedAt: Map<BoardId, number>;
  readonly listeners: Set<(pass: Pass) => void>;
  waiting: Waiting;
  derived: Derived;
  started: boolean;
};

/** Makes a cascade; `start` sets it going. */
export function createCascade(options: CascadeOptions): Cascade {
  const { engine, organisation, now, logger } = options;
  const running = notBegun();
  const hasWork = (): boolean => running.started && (running.waiting.boards.size > 0 || running.waiting.tree);
  const touch = (board: BoardId, seq: number): void => {
    running.waiting.boards.set(board, Math.max(seq, running.waiting.boards.get(board) ?? 0));
    pacer.wake();
  };
  const keeper = createKeeper({
    engine,
    derived: () => running.derived,
    changedAt: (board) => running.changedAt.get(board) ?? now(),
    onFailed: (error) => logger.error({ err: error }, 'derived values could not be kept'),
  });
  const onFailed = (error: unknown): void => logger.error({ err: error }, 'nothing could be derived');
  const pacer = createPacer({ hasWork, round: () => pass(options, running, keeper, touch), onFailed, now });
  const settled = async (): Promise<void> => {
    await pacer.settle();
    await keeper.keep();
  };
  const stopListening = organisation.onChanged(() => {
    running.waiting.tree = true;
    pacer.wake();
  });
  return {
    ...whatIsKnown(running, hasWork),
    start: async () => {
      await beginWithKept(engine, running);
      await settled();
    },
    touch: ({ boardId, seq }) => {
      const board = parseId<BoardId>(boardId);
      if (board === undefined) return;
      running.changedAt.set(board, now());
      touch(board, seq);
    },
    settled,
    rebuild: async () => {
      await settled();
      await forgetDerived(running, keeper);
      await settled();
    },
    stop: async () => {
      stopListening();
      await pacer.stop();
      await keeper.keep();
    },
  };
}

function notBegun(): Running {
  return {
    changedAt: new Map(),
    listeners: new Set(),
    waiting: { boards: new Map(), tree: false },
    derived: nothingDerived(new Map()),
    started: false,
  };
}

function whatIsKnown(
  running: Running,
  hasWork: () => boolean,
): Pick<Cascade, 'derived' | 'changedAt' | 'isCaughtUp' | 'onPass'> {
  return {
    derived: () => running.derived,
    changedAt: (board) => running.changedAt.get(board) ?? 0,
    isCaughtUp: () => running.started && !hasWork(),
    onPass: (callback) => {
      running.listeners.add(callback);
      return () => running.listeners.delete(callback);
    },
  };
}

/** One pass over all that waits. What could not be derived waits on. */
async function pass(
  options: CascadeOptions,
  running: Running,
  keeper: Keeper,
  touch: (board: BoardId, seq: number) => void,
): Promise<void> {
  const { organisation, now } = options;
  const { changedAt } = running;
  const work = running.waiting;
  running.waiting = { boards: new Map(), tree: false };
  try {
    if (work.tree) await findUnheard(options, running.derived, work.boards);
    const summaries = await summariseAll(options, work.boards, touch);
    for (const board of summaries.keys()) if (!changedAt.has(board)) changedAt.set(board, now());
    const tree = organisation.tree();
    const seats = seatsOf(tree, organisation.people());
    const step = derive(running.derived, { tree, organisationVersion: organisation.version(), summaries, seats });
    const shown = keepShown(step.derived.ledger, step.noted);
    if (shown.length > 0) await options.engine.batch(shown);
    const gone = [...running.derived.givens.keys()].filter((board) => !step.derived.givens.has(board));
    running.derived = step.derived;
    keeper.note({ summaries: summaries.keys(), givens: step.changed, gone });
    for (const listener of [...running.listeners]) listener({ boards: step.affected, treeChanged: work.tree });
  } catch (error) {
    for (const [board, seq] of work.boards) touch(board, seq);
    running.waiting.tree ||= work.tree;
    throw error;
  }
}

/** Begins with what the disk has; everything newer is found in the first pass. */
async function beginWithKept(engine: Engine, running: Running): Promise<void> {
  const kept = await loadKept(engine);
  for (const [board, { at }] of kept.summaries) running.changedAt.set(board, at);
  const summaries = new Map([...kept.summaries].map(([board, { summary }]) => [board, summary]));
  const seq = Math.max(0, ...[...summaries.values()].map((summary) => summary.seq));
  running.derived = { ...nothingDerived(kept.givens, kept.ledger), summaries, seq };
  running.started = true;
  running.waiting.tree = true;
}

/** What nothing is derived for must not stay behind on disk. */
async function forgetDerived(running: Running, keeper: Keeper): Promise<void> {
  const { seq, version, givens, ledger } = running.derived;
  running.derived = { ...nothingDerived(new Map(), ledger), seq, version };
  keeper.note({ summaries: [], givens: [], gone: givens.keys() });
  await keeper.keep();
  running.waiting.tree = true;
}

/** Boards whose documents have gone further than anything heard: made without a commit, or committed just before a crash. */
async function findUnheard(
  { log, organisation }: CascadeOptions,
  { summaries }: Derived,
  boards: Map<BoardId, number>,
): Promise<void> {
  for (const { id } of organisation.tree().boards) {
    const known = summaries.get(id)?.seq ?? -1;
    const head = await log.head(id);
    if (head !== undefined && head.seq > known) boards.set(id, Math.max(head.seq, boards.get(id) ?? 0));
  }
}

/** Reads and summarises; a board that cannot be read keeps its last summary: a read error never looks like an empty board (LINE8). */
async function summariseAll(
  { readContent, logger }: CascadeOptions,
  boards: ReadonlyMap<BoardId, number>,
  again: (board: BoardId, seq: number) => void,
): Promise<ReadonlyMap<BoardId, Summary>> {
  const summaries = new Map<BoardId, Summary>();
  const one = async ([board, seq]: [BoardId, number]): Promise<void> => {
    try {
      summaries.set(board, summarise(board, seq, await readContent(board)));
    } catch (error) {
      logger.error({ err: error, board }, 'board could not be summarised');
      setTimeout(() => again(board, seq), retryAfterMs).unref();
    }
  };
  await Promise.all([...boards].map(one));
  return summaries;
}
