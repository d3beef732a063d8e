/** Which sums an audience is assumed to know, read off the organisation tree and the calendar (ux rules 5 and 7). */
import type { Cell, CellId, Measure, Sum } from './cell.ts';
import { quantitiesOf } from './equations.ts';

/**
 * Sums over the tree for an indicator that adds up in the organisation: for every series and period, a unit's cell and
 * those of the units below it. `partsOf` gives a unit's units below in that period, measured or not. A total that holds
 * more than its parts, or a part without a cell, makes the sum weaker (`atLeast`), never absent.
 */
export function sumsInTree(cells: readonly Cell[], partsOf: (unit: string, cell: Cell) => readonly string[]): Sum[] {
  const at = new Map(cells.map((cell) => [placeOf(cell, cell.unit), cell]));
  return cells.flatMap((cell) => {
    const named = partsOf(cell.unit, cell).map((unit) => at.get(placeOf(cell, unit)));
    const found = named.filter((part) => part !== undefined);
    if (found.length === 0) return [];
    const weaker = found.length < named.length || restOf(cell, found).some((n) => n > 0);
    return [{ parent: cell.id, parts: found.map((part) => part.id), relation: weaker ? 'atLeast' : 'equals' }];
  });
}

/**
 * The rests of totals that were measured on their own while a unit below has no number yet: it will turn out to be that unit's number, so it
 * is protected before it comes. Gives those sums with the rest as a part, and the rests as withheld cells.
 */
export function restsInTree(
  cells: readonly Cell[],
  partsOf: (unit: string, cell: Cell) => readonly string[],
): TimeRelations {
  const at = new Map(cells.map((cell) => [placeOf(cell, cell.unit), cell]));
  const found = cells.flatMap((cell) => {
    const named = partsOf(cell.unit, cell);
    const parts = named.flatMap((unit) => at.get(placeOf(cell, unit)) ?? []);
    const rest = parts.length < named.length ? remainderCell(cell, parts) : undefined;
    if (rest === undefined || parts.length === 0) return [];
    const own = { ...rest, id: `${cell.id}\nrest` };
    return [{ own, sum: { parent: cell.id, parts: [...parts.map(({ id }) => id), own.id] } }];
  });
  return { sums: found.map(({ sum }) => sum), remainders: found.map(({ own }) => own) };
}

function placeOf(cell: Cell, unit: string): string {
  return JSON.stringify([cell.series, unit, cell.from, cell.to, cell.measure.kind]);
}

function restOf(whole: Cell, parts: readonly Cell[]): readonly number[] {
  return quantitiesOf(whole.measure).map((n, role) =>
    parts.reduce((left, part) => left - quantitiesOf(part.measure)[role]!, n),
  );
}

/** Sums over time, and the cells nobody reports but anybody can compute: a long period minus the short ones in it. */
export type TimeRelations = { readonly sums: readonly Sum[]; readonly remainders: readonly Cell[] };

/**
 * Sums over time for an indicator that adds up in time: every period that shorter periods of the same unit and series
 * fill exactly (quarters in a year, year to date, rolling and overlapping windows), in every way they do. Where they
 * only fill it in part (14-day periods in a month), what is left over is returned as a withheld cell: give it to
 * `disclose` together with the others, so that it is protected too.
 */
export function sumsInTime(cells: readonly Cell[]): TimeRelations {
  const sums: Sum[] = [];
  const remainders: Cell[] = [];
  const rows = Map.groupBy(cells, (cell) => JSON.stringify([cell.series, cell.unit, cell.measure.kind]));
  for (const row of rows.values()) {
    const days = row.map((cell) => ({ cell, from: dayOf(cell.from), end: dayOf(cell.to) + 1 }));
    for (const span of days) {
      const inside = days.filter(
        (other) =>
          other !== span &&
          other.from >= span.from &&
          other.end <= span.end &&
          other.end - other.from < span.end - span.from,
      );
      if (inside.length === 0) continue;
      const full = allFillings(span, inside);
      for (const parts of full) sums.push({ parent: span.cell.id, parts: parts.map((part) => part.cell.id) });
      if (full.length > 0) continue;
      const parts = fullest(span, inside);
      const remainder = remainderCell(
        span.cell,
        parts.map((part) => part.cell),
      );
      if (remainder === undefined) continue;
      remainders.push(remainder);
      sums.push({ parent: span.cell.id, parts: [...parts.map((part) => part.cell.id), remainder.id] });
    }
  }
  return { sums, remainders };
}

