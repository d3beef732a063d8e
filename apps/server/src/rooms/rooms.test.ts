import {
  type Message,
  readMessage,
  writeAwareness,
  writeFence,
  writeStep1,
  writeStep2,
  writeUpdate,
} from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { NoSuchBoard } from './rooms.ts';
import { startTestServer, type TestServer, type TestServerOptions } from './rooms.testing.ts';

const board = 'board-0123456789abcdef';

async function serve(options: TestServerOptions = {}): Promise<TestServer> {
  const server = await startTestServer(options);
  onTestFinished(() => server.stop());
  await server.rooms.create(board, { userId: 'leader' }, (doc) => addGoal(doc, 'first', 'Færre fald'));
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

function join(server: TestServer, user = 'user=leader', params: Record<string, string> = {}): Joined {
  const doc = new Y.Doc();
  const provider = new WebsocketProvider(server.url, board, doc, {
    WebSocketPolyfill: socketOf(user),
    disableBc: true,
    params,
  });
  // outside a browser the stock provider listens for the end of the process until it is destroyed: one place more for each
  process.setMaxListeners(process.getMaxListeners() + 1);
  onTestFinished(() => {
    provider.destroy();
    process.setMaxListeners(process.getMaxListeners() - 1);
  });
  return { doc, provider };
}

const synced = ({ provider }: Joined): Promise<void> => expect.poll(() => provider.synced).toBe(true);

test('LINE2: a stock client joins, and edits travel both ways', async () => {
  const server = await serve();
  const leader = join(server);
  const keeper = join(server, 'user=keeper');
  await synced(leader);
  await synced(keeper);
  expect(titles(leader.doc)).toEqual({ first: 'Færre fald' });
  addGoal(leader.doc, 'second', 'Kortere ventetid');
  await expect.poll(() => titles(keeper.doc)).toEqual({ first: 'Færre fald', second: 'Kortere ventetid' });
  addGoal(keeper.doc, 'third', 'Ingen tvang');
  await expect.poll(() => titles(leader.doc)['third']).toBe('Ingen tvang');
  const late = join(server, 'user=colleague');
  await synced(late);
  expect(titles(late.doc)).toEqual(titles(leader.doc));
});

/** A bare socket that speaks the line by hand, and remembers what it heard. */
type Raw = {
  readonly ws: WebSocket;
  readonly heard: Message[];
  readonly closed: Promise<number>;
  readonly send: (frame: Uint8Array) => void;
};

async function dial(server: TestServer, user = 'user=leader', name = board): Promise<Raw> {
  const ws = new WebSocket(`${server.url}/${name}`, { headers: { cookie: user } });
  onTestFinished(() => ws.terminate());
  const heard: Message[] = [];
  ws.on('message', (data) => {
    const message = data instanceof Buffer ? readMessage(data) : undefined;
    if (message !== undefined) heard.push(message);
  });
  const closed = new Promise<number>((resolve) => ws.once('close', resolve));
  await new Promise((resolve) => ws.once('open', resolve));
  return { ws, heard, closed, send: (frame) => ws.send(frame) };
}

/** One edit on top of what the server has, by a client of its own. */
async function editOn(server: TestServer, change: (doc: Y.Doc) => void): Promise<Uint8Array> {
  const doc = new Y.Doc();
  const state = await server.rooms.read(board, (live) => Y.encodeStateAsUpdate(live));
  Y.applyUpdate(doc, state);
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  doc.transact(() => change(doc));
  return updates[0]!;
}

const kindsOf = (raw: Raw): string[] => raw.heard.map((message) => message.kind);
const goalsOf = (server: TestServer): Promise<Record<string, unknown>> => server.rooms.read(board, titles);

test('LINE2: a fence comes back unchanged, after the commit of what was sent before it', async () => {
  const server = await serve();
  const raw = await dial(server);
  raw.send(writeUpdate(await editOn(server, (doc) => addGoal(doc, 'fenced', 'x'))));
  raw.send(writeFence(new Uint8Array([9, 8, 7])));
  await expect
    .poll(() => raw.heard.find((message) => message.kind === 'fence'))
    .toEqual({ kind: 'fence', bytes: Buffer.from([9, 8, 7]) });
  expect((await server.log.load(board))?.tail).toHaveLength(1);
});

test('LINE1: an update that lacks something is neither kept nor acknowledged; its sender is asked', async () => {
  const server = await serve();
  const raw = await dial(server);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  addGoal(doc, 'one', '1');
  addGoal(doc, 'two', '2');
  await expect.poll(() => kindsOf(raw)).toContain('step1');
  const asked = kindsOf(raw).filter((kind) => kind === 'step1').length;
  raw.send(writeUpdate(updates[1]!));
  raw.send(writeFence(new Uint8Array([1])));
  await expect.poll(() => kindsOf(raw).filter((kind) => kind === 'step1').length).toBe(asked + 1);
  expect(kindsOf(raw)).not.toContain('fence');
  expect((await server.log.load(board))?.tail).toEqual([]);
  raw.send(writeStep2(Y.encodeStateAsUpdate(doc)));
  await expect.poll(() => kindsOf(raw)).toContain('fence');
  expect(Object.keys(await goalsOf(server)).sort()).toEqual(['first', 'one', 'two']);
});

test('LINE2: whoever writes on while the answer is on a slow way is asked once, and not sent away', async () => {
  const server = await serve();
  const raw = await dial(server);
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  for (let i = 0; i < 40; i++) addGoal(doc, `goal-${i}`, 'x');
  await expect.poll(() => kindsOf(raw)).toContain('step1');
  const asked = kindsOf(raw).filter((kind) => kind === 'step1').length;
  for (const update of updates.slice(1)) {
    raw.send(writeUpdate(update));
    await server.rooms.read(board, () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  raw.send(writeFence(new Uint8Array([1])));
  raw.send(writeStep2(Y.encodeStateAsUpdate(doc)));
  await expect.poll(() => kindsOf(raw)).toContain('fence');
  expect(raw.ws.readyState).toBe(WebSocket.OPEN);
  expect(kindsOf(raw).filter((kind) => kind === 'step1').length).toBe(asked + 1);
  expect(Object.keys(await goalsOf(server))).toHaveLength(41);
});

test('LINE5: a reader hears everything and changes nothing', async () => {
  const server = await serve();
  const reader = await dial(server, 'user=vera; mode=read');
  const update = await editOn(server, (doc) => addGoal(doc, 'forbidden', 'x'));
  reader.send(writeUpdate(update));
  expect(await reader.closed).toBe(4403);
  expect(await goalsOf(server)).toEqual({ first: 'Færre fald' });
  const stock = join(server, 'user=vera; mode=read');
  await synced(stock);
  await server.rooms.edit(board, { userId: 'leader' }, (doc) => addGoal(doc, 'second', 'y'));
  await expect.poll(() => titles(stock.doc)).toEqual({ first: 'Færre fald', second: 'y' });
});

test("LINE5: nobody writes with the client id of somebody else, nor with the server's", async () => {
  const server = await serve();
  const leader = join(server);
  await synced(leader);
  addGoal(leader.doc, 'hers', 'x');
  await expect.poll(() => goalsOf(server)).toHaveProperty('hers');
  for (const client of [leader.doc.clientID, 1]) {
    const stranger = await dial(server, 'user=stranger');
    const doc = new Y.Doc();
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(leader.doc));
    doc.clientID = client;
    const updates: Uint8Array[] = [];
    doc.on('update', (update: Uint8Array) => updates.push(update));
    addGoal(doc, 'forged', 'x');
    stranger.send(writeUpdate(updates[0]!));
    expect(await stranger.closed).toBe(4409);
  }
  expect(await goalsOf(server)).not.toHaveProperty('forged');
});

test("LINE5: presence is the server's word on who it is, and only of one's own client", async () => {
  const server = await serve();
  const leader = join(server);
  const keeper = join(server, 'user=keeper');
  await synced(leader);
  await synced(keeper);
  leader.provider.awareness.setLocalState({ focus: 'first', person: { id: 'keeper', name: 'Keeper' } });
  const seen = (): unknown => keeper.provider.awareness.getStates().get(leader.doc.clientID);
  await expect
    .poll(seen)
    .toEqual({ focus: 'first', person: { id: 'leader', name: 'Person leader', colour: '#224466' } });
  const stranger = await dial(server, 'user=stranger');
  stranger.send(writeAwareness([{ client: leader.doc.clientID, clock: 1_000_000, json: '{"focus":"stolen"}' }]));
  stranger.send(writeAwareness([{ client: leader.doc.clientID, clock: 1_000_001, json: 'null' }]));
  stranger.send(writeFence(new Uint8Array([1])));
  await expect.poll(() => kindsOf(stranger)).toContain('fence');
  leader.provider.awareness.setLocalStateField('focus', 'second');
  await expect.poll(seen).toMatchObject({ focus: 'second', person: { id: 'leader' } });
  leader.provider.destroy();
  await expect.poll(seen).toBeUndefined();
});

test('LINE4: a withdrawn right closes the socket within two seconds, with its reason; a lowered one stops writing', async () => {
  const server = await serve();
  const raw = await dial(server);
  await expect.poll(() => kindsOf(raw)).toContain('step1');
  server.door.answers.set('leader', 'noAccess');
  const before = Date.now();
  server.door.revoke({ userId: 'leader' });
  expect(await raw.closed).toBe(4403);
  expect(Date.now() - before).toBeLessThan(2000);

  const keeper = await dial(server, 'user=keeper');
  const update = await editOn(server, (doc) => addGoal(doc, 'late', 'x'));
  await expect.poll(() => kindsOf(keeper)).toContain('step1');
  server.door.answers.set('keeper', { userId: 'keeper', personName: 'Keeper', colour: '#000', mode: 'read' });
  server.door.revoke({ boardId: board });
  await new Promise((resolve) => setTimeout(resolve, 20));
  keeper.send(writeUpdate(update));
  expect(await keeper.closed).toBe(4403);

  const ends = {
    userId: 'colleague',
    personName: 'Colleague',
    colour: '#000',
    mode: 'write' as const,
    expiresAt: Date.now() + 300,
  };
  server.door.answers.set('colleague', ends);
  const colleague = await dial(server, 'user=colleague');
  expect(await colleague.closed).toBe(4401);
  expect(Date.now()).toBeGreaterThanOrEqual(ends.expiresAt);
});

test('LINE4: who may not come in is told why, and an unknown board like a forbidden one', async () => {
  const server = await serve();
  server.door.answers.set('colleague', 'noBoard');
  expect(await (await dial(server, 'user=colleague')).closed).toBe(4404);
  expect(await (await dial(server, 'user=leader', 'board-never-created')).closed).toBe(4404);
  expect(await server.log.load('board-never-created')).toBeUndefined();
});

test('LINE6: a malformed frame closes its socket with a code; the others do not notice', async () => {
  const server = await serve();
  const leader = join(server);
  await synced(leader);
  const endless = [1, 1, 5, 0, 0, ...Array<number>(146).fill(0x80), 0x7f, 0];
  const cases: readonly [Uint8Array, number][] = [
    [new Uint8Array([]), 4400],
    [writeUpdate(new Uint8Array(endless)), 4400],
    [writeUpdate(new Uint8Array([1, 1, 5, 0, 8, 1, 3, 122, 122, 122, 1, 120, 0])), 4422],
    [writeUpdate(await editOn(server, (doc) => doc.getMap('unknown').set('a', 1))), 4422],
    [writeUpdate(await editOn(server, (doc) => doc.getMap('goals').set('a', 'not a map'))), 4422],
    [
      writeUpdate(await editOn(server, (doc) => doc.getMap<Y.Map<unknown>>('goals').get('first')!.set('rank', 'one'))),
      4422,
    ],
    [
      writeUpdate(await editOn(server, (doc) => doc.getMap<Y.Map<unknown>>('goals').get('first')!.set('kind', 'wish'))),
      4422,
    ],
    [
      writeUpdate(
        await editOn(server, (doc) => doc.getMap<Y.Map<unknown>>('goals').get('first')!.set('title', 'x'.repeat(2001))),
      ),
      4422,
    ],
    [
      writeUpdate(
        await editOn(server, (doc) => doc.getMap<Y.Map<unknown>>('goals').get('first')!.set('note', new Y.Array())),
      ),
      4422,
    ],
  ];
  for (const [frame, code] of cases) {
    const stranger = await dial(server, 'user=stranger');
    stranger.send(frame);
    expect(await stranger.closed).toBe(code);
  }
  expect(leader.provider.wsconnected).toBe(true);
  expect((await server.log.load(board))?.tail).toEqual([]);
  addGoal(leader.doc, 'after', 'x');
  await expect.poll(() => goalsOf(server)).toHaveProperty('after');
});

test('LINE11: plain text is checked where it stands, and has a cap', async () => {
  const server = await serve();
  const leader = join(server);
  await synced(leader);
  const goal = leader.doc.getMap<Y.Map<unknown>>('goals').get('first')!;
  const note = new Y.Text();
  goal.set('note', note);
  note.insert(0, 'Vi 😀 måler');
  note.insert(3, 'alle ');
  note.delete(0, 3);
  const read = (): Promise<unknown> =>
    server.rooms.read(board, (doc) => doc.getMap<Y.Map<unknown>>('goals').get('first')?.get('note')?.toString());
  await expect.poll(read).toBe('alle 😀 måler');
  note.insert(0, 'x'.repeat(19_980));
  await expect.poll(async () => String(await read()).length).toBe(19_993);
  let closed = 0;
  leader.provider.on('closed', ({ code }) => {
    closed = code;
  });
  note.insert(0, 'y'.repeat(8));
  await expect.poll(() => closed).toBe(4422);
});

test('LINE7: a reader that does not read costs bounded memory, and is whole again when it reads', async () => {
  const server = await serve({ limits: { backlogBytes: 64 * 1024, messagesPerSecond: 1e6, storeEveryMs: 0 } });
  const slow = await dial(server, 'user=slow');
  slow.send(writeStep1(new Uint8Array([0])));
  await expect.poll(() => kindsOf(slow)).toContain('step2');
  const doc = new Y.Doc();
  for (const message of slow.heard) if (message.kind === 'step2') Y.applyUpdate(doc, message.bytes);
  slow.ws.pause();
  const long = 'x'.repeat(2000);
  for (let i = 0; i < 4000; i++) {
    await server.rooms.edit(board, { userId: 'leader' }, (live) => {
      live.getMap<Y.Map<unknown>>('goals').get('first')?.set('title', `${i} ${long}`.slice(0, 2000));
    });
  }
  const sockets = await server.rooms.stats();
  expect(sockets.connections).toBe(1);
  const before = slow.heard.length;
  slow.ws.on('message', (data) => {
    const message = data instanceof Buffer ? readMessage(data) : undefined;
    if (message?.kind === 'update' || message?.kind === 'step2') Y.applyUpdate(doc, message.bytes);
  });
  slow.ws.resume();
  await expect.poll(() => String(titles(doc)['first']).slice(0, 5), { timeout: 5000 }).toBe('3999 ');
  // most of the 4,000 edits were never written to it: they came as one update
  expect(slow.heard.length - before).toBeLessThan(3900);
}, 20_000);

test('LINE8: a board nobody has open leaves memory, and is the same when it comes back', async () => {
  const server = await serve({ limits: { unloadAfterMs: 100, coolAfterMs: 50 } });
  const leader = join(server);
  await synced(leader);
  addGoal(leader.doc, 'kept', 'x');
  await expect.poll(() => goalsOf(server)).toHaveProperty('kept');
  await expect.poll(() => server.rooms.stats().hotRooms, { timeout: 3000 }).toBe(0);
  addGoal(leader.doc, 'again', 'y');
  await expect.poll(() => goalsOf(server)).toHaveProperty('again');
  leader.provider.destroy();
  await expect.poll(() => server.rooms.stats().rooms, { timeout: 5000 }).toBe(0);
  const stored = await server.log.load(board);
  expect(stored?.tail).toEqual([]);
  expect((await server.log.history(board)).map((row) => row.userId)).toEqual(['leader', 'leader', 'leader']);
  const late = join(server, 'user=colleague');
  await synced(late);
  expect(titles(late.doc)).toEqual({ first: 'Færre fald', kept: 'x', again: 'y' });
});

test('LINE8: opening without editing writes nothing', async () => {
  const server = await serve();
  const leader = join(server);
  await synced(leader);
  addGoal(leader.doc, 'gone', 'x');
  leader.doc.getMap('goals').delete('gone');
  await expect.poll(async () => (await server.log.load(board))?.tail.length).toBe(2);
  for (let i = 0; i < 5; i++) {
    leader.provider.disconnect();
    leader.provider.connect();
    await synced(leader);
  }
  await goalsOf(server);
  expect((await server.log.load(board))?.tail).toHaveLength(2);
});

test('LINE2: with the answer to its question a newcomer has everything, also of a board that lies in rows, little or much', async () => {
  for (const letters of [10, 5_000]) {
    const before = await serve();
    await before.rooms.edit(board, { userId: 'leader' }, (doc) =>
      addGoal(doc, 'row', 'x'.repeat(Math.min(letters, 1_900))),
    );
    for (let i = 0; i < letters; i += 1_900)
      await before.rooms.edit(board, { userId: 'leader' }, (doc) => addGoal(doc, `row-${i}`, 'y'.repeat(1_900)));
    const stored = await before.log.load(board);
    const after = await serve({ log: before.log });
    const raw = await dial(after);
    raw.send(writeStep1(new Uint8Array([0])));
    await expect.poll(() => kindsOf(raw)).toContain('step2');
    const upTo = raw.heard.slice(0, kindsOf(raw).indexOf('step2') + 1);
    const doc = new Y.Doc();
    for (const message of upTo)
      if (message.kind === 'update' || message.kind === 'step2') Y.applyUpdate(doc, message.bytes);
    expect(stored?.tail.length).toBeGreaterThan(0);
    expect(titles(doc)).toEqual(await goalsOf(before));
    const last = upTo.at(-1);
    const others = upTo.flatMap((message) => (message.kind === 'update' ? [message.bytes.length] : []));
    expect(last?.kind === 'step2' && others.every((length) => length <= last.bytes.length)).toBe(true);
  }
});

test('LINE9: an edit by the server is on disk before it is seen, names its actor, and a throwing one leaves nothing', async () => {
  const commits: number[] = [];
  const server = await serve({ onCommitted: ({ seq }) => commits.push(seq) });
  const leader = join(server);
  await synced(leader);
  const given = await server.rooms.edit(board, { userId: 'colleague' }, (doc) => {
    addGoal(doc, 'idea', 'x');
    return 42;
  });
  expect(given).toBe(42);
  const tail = (await server.log.load(board))?.tail ?? [];
  expect(tail.map((row) => row.userId)).toEqual(['colleague']);
  expect(commits).toEqual([tail[0]?.seq]);
  await expect.poll(() => titles(leader.doc)).toHaveProperty('idea');
  const half = server.rooms.edit(board, { userId: 'colleague' }, (doc) => {
    addGoal(doc, 'half', 'x');
    throw new Error('changed my mind');
  });
  const beside = server.rooms.edit(board, { userId: 'keeper' }, (doc) => addGoal(doc, 'beside', 'y'));
  await expect(half).rejects.toThrow('changed my mind');
  await beside;
  expect(Object.keys(await goalsOf(server)).sort()).toEqual(['beside', 'first', 'idea']);
  await expect.poll(() => Object.keys(titles(leader.doc)).sort()).toEqual(['beside', 'first', 'idea']);
  await expect(server.rooms.edit('board-never-created', { userId: 'colleague' }, () => 1)).rejects.toThrow(NoSuchBoard);
});

test('LINE10: one encode for any number of readers', async () => {
  const server = await serve();
  await server.rooms.edit(board, { userId: 'leader' }, (doc) => addGoal(doc, 'hot', 'x'));
  const before = server.rooms.stats().encodes;
  const readers = Array.from({ length: 20 }, () => join(server));
  for (const reader of readers) await synced(reader);
  expect(server.rooms.stats().encodes - before).toBe(1);
  await server.rooms.edit(board, { userId: 'leader' }, (doc) => addGoal(doc, 'more', 'x'));
  for (const reader of readers) await expect.poll(() => titles(reader.doc)).toHaveProperty('more');
  expect(server.rooms.stats().encodes - before).toBe(1);
});

test('a stop commits what has arrived and closes with 1012', async () => {
  const server = await serve();
  const raw = await dial(server);
  raw.send(writeUpdate(await editOn(server, (doc) => addGoal(doc, 'last', 'x'))));
  await expect.poll(async () => (await server.log.load(board))?.tail.length).toBe(1);
  await server.rooms.stop();
  expect(await raw.closed).toBe(1012);
});

test('one person holds a bounded number of sockets', async () => {
  const server = await serve({ limits: { socketsPerUser: 2 } });
  const first = await dial(server);
  const second = await dial(server);
  const third = await dial(server);
  expect(await third.closed).toBe(4529);
  first.ws.close();
  await first.closed;
  const fourth = await dial(server);
  await expect.poll(() => kindsOf(fourth)).toContain('step1');
  expect(second.ws.readyState).toBe(WebSocket.OPEN);
});
