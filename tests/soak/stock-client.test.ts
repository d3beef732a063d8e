/**
 * A `WebsocketProvider` straight from y-websocket, with nothing of ours but the cookie of a login, joins a board it may write and syncs (LINE2);
 * on a board it may not, it stops and says so (LINE4).
 */
import { addInterpretation, celebrate, readBoard } from '@tavle/board';
import { asId, type BoardId, instantAt, type PersonId } from '@tavle/domain';
import { closeCodes } from '@tavle/sync';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { openBoard, type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess, type RunningServer } from '../running/server.ts';

let server: RunningServer;
beforeAll(async () => {
  server = await createServerProcess({ TAVLE_DEMO: 'on' });
  await server.start();
}, 90_000);
afterAll(() => server.discard(), 20_000);

const within = { timeout: 15_000 };
const named = (name: string): Promise<SignedIn> => signIn(server.url, (person) => person.name === name);
let made = 0;
const newId = (): string => `stock-${process.pid}-${++made}`;

async function ownBoard(who: SignedIn): Promise<BoardId> {
  const { tree } = await who.organisation();
  const board = tree.boards.find(({ unit }) => unit === who.person.grants[0]?.unit);
  if (!board) throw new Error(`no board for ${who.person.name}`);
  return board.id;
}

/** The stock client; all that is added is the cookie header a browser would send by itself. */
function join(who: SignedIn, board: BoardId) {
  class CookieSocket extends WebSocket {
    constructor(url: string | URL) {
      super(url, { headers: { cookie: who.cookie } });
    }
  }
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(`${server.url.replace('http', 'ws')}/sync`, board, doc, {
    WebSocketPolyfill: CookieSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  });
  const closes: number[] = [];
  provider.on('connection-close', (event) => event && closes.push(event.code));
  onTestFinished(() => {
    provider.destroy();
    doc.destroy();
  });
  return { doc, provider, closes };
}

test('LINE2: a stock client gets the board, its edits reach others and the disk, and theirs reach it', async () => {
  const mette = await named('Tovholder, Afdeling Syd');
  const jonas = await named('Kvalitetskoordinator, Afdeling Syd');
  const board = await ownBoard(mette);
  const stock = join(mette, board);
  await expect.poll(() => stock.provider.synced, within).toBe(true);
  const content = readBoard(stock.doc);
  expect(content.unreadable).toEqual([]);
  expect(content.indicators.map(({ name }) => name)).toContain('Udredt inden for 30 dage');

  const ours = openBoard(jonas, board, newId);
  onTestFinished(() => ours.close());
  await ours.until(({ phase }) => phase.kind === 'online');
  const hand = { by: asId<PersonId>(mette.person.id), at: instantAt(Date.now()), newId };
  const written = celebrate(stock.doc, hand, { text: 'Skrevet af en fremmed klient' });
  if ('refused' in written) throw new Error(JSON.stringify(written.refused));
  await expect.poll(() => ours.content().celebrations.some(({ id }) => id === written.done), within).toBe(true);

  const indicator = content.indicators[0];
  if (!indicator) throw new Error('no indicator');
  const reading = ours.edit((doc, by) => addInterpretation(doc, by, { indicator: indicator.id, text: 'Set af os' }));
  await expect.poll(() => readBoard(stock.doc).interpretations.some(({ id }) => id === reading), within).toBe(true);
  expect(stock.closes).toEqual([]);

  await server.kill();
  await server.start();
  const again = join(mette, board);
  await expect.poll(() => again.provider.synced, within).toBe(true);
  expect(readBoard(again.doc).celebrations.map(({ id }) => id)).toContain(written.done);
  // The first one comes back by itself, as stock clients do.
  await expect.poll(() => stock.provider.synced, within).toBe(true);
});

test('LINE4: where it may not write it is told so for good', async () => {
  const mette = await named('Tovholder, Afdeling Syd');
  const other = await ownBoard(await named('Tovholder, Afdeling Nord'));
  const stock = join(mette, other);
  await expect.poll(() => stock.closes, within).toEqual([closeCodes.noBoard.code]);
  expect(stock.doc.share.size).toBe(0);
});
