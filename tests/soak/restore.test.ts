/** A backup under load, and what a restore does to people who hold more than it does (F17, F19, F25; LINE3, P7). */
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { applyFieldChanges, celebrate, fieldChanges, type Hand, readBoard } from '@tavle/board';
import { asId, type BoardId, type BoardReply, instantAt } from '@tavle/domain';
import { type BoardConnection, connectBoard, createMemoryPendingStore, setAside, systemClock } from '@tavle/sync';
import { expect, onTestFinished, test } from 'vitest';
import WebSocket from 'ws';
import * as Y from 'yjs';
import { beforeAndAfter } from '../../apps/client/src/live/before-edits.ts';
import { openSqlite } from '../../apps/server/src/db/sqlite.ts';
import { examine, type Examined } from '../../apps/server/src/log/examination.ts';
import { type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess, type RunningServer } from '../running/server.ts';

const server = join(import.meta.dirname, '../../apps/server/src');
let ids = 0;

type Run = { readonly code: number; readonly said: string };

/** Runs `backup` or `restore` on a server's data folder, as somebody at the keyboard would. */
async function run(verb: 'backup' | 'restore', data: string, file: string): Promise<Run> {
  const env = { ...process.env, TAVLE_DATA: data };
  const args = [join(server, `${verb}.ts`), file];
  const { stderr, code = 0 } = await promisify(execFile)(process.execPath, args, { env }).catch((error) => error);
  return { code, said: String(stderr) };
}

async function examineFile(file: string): Promise<Examined> {
  const engine = openSqlite({ path: file });
  try {
    return await examine(engine);
  } finally {
    await engine.close();
  }
}

type Seat = {
  readonly who: SignedIn;
  readonly board: BoardId;
  readonly generation: string;
  readonly doc: Y.Doc;
  readonly pending: ReturnType<typeof createMemoryPendingStore>;
  readonly line: BoardConnection;
  readonly write: (text: string) => void;
  readonly lines: () => readonly string[];
  readonly saved: () => Promise<void>;
};

/** Sits at a board the way the pages do: on the generation it has now. */
async function sit(who: SignedIn, board: BoardId): Promise<Seat> {
  const { generation } = (await who.get<BoardReply>(`/api/boards/${board}`)).body;
  const { cookie, url } = who;
  class CookieSocket extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie, origin: url } });
      this.on('error', () => undefined);
    }
  }
  const doc = new Y.Doc();
  const pending = createMemoryPendingStore();
  const line = connectBoard({
    url: `${url.replace('http', 'ws')}/sync`,
    boardId: board,
    generation,
    doc,
    pending,
    clock: systemClock(),
    onState: () => undefined,
    WebSocketImpl: CookieSocket as unknown as typeof globalThis.WebSocket,
  });
  onTestFinished(line.destroy);
  const saved = (): Promise<void> =>
    expect.poll(() => line.state(), { timeout: 10_000 }).toMatchObject({ phase: { kind: 'online' }, unsaved: 0 });
  return {
    ...{ who, board, generation, doc, pending, line, saved },
    write: (text) => void celebrate(doc, handOf(who), { text }),
    lines: () => readBoard(doc).celebrations.map((entry) => entry.text),
  };
}

const handOf = (who: SignedIn): Hand => ({
  by: asId(who.person.id),
  at: instantAt(Date.now()),
  newId: () => `restore-${process.pid}-${++ids}`,
});

async function open(settings: Record<string, string> = {}): Promise<RunningServer> {
  const running = await createServerProcess({ TAVLE_DEMO: 'on', ...settings });
  onTestFinished(() => running.discard());
  await running.start();
  return running;
}

const keeper = (url: string): Promise<SignedIn> =>
  signIn(url, (person) => person.grants.some((grant) => grant.role === 'keeper'));

async function boardOf(who: SignedIn): Promise<BoardId> {
  const { tree } = await who.organisation();
  const board = tree.boards.find((each) => each.unit === who.person.grants[0]?.unit);
  if (board === undefined) throw new Error('a keeper has a board');
  return board.id;
}

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tavle-copy-'));
  onTestFinished(() => rmSync(path, { recursive: true }));
  return path;
}

