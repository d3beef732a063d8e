/**
 * The page's one clock. Everything that depends on the time reads it here, so that a page left open overnight is right in the morning. What goes
 * down the tree is the clock and not the time: a new time in a context is looked for in every element of the page, three times a minute, also
 * while somebody scrolls a board of a hundred curves.
 */
import type { DateText, Instant } from '@tavle/domain';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { type Clock, woundClock } from './clock.ts';

const tickEveryMs = 20_000;

const ClockContext = createContext<Clock | null>(null);

/** Gives the time to everything inside; ticks three times a minute and when the page comes to the front. */
export function ClockProvider({ children }: { readonly children: ReactNode }) {
  const [clock] = useState(() => woundClock(Date.now()));
  useEffect(() => {
    const tick = (): void => clock.tick(Date.now());
    const timer = setInterval(tick, tickEveryMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, [clock]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

/** Another moment than now for everything inside: a board as it was is read by the clock of its own day. */
export function ClockAt({ at, children }: { readonly at: Instant; readonly children: ReactNode }) {
  const clock = useMemo(() => woundClock(Date.parse(at)), [at]);
  return <ClockContext value={clock}>{children}</ClockContext>;
}

function useClock(): Clock {
  const clock = useContext(ClockContext);
  if (clock === null) throw new Error('outside ClockProvider');
  return clock;
}

/** Now, to within twenty seconds. */
export function useNow(): Instant {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, () => clock.moment().now);
}

/** Today's date in Copenhagen; who reads it is drawn anew at midnight and not before. */
export function useToday(): DateText {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, () => clock.moment().today);
}

/** What is to be known of the time, such as whether something is over; who asks is drawn anew when the answer changes and not before. */
export function useWhen<T extends string | boolean | null>(answer: (now: Instant) => T): T {
  const clock = useClock();
  return useSyncExternalStore(clock.subscribe, () => answer(clock.moment().now));
}
