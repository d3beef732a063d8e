/** A disk that is full (F3) and a disk that fails (F4), under the whole server. */
import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { celebrate } from '@tavle/board';
import type { BoardId, EntryId } from '@tavle/domain';
import { expect, onTestFinished, test } from 'vitest';
import type { Engine } from '../../apps/server/src/db/engine.ts';
import { openHouse } from '../../apps/server/src/house.testing.ts';
import { type OpenBoard, openBoard, type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess, freePort } from '../running/server.ts';
import { canCutPower, openPowerStation, startProgram } from './power.ts';

let ids = 0;
const newId = (): string => `disk-${process.pid}-${++ids}`;

type Place = { readonly who: SignedIn; readonly board: BoardId };

async function keeperOf(url: string): Promise<Place> {
  const who = await signIn(url, (person) => person.grants.some((grant) => grant.role === 'keeper'));
  const { tree } = await who.organisation();
  const board = tree.boards.find((each) => each.unit === who.person.grants[0]?.unit);
  if (board === undefined) throw new Error('a keeper has a board');
  return { who, board: board.id };
}

type Writing = { readonly hand: OpenBoard; readonly stop: () => readonly EntryId[] };

/** Writes a line every few milliseconds; `stop` gives those the light called saved. */
function keepWriting({ who, board }: Place): Writing {
  const hand = openBoard(who, board, newId);
  const made: EntryId[] = [];
  let saved = 0;
  // each line that was acknowledged counts, also while others wait
  hand.onState(({ unsaved }) => {
    saved = Math.max(saved, made.length - unsaved);
  });
  const timer = setInterval(() => {
    made.push(hand.edit((doc, by) => celebrate(doc, by, { text: `Linje ${ids} ${'æ'.repeat(90)}` })));
  }, 3);
  return {
    hand,
    stop: () => {
      clearInterval(timer);
      return made.slice(0, saved);
    },
  };
}

async function linesOn(place: Place): Promise<ReadonlySet<EntryId>> {
  const fresh = openBoard(place.who, place.board, newId);
  await fresh.until((state) => state.phase.kind === 'online', 20_000);
  const there = new Set(fresh.content().celebrations.map((entry) => entry.id));
  fresh.close();
  return there;
}

/** A disk of its own of 40 MB; undefined where none can be mounted. */
function smallDisk(): string | undefined {
  const path = mkdtempSync(join(tmpdir(), 'tavle-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=40m', 'none', path], { stdio: 'ignore' });
  } catch {
    rmSync(path, { recursive: true });
    return undefined;
  }
  onTestFinished(() => {
    execFileSync('umount', ['-l', path]);
    rmSync(path, { recursive: true });
  });
  return path;
}

