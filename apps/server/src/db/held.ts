/**
 * What happens while another program has the database's write lock. Invariants: the thread never stands still for a lock, so whoever only
 * reads does not notice; who wants to write has written nothing while they wait, and goes on in the order they came in; nobody
 * waits for ever.
 */

/** Thrown when another program has had the write lock for longer than somebody would wait. Nothing was written; the store is well. */
export class StoreHeld extends Error {
  /** Resolves when the lock is free again. */
  readonly released: Promise<void>;
  constructor(released: Promise<void>) {
    super('another program holds the database');
    this.name = 'StoreHeld';
    this.released = released;
  }
}

/** What others may know of it. */
export type Holding = {
  /** For how long another program has had the write lock, milliseconds; 0 when none has. */
  readonly forMs: () => number;
  /** True from when it has been held for a second. */
  readonly isWorthTelling: () => boolean;
  /** How long others have had it in all, milliseconds. */
  readonly totalMs: () => number;
  /**
   * Calls back when it has been held for a second, and when it is let go of after that, with how long it was. Gives the way to stop.
   */
  readonly onTold: (listener: (told: { readonly isOver: boolean; readonly forMs: number }) => void) => () => void;
};

/** How often the lock is asked for while it is held. */
const lookEveryMs = 10;
/** A shorter hold is nobody's business. */
const worthTellingMs = 1_000;

/** The line in front of the lock. */
export class LockQueue implements Holding {
  readonly #isFree: () => boolean;
  readonly #listeners = new Set<Parameters<Holding['onTold']>[0]>();
  #since = 0;
  #pastMs = 0;
  #told = false;
  #looking: NodeJS.Timeout | null = null;
  #released = Promise.withResolvers<void>();

  /** @param isFree asks for the lock and gives it back at once */
  constructor(isFree: () => boolean) {
    this.#isFree = isFree;
  }

  get isHeld(): boolean {
    return this.#looking !== null;
  }

  forMs = (): number => (this.isHeld ? performance.now() - this.#since : 0);

  isWorthTelling = (): boolean => this.#told;

  totalMs = (): number => this.#pastMs + this.forMs();

  onTold: Holding['onTold'] = (listener) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The lock was found taken. */
  begin(): void {
    if (this.isHeld) return;
    this.#since = performance.now();
    this.#released = Promise.withResolvers();
    this.#looking = setInterval(() => this.#look(), lookEveryMs);
  }

  /** Resolves when the lock is free; rejects with {@link StoreHeld} at a moment of `performance.now()`. */
  async wait(until: number): Promise<void> {
    const released = this.#released.promise;
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new StoreHeld(released)), Math.max(0, until - performance.now()));
    });
    try {
      await Promise.race([released, late]);
    } finally {
      clearTimeout(timer);
    }
  }

  /** Lets everybody go on who waits. */
  end(): void {
    if (this.#looking === null) return;
    const forMs = this.forMs();
    clearInterval(this.#looking);
    this.#looking = null;
    this.#pastMs += forMs;
    this.#released.resolve();
    if (this.#told) this.#tell({ isOver: true, forMs });
    this.#told = false;
  }

  #look(): void {
    if (this.#isFree()) this.end();
    else if (!this.#told && this.forMs() >= worthTellingMs) {
      this.#told = true;
      this.#tell({ isOver: false, forMs: this.forMs() });
    }
  }

  #tell(told: { readonly isOver: boolean; readonly forMs: number }): void {
    for (const listener of [...this.#listeners]) listener(told);
  }
}
