/** The client's connection against the real rooms, over real sockets. */
import {
  type BoardConnection,
  type ConnectionState,
  connectBoard,
  createMemoryPendingStore,
  type PendingStore,
  systemClock,
} from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import type { DocumentLog } from '../log/document-log.ts';
import { createMemoryLog } from '../log/memory-log.ts';
import { startTestServer, type TestServer } from './rooms.testing.ts';

const board = 'board-0123456789abcdef';

async function serve(log?: DocumentLog, schema?: number): Promise<TestServer> {
  const server = await startTestServer({ ...(log && { log }), ...(schema !== undefined && { schema }) });
  onTestFinished(() => server.stop());
  await server.rooms.create(board, { userId: 'leader' }, () => undefined);
  return server;
}

type Seat = {
  readonly doc: Y.Doc;
  readonly line: BoardConnection;
  readonly pending: PendingStore;
  readonly states: ConnectionState[];
};

function sit(
  server: TestServer,
  more: { generation?: string; schema?: number; doc?: Y.Doc; pending?: PendingStore } = {},
): Seat {
  const doc = more.doc ?? new Y.Doc();
  const pending = more.pending ?? createMemoryPendingStore();
  const states: ConnectionState[] = [];
  const line = connectBoard({
    url: server.url,
    boardId: board,
    doc,
    pending,
    clock: systemClock(),
    onState: (state) => states.push(state),
    WebSocketImpl: WebSocket as unknown as typeof globalThis.WebSocket,
    ...(more.generation === undefined ? {} : { generation: more.generation }),
    ...(more.schema === undefined ? {} : { schema: more.schema }),
  });
  onTestFinished(line.destroy);
  return { doc, line, pending, states };
}

const until = (seat: Seat, look: (state: ConnectionState) => boolean): Promise<void> =>
  expect.poll(() => look(seat.line.state()), { timeout: 5000 }).toBe(true);
const online = (seat: Seat): Promise<void> => until(seat, (state) => state.phase.kind === 'online');

function addGoal(doc: Y.Doc, id: string): void {
  doc.transact(() => {
    const goal = new Y.Map<unknown>();
    doc.getMap('goals').set(id, goal);
    goal.set('title', id);
  });
}
const goalsOf = (doc: Y.Doc): string[] => [...doc.getMap('goals').keys()].sort();

/** A log whose commits wait until they are let go, or fail. */
function slowLog(): { log: DocumentLog; hold: () => void; release: () => void; fail: () => void; mend: () => void } {
  const log = createMemoryLog();
  let gate: Promise<void> = Promise.resolve();
  let open = (): void => undefined;
  let failing = false;
  return {
    log: {
      ...log,
      append: async (entries) => {
        await gate;
        if (failing) throw new Error('disk full');
        return log.append(entries);
      },
    },
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    release: () => open(),
    fail: () => {
      failing = true;
    },
    mend: () => {
      failing = false;
    },
  };
}

test('LINE1: an edit is unsaved, and unseen by others, until its commit', async () => {
  const slow = slowLog();
  const server = await serve(slow.log);
  const leader = sit(server);
  const keeper = sit(server);
  await online(leader);
  await online(keeper);
  slow.hold();
  addGoal(leader.doc, 'held');
  expect(leader.line.state()).toMatchObject({ unsaved: 1, saving: 'saving' });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(leader.line.state().unsaved).toBe(1);
  expect(goalsOf(keeper.doc)).toEqual([]);
  expect(await leader.pending.load()).toHaveLength(1);
  slow.release();
  await until(leader, (state) => state.saving === 'saved' && state.unsaved === 0);
  await expect.poll(() => goalsOf(keeper.doc)).toEqual(['held']);
  await expect.poll(() => leader.pending.load()).toEqual([]);
});