/** Takes up all room that is left. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  try {
    for (const size of [65_536, 512]) {
      try {
        for (;;) writeSync(handle, Buffer.alloc(size));
      } catch (error) {
        if (!(error instanceof Error) || !('code' in error) || error.code !== 'ENOSPC') throw error;
      }
    }
  } finally {
    closeSync(handle);
  }
}

test('LINE1, F3: on a full disk reading goes on, nothing is called saved, and writing resumes by itself', {
  timeout: 120_000,
}, async (context) => {
  const disk = smallDisk();
  if (disk === undefined) {
    console.warn('skipped: no small disk can be mounted here');
    context.skip();
    return;
  }
  const server = await createServerProcess({ TAVLE_DEMO: 'on', TAVLE_DATA: join(disk, 'data') });
  onTestFinished(() => server.discard());
  await server.start();
  const place = await keeperOf(server.url);
  const reader = openBoard(place.who, place.board, newId);
  await reader.until((state) => state.phase.kind === 'online');
  const writing = keepWriting(place);
  await writing.hand.until((state) => state.phase.kind === 'online');
  fill(join(disk, 'filler'));
  await writing.hand.until((state) => state.phase.kind === 'offline', 30_000);
  const seen: string[] = [];
  reader.onState((state) => seen.push(state.phase.kind));
  await new Promise((resolve) => setTimeout(resolve, 2500));
  expect(writing.hand.state().saving).not.toBe('saved');
  expect(seen).not.toContain('offline');
  expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  expect((await linesOn(place)).size).toBeGreaterThan(0);
  const began = performance.now();
  rmSync(join(disk, 'filler'));
  writing.stop();
  await writing.hand.until((state) => state.saving === 'saved' && state.unsaved === 0, 10_000);
  expect(performance.now() - began).toBeLessThan(5000);
  const saved = writing.stop();
  const there = await linesOn(place);
  expect(saved.filter((id) => !there.has(id))).toEqual([]);
  writing.hand.close();
  reader.close();
});

test('a server that says saved before it has stored does say so on a full disk, of what is not there', {
  timeout: 120_000,
}, async (context) => {
  const disk = smallDisk();
  if (disk === undefined) {
    console.warn('skipped: no small disk can be mounted here');
    context.skip();
    return;
  }
  let failed = 0;
  let number = 1_000_000;
  const hasty = (engine: Engine): Engine => ({
    ...engine,
    batch: async (list, patienceMs) => {
      engine.batch(list, patienceMs).catch(() => failed++);
      return list.map(() => ({ changes: 1, insertedId: ++number }));
    },
  });
  const path = join(disk, 'tavle.db');
  const server = await openHouse({ path, wrap: hasty });
  const writing = keepWriting(await keeperOf(await server.app.listen({ host: '127.0.0.1', port: 0 })));
  await writing.hand.until((state) => state.phase.kind === 'online');
  fill(join(disk, 'filler'));
  await expect.poll(() => failed, { timeout: 60_000 }).toBeGreaterThan(3);
  await writing.hand.until((state) => state.saving === 'saved');
  const saved = writing.stop();
  writing.hand.close();
  await server.app.close();
  rmSync(join(disk, 'filler'));
  const after = await openHouse({ path });
  const there = await linesOn(await keeperOf(await after.app.listen({ host: '127.0.0.1', port: 0 })));
  expect(saved.filter((id) => !there.has(id)).length).toBeGreaterThan(0);
});

test.skipIf(!canCutPower)(
  'LINE1, F4: a failed fsync ends the server at once, in one line, and nothing acknowledged is lost',
  { timeout: 120_000 },
  async () => {
    const station = await openPowerStation();
    onTestFinished(() => station.close());
    const disk = await station.folder();
    const port = await freePort();
    const url = `http://127.0.0.1:${port}`;
    const settings = { TAVLE_PORT: String(port), TAVLE_DATA: disk.path, TAVLE_DEMO: 'on', NODE_ENV: 'test' };
    const main = join(import.meta.dirname, '../../apps/server/src/main.ts');
    const first = startProgram([main], settings);
    onTestFinished(first.kill);
    await expect.poll(first.printed, { timeout: 30_000 }).toContain('Tavle er klar');
    await first.kill();

    const failing = startProgram([main], { ...settings, ...disk.env, POWERCUT_EIO: '160' });
    onTestFinished(failing.kill);
    await expect.poll(failing.printed, { timeout: 30_000 }).toContain('Tavle er klar');
    const place = await keeperOf(url);
    const writing = keepWriting(place);
    expect(await failing.ended).toBe(1);
    const late = writing.hand.edit((doc, by) => celebrate(doc, by, { text: 'Efter at disken svigtede' }));
    const saved = writing.stop();
    writing.hand.close();
    expect(saved.length).toBeGreaterThan(100);
    const lines = failing.printed().split('\n');
    expect(lines.filter((line) => line.includes('storeBroken: 1034'))).toHaveLength(2);
    expect(failing.printed()).not.toMatch(/\n\s+at /);

    const again = startProgram([main], settings);
    onTestFinished(again.kill);
    await expect.poll(again.printed, { timeout: 30_000 }).toContain('Tavle er klar');
    const there = await linesOn(place);
    expect(saved.filter((id) => !there.has(id))).toEqual([]);
    expect(there.has(late)).toBe(false);
  },
);

test('a server that takes a failed fsync for a passing fault does go on, on a handle nobody can believe', {
  timeout: 60_000,
}, async () => {
  let fails = false;
  const forgiving = (engine: Engine): Engine => ({
    ...engine,
    batch: async (list, patienceMs) => {
      if (!fails) return engine.batch(list, patienceMs);
      fails = false;
      throw Object.assign(new Error('disk I/O error'), { errcode: 778 });
    },
  });
  const server = await openHouse({ wrap: forgiving });
  const place = await keeperOf(await server.app.listen({ host: '127.0.0.1', port: 0 }));
  const hand = openBoard(place.who, place.board, newId);
  await hand.until((state) => state.phase.kind === 'online');
  fails = true;
  const late = hand.edit((doc, by) => celebrate(doc, by, { text: 'Da disken svigtede' }));
  await hand.until((state) => state.saving === 'saved' && state.unsaved === 0);
  hand.close();
  expect(fails).toBe(false);
  expect((await linesOn(place)).has(late)).toBe(true);
});
