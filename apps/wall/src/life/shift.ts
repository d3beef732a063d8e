/** Moves the picture by a few px every few minutes, so that nothing burns in. */

const places = [
  [0, 0],
  [3, 1],
  [1, 3],
  [-2, 2],
  [-3, -1],
  [-1, -3],
  [2, -2],
] as const;
export const shiftEveryMs = 4 * 60_000;

/** Where the picture stands at a time: px right and down, never more than 4 from its place and never where it stood before. */
export function shiftAt(now: number): { readonly x: number; readonly y: number } {
  const count = Math.floor(Math.max(0, now) / shiftEveryMs);
  const [x, y] = places[count % places.length] ?? places[0];
  return { x, y };
}
