/** The organisation as lines: each unit with its board's short story, in the order of the tree. Pure, so that it can be tried without a page. */
import { accessTo, type BoardLine, childrenOf, type RoleGrant, type Tree, type Unit, type UnitId } from '@tavle/domain';
import { foldDanish } from '@tavle/text';

export interface UnitLine {
  readonly unit: Unit;
  /** Null for a unit without a board, or with one this person may not know of. */
  readonly line: BoardLine | null;
  readonly isMine: boolean;
  /** Off the reader's line of management: whether there is a board is not told (CHAIN4). */
  readonly isOutside: boolean;
  readonly below: readonly UnitLine[];
}

/** The tree from its tops down. */
export function unitLines(tree: Tree, boards: readonly BoardLine[], grants: readonly RoleGrant[]): readonly UnitLine[] {
  const mine = new Set(grants.map(({ unit }) => unit));
  const lineOf = (unit: Unit): UnitLine => {
    const board = tree.boards.find((each) => each.unit === unit.id);
    return {
      unit,
      line: boards.find((each) => each.board === board?.id && each.access !== 'none') ?? null,
      isMine: mine.has(unit.id),
      isOutside: accessTo(tree, grants, unit.id) === 'none',
      below: childrenOf(tree, unit.id).map(lineOf),
    };
  };
  const ids = new Set(tree.units.map((unit) => unit.id));
  return tree.units.filter((unit) => unit.parent === null || !ids.has(unit.parent)).map(lineOf);
}

/** The lines whose names hold what is sought, with everything above them. */
export function linesFound(lines: readonly UnitLine[], sought: string): readonly UnitLine[] {
  const folded = foldDanish(sought.trim());
  if (folded === '') return lines;
  return lines.flatMap((line) => {
    const below = linesFound(line.below, sought);
    const own = foldDanish(`${line.unit.name} ${line.unit.shortName}`).includes(folded);
    return own || below.length > 0 ? [{ ...line, below }] : [];
  });
}

/** Every line, each before those below it. */
export function allLines(lines: readonly UnitLine[]): readonly UnitLine[] {
  return lines.flatMap((line) => [line, ...allLines(line.below)]);
}

/** The units to be open at first: all of a small organisation, of a large one the way to one's own boards. */
export function openAtFirst(lines: readonly UnitLine[], most = 80): ReadonlySet<UnitId> {
  const all = allLines(lines);
  const leadsHome = (line: UnitLine): boolean => allLines(line.below).some(({ isMine }) => isMine);
  const open = all.length <= most ? all : all.filter((line) => line.unit.parent === null || leadsHome(line));
  return new Set(open.map(({ unit }) => unit.id));
}
