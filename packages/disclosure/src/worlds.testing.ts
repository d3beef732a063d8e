/** Seeded organisations with figures, for the property tests. */
import type { Cell, Measure, Policy, Sum } from './cell.ts';
import { sumsInTime, sumsInTree } from './relations.ts';

/** A repeatable source of numbers in [0, 1). */
export function seeded(seed: number): () => number {
  let state = (seed * 2654435761 + 1) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

export type World = {
  readonly cells: readonly Cell[];
  readonly sums: readonly Sum[];
  readonly policy: Policy;
  readonly kind: Measure['kind'];
};

type Pair = { readonly part: number; readonly rest: number };

/** A tree of 2–4 levels over 2–6 months with their total, true values rolled up (SMALL5), of one random kind. */
export function randomWorld(seed: number): World {
  const random = seeded(seed);
  const upTo = (n: number): number => Math.floor(random() * (n + 1));
  const units = randomTree(upTo, 2 + upTo(2));
  const months = 2 + upTo(4);
  const kind = (['count', 'count', 'share', 'rate'] as const)[upTo(3)]!;
  const policy: Policy = {
    threshold: random() < 0.5 ? 5 : 3,
    ...(random() < 0.2 ? { hideZero: true } : {}),
    ...(random() < 0.3 ? { sensitive: true } : {}),
  };
  const scale = [4, 12, 40][upTo(2)]!;
  const values = new Map<string, Pair>();
  const add = (key: string, pair: Pair): void => {
    const old = values.get(key) ?? { part: 0, rest: 0 };
    values.set(key, { part: old.part + pair.part, rest: old.rest + pair.rest });
  };
  for (const leaf of units.filter((unit) => !units.some((other) => other.parent === unit.id))) {
    for (let month = 1; month <= months; month += 1) {
      const pair = { part: upTo(Math.floor(random() * scale)), rest: upTo(Math.floor(random() * scale)) };
      for (const unit of [leaf.id, ...above(units, leaf.id)]) {
        add(`${unit}|${month}`, pair);
        add(`${unit}|total`, pair);
      }
    }
  }
  const cells = [...values].map(([key, pair]) => cellOf(key, pair, kind, months));
  const time = sumsInTime(cells);
  const tree = sumsInTree(cells, (unit) => units.filter((other) => other.parent === unit).map((other) => other.id));
  return { cells: [...cells, ...time.remainders], sums: [...tree, ...time.sums], policy, kind };
}

type Unit = { readonly id: string; readonly parent: string | undefined };

function randomTree(upTo: (n: number) => number, levels: number): readonly Unit[] {
  const units: Unit[] = [{ id: 'u', parent: undefined }];
  let row = [...units];
  for (let level = 1; level < levels; level += 1) {
    row = row.flatMap((unit) =>
      Array.from({ length: 1 + upTo(5 - levels) }, (_, index) => ({
        id: `${unit.id}${index}`,
        parent: unit.id,
      })),
    );
    units.push(...row);
  }
  return units;
}

function above(units: readonly Unit[], id: string): readonly string[] {
  const parent = units.find((unit) => unit.id === id)?.parent;
  return parent === undefined ? [] : [parent, ...above(units, parent)];
}

function cellOf(id: string, pair: Pair, kind: Measure['kind'], months: number): Cell {
  const [unit, month] = id.split('|') as [string, string];
  const last = (n: number): string => new Date(Date.UTC(2026, n, 0)).toISOString().slice(0, 10);
  const [from, to] = month === 'total' ? [1, months] : [Number(month), Number(month)];
  const start = `2026-${String(from).padStart(2, '0')}-01`;
  return { id, series: 's', unit, from: start, to: last(to), measure: measureOf(pair, kind) };
}

function measureOf({ part, rest }: Pair, kind: Measure['kind']): Measure {
  if (kind === 'share') return { kind, part, whole: part + rest, persons: true };
  if (kind === 'rate') return { kind, part, whole: 1000, persons: true };
  return { kind: 'count', n: part, persons: true };
}
