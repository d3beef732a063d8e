/** A clock that can be listened to. It is no state of React: a tick is told to those who read the time and to nobody else. */
import { type DateText, dateAt, type Instant, instantAt } from '@tavle/domain';

/** A moment, and the day it is in Copenhagen. */
export interface Moment {
  readonly now: Instant;
  readonly today: DateText;
}

export interface Clock {
  moment(): Moment;
  /** Calls back after each tick; gives the way to stop. */
  subscribe(listener: () => void): () => void;
}

/** A clock somebody else winds: `tick` sets it to a time in ms and tells those who listen. */
export interface WoundClock extends Clock {
  tick(ms: number): void;
}

/** The moment of a time in ms. */
export const momentAt = (ms: number): Moment => ({ now: instantAt(ms), today: dateAt(ms) });

/** A clock that shows `ms` until it is ticked. */
export function woundClock(ms: number): WoundClock {
  const listeners = new Set<() => void>();
  let moment = momentAt(ms);
  return {
    moment: () => moment,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    tick: (next) => {
      moment = momentAt(next);
      for (const listener of [...listeners]) listener();
    },
  };
}
