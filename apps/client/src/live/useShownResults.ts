/** A board's results as its readers get them, small numbers hidden by the server (SMALL3): for what is printed and sent. */
import type { BoardId, BoardView, Result, Versioned } from '@tavle/domain';
import { useEffect, useState } from 'react';
import { ask } from './http.ts';
import { useWords } from './useWords.ts';

const none: readonly Result[] = [];

/** Null until they have come; none when they cannot be had: a number that is not given counts as hidden. */
export function useShownResults(board: BoardId): readonly Result[] | null {
  const t = useWords();
  const [results, setResults] = useState<readonly Result[] | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void ask<Versioned<BoardView>>(t, `/api/boards/${board}/view`, { signal: stop.signal }).then((reply) => {
      if (!stop.signal.aborted) setResults(reply.kind === 'value' ? reply.value.value.results : none);
    });
    return () => stop.abort();
  }, [t, board]);
  return results;
}
