/**
 * Cells and sums as whole-number unknowns and equations: what anybody who knows the organisation and the calendar can
 * write down. Shared by the decision and by the attacker; it takes no decisions itself.
 *
 * Kept true here: every equation reads `Σ sign · unknown = its constant`, and the true values give that constant, so
 * a change of values satisfies it exactly when the signed changes add up to zero.
 */
import type { Cell, CellId, Measure, Sum } from './cell.ts';

/** One whole number behind a cell (`cell` ≥ 0, index into `System.cells`), or behind a slack (`cell` = -1). */
export type Unknown = { readonly cell: number; readonly role: number; readonly truth: number };

/** `Σ signs[i] · unknowns[i]` is constant. `last`: the latest `to` of its cells: before that nobody can use it. */
export type Equation = {
  readonly unknowns: readonly number[];
  readonly signs: readonly number[];
  readonly last: string;
};

/** One appearance of an unknown in an equation. */
export type Place = { readonly equation: number; readonly sign: number };

/** A sum whose cells all exist, by index. */
export type IndexedSum = {
  readonly parent: number;
  readonly parts: readonly number[];
  readonly exact: boolean;
  readonly last: string;
};

/** Everything known about a set of cells, sorted by id so that the order of the input never matters. */
export type System = {
  readonly cells: readonly Cell[];
  readonly indexOf: ReadonlyMap<CellId, number>;
  readonly unknowns: readonly Unknown[];
  /** Per cell its unknowns, one per role: count, rate and value have one, a share has part, rest and whole. */
  readonly unknownsOf: readonly (readonly number[])[];
  readonly equations: readonly Equation[];
  /** Per unknown, where it stands and with which sign. */
  readonly placesOf: readonly (readonly Place[])[];
  readonly sums: readonly IndexedSum[];
  /** Per cell the sums it is the total of, and all sums it appears in. */
  readonly sumsBelow: readonly (readonly IndexedSum[])[];
  readonly sumsWith: readonly (readonly IndexedSum[])[];
};

/** Roles of a share's three unknowns. */
export const PART = 0;
export const REST = 1;
export const WHOLE = 2;

/** The whole numbers behind a measure, by role; `NaN` where nothing usable is stored. */
export function quantitiesOf(measure: Measure): readonly number[] {
  switch (measure.kind) {
    case 'count':
      return [measure.n];
    case 'share':
      return [measure.part, measure.whole - measure.part, measure.whole];
    case 'rate':
      return [measure.part];
    case 'value':
      return [measure.basis ?? Number.NaN];
  }
}

type Draft = {
  readonly unknowns: Unknown[];
  readonly equations: Equation[];
  readonly unknownsOf: (readonly number[])[];
};

/** Builds the system. Throws when two cells share an id or a sum mixes kinds: both are mistakes of the caller. */
export function systemOf(cells: readonly Cell[], sums: readonly Sum[]): System {
  const sorted = cells.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const indexOf = new Map(sorted.map((cell, index) => [cell.id, index]));
  if (indexOf.size !== cells.length) throw new TypeError('two cells share an id');
  const draft: Draft = { unknowns: [], equations: [], unknownsOf: [] };
  for (const [index, cell] of sorted.entries()) {
    draft.unknownsOf.push(addUnknowns(draft, index, quantitiesOf(cell.measure), cell.to));
  }
  const indexed: IndexedSum[] = [];
  for (const sum of sums.toSorted(bySum)) {
    const found = indexSum(sorted, indexOf, sum);
    if (found === undefined) continue;
    addSum(draft, sorted, found.sum, found.relation);
    indexed.push(found.sum);
  }
  const placesOf: Place[][] = draft.unknowns.map(() => []);
  for (const [equation, { unknowns, signs }] of draft.equations.entries()) {
    for (const [at, unknown] of unknowns.entries()) placesOf[unknown]!.push({ equation, sign: signs[at]! });
  }
  const sumsBelow: IndexedSum[][] = sorted.map(() => []);
  const sumsWith: IndexedSum[][] = sorted.map(() => []);
  for (const sum of indexed) {
    sumsBelow[sum.parent]!.push(sum);
    for (const cell of [sum.parent, ...sum.parts]) sumsWith[cell]!.push(sum);
  }
  return { cells: sorted, indexOf, ...draft, placesOf, sums: indexed, sumsBelow, sumsWith };
}

