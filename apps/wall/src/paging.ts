/**
 * WALL4: six indicators per page. Where their text does not fit in its size, a page holds fewer; the text never gets smaller.
 * Pure: heights are measured elsewhere and come in as numbers.
 */

/** Columns and rows of a page. */
export interface Grid {
  readonly columns: 1 | 2 | 3;
  readonly rows: 1 | 2 | 3;
}

/** One page: which cells of the wall stand on it. */
export interface WallPage {
  readonly first: number;
  readonly count: number;
  readonly grid: Grid;
}

/** Least height in px a cell needs when the page has that many columns. */
export type Need = Readonly<Record<1 | 2 | 3, number>>;

/** Room for the cells of a page, and whether the panel hangs upright. */
export interface Space {
  readonly heightPx: number;
  readonly upright: boolean;
}

/** Cells on a full page. */
export const fullPage = 6;

/** The grid of that many cells, one to six. */
export function gridOf(count: number, upright: boolean): Grid {
  if (count >= 5) return upright ? { columns: 2, rows: 3 } : { columns: 3, rows: 2 };
  if (count === 4) return { columns: 2, rows: 2 };
  const line = count >= 3 ? 3 : count === 2 ? 2 : 1;
  return upright ? { columns: 1, rows: line } : { columns: line, rows: 1 };
}

/** Divides the cells, in order, into pages on which every cell has the height it needs; a single one always gets a page. */
export function pagesOf(needs: readonly Need[], space: Space): readonly WallPage[] {
  const pages: WallPage[] = [];
  let first = 0;
  while (first < needs.length) {
    const count = countFrom(needs, first, space);
    pages.push({ first, count, grid: gridOf(count, space.upright) });
    first += count;
  }
  return pages;
}

function countFrom(needs: readonly Need[], first: number, space: Space): number {
  const left = needs.length - first;
  // Seven and eight are divided evenly: one or two alone after six would look like a mistake.
  const wanted = left === 7 || left === 8 ? 4 : Math.min(fullPage, left);
  for (const count of [wanted, 4, 3, 2]) {
    // Four would leave the fifth alone on a page of its own.
    if (count === 4 && left === 5) continue;
    if (count <= wanted && fits(needs.slice(first, first + count), gridOf(count, space.upright), space)) return count;
  }
  return 1;
}

function fits(needs: readonly Need[], { columns }: Grid, { heightPx }: Space): boolean {
  let height = 0;
  for (let at = 0; at < needs.length; at += columns) {
    height += Math.max(...needs.slice(at, at + columns).map((need) => need[columns]));
  }
  return height <= heightPx;
}
