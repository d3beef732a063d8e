/**
 * The cascade: after each commit, a new summary of the board, and anew whatever other boards are given.
 * Invariants: what is told to anybody comes from committed documents; a summary says the place in the log it was made at or
 * an earlier one, so after a crash it is made again rather than believed; what is kept on disk may lag behind, never lead.
 */
import { type BoardContent, type BoardId, parseId, summarise, type Summary } from '@tavle/domain';
import type { Engine } from '../db/engine.ts';
import type { DocumentLog } from '../log/document-log.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { type Derived, derive, nothingDerived } from './derivation.ts';
import { forgetBoard, keepGiven, keepSummary, loadKept } from './store.ts';

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

/** Commits that come within this time of each other are derived together. */
const gatherMs = 5;
/** The pause between two passes: as long as the former one took, within these bounds, so that others get their turn. */
const pauseMs = { least: 40, most: 500 };
/** What is derived is kept on disk at most this often. */
const keepEveryMs = 1000;
/** A board that cannot be read is tried again after this long. */
const retryAfterMs = 10_000;

/** Makes a cascade; `start` sets it going. */
export function createCascade(options: CascadeOptions): Cascade {
  const { engine, log, organisation, now, logger } = options;
  let derived = nothingDerived(new Map());
  let started = false;
  let stopped = false;
  /** Boards to summarise, with the place in the log they had at least reached. */
  let waiting = new Map<BoardId, number>();
  let treeWaits = false;
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let pauseUntil = 0;
  const changedAt = new Map<BoardId, number>();
  const unkeptSummaries = new Set<BoardId>();
  const unkeptGivens = new Set<BoardId>();
  /** Boards the tree no longer has and the store still does. */
  const gone = new Set<BoardId>();
  let keepTimer: NodeJS.Timeout | null = null;
  const listeners = new Set<(pass: Pass) => void>();

  const touch = (board: BoardId, seq: number): void => {
    waiting.set(board, Math.max(seq, waiting.get(board) ?? 0));
    schedule();
  };
  const schedule = (): void => {
    if (!started || stopped || timer !== null || running !== null) return;
    if (waiting.size === 0 && !treeWaits) return;
    timer = setTimeout(
      () => {
        timer = null;
        if (waiting.size > 0 || treeWaits) void run();
      },
      Math.max(gatherMs, pauseUntil - now()),
    );
  };
  const run = (): Promise<void> => {
    running ??= pass().finally(() => {
      running = null;
      schedule();
    });
    return running;
  };
  const pass = async (): Promise<void> => {
    const began = now();
    const treeChanged = treeWaits;
    if (treeChanged) await findUnknownBoards();
    treeWaits = false;
    const boards = waiting;
    waiting = new Map();
    const summaries = await summariseAll(boards);
    const tree = organisation.tree();
    const step = derive(derived, { tree, organisationVersion: organisation.version(), summaries });
    for (const board of derived.givens.keys()) if (!step.derived.givens.has(board)) gone.add(board);
    derived = step.derived;
    for (const board of summaries.keys()) unkeptSummaries.add(board);
    for (const board of step.changed) unkeptGivens.add(board);
    pauseUntil = now() + Math.min(pauseMs.most, Math.max(pauseMs.least, now() - began));
    keepSoon();
    for (const listener of [...listeners]) listener({ boards: step.affected, treeChanged });
  };
  const summariseAll = async (boards: ReadonlyMap<BoardId, number>): Promise<Map<BoardId, Summary>> => {
    const summaries = new Map<BoardId, Summary>();
    const one = async ([board, seq]: [BoardId, number]): Promise<void> => {
      try {
        summaries.set(board, summarise(board, seq, await options.readContent(board)));
      } catch (error) {
        // the last good summary stays: a read error never looks like an empty board (LINE8)
        logger.error({ err: error, board }, 'board could not be summarised');
        setTimeout(() => touch(board, seq), retryAfterMs).unref();
      }
    };
    await Promise.all([...boards].map(one));
    return summaries;
  };
  /** Boards the tree has and nothing is known of: their documents may have been made without a commit being told. */
  const findUnknownBoards = async (): Promise<void> => {
    for (const { id } of organisation.tree().boards) {
      const known = derived.summaries.get(id)?.seq ?? -1;
      const head = await log.head(id);
      if (head !== undefined && head.seq > known) waiting.set(id, Math.max(head.seq, waiting.get(id) ?? 0));
    }
  };
  const keep = async (): Promise<void> => {
    if (keepTimer !== null) clearTimeout(keepTimer);
    keepTimer = null;
    const { summaries, givens } = derived;
    const boards = { gone: [...gone], summaries: [...unkeptSummaries], givens: [...unkeptGivens] };
    const statements = [
      ...boards.gone.flatMap(forgetBoard),
      ...boards.summaries.flatMap((board) => {
        const summary = summaries.get(board);
        return summary === undefined ? [] : [keepSummary({ summary, at: changedAt.get(board) ?? now() })];
      }),
      ...boards.givens.flatMap((board) => {
        const given = givens.get(board);
        return given === undefined ? [] : [keepGiven(board, given)];
      }),
    ];
    if (statements.length > 0) await engine.batch(statements);
    for (const board of boards.gone) gone.delete(board);
    for (const board of boards.summaries)
      if (derived.summaries.get(board) === summaries.get(board)) unkeptSummaries.delete(board);
    for (const board of boards.givens) if (derived.givens.get(board) === givens.get(board)) unkeptGivens.delete(board);
  };
  const keepSoon = (): void => {
    if (keepTimer !== null || unkeptSummaries.size + unkeptGivens.size + gone.size === 0) return;
    keepTimer = setTimeout(() => {
      keep().catch((error: unknown) => logger.error({ err: error }, 'derived values could not be kept'));
    }, keepEveryMs);
    keepTimer.unref();
  };
  const settled = async (): Promise<void> => {
    while (started && (waiting.size > 0 || treeWaits || running !== null)) await run();
    await keep();
  };
  const stopListening = organisation.onChanged(() => {
    treeWaits = true;
    schedule();
  });

  return {
    start: async () => {
      const kept = await loadKept(engine);
      const known = new Set(organisation.tree().boards.map((board) => board.id));
      for (const [board, { at }] of kept.summaries) changedAt.set(board, at);
      for (const board of [...kept.summaries.keys(), ...kept.givens.keys()]) if (!known.has(board)) gone.add(board);
      const summaries = new Map([...kept.summaries].map(([board, { summary }]) => [board, summary]));
      const seq = Math.max(0, ...[...summaries.values()].map((summary) => summary.seq));
      derived = { ...nothingDerived(kept.givens), summaries, seq };
      started = true;
      treeWaits = true;
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
    isCaughtUp: () => started && !stopped && waiting.size === 0 && !treeWaits,
    onPass: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
    settled,
    rebuild: async () => {
      await settled();
      await engine.batch([...derived.summaries.keys()].flatMap(forgetBoard));
      derived = { ...nothingDerived(derived.givens), seq: derived.seq, version: derived.version };
      for (const board of derived.givens.keys()) unkeptGivens.add(board);
      treeWaits = true;
      await settled();
    },
    stop: async () => {
      stopped = true;
      stopListening();
      if (timer !== null) clearTimeout(timer);
      await running;
      await keep();
    },
  };
}
