/**
 * Bytes of the database that are not what was written: a bit that flipped (F6), a log that was cut short (F7). What comes out is what went in,
 * or a board that is out of service and says so; never another board (LINE8). `FLIPS=3000 CUT_EVERY=512` is the
 * long form.
 */
import { copyFileSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { openSqlite } from '../../apps/server/src/db/sqlite.ts';
import type { DocumentLog, StoredDocument } from '../../apps/server/src/log/document-log.ts';
import { createMemoryLog } from '../../apps/server/src/log/memory-log.ts';
import { createSqlLog } from '../../apps/server/src/log/sql-log.ts';
import { openTestLog } from '../../apps/server/src/rooms/rooms.testing.ts';
import { type Chance, chanceOf } from './simulation/chance.ts';
import { openHall } from './simulation/hall.ts';

const flips = Number(process.env['FLIPS'] ?? 300);
/** Where a log is cut: every so many bytes. */
const cutEvery = Number(process.env['CUT_EVERY'] ?? 2_048);
const boards = ['board-aaaaaaaaaaaaaaaa', 'board-bbbbbbbbbbbbbbbb', 'board-cccccccccccccccc'];

function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tavle-damage-'));
  onTestFinished(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

/** Writes three boards, edit by edit; gives each board's updates in order, by when they were acknowledged. */
async function fill(log: DocumentLog, edits: number): Promise<void> {
  const docs = boards.map(() => new Y.Doc());
  const stateOf = (doc: Y.Doc) => {
    const vector = Y.encodeStateVector(doc);
    return { state: Y.encodeStateAsUpdate(doc), vector, deletes: Y.encodeStateAsUpdate(doc, vector) };
  };
  for (const [n, boardId] of boards.entries()) {
    await log.create(boardId, { ...stateOf(docs[n]!), generation: 'g', userId: 'anna', at: 1 });
  }
  for (let edit = 0; edit < edits; edit++) {
    const n = edit % boards.length;
    const [doc, boardId] = [docs[n]!, boards[n]!];
    const before = Y.encodeStateVector(doc);
    doc.getMap('goals').set(`goal-${edit}`, new Y.Map([['title', `Mål nummer ${edit} ${'x'.repeat(40)}`]]));
    const update = Y.encodeStateAsUpdate(doc, before);
    const entry = {
      boardId,
      generation: 'g',
      userId: 'anna',
      at: 2 + edit,
      update,
      newClients: edit < 3 ? [doc.clientID] : [1_000_000 + 7919 * edit],
    };
    const [seq] = await log.append([entry]);
    if (n === 1 && edit === Math.floor(edits / 2)) await log.snapshot(boardId, 'g', seq ?? 0, stateOf(doc));
  }
}

type Seen = { readonly stored: StoredDocument; readonly authors: ReadonlyMap<number, string> } | 'nothing' | 'noticed';

async function lookAt(log: DocumentLog, boardId: string): Promise<Seen> {
  const stored = await log.load(boardId);
  return stored === undefined ? 'nothing' : { stored, authors: await log.authors(boardId) };
}

/** What a server that starts on this file finds of each board. */
async function look(path: string): Promise<readonly Seen[]> {
  try {
    const engine = openSqlite({ path });
    const log = createSqlLog(engine);
    const seen: Seen[] = [];
    for (const boardId of boards) seen.push(await lookAt(log, boardId).catch(() => 'noticed' as const));
    await engine.close();
    return seen;
  } catch {
    return boards.map(() => 'noticed');
  }
}

/** What a program finds that trusts its database: rows as they are. */
function lookTrusting(path: string): readonly unknown[] {
  try {
    const db = new DatabaseSync(path, { readOnly: true });
    const seen = boards.map((boardId) => [
      db.prepare('SELECT state, vector, deletes, seq FROM doc_snapshot WHERE board = ?').all(boardId),
      db.prepare('SELECT seq, author, at, data FROM doc_log WHERE board = ? ORDER BY seq').all(boardId),
      db.prepare('SELECT client, author FROM doc_client WHERE board = ? ORDER BY client').all(boardId),
    ]);
    db.close();
    return seen;
  } catch {
    return boards.map(() => 'noticed');
  }
}

const same = (one: unknown, other: unknown): boolean => isDeepStrictEqual(one, other);

type Tally = { same: number; noticed: number; silentWithoutChecks: number; readonly silent: string[] };

/** Flips one bit so many times, each in a copy of its own, where `spot` says; counts what comes of it. */
async function flipOften(
  times: number,
  edits: number,
  spot: (chance: Chance, db: DatabaseSync) => number,
): Promise<Tally> {
  const place = folder();
  const path = join(place, 'data.sqlite');
  const { log, close } = await openTestLog(path);
  await fill(log, edits);
  await close();
  const whole = readFileSync(path);
  const truth = await look(path);
  const trusted = lookTrusting(path);
  expect(truth.every((each) => typeof each === 'object')).toBe(true);
  const chance = chanceOf(6);
  const tally: Tally = { same: 0, noticed: 0, silentWithoutChecks: 0, silent: [] };
  const copy = join(place, 'flipped.sqlite');
  const db = new DatabaseSync(path, { readOnly: true });
  for (let flip = 0; flip < times; flip++) {
    const bytes = Buffer.from(whole);
    const at = spot(chance, db);
    const bit = chance.below(8);
    bytes[at]! ^= 1 << bit;
    for (const left of ['-wal', '-shm']) rmSync(`${copy}${left}`, { force: true });
    writeFileSync(copy, bytes);
    const careless = lookTrusting(copy);
    if (careless.some((each, n) => each !== 'noticed' && !same(each, trusted[n]))) tally.silentWithoutChecks++;
    const seen = await look(copy);
    const other = seen.findIndex((each, n) => each !== 'noticed' && !same(each, truth[n]));
    if (other >= 0)
      tally.silent.push(`bit ${bit} of byte ${at % 4096} in page ${1 + Math.floor(at / 4096)}: ${boards[other]}`);
    else if (seen.includes('noticed')) tally.noticed++;
    else tally.same++;
  }
  db.close();
  return tally;
}

test(`LINE8, F6: ${flips} flipped bits never make another board; a program that trusts its database sees other ones`, {
  timeout: 60_000 + flips * 200,
}, async () => {
  const tally = await flipOften(flips, 90, (chance, db) => chance.below(sizeOf(db)));
  console.info(`flipped bits: ${JSON.stringify(tally)}`);
  expect(tally.silent).toEqual([]);
  expect(tally.noticed).toBeGreaterThan(flips / 10);
  // the tooth: without the checks these would have been shown
  expect(tally.silentWithoutChecks).toBeGreaterThan(flips / 10);
});

const sizeOf = (db: DatabaseSync): number =>
  Number(
    db.prepare('SELECT page_count * page_size AS bytes FROM pragma_page_count(), pragma_page_size()').get()?.['bytes'],
  );

test(`LINE5, LINE8, F6: ${flips / 2} flipped bits where owners of client ids lie never make another owner`, {
  timeout: 60_000 + flips * 100,
}, async () => {
  const tally = await flipOften(flips / 2, 30, (chance, db) => {
    // a page is filled from its end
    const pages = db
      .prepare("SELECT rootpage FROM sqlite_master WHERE tbl_name IN ('doc_client', 'doc_client_sum')")
      .all();
    return Number(chance.pick(pages)?.['rootpage']) * 4096 - 1 - chance.below(1000);
  });
  console.info(`flipped owners: ${JSON.stringify(tally)}`);
  expect(tally.silent).toEqual([]);
  expect(tally.noticed).toBeGreaterThan(flips / 30);
  expect(tally.silentWithoutChecks).toBeGreaterThan(flips / 60);
});

/** Every so many bytes, and the whole. */
const lengthsUpTo = (size: number): readonly number[] => [
  ...Array.from({ length: Math.ceil(size / cutEvery) }, (_, n) => n * cutEvery),
  size,
];

test('LINE1, LINE8, F7: a write-ahead log that is cut anywhere opens to what was acknowledged up to there, in order', {
  timeout: 60_000,
}, async () => {
  const place = folder();
  const path = join(place, 'data.sqlite');
  const { log, close } = await openTestLog(path, { checkpointAfterPages: 100_000 });
  await fill(log, 30);
  const size = readFileSync(`${path}-wal`).length;
  const cutAt = join(place, 'cut.sqlite');
  const truth = await Promise.all(boards.map((boardId) => log.history(boardId)));
  let shorter = 0;
  let cuts = 0;
  let last = -1;
  for (const length of lengthsUpTo(size)) {
    copyFileSync(path, cutAt);
    copyFileSync(`${path}-wal`, `${cutAt}-wal`);
    rmSync(`${cutAt}-shm`, { force: true });
    truncateSync(`${cutAt}-wal`, length);
    const engine = openSqlite({ path: cutAt });
    const there = createSqlLog(engine);
    // before the first tables there is nothing to read
    const tables = await engine.all("SELECT name FROM sqlite_master WHERE name = 'doc_placed'");
    const rows = tables.length === 0 ? [] : await Promise.all(boards.map((boardId) => there.history(boardId)));
    if (tables.length > 0) for (const boardId of boards) await there.load(boardId);
    await engine.close();
    const count = rows.reduce((sum, each) => sum + each.length, 0);
    for (const [n, each] of rows.entries()) expect(each, `${length} bytes`).toEqual(truth[n]!.slice(0, each.length));
    expect(count, 'more log, never less of the boards').toBeGreaterThanOrEqual(last);
    last = count;
    cuts++;
    if (count < 33) shorter++;
  }
  await close();
  console.info(`cut logs: ${JSON.stringify({ cuts, shorter, bytes: size })}`);
  expect(cuts).toBeGreaterThan(100);
  expect(shorter).toBeGreaterThan(cuts / 2);
  expect(last).toBe(33);
});

test('a database file that is cut does not open to a beginning', async () => {
  const place = folder();
  const path = join(place, 'data.sqlite');
  const { log, close } = await openTestLog(path);
  await fill(log, 30);
  await close();
  const size = readFileSync(path).length;
  const cutAt = join(place, 'cut.sqlite');
  for (let length = 4_096; length < size - 4_096; length += 16_384) {
    copyFileSync(path, cutAt);
    truncateSync(cutAt, length);
    expect(await look(cutAt), `${length} bytes`).toEqual(boards.map(() => 'noticed'));
  }
});

/** A server tells Bo what Anna wrote, and loses it; both come to what it is after that, and `second` is all it has. */
async function loseWhatWasTold(second: (log: DocumentLog, anna: number) => DocumentLog) {
  const first = openHall();
  const board = boards[0]!;
  await first.rooms.create(board, { userId: 'tavle' }, () => undefined);
  const [anna, bo] = [await first.sit('anna', board), await first.sit('bo', board)];
  await anna.exchange();
  anna.doc.getMap('goals').set('kept', new Y.Map([['title', 'x']]));
  await anna.exchange();
  const start = (await first.log.load(board))!;
  anna.doc.getMap('goals').set('lost', new Y.Map([['title', 'x']]));
  for (const seat of [anna, bo, anna, bo]) await seat.exchange();
  expect(bo.doc.getMap('goals').has('lost')).toBe(true);
  for (const seat of [anna, bo]) seat.wire.cut();
  await first.rooms.stop();

  const log = createMemoryLog();
  await log.create(board, { ...start, userId: 'tavle', at: 1 });
  const kept = { boardId: board, generation: start.generation, newClients: [anna.doc.clientID] };
  await log.append(start.tail.map((row) => ({ ...row, ...kept })));
  const hall = openHall({ log: second(log, anna.doc.clientID) });
  const back = await hall.sit('bo', board, { doc: bo.doc });
  await back.exchange();
  return { hall, back, board, anna: anna.doc, bo: bo.doc };
}

test('LINE5, F7: a server that has lost what it had told is noticed by the first who knows more, and healed by whoever wrote it', async () => {
  const { hall, back, board, anna, bo } = await loseWhatWasTold((log) => log);
  expect(back.closed()).toBe('foreignClient');
  expect(hall.warnings.join()).toContain('update refused');
  const writer = await hall.sit('anna', board, { doc: anna });
  await writer.exchange();
  expect(writer.closed()).toBeUndefined();
  const again = await hall.sit('bo', board, { doc: bo });
  await again.exchange();
  expect(again.closed()).toBeUndefined();
  const keys = await hall.rooms.read(board, (doc) => [...doc.getMap('goals').keys()].sort());
  expect(keys).toEqual(['kept', 'lost']);
  for (const seat of [writer, again]) seat.wire.cut();
  await hall.rooms.stop();
});

test('a server that does not know whose an id is does not notice that it has lost anything', async () => {
  const { hall, back } = await loseWhatWasTold((log, anna) => ({
    ...log,
    authors: async () => new Map([[anna, 'bo']]),
  }));
  expect(back.closed()).toBeUndefined();
  expect(hall.warnings).toEqual([]);
  back.wire.cut();
  await hall.rooms.stop();
});
