/** Who sits here. One question to the server when the page opens; the last answer is kept, so that a page opens while it is away. */
import type { Person, PersonId, Problem, SessionReply } from '@tavle/domain';
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { readKept, writeKept } from '../live/browser-storage.ts';
import { ask } from '../live/http.ts';
import { forgetPerson } from '../live/kept.ts';
import { useWords } from '../live/useWords.ts';

const storageKey = 'tavle.session';
const retryEveryMs = 5_000;

export interface Session {
  /** Null until the server or the device has said anything. */
  readonly reply: SessionReply | null;
  readonly person: Person | null;
  /** Why the server's answer is missing. */
  readonly problem: Problem | null;
  /** Takes a seat as somebody (demonstration). Gives what stood in the way. */
  choose(person: PersonId): Promise<Problem | null>;
  /** Leaves the seat and forgets what this browser kept for the person. */
  leave(): Promise<void>;
  /** The server has said that the session is over. What is not saved stays in the browser. */
  ended(): void;
  /** Asks the server again. */
  refresh(): Promise<void>;
}

const SessionContext = createContext<Session | null>(null);

/** Gives the session to everything inside. */
export function SessionProvider({ children }: { readonly children: ReactNode }) {
  const t = useWords();
  const [reply, setReply] = useState<SessionReply | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);

  const take = useCallback((next: SessionReply) => {
    setProblem(null);
    setReply(next);
    writeKept(storageKey, next.person === null ? null : JSON.stringify({ ...next, people: [], units: [] }));
  }, []);
  const refresh = useCallback(async () => {
    const answer = await ask<SessionReply>(t, '/api/session');
    if (answer.kind === 'value') take(answer.value);
    else {
      setProblem(answer.problem);
      setReply((known) => known ?? keptSession());
    }
  }, [t, take]);

  const ended = useCallback(() => {
    writeKept(storageKey, null);
    setReply((known) => known && { ...known, person: null });
    void refresh();
  }, [refresh]);

  useEffect(() => void refresh(), [refresh]);
  useEffect(() => {
    if (problem === null) return;
    const timer = setTimeout(() => void refresh(), retryEveryMs);
    return () => clearTimeout(timer);
  }, [problem, refresh]);

  const session = useMemo<Session>(
    () => ({
      reply,
      person: reply?.person ?? null,
      problem,
      choose: async (person) => {
        const answer = await ask<SessionReply>(t, '/api/session', { method: 'POST', body: { person } });
        if (answer.kind === 'problem') return answer.problem;
        take(answer.value);
        return null;
      },
      leave: async () => {
        await ask(t, '/api/session', { method: 'DELETE' });
        if (reply?.person) await forgetPerson(reply.person.id);
        writeKept(storageKey, null);
        setReply((known) => known && { ...known, person: null });
        await refresh();
      },
      ended,
      refresh,
    }),
    [reply, problem, t, take, refresh, ended],
  );
  return <SessionContext value={session}>{children}</SessionContext>;
}

/** The session. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('outside SessionProvider');
  return session;
}

/** The person who sits here; only for what is shown to somebody who has a seat. */
export function useMe(): Person {
  const { person } = useSession();
  if (person === null) throw new Error('nobody sits here');
  return person;
}

function keptSession(): SessionReply | null {
  const text = readKept(storageKey);
  try {
    // Written by `take` above, from the server's own reply.
    return text === null ? null : (JSON.parse(text) as SessionReply);
  } catch {
    return null;
  }
}
