/**
 * The server ended without a word at random moments under edits, again and again: whatever was acknowledged is there afterwards (LINE1), and
 * every board equals its recomputation (CHAIN3).
 */
import { celebrate } from '@tavle/board';
import type { BoardId, EntryId } from '@tavle/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenBoard, openBoard, type SignedIn, signIn } from '../running/person.ts';
import { createServerProcess, type RunningServer } from '../running/server.ts';

/** `KILLS` makes it longer. */
const kills = Number(process.env['KILLS'] ?? 30);
/** One fixed sequence of "random" moments; a failure can be run again. */
const random = sequence(20_261_121);
let server: RunningServer;

beforeAll(async () => {
  server = await createServerProcess({ TAVLE_DEMO: 'on' });
  // one end in good order keeps what Node has compiled, so that the starts after the kills are quick
  await server.start();
  await server.stop();
  await server.start();
}, 60_000);
afterAll(() => server.discard(), 20_000);

test(`LINE1: ${kills} kills under edits lose nothing that was acknowledged`, {
  timeout: 60_000 + kills * 10_000,
}, async () => {
  const writers = await twoWriters();
  const acknowledged = new Map<BoardId, Set<EntryId>>(writers.map(({ board }) => [board, new Set()]));
  let edits = 0;
  for (let round = 0; round < kills; round++) {
    const open = writers.map(({ who, board }) => ({ board, hand: openBoard(who, board, newId) }));
    await Promise.all(open.map(({ hand }) => hand.until((state) => state.phase.kind === 'online', 20_000)));
    const editing = open.map(({ board, hand }) => keepEditing(hand, acknowledged.get(board) ?? new Set()));
    await new Promise((resolve) => setTimeout(resolve, 20 + random() * 280));
    await server.kill();
    for (const stop of editing) edits += stop();
    for (const { hand } of open) hand.close();
    await server.start();
  }
  const sizes = [...acknowledged.values()].map((ids) => ids.size);
  console.info(`kills: ${JSON.stringify({ kills, edits, acknowledged: sizes })}`);
  expect(edits).toBeGreaterThan(kills);
  for (const { who, board } of writers) {
    const fresh = openBoard(who, board, newId);
    await fresh.until((state) => state.phase.kind === 'online');
    const there = new Set(fresh.content().celebrations.map((entry) => entry.id));
    const expected = acknowledged.get(board) ?? new Set();
    expect(expected.size).toBeGreaterThan(0);
    expect([...expected].filter((id) => !there.has(id))).toEqual([]);
    fresh.close();
  }
});

/** Writes a line every few milliseconds. Gives the way to stop, which notes what was acknowledged by then and says how many were made. */
function keepEditing(hand: OpenBoard, acknowledged: Set<EntryId>): () => number {
  const made: EntryId[] = [];
  const timer = setInterval(() => {
    made.push(hand.edit((doc, by) => celebrate(doc, by, { text: `Linje ${made.length}` })));
  }, 7);
  return () => {
    clearInterval(timer);
    // edits are acknowledged in the order in which they were made
    for (const id of made.slice(0, made.length - hand.state().unsaved)) acknowledged.add(id);
    return made.length;
  };
}

async function twoWriters(): Promise<readonly { readonly who: SignedIn; readonly board: BoardId }[]> {
  const first = await signIn(server.url, (person) => person.grants.some((grant) => grant.role === 'keeper'));
  const unit = first.person.grants[0]?.unit;
  const second = await signIn(server.url, (person) =>
    person.grants.some((grant) => grant.role === 'keeper' && grant.unit !== unit),
  );
  const { tree } = await first.organisation();
  return [first, second].map((who) => {
    const board = tree.boards.find((each) => each.unit === who.person.grants[0]?.unit);
    if (!board) throw new Error(`no board for ${who.person.name}`);
    return { who, board: board.id };
  });
}

let ids = 0;
function newId(): string {
  ids++;
  return `soak-${process.pid}-${ids}`;
}

/** Numbers from 0 to 1 that are the same on every run (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
