/** A board's history from the server, page by page, and a board as it was at one moment. */
import type { BoardId, HistoryReply, HistoryStep, PastReply, Problem, WentBack } from '@tavle/domain';
import { useCallback, useEffect, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useWords } from '../../live/useWords.ts';

export interface HistoryState {
  /** What has come so far, newest first; null until the first page has. */
  readonly steps: readonly HistoryStep[] | null;
  readonly problem: Problem | null;
  readonly isAsking: boolean;
  /** True when there are older ones to ask for. */
  readonly hasMore: boolean;
  /** Asks for the next page, or again for the one that failed. */
  readonly more: () => void;
}

/** The steps of a board's history; the newest are asked for at once. */
export function useHistory(board: BoardId): HistoryState {
  const t = useWords();
  const [steps, setSteps] = useState<readonly HistoryStep[] | null>(null);
  const [before, setBefore] = useState<number | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState<{ readonly before: number | null } | null>({ before: null });
  useEffect(() => {
    if (asked === null) return;
    const stop = new AbortController();
    const query = asked.before === null ? '' : `?before=${asked.before}`;
    void ask<HistoryReply>(t, `/api/boards/${board}/history${query}`, { signal: stop.signal }).then((reply) => {
      if (stop.signal.aborted) return;
      setAsked(null);
      if (reply.kind === 'problem') return setProblem(reply.problem);
      setProblem(null);
      setSteps((known) => [...(asked.before === null ? [] : (known ?? [])), ...reply.value.steps]);
      setBefore(reply.value.before);
    });
    return () => stop.abort();
  }, [board, t, asked]);
  const more = useCallback(() => setAsked({ before }), [before]);
  return { steps, problem, isAsking: asked !== null, hasMore: before !== null, more };
}

export interface PastState {
  readonly past: PastReply | null;
  readonly problem: Problem | null;
  readonly again: () => void;
}

/** The board as it was after an edit. `now` is anything that changes when the board does: what differs is then asked for anew. */
export function usePast(board: BoardId, seq: number, now: unknown): PastState {
  const t = useWords();
  const [past, setPast] = useState<PastReply | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `now` and `turn` are what it is asked anew for
  useEffect(() => {
    const stop = new AbortController();
    // People type letter by letter: a moment's quiet is waited for before asking again.
    const timer = setTimeout(
      () => {
        void ask<PastReply>(t, `/api/boards/${board}/at/${seq}`, { signal: stop.signal }).then((reply) => {
          if (stop.signal.aborted) return;
          setProblem(reply.kind === 'problem' ? reply.problem : null);
          if (reply.kind === 'value') setPast(reply.value);
        });
      },
      past?.seq === undefined ? 0 : quietMs,
    );
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [board, seq, t, now, turn]);
  return { past, problem, again: useCallback(() => setTurn((last) => last + 1), []) };
}

const quietMs = 600;

/** Takes a board, or one entry of it, back to how it was. */
export function useRestore(board: BoardId, seq: number) {
  const t = useWords();
  return useCallback(
    (entry?: { readonly section: string; readonly id: string }) => {
      const query = entry === undefined ? '' : `?${new URLSearchParams(entry)}`;
      return ask<WentBack>(t, `/api/boards/${board}/at/${seq}/restore${query}`, { method: 'POST' });
    },
    [board, seq, t],
  );
}
