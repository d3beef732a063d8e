import { describe, expect, test } from 'vitest';
import type { Cell, CellId, Decision, Policy, Sum } from './cell.ts';
import { type Attacker, disclose, hiddenAlone, recoverable } from './index.ts';
import { randomWorld, seeded } from './worlds.testing.ts';

const count = (id: string, n: number): Cell => ({
  id,
  series: 's',
  unit: id,
  from: '2026-01-01',
  to: '2026-01-31',
  measure: { kind: 'count', n, persons: true },
});
const k5 = (): Policy => ({ threshold: 5 });
const hiding = (cells: readonly Cell[], ids: readonly CellId[]): ReadonlyMap<CellId, Decision> =>
  new Map(cells.map((cell) => [cell.id, ids.includes(cell.id) ? 'hidden' : 'shown']));

describe('the attacker has teeth', () => {
  const cells = [count('a', 2), count('b', 9), count('c', 7), count('total', 18)];
  const sums: Sum[] = [{ parent: 'total', parts: ['a', 'b', 'c'] }];

  test('SMALL2: subtracts the shown siblings from a shown total', () => {
    const { recovered } = recoverable(cells, sums, hiding(cells, ['a']), k5);
    expect(recovered).toEqual([{ id: 'a', role: 'count', n: 2 }]);
    expect(recoverable(cells, sums, hiding(cells, ['a', 'c']), k5)).toEqual({ recovered: [], undecided: [] });
  });

  test('SMALL2: knows that 1 + 1 is the only split of 2', () => {
    const ones = [count('a', 1), count('b', 1), count('c', 7), count('total', 9)];
    expect(recoverable(ones, sums, hiding(ones, ['a', 'b']), k5).recovered).toHaveLength(2);
  });

  test('SMALL2: walks through a hidden subtotal', () => {
    const tree = [count('a', 2), count('b', 9), count('dept', 11), count('other', 30), count('top', 41)];
    const both: Sum[] = [
      { parent: 'dept', parts: ['a', 'b'] },
      { parent: 'top', parts: ['dept', 'other'] },
    ];
    expect(recoverable(tree, both, hiding(tree, ['a', 'dept']), k5).recovered.map(({ id }) => id)).toEqual([
      'a',
      'dept',
    ]);
  });

  test('SMALL2: uses denominators told elsewhere', () => {
    // 100 % of 15 in all: who knows the two denominators knows the two numerators.
    const share = (id: string, part: number, whole: number): Cell => ({
      ...count(id, 0),
      measure: { kind: 'share', part, whole, persons: true },
    });
    const shares = [share('a', 6, 6), share('b', 9, 9), share('total', 15, 15)];
    const tie: Sum[] = [{ parent: 'total', parts: ['a', 'b'] }];
    const decisions = hiding(shares, ['a', 'b']);
    expect(recoverable(shares, tie, decisions, k5).recovered).toEqual([]);
    const knowing = recoverable(shares, tie, decisions, k5, { knowsWhichAreSmall: false, knowsWholes: true }).recovered;
    expect(knowing.filter(({ role }) => role === 'part').map(({ n }) => n)).toEqual([6, 9]);
  });

  test('SMALL2: finds in most organisations what hiding small cells alone gives away', () => {
    const open = Array.from({ length: 60 }, (_, seed) => randomWorld(seed)).filter(({ cells, sums, policy }) => {
      const alone = new Set(hiddenAlone(cells, () => policy));
      const withheld = (cell: Cell): boolean => cell.withheld === true || alone.has(cell.id);
      const decisions = new Map(cells.map((cell) => [cell.id, withheld(cell) ? 'hidden' : 'shown'] as const));
      return recoverable(cells, sums, decisions, () => policy).recovered.length > 0;
    });
    expect(open.length).toBeGreaterThan(40);
  });

  test('SMALL2: agrees with plain enumeration of every possible world of small sums', () => {
    for (let seed = 0; seed < 150; seed += 1) {
      const random = seeded(seed);
      const values = Array.from({ length: 4 }, () => Math.floor(random() * 7));
      const tried = [...values.map((n, index) => count(`c${index}`, n)), count('x', values[0]! + values[1]!)];
      const total = values.reduce((all, n) => all + n, 0);
      const all = [...tried, count('total', total)];
      const ties: Sum[] = [
        { parent: 'total', parts: ['c0', 'c1', 'c2', 'c3'] },
        { parent: 'x', parts: ['c0', 'c1'] },
      ];
      const ids = all.slice(0, 5).flatMap(({ id }) => (random() < 0.6 ? [id] : []));
      const attack = recoverable(all, ties, hiding(all, ids), k5);
      expect(attack.undecided).toEqual([]);
      expect(attack.recovered.map(({ id }) => id)).toEqual(onlyValues(values, ids));
    }
  });
});

