/**
 * Sessions: a random token in a cookie, its hash in a table. Invariant: a session is over twelve hours after it was last
 * seen or seven days after it began, whichever comes first, and nothing brings it back.
 */
import { createHash, randomBytes } from 'node:crypto';
import { asId, type PersonId } from '@tavle/domain';
import { type Engine, numberOf, textOf } from '../db/engine.ts';

/** Without a sign of life for this long a session is over. */
export const idleMs = 12 * 3_600_000;
/** No session lasts longer, however busy. */
export const longestMs = 7 * 24 * 3_600_000;
/** A sign of life is written down at most this often. */
const seenEveryMs = 5 * 60_000;

/** A session that is going on. */
export type Session = {
  /** The token's hash: names the session, opens nothing. */
  readonly id: string;
  readonly person: PersonId;
  /** Milliseconds since 1970 at which it ends by itself when nothing more is heard. */
  readonly expiresAt: number;
};

/** The sessions of this server. */
export type Sessions = {
  /** Begins one; the token is told once, here. */
  readonly start: (person: PersonId) => Promise<string>;
  /** The session of a token, if it goes on. `seen` notes a sign of life. */
  readonly find: (token: string, seen: boolean) => Promise<Session | null>;
  /** Ends one. Nothing happens when there is none. */
  readonly end: (token: string) => Promise<void>;
  readonly endAll: () => Promise<void>;
  /** Calls back with the person when a session was ended; null: all of them. Gives the way to stop. */
  readonly onEnded: (callback: (person: PersonId | null) => void) => () => void;
};

const hashOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
/** 256 bits in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * Notes signs of life without anybody waiting for it: a page is served also while nothing can be written. One that could not be noted is
 * noted at the next.
 */
function createNotes(engine: Engine, now: () => number): (id: string) => void {
  const underWay = new Set<string>();
  return (id) => {
    if (underWay.has(id)) return;
    underWay.add(id);
    engine.run('UPDATE door_session SET seen_at = ? WHERE token_hash = ?', [now(), id]).then(
      () => underWay.delete(id),
      () => underWay.delete(id),
    );
  };
}

/** Opens the sessions and forgets those that are long over. */
export async function openSessions(engine: Engine, now: () => number): Promise<Sessions> {
  const listeners = new Set<(person: PersonId | null) => void>();
  const tell = (person: PersonId | null): void => {
    for (const listener of [...listeners]) listener(person);
  };
  await engine.run('DELETE FROM door_session WHERE seen_at <= ? OR started_at <= ?', [
    now() - idleMs,
    now() - longestMs,
  ]);
  const noteSeen = createNotes(engine, now);
  return {
    start: async (person) => {
      const token = randomBytes(32).toString('base64url');
      const sql = 'INSERT INTO door_session (token_hash, person, started_at, seen_at) VALUES (?, ?, ?, ?)';
      await engine.run(sql, [hashOf(token), person, now(), now()]);
      return token;
    },
    find: async (token, seen) => {
      if (!tokenPattern.test(token)) return null;
      const id = hashOf(token);
      const sql = 'SELECT person, started_at, seen_at FROM door_session WHERE token_hash = ?';
      const [row] = await engine.all(sql, [id]);
      if (row === undefined) return null;
      const expiresAt = Math.min(numberOf(row, 'seen_at') + idleMs, numberOf(row, 'started_at') + longestMs);
      if (expiresAt <= now()) return null;
      if (seen && numberOf(row, 'seen_at') + seenEveryMs < now()) noteSeen(id);
      return { id, person: asId<PersonId>(textOf(row, 'person')), expiresAt };
    },
    end: async (token) => {
      const id = hashOf(token);
      const [row] = await engine.all('SELECT person FROM door_session WHERE token_hash = ?', [id]);
      if (row === undefined) return;
      await engine.run('DELETE FROM door_session WHERE token_hash = ?', [id]);
      tell(asId<PersonId>(textOf(row, 'person')));
    },
    endAll: async () => {
      await engine.run('DELETE FROM door_session');
      tell(null);
    },
    onEnded: (callback) => {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
