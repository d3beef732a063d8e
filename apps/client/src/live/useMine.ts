/** What this person has to do on all their boards, followed from the server; and saying how far one of it is (an edit on its own board, LINE9). */
import type { ActionId, ActionState, BoardId, Mine, Problem, Versioned } from '@tavle/domain';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useMe } from '../session/useSession.ts';
import { type Feed, type FeedState, openFeed } from './feed.ts';
import { ask } from './http.ts';
import { useWords } from './useWords.ts';

const nothing: FeedState<Mine> = { value: null, stale: true, asOf: null, problem: null, isNewRelease: false };

/** The open actions and efforts of whoever sits here. */
export function useMine(): FeedState<Mine> {
  const t = useWords();
  const person = useMe().id;
  const [feed, setFeed] = useState<Feed<Mine> | null>(null);
  useEffect(() => {
    const opened = openFeed<Mine>({
      t,
      person,
      path: '/api/mine',
      fromReply: (reply) => reply as Versioned<Mine>,
      eventsPath: '/api/mine/events',
      event: 'mine',
    });
    setFeed(opened);
    return () => opened.close();
  }, [t, person]);
  const subscribe = useCallback((listener: () => void) => feed?.subscribe(listener) ?? (() => undefined), [feed]);
  return useSyncExternalStore(subscribe, () => feed?.state() ?? nothing);
}

/** Says how far an action is; gives the problem, or null when it is on disk. */
export function useActionState(): (board: BoardId, action: ActionId, state: ActionState) => Promise<Problem | null> {
  const t = useWords();
  return async (board, action, state) => {
    const path = `/api/boards/${board}/actions/${action}/state`;
    const reply = await ask<null>(t, path, { method: 'POST', body: { state } });
    return reply.kind === 'problem' ? reply.problem : null;
  };
}