/** Of the hidden ids, those with one value in all worlds that look the same: four counts, a total, and c0 + c1. */
function onlyValues(values: readonly number[], ids: readonly string[]): readonly string[] {
  const total = values.reduce((all, n) => all + n, 0);
  const least = (id: string, n: number): number => (ids.includes(id) ? Math.min(1, n) : n);
  const most = (id: string, n: number): number => (ids.includes(id) ? total : n);
  const seen = new Map<string, Set<number>>();
  const walk = (world: readonly number[]): void => {
    const at = world.length;
    if (at < 4) {
      const n = values[at]!;
      for (let next = least(`c${at}`, n); next <= most(`c${at}`, n); next += 1) walk([...world, next]);
      return;
    }
    const [x, truth] = [world[0]! + world[1]!, values[0]! + values[1]!];
    if (world.reduce((all, n) => all + n, 0) !== total || x < least('x', truth) || x > most('x', truth)) return;
    for (const [index, n] of [...world, x].entries()) {
      const id = index < 4 ? `c${index}` : 'x';
      seen.set(id, (seen.get(id) ?? new Set()).add(n));
    }
  };
  walk([]);
  const truths = [...values, values[0]! + values[1]!];
  return ['c0', 'c1', 'c2', 'c3', 'x'].filter(
    (id, at) => ids.includes(id) && truths[at]! > 0 && seen.get(id)?.size === 1,
  );
}

describe('1,000 organisations of 2–4 levels over 2–6 months and their total', () => {
  for (let block = 0; block < 10; block += 1) {
    test(`SMALL2: nothing hidden can be worked out (${block * 100}–${block * 100 + 99})`, { timeout: 60_000 }, () => {
      for (let seed = block * 100; seed < block * 100 + 100; seed += 1)
        expect(attackOn(seed)).toEqual({ seed, lost: [] });
    });
  }
});

/**
 * Three attackers, the strongest first: who learns nothing with more knowledge learns nothing with less. Knowing which
 * cells are small may only help with what is listed as guessable; knowing large denominators never with a numerator.
 */
function attackOn(seed: number): { readonly seed: number; readonly lost: readonly unknown[] } {
  const { cells, sums, policy, kind } = randomWorld(seed);
  const { decisions, exposed, guessable } = disclose({ cells, sums, policyOf: () => policy });
  const attack = (attacker: Attacker) => recoverable(cells, sums, decisions, () => policy, attacker);
  const strong = attack({ knowsWhichAreSmall: true });
  const certain = strong.recovered.filter(({ id }) => !guessable.includes(id));
  const large = new Set(
    cells.flatMap(({ id, measure }) => (measure.kind === 'share' && measure.whole >= policy.threshold ? [id] : [])),
  );
  const within =
    kind === 'share'
      ? attack({ knowsWhichAreSmall: true, knowsWholes: true }).recovered.filter(
          ({ id, role }) => role !== 'whole' && large.has(id) && !guessable.includes(id),
        )
      : [];
  if (strong.recovered.length + strong.undecided.length === 0) return { seed, lost: [...exposed, ...within] };
  const plain = attack({ knowsWhichAreSmall: false });
  return { seed, lost: [...exposed, ...certain, ...within, ...plain.recovered, ...plain.undecided] };
}

