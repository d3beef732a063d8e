/**
 * Keeps on disk what is derived, a little later and many at once. Invariant: what is kept may lag behind what is derived,
 * never lead; after a crash the cascade's start makes up for the difference.
 */
import type { BoardId } from '@tavle/domain';
import type { Engine, Statement } from '../db/engine.ts';
import type { Derived } from './derivation.ts';
import { forgetBoard, keepGiven, keepSummary } from './store.ts';

/** Which boards differ from what is kept. */
export type Unkept = {
  readonly summaries: Iterable<BoardId>;
  readonly givens: Iterable<BoardId>;
  /** Boards the organisation no longer has. */
  readonly gone: Iterable<BoardId>;
};

/** Keeps what is derived. */
export type Keeper = {
  /** Notes what has to be kept; it is, within a second. */
  readonly note: (unkept: Unkept) => void;
  /** Keeps all of it now. */
  readonly keep: () => Promise<void>;
};

/** What a keeper is made of. */
export type KeeperOptions = {
  readonly engine: Engine;
  readonly derived: () => Derived;
  /** When a board's newest commit was seen, milliseconds since 1970. */
  readonly changedAt: (board: BoardId) => number;
  readonly onFailed: (error: unknown) => void;
};

const keepEveryMs = 1000;

/** Makes a keeper. */
export function createKeeper({ engine, derived, changedAt, onFailed }: KeeperOptions): Keeper {
  const unkept = { summaries: new Set<BoardId>(), givens: new Set<BoardId>(), gone: new Set<BoardId>() };
  let timer: NodeJS.Timeout | null = null;
  const keep = async (): Promise<void> => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const now = derived();
    const gone = [...unkept.gone];
    const summaries = [...unkept.summaries]
      .map((board) => now.summaries.get(board))
      .filter((each) => each !== undefined);
    const givens = [...unkept.givens].flatMap((board) => {
      const given = now.givens.get(board);
      return given === undefined ? [] : [{ board, given }];
    });
    const statements: readonly Statement[] = [
      ...gone.flatMap(forgetBoard),
      ...summaries.map((summary) => keepSummary({ summary, at: changedAt(summary.board) })),
      ...givens.map(({ board, given }) => keepGiven(board, given)),
    ];
    if (statements.length > 0) await engine.batch(statements);
    // only what is still the same is kept by now
    for (const board of gone) unkept.gone.delete(board);
    for (const each of summaries) {
      if (derived().summaries.get(each.board) === each) unkept.summaries.delete(each.board);
    }
    for (const { board, given } of givens) if (derived().givens.get(board) === given) unkept.givens.delete(board);
  };
  return {
    keep,
    note: ({ summaries, givens, gone }) => {
      for (const board of summaries) unkept.summaries.add(board);
      for (const board of givens) unkept.givens.add(board);
      for (const board of gone) unkept.gone.add(board);
      if (timer !== null || unkept.summaries.size + unkept.givens.size + unkept.gone.size === 0) return;
      timer = setTimeout(() => {
        keep().catch(onFailed);
      }, keepEveryMs);
      timer.unref();
    },
  };
}
