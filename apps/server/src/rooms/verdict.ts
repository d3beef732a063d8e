/** What a check says of an update, and how it says so from within. */

/** What a check says of an update. */
export type Verdict =
  /** Apply and keep it; these client ids are now the writer's. */
  | { readonly kind: 'news'; readonly newClients: readonly number[] }
  /** Everything in it is here already: neither keep nor relay it. */
  | { readonly kind: 'known' }
  /** It needs something that is not here: ask the client for the rest. */
  | { readonly kind: 'missing' }
  | { readonly kind: 'refused'; readonly reason: 'malformed' | 'foreignClient' | 'schema' };

/** Nothing new. */
export const known: Verdict = { kind: 'known' };
/** Something lacks. */
export const missing: Verdict = { kind: 'missing' };

/** Thrown while an update is checked; caught where its check begins. */
export class Stop extends Error {
  readonly verdict: Verdict;
  constructor(verdict: Verdict) {
    super(verdict.kind);
    this.verdict = verdict;
  }
}
/** A refusal, to be thrown. */
export const refuse = (reason: 'malformed' | 'foreignClient' | 'schema'): Stop => new Stop({ kind: 'refused', reason });
