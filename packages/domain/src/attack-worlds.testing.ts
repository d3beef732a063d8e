/** Seeded organisations whose numbers come in, are corrected and taken away: what the attack is made on. */
import { asId, type BoardId, type IndicatorId } from './ids.ts';
import type { Indicator } from './indicator.ts';
import type { MeasuredValue, Measurement } from './measurement.ts';
import type { Tree } from './organisation.ts';
import { type Summary, summarise } from './summary.ts';
import {
  board,
  content,
  goal,
  indicator,
  measurement,
  month,
  parts,
  seeded,
  single,
  treeOf,
} from './worlds.testing.ts';

/** An organisation, and how it stood at moments one after another. */
export interface Story {
  readonly tree: Tree;
  readonly moments: readonly ReadonlyMap<BoardId, Summary>[];
}

interface Numbers {
  readonly part: number;
  readonly rest: number;
}

const both = { start: month(1).start, end: month(2).end };

/** `atOnce`: all boards have their numbers at the first moment. One indicator down a tree of two or three levels over two months and perhaps both together, with one to six moments. */
export function storyOf(seed: number, atOnce = false): Story {
  const random = seeded(seed);
  const upTo = (n: number): number => Math.floor(random() * (n + 1));
  const names = namesOf(upTo);
  const tree = treeOf(...names);
  const kind = (['count', 'share', 'rate'] as const)[upTo(2)] ?? 'count';
  const scale = [4, 12, 40][upTo(2)] ?? 12;
  const hasBoth = random() < 0.4;
  const base: Partial<Indicator> = { kind, hideZero: random() < 0.15, threshold: random() < 0.15 ? 8 : null };
  const some = (): Numbers => ({ part: upTo(Math.floor(random() * scale)), rest: upTo(Math.floor(random() * scale)) });
  const leaf = names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)));
  const truth = new Map(leaf.map((name) => [name, [some(), some()]]));
  const typed = new Set([...leaf, ...names.filter((name) => !leaf.includes(name) && random() < 0.25)]);
  const boths = new Set(names.filter((name) => typed.has(name) && hasBoth && random() < 0.6));
  const gone = new Set<string>();
  const filled = new Set<string>();
  const moments: ReadonlyMap<BoardId, Summary>[] = [];
  const snap = (): void => {
    const told = names.filter((name) => !gone.has(name));
    const of = (name: string) =>
      boardContent(
        name,
        base,
        filled.has(name) && typed.has(name) ? months(truth, leaf, name, gone) : [],
        boths.has(name),
      );
    moments.push(
      new Map(
        names.map((name) => [
          board(last(name)),
          summarise(board(last(name)), 1, told.includes(name) ? of(name) : content()),
        ]),
      ),
    );
  };
  // all at once, or board by board
  const order = names.toSorted(() => random() - 0.5);
  const steps = atOnce ? 1 : 1 + upTo(2);
  for (let step = 1; step <= steps; step += 1) {
    for (const name of order.slice(0, Math.ceil((order.length * step) / steps))) filled.add(name);
    snap();
  }
  for (let edits = upTo(2); edits > 0; edits -= 1) {
    const name = leaf[upTo(leaf.length - 1)] ?? '';
    // a board that leaves without its total changing had none: nothing can hide that
    if (random() < 0.2 && leaf.length > 1 && base.hideZero !== true) gone.add(name);
    else truth.get(name)?.splice(upTo(1), 1, some());
    snap();
  }
  return { tree, moments };
}

const last = (name: string): string => name.split('/').at(-1) ?? name;

/** Paths of a tree: every name on the way has a board. */
function namesOf(upTo: (n: number) => number): readonly string[] {
  const levels = [2, 2, 2, 3, 3][upTo(4)] ?? 2;
  let row = ['top'];
  const names = [...row];
  for (let level = 1; level < levels; level += 1) {
    row = row.flatMap((above) =>
      Array.from({ length: 1 + upTo(levels === 2 ? 3 : 1) }, (_, at) => `${above}/${last(above)}${at}`),
    );
    names.push(...row);
  }
  return names;
}

/** What was measured: on a ward its own, above it the sum of the wards that are left. */
function months(
  truth: ReadonlyMap<string, readonly Numbers[]>,
  leaf: readonly string[],
  name: string,
  gone: ReadonlySet<string>,
): readonly Numbers[] {
  const below = leaf.filter((each) => (each === name || each.startsWith(`${name}/`)) && !gone.has(each));
  return [0, 1].map((at) => {
    const all = below.map((each) => truth.get(each)?.[at] ?? { part: 0, rest: 0 });
    return { part: all.reduce((sum, { part }) => sum + part, 0), rest: all.reduce((sum, { rest }) => sum + rest, 0) };
  });
}

function boardContent(name: string, base: Partial<Indicator>, numbers: readonly Numbers[], hasBoth: boolean) {
  const above = name.split('/').slice(0, -1).join('/');
  const own = indicator(`i-${last(name)}`, {
    ...base,
    goal: asId('goal-one'),
    adopts: above === '' ? null : asId<IndicatorId>(`i-${last(above)}`),
  });
  const of = ({ part, rest }: Numbers): MeasuredValue =>
    base.kind === 'count' ? single(part) : parts(part, base.kind === 'rate' ? Math.max(part, 1000) : part + rest);
  const rows: Measurement[] = numbers.map((each, at) => measurement(own.id, month(at + 1), of(each)));
  const whole = numbers.reduce((sum, { part, rest }) => ({ part: sum.part + part, rest: sum.rest + rest }), {
    part: 0,
    rest: 0,
  });
  if (hasBoth && numbers.length > 0) rows.push({ ...measurement(own.id, both, of(whole)), id: asId(`${own.id}-both`) });
  return content({ goals: [goal('goal-one')], indicators: [own], measurements: rows });
}
