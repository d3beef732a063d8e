/**
 * When work is done: soon after it comes, all that has come together, and never so often that others do not get their turn.
 * Invariant: one round at a time; what comes during a round gets a round of its own afterwards.
 */

/** Does work in rounds. */
export type Pacer = {
  /** There is work. */
  readonly wake: () => void;
  /** Does everything there is now; rejects with what a round threw. */
  readonly settle: () => Promise<void>;
  /** Begins no more rounds; resolves when the one under way has ended. */
  readonly stop: () => Promise<void>;
};

/** What a pacer is made of. */
export type PacerOptions = {
  readonly hasWork: () => boolean;
  /** One round. What it throws is handed to `onFailed`, and the next round waits. */
  readonly round: () => Promise<void>;
  readonly onFailed: (error: unknown) => void;
  readonly now: () => number;
};

/** Work that comes within this time of each other is done together. */
const gatherMs = 5;
/** The pause after a round: as long as it took, within these bounds. */
const pauseMs = { least: 40, most: 500 };
/** The pause after a round that failed. */
const retryAfterMs = 10_000;

/** Makes a pacer. */
export function createPacer({ hasWork, round, onFailed, now }: PacerOptions): Pacer {
  let timer: NodeJS.Timeout | null = null;
  let running: Promise<void> | null = null;
  let pauseUntil = 0;
  let stopped = false;

  const timed = async (): Promise<void> => {
    const began = now();
    try {
      await round();
      pauseUntil = now() + Math.min(pauseMs.most, Math.max(pauseMs.least, now() - began));
    } catch (error) {
      pauseUntil = now() + retryAfterMs;
      throw error;
    }
  };
  const run = (): Promise<void> => {
    running ??= timed().finally(() => {
      running = null;
      wake();
    });
    return running;
  };
  const wake = (): void => {
    if (stopped || timer !== null || running !== null || !hasWork()) return;
    const begin = (): void => {
      timer = null;
      if (hasWork()) run().catch(onFailed);
    };
    timer = setTimeout(begin, Math.max(gatherMs, pauseUntil - now()));
  };
  return {
    wake,
    settle: async () => {
      while (!stopped && (hasWork() || running !== null)) await run();
    },
    stop: async () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      await running?.catch(onFailed);
    },
  };
}
