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
  /** The tree of each moment, where it changes. */
  readonly trees?: readonly Tree[];
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
  const base: Partial<Indicator> = { kind, threshold: random() < 0.15 ? 8 : null };
  // nobody, everybody, or one board alone hides zero
  const hidesZero = random();
  const onlyOne = names[upTo(names.length - 1)];
  const some = (): Numbers => ({ part: upTo(Math.floor(random() * scale)), rest: upTo(Math.floor(random() * scale)) });
  const leaf = names.filter((name) => !names.some((other) => other.startsWith(`${name}/`)));
  const truth = new Map(leaf.map((name) => [name, [some(), some()]]));
  const typed = new Set([...leaf, ...names.filter((name) => !leaf.includes(name) && random() < 0.25)]);
  const boths = new Set(names.filter((name) => typed.has(name) && hasBoth && random() < 0.6));
  const part = {
    gone: new Set<string>(),
    alone: new Set<string>(),
    skipping: new Set<string>(),
    without: new Set<string>(),
  };
  const filled = new Set<string>();
  const moments: ReadonlyMap<BoardId, Summary>[] = [];
  const snap = (): void => {
    const told = names.filter((name) => !part.gone.has(name));
    const of = (name: string) =>
      boardContent(
        name,
        { ...base, hideZero: hidesZero < 0.2 || (hidesZero < 0.3 && name === onlyOne), adopts: adoptedBy(name, part) },
        filled.has(name) && typed.has(name) ? months(truth, leaf, name, part) : [],
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
  for (let edits = upTo(3); edits > 0; edits -= 1) {
    const name = leaf[upTo(leaf.length - 1)] ?? '';
    const what = random();
    // put away, or no longer taking part, or taking part further up, or not relevant in the first month; and back again
    const group = [part.gone, part.alone, part.skipping, part.without][Math.floor(what * 10)];
    if (group === undefined || leaf.length === 1) truth.get(name)?.splice(upTo(1), 1, some());
    else if (!group.delete(name)) group.add(name);
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

/** Who takes no part as others do: put away, measuring alone, taking over from further up, or with a month that is not relevant. */
interface Apart {
  readonly gone: ReadonlySet<string>;
  readonly alone: ReadonlySet<string>;
  readonly skipping: ReadonlySet<string>;
  readonly without: ReadonlySet<string>;
}

/** The indicator a board takes over: that of the board above, of the one above that, or none. */
function adoptedBy(name: string, { alone, skipping }: Apart): IndicatorId | null {
  const above = name.split('/').slice(0, -1);
  if (above.length === 0 || alone.has(name)) return null;
  const from = skipping.has(name) && above.length > 1 ? above.at(-2) : above.at(-1);
  return asId<IndicatorId>(`i-${from}`);
}

/** What was measured: on a ward its own, above it the sum of the wards that take part. */
function months(
  truth: ReadonlyMap<string, readonly Numbers[]>,
  leaf: readonly string[],
  name: string,
  part: Apart,
): readonly (Numbers | null)[] {
  const takesPart = (ward: string): boolean =>
    !part.gone.has(ward) &&
    !part.alone.has(ward) &&
    !(part.skipping.has(ward) && ward.split('/').length > 2 && ward.split('/').slice(0, -1).join('/') === name);
  const below = leaf.filter((each) => each === name || (each.startsWith(`${name}/`) && takesPart(each)));
  return [0, 1].map((at) => {
    if (at === 0 && part.without.has(name)) return null;
    const counting = below.filter((each) => at !== 0 || each === name || !part.without.has(each));
    const all = counting.map((each) => truth.get(each)?.[at] ?? { part: 0, rest: 0 });
    return { part: all.reduce((sum, each) => sum + each.part, 0), rest: all.reduce((sum, each) => sum + each.rest, 0) };
  });
}

function boardContent(name: string, base: Partial<Indicator>, numbers: readonly (Numbers | null)[], hasBoth: boolean) {
  const own = indicator(`i-${last(name)}`, { ...base, goal: asId('goal-one') });
  const of = ({ part, rest }: Numbers): MeasuredValue =>
    base.kind === 'count' ? single(part) : parts(part, base.kind === 'rate' ? Math.max(part, 1000) : part + rest);
  const rows: Measurement[] = numbers.map((each, at) =>
    measurement(own.id, month(at + 1), each === null ? { kind: 'notRelevant' } : of(each)),
  );
  const known = numbers.filter((each) => each !== null);
  const whole = known.reduce((sum, { part, rest }) => ({ part: sum.part + part, rest: sum.rest + rest }), {
    part: 0,
    rest: 0,
  });
  if (hasBoth && known.length > 0) rows.push({ ...measurement(own.id, both, of(whole)), id: asId(`${own.id}-both`) });
  return content({ goals: [goal('goal-one')], indicators: [own], measurements: rows });
}
