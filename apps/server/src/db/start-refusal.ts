/** Why the product will not start on a data folder. Each has a sentence for whoever starts it; nothing is overwritten. */
export type StartRefusal =
  /** The database was written by a newer version of the product. */
  | { readonly kind: 'databaseNewer'; readonly migration: string }
  /** The file is not a database, or its contents do not hold together. */
  | { readonly kind: 'databaseDamaged'; readonly detail: string }
  /** The folder cannot be made or written. */
  | { readonly kind: 'dataUnwritable'; readonly detail: string }
  /** Another program has had the database's lock for longer than a start waits. */
  | { readonly kind: 'databaseHeld' }
  /** Another process uses the folder. */
  | { readonly kind: 'dataInUse' };

/** Thrown by opening a database that must not be used. */
export class StartRefused extends Error {
  readonly refusal: StartRefusal;
  constructor(refusal: StartRefusal) {
    const detail = 'migration' in refusal ? refusal.migration : 'detail' in refusal ? refusal.detail : '';
    super(`will not start: ${refusal.kind} (${detail})`);
    this.name = 'StartRefused';
    this.refusal = refusal;
  }
}
