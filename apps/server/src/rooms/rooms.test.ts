import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { startTestServer, type TestServer, type TestServerOptions } from './test-server.ts';

const board = 'board-0123456789abcdef';

async function serve(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer(options);
  onTestFinished(() => server.stop());
  await server.rooms.create(board, { userId: 'anna' }, (doc) => addGoal(doc, 'first', 'Færre fald'));
  return server;
}

function addGoal(doc: Y.Doc, id: string, title: string): void {
  doc.transact(() => {
    const goal = new Y.Map<unknown>();
    doc.getMap('goals').set(id, goal);
    goal.set('title', title);
  });
}

function titles(doc: Y.Doc): Record<string, unknown> {
  const goals = doc.getMap<Y.Map<unknown>>('goals');
  return Object.fromEntries([...goals].map(([id, goal]) => [id, goal.get('title')]));
}

/** A socket class that sends a cookie, as a browser would. */
function socketOf(user: string): typeof globalThis.WebSocket {
  class WithCookie extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie: user } });
    }
  }
  return WithCookie as unknown as typeof globalThis.WebSocket;
}

type Joined = { readonly doc: Y.Doc; readonly provider: WebsocketProvider };

function join(server: TestServer, user = 'user=anna', params: Record<string, string> = {}): Joined {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, board, doc, {
    WebSocketPolyfill: socketOf(user),
    disableBc: true,
    params,
  });
  onTestFinished(() => provider.destroy());
  return { doc, provider };
}

const synced = ({ provider }: Joined): Promise<void> => expect.poll(() => provider.synced).toBe(true);

test('LINE2: a stock client joins, and edits travel both ways', async () => {
  const server = await serve();
  const anna = join(server);
  const bo = join(server, 'user=bo');
  await synced(anna);
  await synced(bo);
  expect(titles(anna.doc)).toEqual({ first: 'Færre fald' });
  addGoal(anna.doc, 'second', 'Kortere ventetid');
  await expect.poll(() => titles(bo.doc)).toEqual({ first: 'Færre fald', second: 'Kortere ventetid' });
  addGoal(bo.doc, 'third', 'Ingen tvang');
  await expect.poll(() => titles(anna.doc)['third']).toBe('Ingen tvang');
  const late = join(server, 'user=eva');
  await synced(late);
  expect(titles(late.doc)).toEqual(titles(anna.doc));
});
