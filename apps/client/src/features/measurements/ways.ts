/** Where the focus goes in the table: cells side by side, and at the end of each row the line of interpretation. */
import { unreachable } from '@tavle/domain';
import type { EntryRow } from './entry-rows.ts';

/** `next`: on to the number asked for in the next row. `first` and `last` of the row, `top` and `bottom` of the table. */
export type Way = 'up' | 'down' | 'left' | 'right' | 'next' | 'first' | 'last' | 'top' | 'bottom';

/** The key of the line of interpretation of a row. */
export const lineKeyOf = ({ indicator }: Pick<EntryRow, 'indicator'>): string => `${indicator.id}/line`;

/** The places of a row from left to right; null where nothing can be written yet. The line stands last. */
const placesOf = (row: EntryRow): readonly (string | null)[] => [
  ...row.cells.map((cell) => (cell.notBefore === null ? cell.key : null)),
  lineKeyOf(row),
];

const firstOf = (places: readonly (string | null)[]): string | undefined =>
  places.find((place) => place !== null) ?? undefined;

/** The key of the nearest place that way; the ways up and down go on from one table to the next. Undefined at an edge. */
export function placeBeside(rows: readonly EntryRow[], from: string, way: Way): string | undefined {
  const at = rows.findIndex((row) => placesOf(row).includes(from));
  const row = rows[at];
  if (row === undefined) return undefined;
  const places = placesOf(row);
  const column = places.indexOf(from);
  const below = rows.slice(at + 1);
  switch (way) {
    case 'left':
      return firstOf(places.slice(0, column).reverse());
    case 'right':
      return firstOf(places.slice(column + 1));
    case 'up':
      return firstOf(columnOf(rows.slice(0, at).reverse(), column, places.length));
    case 'down':
      return firstOf(columnOf(below, column, places.length));
    case 'next':
      return below.map(askedIn).find((key) => key !== undefined);
    case 'first':
      return firstOf(places.slice(0, -1));
    case 'last':
      return firstOf(places.slice(0, -1).reverse());
    case 'top':
      return firstOf(rows.flatMap((each) => placesOf(each).slice(0, -1)));
    case 'bottom':
      return firstOf(rows.flatMap((each) => placesOf(each).slice(0, -1)).reverse());
    default:
      return unreachable(way);
  }
}

/** The same column in each row; the lines are one column whatever number of periods stands before them. */
function columnOf(rows: readonly EntryRow[], column: number, width: number): readonly (string | null)[] {
  return rows.map((row) => (column === width - 1 ? lineKeyOf(row) : (placesOf(row).slice(0, -1)[column] ?? null)));
}

/** The number asked for in a row; where none is asked for, the newest that can be written. */
function askedIn(row: EntryRow): string | undefined {
  const asked = row.cells.find((cell) => cell.isAsked && cell.notBefore === null);
  return asked?.key ?? firstOf(placesOf(row).slice(0, -1).reverse());
}