test('LINE2: a line that is doubted says so at once, and is trusted again when it has answered', async () => {
  const server = await serve();
  const leader = sit(server);
  await online(leader);
  const before = leader.states.length;
  leader.line.doubt();
  expect(leader.line.state()).toMatchObject({ phase: { kind: 'offline' }, saving: 'saved' });
  addGoal(leader.doc, 'doubted');
  expect(leader.line.state()).toMatchObject({ saving: 'waiting', unsaved: 1 });
  await until(leader, (state) => state.phase.kind === 'online' && state.saving === 'saved');
  // the same line: it was not made anew
  expect(leader.states.slice(before).filter(({ phase }) => phase.kind === 'connecting')).toEqual([]);
});

test('LINE2: a line that is doubted and does not answer is made anew', async () => {
  const slow = slowLog();
  const server = await serve(slow.log);
  const leader = sit(server);
  await online(leader);
  slow.hold();
  addGoal(leader.doc, 'held');
  leader.line.doubt();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(leader.line.state()).toMatchObject({ phase: { kind: 'offline' }, saving: 'waiting' });
  await until(leader, (state) => state.phase.kind === 'syncing');
  slow.release();
  await until(leader, (state) => state.phase.kind === 'online' && state.saving === 'saved');
});

test('LINE1: when the commit fails nobody sees the edit, nothing is said to be saved, readers stay, and it goes on by itself', async () => {
  const slow = slowLog();
  const server = await serve(slow.log);
  const leader = sit(server);
  const keeper = sit(server);
  await online(leader);
  await online(keeper);
  slow.fail();
  addGoal(leader.doc, 'held');
  await until(leader, (state) => state.phase.kind === 'offline');
  expect(leader.line.state()).toMatchObject({ unsaved: 1, saving: 'waiting' });
  await expect(server.rooms.edit(board, { userId: 'colleague' }, (doc) => addGoal(doc, 'pushed'))).rejects.toThrow(
    'disk full',
  );
  const late = sit(server);
  await online(late);
  expect([goalsOf(keeper.doc), goalsOf(late.doc)]).toEqual([[], []]);
  expect(await leader.pending.load()).toHaveLength(1);
  expect((await slow.log.load(board))?.tail).toEqual([]);
  expect(keeper.states.map((state) => state.phase.kind)).not.toContain('offline');
  slow.mend();
  await until(leader, (state) => state.phase.kind === 'online' && state.unsaved === 0);
  await expect.poll(() => [goalsOf(keeper.doc), goalsOf(late.doc)]).toEqual([['held'], ['held']]);
  expect((await slow.log.load(board))?.tail).toHaveLength(1);
});

test('P2: what was not acknowledged survives the page, and is saved by the next one', async () => {
  const server = await serve();
  const pending = createMemoryPendingStore();
  const page = sit(server, { pending });
  addGoal(page.doc, 'typed-and-closed');
  page.line.destroy();
  expect(await pending.load()).toHaveLength(1);
  const next = sit(server, { pending });
  await until(next, (state) => state.phase.kind === 'online' && state.unsaved === 0);
  expect(next.states.some((state) => state.unsaved === 1)).toBe(true);
  expect(goalsOf(next.doc)).toEqual(['typed-and-closed']);
  expect(await server.rooms.read(board, goalsOf)).toEqual(['typed-and-closed']);
  await expect.poll(() => pending.load()).toEqual([]);
});

test('a component that mounts twice leaves one connection', async () => {
  const server = await serve();
  const doc = new Y.Doc();
  const first = sit(server, { doc });
  first.line.destroy();
  const second = sit(server, { doc });
  await online(second);
  addGoal(doc, 'once');
  await until(second, (state) => state.unsaved === 0);
  expect(server.rooms.stats().connections).toBe(1);
  expect(first.states).toEqual([]);
  expect((await server.log.load(board))?.tail).toHaveLength(1);
});

test('LINE3: another generation is refused with 4410, and the unsent edits are still there', async () => {
  const server = await serve();
  const generation = (await server.rooms.generationOf(board))!;
  const leader = sit(server, { generation });
  await online(leader);
  addGoal(leader.doc, 'saved');
  await until(leader, (state) => state.unsaved === 0);
  const fresh = await server.rooms.rebase(board, { userId: 'leader' }, (old, doc) =>
    addGoal(doc, `${goalsOf(old)[0]}-again`),
  );
  await until(leader, ({ phase }) => phase.kind === 'refused' && phase.reason === 'otherGeneration');
  addGoal(leader.doc, 'unsent');
  expect(await leader.pending.load()).toHaveLength(1);
  const again = sit(server, { generation: fresh });
  await online(again);
  expect(goalsOf(again.doc)).toEqual(['saved-again']);
  const old = sit(server, { generation });
  await until(old, ({ phase }) => phase.kind === 'refused' && phase.reason === 'otherGeneration');
});

