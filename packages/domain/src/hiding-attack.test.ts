/**
 * SMALL2, SMALL3, SMALL4 over tree, time and changes: an attacker who keeps everything a reader was ever shown tries to work out what was
 * hidden. The attacker is `@tavle/disclosure`'s search through all other worlds; its notes are made from the views alone.
 */
import { expect, test } from 'vitest';
import { storyOf, type Story } from './attack-worlds.testing.ts';
import { openNotebook } from './attacked.testing.ts';
import { isSmallAlone, shownResults } from './hide.ts';
import { asId, type BoardId, type IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import type { Ledger } from './ledger.ts';
import type { Seats } from './set-insiders.ts';
import { type Summary, summarise } from './summary.ts';
import { createWorld, type Result, type World } from './world.ts';
import { board, content, indicator, measurement, month, single, treeOf } from './worlds.testing.ts';

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

/** Nobody remembers whose numbers a total was made of. */
const forgetMakeups = (ledger: Ledger): Ledger =>
  new Map([...ledger].map(([series, { made: _made, ...row }]) => [series, row]));

const asIs = (ledger: Ledger): Ledger => ledger;

function noteStory(seed: number, { seen = seenIn, atOnce = false, keep = asIs, seats = nobody } = {}) {
  return noteMoments(storyOf(seed, atOnce), { seen, keep, seats });
}

const nobody: Seats = [];

function noteMoments({ tree, trees, moments }: Story, { seen = seenIn, keep = asIs, seats = nobody } = {}) {
  const notebook = openNotebook();
  let ledger: Ledger = new Map();
  for (const [at, summaries] of moments.entries()) {
    const world = createWorld(trees?.[at] ?? tree, summaries, { ledger, seats });
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

test.each([2813, 7682])(
  'SMALL2: nor in organisations whose total was that of others in another order, or of a shorter time (%i)',
  (seed) => {
    expect(noteStory(seed).attack()).toEqual({ lost: [], undecided: [] });
  },
);

test('SMALL4: whoever writes a board cannot work out another’s small number from it and all that is shown', {
  timeout: 60_000,
}, () => {
  let tried = 0;
  for (let seed = 0; seed < 30; seed += 1) {
    const notebook = noteStory(seed, { atOnce: true });
    for (const insider of notebook.insiders()) {
      tried += 1;
      const lost = notebook
        .attack(undefined, [insider])
        .lost.filter(({ id, n }) => isOthers(id, [insider]) && n > 0 && n < 5);
      expect({ seed, insider, lost }).toEqual({ seed, insider, lost: [] });
    }
  }
  expect(tried).toBeGreaterThan(60);
});

/** Two boards of a story with numbers of their own. */
function twoOf(seed: number): readonly BoardId[] {
  const all = noteStory(seed, { atOnce: true }).insiders();
  const from = seed % Math.max(all.length, 1);
  return [...all.slice(from), ...all.slice(0, from)].slice(0, 2);
}

/** What somebody who writes both boards works out of others' small numbers. */
function foundByBoth(seed: number, isKnown: boolean) {
  const both = twoOf(seed);
  if (both.length < 2) return undefined;
  const { lost } = noteStory(seed, { atOnce: true, seats: isKnown ? [both] : nobody }).attack(undefined, both);
  return lost.filter(({ id, n }) => isOthers(id, both) && n > 0 && n < 5);
}

test('SMALL4: whoever writes two boards cannot work out a third one’s small number from both and all that is shown', {
  timeout: 60_000,
}, () => {
  let tried = 0;
  let open = 0;
  for (let seed = 0; seed < 60; seed += 1) {
    const lost = foundByBoth(seed, true);
    if (lost === undefined) continue;
    tried += 1;
    expect({ seed, lost }).toEqual({ seed, lost: [] });
    if ((foundByBoth(seed, false) ?? []).length > 0) open += 1;
  }
  expect(tried).toBeGreaterThan(25);
  // without being told who writes two boards, some would be found
  expect(open).toBeGreaterThan(0);
});

/** A typed number of a board that is neither above nor below the insider's: units are named after those above them. */
function isOthers(id: string, own: readonly BoardId[]): boolean {
  const board = id.slice(0, id.indexOf('/'));
  return id.includes('|own#') && !own.some((each) => board.startsWith(each) || each.startsWith(board));
}

/** Three wards under a total; the last has none, and hides that too. `apart` says how it takes part at each moment. */
function leavingStory(apart: readonly ('in' | 'gone' | 'alone' | 'notRelevant')[], isTotalTyped: boolean): Story {
  const ward = (name: string, n: number, how: (typeof apart)[number] = 'in') => {
    const own = indicator(`i-${name}`, { ...zeroHidden, adopts: how === 'alone' ? null : asId<IndicatorId>('i-top') });
    const value = how === 'notRelevant' ? ({ kind: 'notRelevant' } as const) : single(n);
    return how === 'gone'
      ? content()
      : content({ indicators: [own], measurements: [measurement(own.id, month(1), value)] });
  };
  const total = isTotalTyped ? [measurement('i-top', month(1), single(29))] : [];
  return {
    tree: treeOf('top/a', 'top/b', 'top/c'),
    moments: apart.map((how) =>
      [
        ['top', content({ indicators: [indicator('i-top', zeroHidden)], measurements: total })] as const,
        ['a', ward('a', 20)] as const,
        ['b', ward('b', 9)] as const,
        ['c', ward('c', 0, how)] as const,
      ].reduce(
        (all, [name, given]) => all.set(board(name), summarise(board(name), 1, given)),
        new Map<BoardId, Summary>(),
      ),
    ),
  };
}
const zeroHidden: Partial<Indicator> = { kind: 'count', hideZero: true };

for (const isTotalTyped of [false, true]) {
  const total = isTotalTyped ? 'a typed total' : 'a sum';
  test.each([
    ['is put away', ['in', 'gone']],
    ['stops taking part', ['in', 'alone']],
    ['is not relevant any more', ['in', 'notRelevant']],
    ['goes and comes back', ['in', 'gone', 'in', 'alone']],
    ['comes later', ['gone', 'in']],
  ] as const)(
    `SMALL2: a hidden zero stays hidden when its board %s under ${total} that does not change`,
    (_how, apart) => {
      const story = leavingStory(apart, isTotalTyped);
      expect(noteMoments(story).attack()).toEqual({ lost: [], undecided: [] });
      // who is in a total has to be remembered for that
      expect(noteMoments(story, { keep: forgetMakeups }).attack().lost.length).toBeGreaterThan(0);
    },
  );
}

test('SMALL2: a hidden zero stays hidden when its unit is moved away from under the total', () => {
  const [tree, moved] = [
    treeOf('region/top/a', 'region/top/b', 'region/top/c'),
    treeOf('region/top/a', 'region/top/b', 'region/c'),
  ];
  const story = { ...leavingStory(['in', 'in'], false), tree, trees: [tree, moved] };
  expect(noteMoments(story).attack()).toEqual({ lost: [], undecided: [] });
  expect(noteMoments(story, { keep: forgetMakeups }).attack().lost.length).toBeGreaterThan(0);
});

test('SMALL2: a total that others left is hidden the same whether they had some or none', () => {
  const shownAfter = (n: number): string => {
    const { tree, moments } = leavingStory(['in', 'gone'], false);
    const with3 = moments.map((all) => new Map([...all].map(([id, summary]) => [id, withNumber(summary, n)])));
    let ledger: Ledger = new Map();
    let world: World | undefined;
    for (const summaries of with3) {
      world = createWorld(tree, summaries, { ledger });
      ({ ledger } = world.hiding());
    }
    return (world ? tree.boards.flatMap(({ id }) => seenIn(world)(id)) : [])
      .flatMap(({ points }) => points.map(({ state }) => state))
      .join(' ');
  };
  expect(shownAfter(0)).toBe(shownAfter(3));
});

/** The summary with another number in place of nought. */
function withNumber(summary: Summary, n: number): Summary {
  const measurements = summary.content.measurements.map((row) =>
    row.value.kind === 'value' && row.value.value === 0 ? { ...row, value: single(n) } : row,
  );
  return { ...summary, content: { ...summary.content, measurements } };
}
