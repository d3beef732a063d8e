/**
 * SMALL2, SMALL3, SMALL4 over tree, time and changes: an attacker who keeps everything a reader was ever shown tries to work out what was
 * hidden. The attacker is `@tavle/disclosure`'s search through all other worlds; its notes are made from the views alone.
 */
import { expect, test } from 'vitest';
import { storyOf } from './attack-worlds.testing.ts';
import { openNotebook } from './attacked.testing.ts';
import { isSmallAlone, shownResults } from './hide.ts';
import type { BoardId } from './ids.ts';
import type { Ledger } from './ledger.ts';
import type { Result } from './world.ts';
import { createWorld, type World } from './world.ts';

type Seen = (world: World) => (board: BoardId) => readonly Pick<Result, 'indicator' | 'points'>[];

/** What every view is made of. That each view shows no more is told at the server, where they are fetched. */
const seenIn: Seen = (world) => (board) =>
  shownResults(world, board, 'staff').map(({ indicator, points, rolled }) => ({
    indicator,
    points: [...points, ...rolled],
  }));

/** Only what is small by itself is hidden: the rule before others' numbers were thought of. */
const aloneIn: Seen = (world) => (board) =>
  world.results(board).map(({ indicator, points, rolled }) => ({
    indicator,
    points: [...points, ...rolled].map((point) =>
      isSmallAlone(indicator, point, 'staff') ? { ...point, state: 'hidden' as const } : point,
    ),
  }));

/** Nothing is remembered from one moment to the next. */
const forget = (): Ledger => new Map();

function noteStory(seed: number, { seen = seenIn, atOnce = false, keep = (ledger: Ledger): Ledger => ledger } = {}) {
  const { tree, moments } = storyOf(seed, atOnce);
  const notebook = openNotebook();
  let ledger: Ledger = new Map();
  for (const summaries of moments) {
    const world = createWorld(tree, summaries, { ledger });
    notebook.takeDown(world, seen(world));
    ledger = keep(world.hiding().ledger);
  }
  return notebook;
}

const openAmong = (seeds: number, options: Parameters<typeof noteStory>[1]): number =>
  Array.from({ length: seeds }, (_, seed) => noteStory(seed, options).attack().lost.length > 0).filter(Boolean).length;

test('SMALL2: the attacker has teeth: hiding small numbers alone gives numbers away in many organisations', () => {
  expect(openAmong(80, { seen: aloneIn })).toBeGreaterThan(15);
});

test('SMALL2: and so does deciding every day anew, without remembering what was shown', () => {
  expect(openAmong(300, { keep: forget })).toBeGreaterThan(2);
});

for (let block = 0; block < 10; block += 1) {
  test(`SMALL2: nothing hidden can be worked out from all that was ever shown (${block * 100}–${block * 100 + 99})`, {
    timeout: 60_000,
  }, () => {
    let hidden = 0;
    let unsure = 0;
    let shown = 0;
    for (let seed = block * 100; seed < block * 100 + 100; seed += 1) {
      const notebook = noteStory(seed);
      const { lost, undecided } = notebook.attack();
      expect({ seed, lost }).toEqual({ seed, lost: [] });
      unsure += undecided.length;
      hidden += notebook.hiddenCount();
      shown += notebook.shownCount();
    }
    // numbers the search gave up on: neither worked out nor proved safe
    expect(unsure).toBeLessThanOrEqual(3);
    // both kinds, or nothing was tried
    expect(Math.min(hidden, shown)).toBeGreaterThan(100);
  });
}

test('SMALL4: whoever writes a board cannot work out another’s small number from it and all that is shown', {
  timeout: 60_000,
}, () => {
  let tried = 0;
  for (let seed = 0; seed < 30; seed += 1) {
    const notebook = noteStory(seed, { atOnce: true });
    for (const insider of notebook.insiders()) {
      tried += 1;
      const lost = notebook
        .attack(undefined, insider)
        .lost.filter(({ id, n }) => isOthers(id, insider) && n > 0 && n < 5);
      expect({ seed, insider, lost }).toEqual({ seed, insider, lost: [] });
    }
  }
  expect(tried).toBeGreaterThan(60);
});

/** A typed number of a board that is neither above nor below the insider's: units are named after those above them. */
function isOthers(id: string, insider: BoardId): boolean {
  const board = id.slice(0, id.indexOf('/'));
  return id.includes('|own#') && !board.startsWith(insider) && !insider.startsWith(board);
}
