/** Chance that is always the same: a generator with a fixed seed per series, and the three distributions the exercise numbers need. */

/** 32 bits of a text: FNV-1a with the finish of MurmurHash3, so that texts that differ little give seeds that differ much. */
export function seedOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Numbers from 0 up to, not including, 1. */
export type Random = () => number;

/** mulberry32 (Tommy Ettinger, 2017): small, fast, and the same on every machine. */
export function randomFrom(key: string): Random {
  let state = seedOf(key);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** How many of `trials` succeed when each does with the chance given. */
export function binomial(random: Random, trials: number, chance: number): number {
  let hits = 0;
  for (let trial = 0; trial < trials; trial += 1) if (random() < chance) hits += 1;
  return hits;
}

/** How many events happen when `mean` are expected (Knuth's method, in steps so that large means do not underflow). */
export function poisson(random: Random, mean: number): number {
  let left = mean;
  let events = 0;
  while (left > 0) {
    const limit = Math.exp(-Math.min(left, 30));
    for (let product = random(); product > limit; product *= random()) events += 1;
    left -= 30;
  }
  return events;
}

/** A number about a mean (Box and Muller). */
export function normal(random: Random, mean: number, deviation: number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return mean + deviation * radius * Math.cos(2 * Math.PI * random());
}
