/**
 * Rule 6: what the hidden cells of a shown total amount to is as good as published (total minus the shown parts), so
 * together they must pass the same rule as a cell of their own.
 */
import type { Measure, Policy } from './cell.ts';
import { type IndexedSum, quantitiesOf, type System } from './equations.ts';
import { isHiddenAlone } from './primary.ts';

/**
 * True when the hidden parts of a shown, exact total would themselves have to be hidden. Looked at twice: as given,
 * and with hidden subtotals replaced by their own hidden parts, which anybody can do.
 */
export function smallRemainder(
  system: System,
  sum: IndexedSum,
  isHidden: (cell: number) => boolean,
  policy: Policy,
  upTo: string,
): boolean {
  if (!sum.exact || isHidden(sum.parent)) return false;
  const near = sum.parts.filter(isHidden);
  if (near.length === 0) return false;
  if (isHiddenAlone(together(system, near), policy)) return true;
  const far = near.flatMap((part) => hiddenBelow(system, part, isHidden, upTo, 0));
  return far.length > near.length && isHiddenAlone(together(system, far), policy);
}

/** Deeper trees than this are not looked through: no organisation has them, and a loop in the sums must end. */
const MAX_DEPTH = 12;

function hiddenBelow(
  system: System,
  cell: number,
  isHidden: (cell: number) => boolean,
  upTo: string,
  depth: number,
): readonly number[] {
  const below = depth < MAX_DEPTH ? system.sumsBelow[cell]!.find((sum) => sum.exact && sum.last <= upTo) : undefined;
  const hidden = below?.parts.filter(isHidden) ?? [];
  if (hidden.length === 0) return [cell];
  return hidden.flatMap((part) => hiddenBelow(system, part, isHidden, upTo, depth + 1));
}

/** Several cells of one kind as one measure. Persons behind events may be the same ones, so only the most is sure. */
function together(system: System, cells: readonly number[]): Measure {
  const measures = cells.map((cell) => system.cells[cell]!.measure);
  const first = measures[0]!;
  const total = (role: number): number => measures.reduce((sum, measure) => sum + quantitiesOf(measure)[role]!, 0);
  const persons = measures.some((measure) => measure.persons);
  switch (first.kind) {
    case 'share':
      return { kind: 'share', part: total(0), whole: total(2), persons };
    case 'value':
      return { kind: 'value', basis: total(0), persons };
    case 'count':
    case 'rate':
      return { kind: 'count', n: total(0), persons, ...leastPersons(measures) };
  }
}

/** The persons that are sure when any of the cells stores them; otherwise events count as persons (ux rule 3). */
function leastPersons(measures: readonly Measure[]): { readonly distinct?: number } {
  const stored = measures.some((measure) => 'distinct' in measure && measure.distinct !== undefined);
  return stored ? { distinct: Math.max(...measures.map(distinctOf)) } : {};
}

function distinctOf(measure: Measure): number {
  const stored = measure.kind === 'count' || measure.kind === 'rate' ? measure.distinct : undefined;
  return stored ?? quantitiesOf(measure)[0]!;
}