type Span = { readonly cell: Cell; readonly from: number; readonly end: number };

function dayOf(iso: string): number {
  return Math.round(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / 86_400_000);
}

/** For every span inside, the filling with fewest parts that uses it; each filling once. */
function allFillings(span: Span, inside: readonly Span[]): readonly (readonly Span[])[] {
  const before = fewestFrom(
    span.from,
    inside,
    (part) => part.from,
    (part) => part.end,
  );
  const after = fewestFrom(
    span.end,
    inside,
    (part) => part.end,
    (part) => part.from,
  );
  const found = new Map<string, readonly Span[]>();
  for (const part of inside) {
    const head = before.get(part.from);
    const tail = after.get(part.end);
    if (head === undefined || tail === undefined) continue;
    const filling = [...head, part, ...tail].sort((a, b) => a.from - b.from);
    found.set(filling.map(({ cell }) => cell.id).join('\n'), filling);
  }
  return [...found.values()];
}

/** The fewest spans leading from a day to every day that can be reached without gap or overlap. */
function fewestFrom(
  start: number,
  inside: readonly Span[],
  near: (span: Span) => number,
  far: (span: Span) => number,
): ReadonlyMap<number, readonly Span[]> {
  const paths = new Map<number, readonly Span[]>([[start, []]]);
  const starting = Map.groupBy(inside, near);
  const queue = [start];
  for (let at = 0; at < queue.length; at += 1) {
    for (const span of starting.get(queue[at]!) ?? []) {
      if (paths.has(far(span))) continue;
      paths.set(far(span), [...paths.get(queue[at]!)!, span]);
      queue.push(far(span));
    }
  }
  return paths;
}

/** Spans without overlap that cover as many days as possible; fewer and earlier ones when equal. */
function fullest(span: Span, inside: readonly Span[]): readonly Span[] {
  const byEnd = inside.toSorted((a, b) => a.end - b.end || a.from - b.from);
  const best = new Map<number, { readonly days: number; readonly parts: readonly Span[] }>();
  let sofar: { readonly days: number; readonly parts: readonly Span[] } = { days: 0, parts: [] };
  const ends = [span.from];
  best.set(span.from, sofar);
  for (const part of byEnd) {
    const until = ends.findLast((end) => end <= part.from) ?? span.from;
    const before = best.get(until)!;
    const days = before.days + part.end - part.from;
    if (days > sofar.days) sofar = { days, parts: [...before.parts, part] };
    if (ends.at(-1) !== part.end) ends.push(part.end);
    best.set(part.end, sofar);
  }
  return sofar.parts;
}

/** What the whole holds beyond its parts, or nothing when that is below zero: then the figures do not add up. */
function remainderCell(whole: Cell, parts: readonly Cell[]): Cell | undefined {
  const rest = restOf(whole, parts);
  if (rest.some((n) => !(n >= 0))) return undefined;
  const measure = withQuantities(whole.measure, rest);
  return { ...whole, id: remainderId(whole.id), measure, withheld: true };
}

function remainderId(whole: CellId): CellId {
  return `${whole}\nremainder`;
}

function withQuantities(measure: Measure, rest: readonly number[]): Measure {
  const { persons } = measure;
  switch (measure.kind) {
    case 'count':
      return { kind: 'count', n: rest[0]!, persons };
    case 'share':
      return { kind: 'share', part: rest[0]!, whole: rest[2]!, persons };
    case 'rate':
      return { kind: 'rate', part: rest[0]!, whole: measure.whole, persons };
    case 'value':
      return { kind: 'value', basis: rest[0]!, persons };
  }
}
