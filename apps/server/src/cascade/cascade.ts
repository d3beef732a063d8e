/**
 * The cascade: after each commit, a new summary of the board, and anew whatever other boards are given.
 * Invariants: what is told to anybody comes from committed documents; a summary says the place in the log it was made at or
 * an earlier one, so after a crash it is made again rather than believed; what is kept on disk may lag behind, never lead.
 */
import { type BoardContent, type BoardId, parseId, type Summary, summarise } from '@tavle/domain';
import type { Engine } from '../db/engine.ts';
import type { DocumentLog } from '../log/document-log.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Derived, derive, nothingDerived } from './derivation.ts';
import { createKeeper } from './keeper.ts';
import { createPacer } from './pacer.ts';
import { loadKept } from './store.ts';

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

/** What waits to be derived. */
type Waiting = { boards: Map<BoardId, number>; tree: boolean };

/** Makes a cascade; `start` sets it going. */
export function createCascade(options: CascadeOptions): Cascade {
  const { engine, organisation, now, logger } = options;
  const changedAt = new Map<BoardId, number>();
  const listeners = new Set<(pass: Pass) => void>();
  /** Boards to summarise, with the place in the log they had at least reached. */
  let waiting: Waiting = { boards: new Map(), tree: false };
  let derived = nothingDerived(new Map());
  let started = false;

  const hasWork = (): boolean => started && (waiting.boards.size > 0 || waiting.tree);
  const touch = (board: BoardId, seq: number): void => {
    waiting.boards.set(board, Math.max(seq, waiting.boards.get(board) ?? 0));
    pacer.wake();
  };
  const keeper = createKeeper({
    engine,
    derived: () => derived,
    changedAt: (board) => changedAt.get(board) ?? now(),
    onFailed: (error) => logger.error({ err: error }, 'derived values could not be kept'),
  });
  const pass = async (): Promise<void> => {
    const work = waiting;
    waiting = { boards: new Map(), tree: false };
    try {
      if (work.tree) await findUnheard(options, derived, work.boards);
      const summaries = await summariseAll(options, work.boards, touch);
      for (const board of summaries.keys()) if (!changedAt.has(board)) changedAt.set(board, now());
      const tree = organisation.tree();
      const step = derive(derived, { tree, organisationVersion: organisation.version(), summaries });
      const gone = [...derived.givens.keys()].filter((board) => !step.derived.givens.has(board));
      derived = step.derived;
      keeper.note({ summaries: summaries.keys(), givens: step.changed, gone });
      for (const listener of [...listeners]) listener({ boards: step.affected, treeChanged: work.tree });
    } catch (error) {
      for (const [board, seq] of work.boards) touch(board, seq);
      waiting.tree ||= work.tree;
      throw error;
    }
  };
  const onFailed = (error: unknown): void => logger.error({ err: error }, 'nothing could be derived');
  const pacer = createPacer({ hasWork, round: pass, onFailed, now });
  const settled = async (): Promise<void> => {
    await pacer.settle();
    await keeper.keep();
  };
  const stopListening = organisation.onChanged(() => {
    waiting.tree = true;
    pacer.wake();
  });

  return {
    start: async () => {
      const kept = await loadKept(engine);
      for (const [board, { at }] of kept.summaries) changedAt.set(board, at);
      const summaries = new Map([...kept.summaries].map(([board, { summary }]) => [board, summary]));
      const seq = Math.max(0, ...[...summaries.values()].map((summary) => summary.seq));
      derived = { ...nothingDerived(kept.givens), summaries, seq };
      started = true;
      waiting.tree = true;
      await settled();
    },
    touch: ({ boardId, seq }) => {
      const board = parseId<BoardId>(boardId);
      if (board === undefined) return;
      changedAt.set(board, now());
      touch(board, seq);
    },
    derived: () => derived,
    changedAt: (board) => changedAt.get(board) ?? 0,
    isCaughtUp: () => started && !hasWork(),
    onPass: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    settled,
    rebuild: async () => {
      await settled();
      const { seq, version, givens } = derived;
      derived = { ...nothingDerived(new Map()), seq, version };
      // what nothing is derived for must not stay behind on disk
      keeper.note({ summaries: [], givens: [], gone: givens.keys() });
      await keeper.keep();
      waiting.tree = true;
      await settled();
    },
    stop: async () => {
      stopListening();
      await pacer.stop();
      await keeper.keep();
    },
  };
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
