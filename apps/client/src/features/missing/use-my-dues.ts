/** What waits for the person who sits here, on all their boards; asked again when the organisation says that something has changed. */
import type { MineReply, MyDues } from '@tavle/domain';
import { useEffect, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';

/** Board by board; null until it is known, and where it cannot be. */
export function useMyDues(): readonly MyDues[] | null {
  const t = useWords();
  const today = useToday();
  const { value: organisation } = useOrganisation();
  const [boards, setBoards] = useState<readonly MyDues[] | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new day or a new organisation is the reason to ask again
  useEffect(() => {
    const stop = new AbortController();
    void ask<MineReply>(t, '/api/mine/dues', { signal: stop.signal }).then((reply) => {
      if (reply.kind === 'value' && !stop.signal.aborted) setBoards(reply.value.boards);
    });
    return () => stop.abort();
  }, [t, today, organisation]);
  return boards;
}