test('LINE8, F25: a backup taken under edits is whole, holds what was acknowledged before it, and restores to the same elsewhere', {
  timeout: 120_000,
}, async () => {
  const running = await open();
  const seat = await sit(await keeper(running.url), await boardOf(await keeper(running.url)));
  await seat.saved();
  for (let i = 0; i < 100; i++) seat.write(`før ${i}`);
  await seat.saved();
  const timer = setInterval(() => seat.write(`under ${ids}`), 2);
  const copies = folder();
  const data = join(running.data, 'data');
  const file = join(copies, 'copy.db');
  const backup = await run('backup', data, file);
  clearInterval(timer);
  expect(backup).toMatchObject({ code: 0 });
  expect(readdirSync(copies)).toEqual(['copy.db']);
  expect((await run('backup', data, file)).code).toBe(1);
  const inUse = await run('restore', data, file);
  expect(inUse.code).toBe(1);
  expect(inUse.said).toContain('dataInUse');
  await seat.saved();
  await running.stop();

  const original = await examineFile(file);
  expect(backup.said).toContain(original.hash);
  const elsewhere = join(folder(), 'data');
  const restored = await run('restore', elsewhere, file);
  expect(restored).toMatchObject({ code: 0 });
  expect(restored.said).toContain(original.hash);
  const there = await examineFile(join(elsewhere, 'tavle.db'));
  expect([...there.boards]).toEqual([...original.boards]);
  expect(there.boards.size).toBeGreaterThan(5);

  const again = await open({ TAVLE_DATA: elsewhere });
  const fresh = await sit(await keeper(again.url), seat.board);
  await fresh.saved();
  const lines = new Set(fresh.lines());
  expect(Array.from({ length: 100 }, (_, i) => `før ${i}`).filter((line) => !lines.has(line))).toEqual([]);
});

test('a copy of the database file alone, taken while the server runs, does lack what was acknowledged', {
  timeout: 60_000,
}, async () => {
  const running = await open();
  const who = await keeper(running.url);
  const seat = await sit(who, await boardOf(who));
  await seat.saved();
  for (let i = 0; i < 100; i++) seat.write(`før ${i}`);
  await seat.saved();
  const copies = folder();
  const data = join(running.data, 'data');
  expect(await run('backup', data, join(copies, 'whole.db'))).toMatchObject({ code: 0 });
  cpSync(join(data, 'tavle.db'), join(copies, 'alone.db'));
  const whole = await examineFile(join(copies, 'whole.db'));
  const alone = await examineFile(join(copies, 'alone.db')).catch(() => null);
  expect(alone?.boards.get(seat.board)).not.toBe(whole.boards.get(seat.board));
});

/** Writes, copies, writes more, stops, writes what is never sent; then `putBack`, start, and what a client of before meets. */
async function goBack(putBack: (data: string, file: string) => Promise<void>) {
  const running = await open();
  const who = await keeper(running.url);
  const before = await sit(who, await boardOf(who));
  await before.saved();
  before.write('i kopien');
  await before.saved();
  const file = join(folder(), 'copy.db');
  const data = join(running.data, 'data');
  expect((await run('backup', data, file)).code).toBe(0);
  before.write('efter kopien');
  await before.saved();
  await running.stop();
  await expect.poll(() => before.line.state().phase.kind).toBe('offline');
  before.write('aldrig sendt');
  await putBack(data, file);
  await running.start();
  // logins are those of before the copy, or none: somebody logs in anew
  const again = await keeper(running.url);
  const later = await sit(again, before.board);
  return { running, before, later, data };
}

test('LINE3: after a restore nothing that was rolled back returns by itself, and what was never sent is offered back', {
  timeout: 120_000,
}, async () => {
  const { running, before, later, data } = await goBack(async (folderOfData, file) => {
    expect((await run('restore', folderOfData, file)).code).toBe(0);
  });
  expect(readdirSync(running.data).some((name) => name.startsWith('data-before-'))).toBe(true);
  expect(existsSync(join(data, 'tavle.db'))).toBe(true);
  await later.saved();
  expect(later.generation).not.toBe(before.generation);
  // logins ended with the restore: the old page is told so first, and of the generation when somebody has logged in
  await expect.poll(() => before.line.state().phase, { timeout: 15_000 }).toMatchObject({ kind: 'refused' });
  const old = await sit(later.who, before.board);
  expect(old.generation).toBe(later.generation);

  const unsent = await setAside(before.pending);
  expect(unsent).toBeDefined();
  const { before: was, after } = beforeAndAfter(Y.encodeStateAsUpdate(before.doc), unsent!);
  const offered = fieldChanges(was, after);
  expect(offered.map((change) => change.kind === 'made' && change.fields['text'])).toEqual(['aldrig sendt']);
  const there = (): readonly string[] => later.lines().filter((line) => /kopien|sendt/.test(line));
  expect(there()).toEqual(['i kopien']);
  expect(applyFieldChanges(later.doc, handOf(later.who), offered)).toEqual([]);
  await later.saved();
  expect(there()).toEqual(['i kopien', 'aldrig sendt']);
});

test('the same without a new generation does bring back what was rolled back', { timeout: 120_000 }, async () => {
  const { before, later } = await goBack(async (folderOfData, file) => {
    rmSync(folderOfData, { recursive: true });
    cpSync(file, join(folderOfData, 'tavle.db'));
  });
  await later.saved();
  expect(later.generation).toBe(before.generation);
  before.line.retry();
  await expect.poll(() => later.lines(), { timeout: 15_000 }).toContain('efter kopien');
});
