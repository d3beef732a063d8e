/** How old what the display shows is: two beats without a word, and a day (WALL2). Not to be mixed up with a late measurement (SIGN4). */

/** Two beats of the server (every 10 s) and some patience. */
export const silentAfterMs = 25_000;
export const oldAfterMs = 24 * 60 * 60 * 1000;

export type LinkAge =
  | { readonly kind: 'live' }
  /** No connection since; the numbers are from then. */
  | { readonly kind: 'silent'; readonly since: number }
  /** More than a day ago: the numbers must no longer pass for today's. */
  | { readonly kind: 'old'; readonly since: number };

/** How the line stands; both readings are of the server's clock, in ms. */
export function linkAge(heardAt: number, now: number): LinkAge {
  const silence = now - heardAt;
  if (silence <= silentAfterMs) return { kind: 'live' };
  return { kind: silence < oldAfterMs ? 'silent' : 'old', since: heardAt };
}
