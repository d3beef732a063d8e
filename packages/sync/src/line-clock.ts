/** The time a connection lives by. */
/** Time, passed in. */
export type LineClock = {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Calls once after that many milliseconds, unless what it gives is called before. */
  readonly after: (ms: number, callback: () => void) => () => void;
};

/** The clock of the machine. */
export function systemClock(): LineClock {
  return {
    now: () => Date.now(),
    after: (ms, callback) => {
      const timer = setTimeout(callback, ms);
      return () => clearTimeout(timer);
    },
  };
}