function bySum(a: Sum, b: Sum): number {
  const left = `${a.parent}\n${a.parts.join('\n')}`;
  const right = `${b.parent}\n${b.parts.join('\n')}`;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Adds one unknown per role and, for a share, `part + rest = whole`. */
function addUnknowns(draft: Draft, cell: number, truths: readonly number[], last: string): readonly number[] {
  const first = draft.unknowns.length;
  for (const [role, truth] of truths.entries()) draft.unknowns.push({ cell, role, truth });
  const own = truths.map((_, role) => first + role);
  if (own.length === 3) draft.equations.push({ unknowns: own, signs: [1, 1, -1], last });
  return own;
}

/**
 * A part without a cell is unknown to everybody, so the rest of the parts is all that can be said: the sum weakens.
 * A sum without a parent or without parts says nothing and is dropped.
 */
function indexSum(cells: readonly Cell[], indexOf: ReadonlyMap<CellId, number>, sum: Sum) {
  const parent = indexOf.get(sum.parent);
  const named = [...new Set(sum.parts)].filter((id) => id !== sum.parent);
  const parts = named.flatMap((id) => indexOf.get(id) ?? []);
  if (parent === undefined || parts.length === 0) return undefined;
  if (parts.some((part) => cells[part]!.measure.kind !== cells[parent]!.measure.kind)) {
    throw new TypeError(`sum of ${sum.parent} mixes kinds of measure`);
  }
  const asked = sum.relation ?? 'equals';
  const relation = parts.length < named.length && asked === 'equals' ? ('atLeast' as const) : asked;
  const last = [parent, ...parts]
    .map((index) => cells[index]!.to)
    .sort()
    .at(-1)!;
  const complete = parts.length === named.length;
  return { sum: { parent, parts, exact: relation === 'equals', last }, relation: { kind: relation, complete } };
}

type Relation = { readonly kind: 'equals' | 'atLeast' | 'overlapping'; readonly complete: boolean };

function addSum(draft: Draft, cells: readonly Cell[], sum: IndexedSum, relation: Relation): void {
  const parent = quantitiesOf(cells[sum.parent]!.measure);
  const parts = sum.parts.map((part) => quantitiesOf(cells[part]!.measure));
  const total = parent.map((_, role) => parts.reduce((all, part) => all + part[role]!, 0));
  if (relation.kind === 'overlapping') {
    if (relation.complete) {
      tie(
        draft,
        sum.parts,
        [sum.parent],
        total.map((n, role) => n - parent[role]!),
        sum.last,
      );
    }
    for (const [index, part] of sum.parts.entries()) {
      tie(
        draft,
        [sum.parent],
        [part],
        parent.map((n, role) => n - parts[index]![role]!),
        sum.last,
      );
    }
    return;
  }
  const over = parent.map((n, role) => n - total[role]!);
  // A total below its parts contradicts itself (rounding, a late correction): protect it as if it added up.
  const slack = relation.kind === 'atLeast' && !over.some((n) => n < 0);
  if (slack) tie(draft, [sum.parent], sum.parts, over, sum.last);
  else equate(draft, [sum.parent], sum.parts, undefined, sum.last);
}

/** `Σ larger = Σ smaller + slack` with slack ≥ 0; left out when the true values contradict it. */
function tie(
  draft: Draft,
  larger: readonly number[],
  smaller: readonly number[],
  slack: readonly number[],
  last: string,
): void {
  if (slack.some((n) => n < 0)) return;
  equate(draft, larger, smaller, addUnknowns(draft, -1, slack, last), last);
}

/** One equation per independent role: of a share, part and whole (the rest follows). */
function equate(
  draft: Draft,
  left: readonly number[],
  right: readonly number[],
  slack: readonly number[] | undefined,
  last: string,
): void {
  const roles = draft.unknownsOf[left[0]!]!.length === 3 ? [PART, WHOLE] : [0];
  for (const role of roles) {
    const of = (cell: number): number => draft.unknownsOf[cell]![role]!;
    const extra = slack === undefined ? [] : [slack[role]!];
    const unknowns = [...left.map(of), ...right.map(of), ...extra];
    const signs = unknowns.map((_, index) => (index < left.length ? 1 : -1));
    draft.equations.push({ unknowns, signs, last });
  }
}
