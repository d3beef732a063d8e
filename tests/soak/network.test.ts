/**
 * A network that is pulled without a word (F10), and one that comes and goes (F11). `RESETS=200 npx vitest run tests/soak/network.test.ts` is the
 * long form, with pauses up to five seconds.
 */
import {
  type BoardConnection,
  type ConnectionState,
  connectBoard,
  createMemoryPendingStore,
  type LineClock,
  systemClock,
} from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { defaultLimits } from '../../apps/server/src/rooms/limits.ts';
import { startTestServer, type TestServer } from '../../apps/server/src/rooms/rooms.testing.ts';
import { openProxy, type FaultyLine } from './proxy.ts';
import { chanceOf } from './simulation/chance.ts';

const board = 'board-0123456789abcdef';
const resets = Number(process.env['RESETS'] ?? 20);

/** The client's own time, so many times as quick as the machine's. */
const quickly = (times: number): LineClock => ({
  now: () => Date.now() * times,
  after: (ms, callback) => systemClock().after(ms / times, callback),
});

type Place = { readonly server: TestServer; readonly proxy: FaultyLine };

async function open(pingEveryMs: number): Promise<Place> {
  const server = await startTestServer({ limits: { pingEveryMs } });
  const proxy = await openProxy(server.url);
  onTestFinished(async () => {
    await proxy.close();
    await server.stop();
  });
  await server.rooms.create(board, { userId: 'tavle' }, () => undefined);
  return { server, proxy };
}

/** What a socket of these tests is made with. */
type SocketClass = new (address: string | URL, options?: WebSocket.ClientOptions) => WebSocket;

type Seat = { readonly doc: Y.Doc; readonly line: BoardConnection; readonly states: ConnectionState[] };

function sit(url: string, user: string, clock: LineClock = systemClock(), Impl: SocketClass = WebSocket): Seat {
  class AsUser extends Impl {
    constructor(address: string | URL) {
      super(address, { headers: { cookie: `user=${user}` } });
      this.on('error', () => undefined);
    }
  }
  const doc = new Y.Doc();
  const states: ConnectionState[] = [];
  const line = connectBoard({
    ...{ url, boardId: board, doc, clock, pending: createMemoryPendingStore() },
    onState: (state) => states.push(state),
    WebSocketImpl: AsUser as unknown as typeof globalThis.WebSocket,
  });
  onTestFinished(line.destroy);
  return { doc, line, states };
}

const online = (seat: Seat, timeout = 10_000): Promise<void> =>
  expect.poll(() => seat.line.state().phase.kind, { timeout, interval: 20 }).toBe('online');
const addGoal = (doc: Y.Doc, key: string): void => void doc.getMap('goals').set(key, new Y.Map([['title', key]]));
const goalsOf = (doc: Y.Doc): readonly string[] => [...doc.getMap('goals').keys()].sort();
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

test('LINE2, F10: a line that is dead without a word is noticed by whoever writes within ten seconds, and nothing is called saved', {
  timeout: 60_000,
}, async () => {
  const times = 4;
  const { server, proxy } = await open(defaultLimits.pingEveryMs);
  const anna = sit(proxy.url, 'anna', quickly(times));
  await online(anna);
  proxy.swallow();
  const began = performance.now();
  addGoal(anna.doc, 'typed-into-the-dark');
  const from = anna.states.length;
  await expect.poll(() => anna.line.state().phase.kind, { timeout: 15_000, interval: 5 }).not.toBe('online');
  const noticedMs = (performance.now() - began) * times;
  console.info(`half-open: ${JSON.stringify({ noticedMs })}`);
  expect(anna.states.slice(from).every(({ saving }) => saving !== 'saved')).toBe(true);
  expect(goalsOf(await server.rooms.read(board, (doc) => doc))).toEqual([]);
  // the way is there again, but nothing ends the sockets whose first words were swallowed
  proxy.pass();
  await expect.poll(() => anna.line.state(), { timeout: 30_000 }).toMatchObject({ unsaved: 0, saving: 'saved' });
  expect(await server.rooms.read(board, goalsOf)).toEqual(['typed-into-the-dark']);
});

test('a client whose own time stands still does not notice', async () => {
  const still: LineClock = {
    now: () => 0,
    after: (ms, callback) => (ms > 1_500 ? () => undefined : systemClock().after(ms, callback)),
  };
  const { proxy } = await open(defaultLimits.pingEveryMs);
  const anna = sit(proxy.url, 'anna', still);
  await online(anna);
  proxy.swallow();
  addGoal(anna.doc, 'x');
  await wait(2_500);
  expect(anna.line.state().phase.kind).toBe('online');
});

