/**
 * SMALL2 for those who know more than others: whoever writes a board knows its true numbers, and can subtract them from a total everybody
 * sees. Kept true here: the answer only ever hides more than `disclose` does; a small number that anybody at all may not know has another
 * possible world for every insider, or is named in `exposed`.
 */
import type { Cell, CellId } from './cell.ts';
import { type Disclosure, type DisclosureRequest, disclose } from './decide.ts';
import { isHiddenAlone } from './primary.ts';

/** Somebody who knows some cells from elsewhere. */
export type Insider = {
  /** Cells whose true numbers the insider has. */
  readonly knows: ReadonlySet<CellId>;
  /** Cells that need not be kept from the insider: those of units under the insider's own, and totals the own number is part of. */
  readonly mayKnow: ReadonlySet<CellId>;
};

/**
 * Decides like `disclose`, and then hides more until no insider can work out a small number of others from the shown cells and the own ones.
 * Large numbers hidden for another's sake are kept from the audience, not from insiders.
 */
export function discloseAmong(request: DisclosureRequest, insiders: readonly Insider[]): Disclosure {
  let found = disclose(request);
  for (let settled = false; !settled; ) {
    settled = true;
    for (const insider of insiders) {
      const hidden = hiddenIn(found);
      const more = neededFor(request, insider, hidden);
      if (more.length === 0) continue;
      settled = false;
      const keepHidden = new Set([...(request.keepHidden ?? []), ...hidden, ...more]);
      found = disclose({ ...request, keepHidden, hurry: true });
    }
  }
  return found;
}

const hiddenIn = ({ decisions }: Disclosure): ReadonlySet<CellId> =>
  new Set([...decisions].flatMap(([id, decision]) => (decision === 'hidden' ? [id] : [])));

/** What must be hidden besides, because this insider knows some of the hidden cells. */
function neededFor(request: DisclosureRequest, insider: Insider, hidden: ReadonlySet<CellId>): readonly CellId[] {
  if (![...insider.knows].some((id) => hidden.has(id))) return [];
  const asks = (cell: Cell): boolean => isHiddenAlone(cell.measure, request.policyOf(cell));
  const cells = request.cells.map((cell) => asSeenBy(insider, cell, hidden, asks));
  const { cells: _cells, keepHidden: _keep, ...rest } = request;
  const found = disclose({ ...rest, cells, forInsider: true });
  return [...hiddenIn(found)].filter((id) => !hidden.has(id) && !insider.knows.has(id));
}

/** A known cell is as good as shown; one that need not be kept may vary but asks for nothing; other hidden ones ask when small. */
function asSeenBy(
  { knows, mayKnow }: Insider,
  cell: Cell,
  hidden: ReadonlySet<CellId>,
  asks: (cell: Cell) => boolean,
): Cell {
  const harmless = { ...cell.measure, persons: false };
  if (knows.has(cell.id)) return { ...cell, measure: harmless, withheld: false };
  if (!hidden.has(cell.id)) return cell;
  if (mayKnow.has(cell.id)) return { ...cell, measure: harmless, withheld: true };
  return asks(cell) ? cell : { ...cell, withheld: true };
}