describe('the decision itself tells nothing', () => {
  test('SMALL3: the same decision in whatever order cells, sums and parts arrive', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { cells, sums, policy } = randomWorld(seed);
      const random = seeded(seed + 5000);
      const shuffle = <T>(items: readonly T[]): T[] =>
        items
          .map((item) => ({ item, at: random() }))
          .sort((a, b) => a.at - b.at)
          .map(({ item }) => item);
      const again = shuffle(sums).map((sum) => ({ ...sum, parts: shuffle(sum.parts) }));
      const one = disclose({ cells, sums, policyOf: () => policy });
      const two = disclose({ cells: shuffle(cells), sums: again, policyOf: () => policy });
      expect(new Map([...two.decisions].sort())).toEqual(new Map([...one.decisions].sort()));
      expect(two.exposed).toEqual(one.exposed);
    }
  });

  test('SMALL2: a new period never hides or un-hides what earlier periods showed', () => {
    for (let seed = 0; seed < 60; seed += 1) {
      const { cells, sums, policy } = randomWorld(seed);
      const all = disclose({ cells, sums, policyOf: () => policy }).decisions;
      const until = cells.map((cell) => cell.to).sort()[Math.floor(cells.length / 2)]!;
      const early = cells.filter((cell) => cell.to <= until);
      const ids = new Set(early.map((cell) => cell.id));
      const known = sums.filter((sum) => [sum.parent, ...sum.parts].every((id) => ids.has(id)));
      const then = disclose({ cells: early, sums: known, policyOf: () => policy }).decisions;
      for (const [id, decision] of then) expect([seed, id, all.get(id)]).toEqual([seed, id, decision]);
    }
  });

  test('SMALL2: for two units under a total, not even running the rules backwards narrows a number to one', () => {
    const leaks = viewsThatLeak(2, 24, 5);
    expect(leaks.views).toBeGreaterThan(15);
    expect(leaks.leaking).toEqual([]);
  });

  test('SMALL2: for three units, running the rules backwards tells in fewer than 1 of 200 hidden views', () => {
    const leaks = viewsThatLeak(3, 32, 5);
    expect(leaks.views).toBeGreaterThan(400);
    expect(leaks.leaking.length * 200).toBeLessThan(leaks.views);
  });
});

/** Every world up to a total, by what the audience sees of it; a view leaks when one hidden number has one value in it. */
function viewsThatLeak(units: number, total: number, threshold: number) {
  const views = new Map<string, (readonly number[])[]>();
  const walk = (world: readonly number[], left: number): void => {
    if (world.length < units) {
      for (let n = 0; n <= left; n += 1) walk([...world, n], left - n);
      return;
    }
    const cells = [...world.map((n, at) => count(`c${at}`, n)), count('total', total - left)];
    const parts = cells.slice(0, units).map(({ id }) => id);
    const { decisions } = disclose({ cells, sums: [{ parent: 'total', parts }], policyOf: () => ({ threshold }) });
    const seen = cells.map(({ id }, at) => (decisions.get(id) === 'shown' ? (world[at] ?? total - left) : '?'));
    const view = seen.join(' ');
    views.set(view, [...(views.get(view) ?? []), world]);
  };
  walk([], total);
  const hidden = [...views].filter(([view]) => view.includes('?') && !view.endsWith('?'));
  const leaking = hidden.filter(([view, worlds]) =>
    view
      .split(' ')
      .some((seen, at) => at < units && seen === '?' && new Set(worlds.map((world) => world[at])).size < 2),
  );
  return { views: hidden.length, leaking: leaking.map(([view]) => view) };
}