test('LINE8, F10: the server frees a socket that has gone silent after two signs of life that were not answered', async () => {
  const pingEveryMs = 600;
  const { server, proxy } = await open(pingEveryMs);
  const anna = sit(proxy.url, 'anna');
  await online(anna);
  await wait(2 * pingEveryMs);
  expect(server.rooms.stats().connections).toBe(1);
  proxy.swallow();
  const began = performance.now();
  await expect.poll(() => server.rooms.stats().connections, { timeout: 10_000, interval: 20 }).toBe(0);
  console.info(`freed after ${performance.now() - began} ms, signs of life every ${pingEveryMs}`);
  // with the product's own pause: twice that, and once the sweeper's half second
  expect(2 * defaultLimits.pingEveryMs + 500).toBeLessThan(45_000);
});

test('a server that asks for no sign of life does keep a socket that is gone', async () => {
  const { server, proxy } = await open(3_600_000);
  const anna = sit(proxy.url, 'anna');
  await online(anna);
  proxy.swallow();
  await wait(3_000);
  expect(server.rooms.stats().connections).toBe(1);
});

/** Two people write while their network is reset again and again. */
async function flap(times: number, Impl?: SocketClass) {
  const isLong = times > 100;
  const { server, proxy } = await open(defaultLimits.pingEveryMs);
  const seats = ['anna', 'bo'].map((name) => sit(proxy.url, name, systemClock(), Impl));
  for (const seat of seats) await online(seat);
  const chance = chanceOf(11);
  const keys: string[] = [];
  for (let reset = 0; reset < times; reset++) {
    for (const [n, { doc }] of seats.entries()) {
      keys.push(`${n}-${reset}`);
      addGoal(doc, keys.at(-1) ?? '');
    }
    await wait(chance.below(isLong ? 1000 : 40));
    proxy.refuse(true);
    proxy.reset();
    for (const [n, { doc }] of seats.entries()) {
      keys.push(`${n}-gap-${reset}`);
      addGoal(doc, keys.at(-1) ?? '');
    }
    await wait(isLong ? 50 + chance.below(4950) : 20 + chance.below(60));
    proxy.refuse(false);
  }
  return { server, seats, keys: keys.sort() };
}

test(`LINE1, LINE2, LINE5, F11: a line that is reset ${resets} times loses nothing, doubles nothing, and leaves no ghost`, {
  timeout: 60_000 + resets * 10_000,
}, async () => {
  const { server, seats, keys } = await flap(resets);
  for (const { line } of seats) line.awareness.setLocalState({ focus: 'here' });
  for (const { line } of seats) {
    line.retry();
    await expect.poll(() => line.state(), { timeout: 20_000 }).toMatchObject({ phase: { kind: 'online' }, unsaved: 0 });
  }
  expect(await server.rooms.read(board, goalsOf)).toEqual(keys);
  for (const { doc } of seats) await expect.poll(() => goalsOf(doc), { timeout: 5_000 }).toEqual(keys);
  // a row for each edit, or for several: none twice
  const rows = (await server.log.history(board)).slice(1);
  const doc = new Y.Doc();
  for (const { update } of rows) {
    const before = Y.encodeStateVector(doc);
    Y.applyUpdate(doc, update);
    expect(Buffer.compare(before, Y.encodeStateVector(doc)), 'a row that says nothing new').not.toBe(0);
  }
  const watcher = sit(server.url, 'eva');
  await online(watcher);
  await expect.poll(() => watcher.line.awareness.getStates().size, { timeout: 15_000 }).toBe(3);
  for (const { line } of seats) line.destroy();
  await expect.poll(() => watcher.line.awareness.getStates().size, { timeout: 15_000 }).toBe(1);
});

test('a client that does not answer what the server asks after a cut does lose', { timeout: 60_000 }, async () => {
  class Careless extends WebSocket {
    constructor(...args: ConstructorParameters<SocketClass>) {
      super(...args);
      const send = this.send.bind(this);
      // not the answer to SyncStep1: everything that was made while the line was away
      this.send = (frame: Uint8Array): void => {
        if (frame[0] !== 0 || frame[1] !== 1) send(frame);
      };
    }
  }
  const { server, keys } = await flap(20, Careless);
  await wait(500);
  expect(await server.rooms.read(board, (doc) => doc.getMap('goals').size)).toBeLessThan(keys.length);
});
