/** So many in so long, by whatever tells one apart from another. Holds a bounded number of keys: a flood of new ones costs memory nowhere. */

/** Says whether one more is let through, and counts it if so. */
export type Throttle = { readonly lets: (key: string) => boolean };

/** Keys that are remembered at a time. */
const keysMost = 10_000;

/** Makes one: at most `most` within `perMs` milliseconds for each key. */
export function createThrottle(limits: {
  readonly most: number;
  readonly perMs: number;
  readonly now: () => number;
}): Throttle {
  const { most, perMs, now } = limits;
  const seen = new Map<string, readonly number[]>();
  return {
    lets: (key) => {
      const at = now();
      const recent = (seen.get(key) ?? []).filter((each) => each > at - perMs);
      if (recent.length >= most) return false;
      seen.delete(key);
      seen.set(key, [...recent, at]);
      const [oldest] = seen.keys();
      if (seen.size > keysMost && oldest !== undefined) seen.delete(oldest);
      return true;
    },
  };
}
