/** The organisation as this person may see it: one line for the whole page. */
import type { OrganisationReply, Problem } from '@tavle/domain';
import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useState,
  useSyncExternalStore,
} from 'react';
import { useMe, useSession } from '../session/useSession.ts';
import { type Feed, type FeedState, openFeed } from './feed.ts';
import { useWords } from './useWords.ts';

/** The value, whether it may be old, and what stands in the way when there is none. */
export type OrganisationState = FeedState<OrganisationReply>;

const nothing: OrganisationState = { value: null, stale: true, asOf: null, problem: null, isNewRelease: false };
const OrganisationContext = createContext<OrganisationState>(nothing);

/** Follows the organisation for everything inside; only where somebody sits. */
export function OrganisationProvider({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  const me = useMe().id;
  const { ended } = useSession();
  const [feed, setFeed] = useState<Feed<OrganisationReply> | null>(null);
  useEffect(() => {
    const opened = openFeed<OrganisationReply>({
      t,
      person: me,
      path: '/api/organisation',
      fromReply: (reply) => ({ version: -1, value: reply as OrganisationReply }),
      eventsPath: '/api/organisation/events',
      event: 'organisation',
    });
    setFeed(opened);
    return () => opened.close();
  }, [t, me]);
  const subscribe = useCallback((listener: () => void) => feed?.subscribe(listener) ?? (() => undefined), [feed]);
  const state = useSyncExternalStore(subscribe, () => feed?.state() ?? nothing);
  const over = isOver(state.problem);
  useEffect(() => {
    if (over) ended();
  }, [over, ended]);
  return <OrganisationContext value={state}>{children}</OrganisationContext>;
}

/** The organisation. */
export function useOrganisation(): OrganisationState {
  return useContext(OrganisationContext);
}

const isOver = (problem: Problem | null): boolean => problem?.problem === 'noSession';
