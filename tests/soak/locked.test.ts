/**
 * Another program holds the database for a while (F5): edits wait, and are saved when it lets go; nothing is lost and nobody is told anything but
 * that it is not saved yet. `LOCKED_MS=10000 npx vitest run tests/soak/locked.test.ts` is the long form.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { celebrate } from '@tavle/board';
import { expect, onTestFinished, test } from 'vitest';
import { openSqlite } from '../../apps/server/src/db/sqlite.ts';
import { createSqlLog } from '../../apps/server/src/log/sql-log.ts';
import { openTestLog } from '../../apps/server/src/rooms/rooms.testing.ts';
import { openBoard, signIn } from '../running/person.ts';
import { createServerProcess } from '../running/server.ts';
import { startProgram } from './power.ts';

const lockedMs = Number(process.env['LOCKED_MS'] ?? 2_500);
const board = 'board-0123456789abcdef';
let ids = 0;
const newId = (): string => `locked-${process.pid}-${++ids}`;

/** A program that takes the write lock, keeps it, and lets go. */
const holder = (file: string, ms = lockedMs): string => `
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(${JSON.stringify(file)}, { timeout: 5000 });
db.exec('BEGIN EXCLUSIVE');
console.log('held');
setTimeout(() => { db.exec('ROLLBACK'); console.log('released'); }, ${ms});
`;

test(`LINE1, F5: with the database locked for ${lockedMs} ms edits wait and are saved within a second of its release`, {
  timeout: 90_000 + lockedMs * 2,
}, async () => {
  const server = await createServerProcess({ TAVLE_DEMO: 'on' });
  onTestFinished(() => server.discard());
  await server.start();
  const who = await signIn(server.url, (person) => person.grants.some((grant) => grant.role === 'keeper'));
  const { tree } = await who.organisation();
  const own = tree.boards.find((each) => each.unit === who.person.grants[0]?.unit);
  if (own === undefined) throw new Error('a keeper has a board');
  const hand = openBoard(who, own.id, newId);
  await hand.until((state) => state.phase.kind === 'online');
  const before = hand.edit((doc, by) => celebrate(doc, by, { text: 'Før låsen' }));
  await hand.until((state) => state.saving === 'saved');

  const program = startProgram(['-e', holder(join(server.data, 'data/tavle.db'))], {});
  onTestFinished(program.kill);
  await expect.poll(program.printed, { timeout: 10_000, interval: 5 }).toContain('held');
  const phases: string[] = [];
  const saved: boolean[] = [];
  hand.onState((state) => {
    phases.push(state.phase.kind);
    saved.push(state.saving === 'saved' && !program.printed().includes('released'));
  });
  const during = [1, 2, 3].map((n) => hand.edit((doc, by) => celebrate(doc, by, { text: `Under låsen ${n}` })));
  await expect.poll(program.printed, { timeout: lockedMs + 10_000, interval: 5 }).toContain('released');
  const released = performance.now();
  await hand.until((state) => state.saving === 'saved' && state.unsaved === 0, 20_000);
  const savedAfterMs = performance.now() - released;
  console.info(`locked: ${JSON.stringify({ lockedMs, savedAfterMs, phases: [...new Set(phases)] })}`);
  expect(saved).not.toContain(true);
  expect(phases).not.toContain('refused');
  expect(savedAfterMs).toBeLessThan(3_000);
  hand.close();
  const fresh = openBoard(who, own.id, newId);
  await fresh.until((state) => state.phase.kind === 'online');
  const there = new Set(fresh.content().celebrations.map((entry) => entry.id));
  expect([before, ...during].filter((id) => !there.has(id))).toEqual([]);
  fresh.close();
});

test('a store that does not wait for the lock does refuse', { timeout: 30_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tavle-locked-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const path = join(folder, 'data.sqlite');
  const { log, close } = await openTestLog(path);
  onTestFinished(close);
  const bytes = new Uint8Array([0, 0]);
  const beginning = { generation: 'g', userId: 'anna', at: 1, state: bytes, vector: bytes, deletes: bytes };
  await log.create(board, beginning);
  const hasty = openSqlite({ path, busyAfterMs: 0 });
  onTestFinished(() => hasty.close());
  const entry = { boardId: board, generation: 'g', userId: 'anna', at: 2, update: bytes, newClients: [] };
  const program = startProgram(['-e', holder(path, 700)], {});
  onTestFinished(program.kill);
  await expect.poll(program.printed, { timeout: 10_000, interval: 5 }).toContain('held');
  await expect(createSqlLog(hasty).append([entry])).rejects.toThrow('locked');
  expect(await log.append([entry])).toHaveLength(1);
});
