/** The page's one clock. Everything that depends on the time reads it here, so that a page left open overnight is right in the morning. */
import { type DateText, dateAt, type Instant, instantAt } from '@tavle/domain';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react';

const tickEveryMs = 20_000;

interface Moment {
  readonly now: Instant;
  readonly today: DateText;
}

const MomentContext = createContext<Moment | null>(null);
/** Apart from the moment: a board of a hundred curves is drawn anew at midnight, not three times a minute. */
const TodayContext = createContext<DateText | null>(null);

function At({ moment, children }: { readonly moment: Moment; readonly children: ReactNode }) {
  return (
    <MomentContext value={moment}>
      <TodayContext value={moment.today}>{children}</TodayContext>
    </MomentContext>
  );
}

const momentAt = (ms: number): Moment => ({ now: instantAt(ms), today: dateAt(ms) });

/** Gives the time to everything inside; ticks three times a minute and when the page comes to the front. */
export function ClockProvider({ children }: { readonly children: ReactNode }) {
  const [moment, setMoment] = useState(() => momentAt(Date.now()));
  useEffect(() => {
    const tick = (): void => setMoment(momentAt(Date.now()));
    const timer = setInterval(tick, tickEveryMs);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  }, []);
  return <At moment={moment}>{children}</At>;
}

/** Another moment than now for everything inside: a board as it was is read by the clock of its own day. */
export function ClockAt({ at, children }: { readonly at: Instant; readonly children: ReactNode }) {
  const moment = useMemo(() => momentAt(Date.parse(at)), [at]);
  return <At moment={moment}>{children}</At>;
}

/** Now, to within twenty seconds. */
export function useNow(): Instant {
  const moment = useContext(MomentContext);
  if (moment === null) throw new Error('outside ClockProvider');
  return moment.now;
}

/** Today's date in Copenhagen. */
export function useToday(): DateText {
  const today = useContext(TodayContext);
  if (today === null) throw new Error('outside ClockProvider');
  return today;
}
