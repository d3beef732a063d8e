/** Everything a simulation leaves to chance, from one seed (mulberry32). */
export type Chance = {
  /** From 0 up to, not with, 1. */
  readonly next: () => number;
  /** A whole number from 0 up to, not with, `below`. */
  readonly below: (below: number) => number;
  readonly pick: <T>(list: readonly T[]) => T | undefined;
  readonly isOneIn: (odds: number) => boolean;
};

/** Chance that is the same every time for the same seed. */
export function chanceOf(seed: number): Chance {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return { next, below, pick: (list) => list[below(list.length)], isOneIn: (odds) => below(odds) === 0 };
}
