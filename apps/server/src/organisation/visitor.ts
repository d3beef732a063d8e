/** Who asks, in the words every route understands; the door makes it from a cookie. */
import type { IncomingMessage } from 'node:http';
import type { Person } from '@tavle/domain';

/** Somebody who is logged in. */
export type Visitor = {
  readonly person: Person;
  /** Names the session among others; says nothing of its token. */
  readonly session: string;
};

/** What routes ask of the door. */
export type Reception = {
  /** Who asks; null when nobody is logged in. Asked again whenever it matters: nothing of it is kept. */
  readonly visitorOf: (request: IncomingMessage) => Promise<Visitor | null>;
  /** Calls back when sessions or rights have changed. Gives the way to stop. */
  readonly onRevoked: (callback: () => void) => () => void;
};
