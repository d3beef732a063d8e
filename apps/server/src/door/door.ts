/**
 * The one door (LINE4): who asks, and what they may do on a board, asked anew every time. Invariant: nothing decided here is
 * kept; whoever keeps a connection open is told when it may no longer be right.
 */
import type { IncomingMessage } from 'node:http';
import { boardOf, parseId, type BoardId } from '@tavle/domain';
import type { CloseReason } from '@tavle/sync';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf } from '../organisation/people-of-board.ts';
import type { Reception, Visitor } from '../organisation/visitor.ts';
import { colourOf } from './colour.ts';
import { cookieOf } from './cookies.ts';
import { isSameOrigin } from './loopback.ts';
import type { Sessions } from './sessions.ts';

/** Name of the cookie with the session's token. */
export const sessionCookie = 'tavle_session';

/** What is kept of a request as long as its socket. */
export type Identity = { readonly token: string | null };

/** What a person may do on a board's document, and as whom they are shown. */
export type BoardGrant = {
  readonly userId: string;
  readonly personName: string;
  readonly colour: string;
  readonly mode: 'write' | 'read';
  readonly expiresAt: number;
};

/** Whose rights may have changed; nobody named means everybody. */
export type RightsChange = { readonly userId?: string };

/** The door of this server, as rooms and routes use it. */
export type ServerDoor = Omit<Reception, 'onRevoked'> & {
  /** Sockets without an Origin come from programs; pages must be our own. */
  readonly allowsOrigin: (origin: string | undefined, request: IncomingMessage) => boolean;
  readonly identify: (request: IncomingMessage) => Identity;
  readonly admit: (
    identity: Identity,
    boardId: string,
  ) => Promise<BoardGrant | Extract<CloseReason, 'sessionOver' | 'noAccess' | 'noBoard'>>;
  readonly onRevoked: (callback: (change: RightsChange) => void) => () => void;
};

/** The session token of a request, if it brings one. */
export function tokenOf(request: IncomingMessage): string | null {
  return cookieOf(request.headers.cookie, sessionCookie) ?? null;
}

/** Opens the door. */
export function createDoor(organisation: Organisation, sessions: Sessions): ServerDoor {
  const visitorOf = async (request: IncomingMessage): Promise<Visitor | null> => {
    const token = tokenOf(request);
    const session = token === null ? null : await sessions.find(token, true);
    const person = session === null ? undefined : organisation.personOf(session.person);
    return session === null || person === undefined ? null : { person, session: session.id };
  };
  return {
    visitorOf,
    allowsOrigin: (origin, request) => origin === undefined || isSameOrigin(origin, request.headers.host),
    identify: (request) => ({ token: tokenOf(request) }),
    admit: async ({ token }, boardId) => {
      const session = token === null ? null : await sessions.find(token, false);
      const person = session === null ? undefined : organisation.personOf(session.person);
      if (session === null || person === undefined) return 'sessionOver';
      const id = parseId<BoardId>(boardId);
      const board = id === undefined ? undefined : boardOf(organisation.tree(), id);
      const access = board === undefined ? 'none' : accessOf(organisation.tree(), person, board.id);
      if (access === 'none') return 'noBoard';
      // the document holds true numbers: it travels to nobody else (SMALL4)
      if (access !== 'write') return 'noAccess';
      const { expiresAt } = session;
      return { userId: person.id, personName: person.name, colour: colourOf(person.id), mode: access, expiresAt };
    },
    onRevoked: (callback) => {
      const stopSessions = sessions.onEnded((person) => callback(person === null ? {} : { userId: person }));
      const stopOrganisation = organisation.onChanged(() => callback({}));
      return () => {
        stopSessions();
        stopOrganisation();
      };
    },
  };
}