test('edits made while the server is away are saved when it is back', async () => {
  const log = createMemoryLog();
  const server = await serve(log);
  const leader = sit(server);
  await online(leader);
  const port = Number(new URL(server.url).port);
  await server.stop();
  await until(leader, (state) => state.phase.kind === 'offline');
  addGoal(leader.doc, 'meanwhile');
  expect(leader.line.state()).toMatchObject({ unsaved: 1, saving: 'waiting' });
  const back = await startTestServer({ log, port });
  onTestFinished(() => back.stop());
  await until(leader, (state) => state.phase.kind === 'online' && state.unsaved === 0);
  expect(await back.rooms.read(board, goalsOf)).toEqual(['meanwhile']);
});

test('BOARD8, F20: a client of an older shape is told to load anew and keeps what it has not sent; the one it loads sends it', async () => {
  const log = createMemoryLog();
  const before = await serve(log, 1);
  const generation = (await before.rooms.generationOf(board))!;
  const pending = createMemoryPendingStore();
  const page = sit(before, { generation, schema: 1, pending });
  await online(page);
  const port = Number(new URL(before.url).port);
  await before.stop();
  await until(page, (state) => state.phase.kind === 'offline');
  addGoal(page.doc, 'unsent');
  const after = await startTestServer({ log, port, schema: 2 });
  onTestFinished(() => after.stop());
  // also when its generation is over as well: it must not set aside what the next program can send
  await after.rooms.renew(board, { userId: 'tavle' });
  await until(page, ({ phase }) => phase.kind === 'refused' && phase.reason === 'clientTooOld');
  expect(page.line.state().unsaved).toBe(1);
  expect(await pending.load()).toHaveLength(1);
  expect(await after.rooms.read(board, goalsOf)).toEqual([]);

  const loaded = sit(after, { schema: 2, pending });
  await until(loaded, (state) => state.phase.kind === 'online' && state.unsaved === 0);
  expect(await after.rooms.read(board, goalsOf)).toEqual(['unsent']);
  const newer = sit(after, { schema: 3 });
  await online(newer);
});

test('a server that asks nobody for their shape does take what an older page writes', async () => {
  const log = createMemoryLog();
  const before = await serve(log, 1);
  const page = sit(before, { schema: 1 });
  await online(page);
  const port = Number(new URL(before.url).port);
  await before.stop();
  await until(page, (state) => state.phase.kind === 'offline');
  addGoal(page.doc, 'unsent');
  const after = await startTestServer({ log, port });
  onTestFinished(() => after.stop());
  await until(page, (state) => state.phase.kind === 'online' && state.unsaved === 0);
  expect(await after.rooms.read(board, goalsOf)).toEqual(['unsent']);
});

test('BOARD8, LINE2: a client that names no shape is let in, and what it writes is held to the one there is', async () => {
  const server = await serve(undefined, 2);
  const stock = sit(server);
  await online(stock);
  addGoal(stock.doc, 'fits');
  await until(stock, (state) => state.unsaved === 0);
  stock.doc.getMap<Y.Map<unknown>>('goals').get('fits')?.set('of another shape', 1);
  await until(stock, ({ phase }) => phase.kind === 'refused' && phase.reason === 'schema');
  expect(await server.rooms.read(board, goalsOf)).toEqual(['fits']);
  const odd = new WebSocket(`${server.url}/${board}?s=old`);
  odd.on('error', () => undefined);
  const status = await new Promise((resolve) =>
    odd.once('unexpected-response', (_, { statusCode }) => resolve(statusCode)),
  );
  expect(status).toBe(400);
});
