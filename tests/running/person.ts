/** Somebody at the server without a browser: a session cookie, HTTP, and boards over the line. */
import { createBoardReader, type Hand } from '@tavle/board';
import {
  asId,
  type BoardContent,
  type BoardId,
  instantAt,
  type OrganisationReply,
  type Outcome,
  type Person,
  type SessionReply,
} from '@tavle/domain';
import {
  type BoardConnection,
  type ConnectionState,
  connectBoard,
  createMemoryPendingStore,
  systemClock,
} from '@tavle/sync';
import { WebSocket as NodeSocket } from 'ws';
import * as Y from 'yjs';

export interface SignedIn {
  readonly url: string;
  readonly person: Person;
  readonly cookie: string;
  get<T>(path: string): Promise<{ readonly status: number; readonly body: T }>;
  organisation(): Promise<OrganisationReply>;
}

/** Chooses a person of the demonstration organisation. `which` picks one from the list. */
export async function signIn(url: string, which: (person: Person) => boolean): Promise<SignedIn> {
  const offered = (await (await fetch(`${url}/api/session`)).json()) as SessionReply;
  const person = offered.people.find(which);
  if (!person) throw new Error(`nobody fits among ${offered.people.map((each) => each.name).join(', ')}`);
  const reply = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify({ person: person.id }),
  });
  const cookie = reply.headers.get('set-cookie')?.split(';')[0];
  if (!reply.ok || !cookie) throw new Error(`could not sign in: ${reply.status} ${await reply.text()}`);
  const get = async <T>(path: string) => {
    const answer = await fetch(`${url}${path}`, { headers: { cookie } });
    return { status: answer.status, body: (await answer.json()) as T };
  };
  return {
    url,
    person,
    cookie,
    get,
    organisation: async () => (await get<OrganisationReply>('/api/organisation')).body,
  };
}

/** A board held open over the line. */
export interface OpenBoard {
  readonly doc: Y.Doc;
  content(): BoardContent;
  state(): ConnectionState;
  /** Says what others are to see of this page, or hears what they say. */
  readonly awareness: BoardConnection['awareness'];
  /** Performs a named edit as the person; throws when it is refused. */
  edit<T>(change: (doc: Y.Doc, hand: Hand) => Outcome<T>): T;
  /** Waits until a moment of the connection. */
  until(reached: (state: ConnectionState) => boolean, withinMs?: number): Promise<void>;
  onState(listener: (state: ConnectionState) => void): void;
  close(): void;
}

/** So many more listeners of the process are meant to be there; any beyond them is still warned about. */
function placesAtExit(more: number): void {
  process.setMaxListeners(process.getMaxListeners() + more);
}

/** Joins a board as the signed-in person, the way the pages do. */
export function openBoard(who: SignedIn, board: BoardId, newId: () => string): OpenBoard {
  const doc = new Y.Doc();
  const reader = createBoardReader(doc);
  const listeners = new Set<(state: ConnectionState) => void>();
  const { cookie, url } = who;
  class CookieSocket extends NodeSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { headers: { cookie, origin: url } });
      this.on('error', () => undefined);
    }
  }
  // outside a browser each connection listens for the end of the process until it is closed
  placesAtExit(1);
  const connection = connectBoard({
    url: `${url.replace('http', 'ws')}/sync`,
    boardId: board,
    doc,
    pending: createMemoryPendingStore(),
    clock: systemClock(),
    onState: (state) => {
      for (const listener of listeners) listener(state);
    },
    WebSocketImpl: CookieSocket as unknown as typeof WebSocket,
  });
  return {
    doc,
    content: () => reader.content(),
    state: () => connection.state(),
    awareness: connection.awareness,
    edit: (change) => {
      const outcome = change(doc, { by: asId(who.person.id), at: instantAt(Date.now()), newId });
      if ('refused' in outcome) throw new Error(`refused: ${JSON.stringify(outcome.refused)}`);
      return outcome.done;
    },
    until: (reached, withinMs = 10_000) =>
      new Promise((resolve, reject) => {
        if (reached(connection.state())) return resolve();
        const late = setTimeout(() => {
          listeners.delete(listener);
          reject(new Error(`not within ${withinMs} ms: ${JSON.stringify(connection.state())}`));
        }, withinMs);
        const listener = (state: ConnectionState): void => {
          if (!reached(state)) return;
          clearTimeout(late);
          listeners.delete(listener);
          resolve();
        };
        listeners.add(listener);
      }),
    onState: (listener) => listeners.add(listener),
    close: () => {
      connection.destroy();
      placesAtExit(-1);
      reader.close();
      doc.destroy();
    },
  };
}
