/** The strip over a meeting: whose, which step, how long. Nothing to press: a panel hangs too high for that. */
import { dateAt, isoWeekOf, type Meeting, type MeetingStep } from '@tavle/domain';
import { meetingStepWords } from '@tavle/text';
import { useEffect, useState } from 'react';
import { type ClockState, clockOf, clockText } from '../../features/agenda/meeting-clock.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { SaveLight } from '../board/SaveLight.tsx';
import styles from './meeting.module.css';
import type { Room } from './use-room.ts';

const steps: readonly Exclude<MeetingStep, 'ended'>[] = [
  'goodNews',
  'sinceLast',
  'indicators',
  'actions',
  'lifts',
  'summary',
];

export function MeetingHead({ board, room }: { readonly board: BoardReady; readonly room: Room }) {
  const t = useWords();
  const { meeting, shown } = room;
  const clock = useClock(meeting);
  const { week } = isoWeekOf(dateAt(Date.parse(meeting.startedAt ?? '') || Date.now()));
  const at = steps.indexOf(room.at.step);
  return (
    <header className={styles.head}>
      <div className={styles.whose}>
        <h1>{board.reply.unit.shortName}</h1>
        <p>{t('moede.week', { w: week })}</p>
      </div>
      <ol className={styles.steps} aria-label={t('moede.steps')}>
        {steps.map((step, index) => (
          <li key={step} aria-current={step === shown.step ? 'step' : undefined}>
            <span className={styles.track} aria-hidden="true">
              <span style={{ width: `${100 * (index < at ? 1 : index === at ? clock.stepShare : 0)}%` }} />
            </span>
            <span>
              {t(meetingStepWords[step])}
              <Counted room={room} step={step} clock={clock} />
            </span>
          </li>
        ))}
      </ol>
      <div className={styles.light}>
        {board.connection === null ? null : <SaveLight connection={board.connection} />}
      </div>
      <Clock clock={clock} minutes={meeting.minutes} />
      {clock.minutesOver === null ? null : (
        <p className={styles.stop} role="status">
          <StopSign />
          <strong>{t('moede.stop')}</strong> {t('moede.stopHelp')}
        </p>
      )}
    </header>
  );
}

/** "2 af 4 · 0:42" at the step that is shown. */
function Counted({
  room,
  step,
  clock,
}: {
  readonly room: Room;
  readonly step: MeetingStep;
  readonly clock: ClockState;
}) {
  const t = useWords();
  const { agenda, shown, looksElsewhere } = room;
  const items = agenda.stops.filter((stop) => stop.step === step && stop.current !== null);
  const at = items.findIndex(({ current }) => current === shown.current);
  if (step !== shown.step || at < 0) return null;
  const counted = ` · ${t('meet.itemOf', { n: at + 1, m: items.length })}`;
  return <>{clock.currentMs === null || looksElsewhere ? counted : `${counted} · ${clockText(clock.currentMs)}`}</>;
}

/** Silent when the time is over: words, no alarm (MEET1). */
function Clock({ clock, minutes }: { readonly clock: ClockState; readonly minutes: number }) {
  const t = useWords();
  const { minutesOver } = clock;
  return (
    <div className={styles.clock} role="timer" aria-label={t('moede.clock')}>
      <span className={styles.time}>{clockText(clock.elapsedMs)}</span>
      {minutesOver === null ? (
        <span>{t('moede.ofMinutes', { n: minutes })}</span>
      ) : (
        <span className={styles.over}>{t('meet.timeOver', { m: minutesOver })}</span>
      )}
    </div>
  );
}

/** The octagon everybody knows, in ink. */
function StopSign() {
  return (
    <svg width="26" height="26" viewBox="0 0 24 24" aria-hidden="true">
      <path d="M8 2h8l6 6v8l-6 6H8l-6-6V8z" fill="currentColor" />
      <path d="M7 12h10" stroke="var(--on-strip)" strokeWidth="3.4" />
    </svg>
  );
}

const tickEveryMs = 500;

/** The meeting's clock, read twice a second. */
function useClock(meeting: Meeting): ClockState {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), tickEveryMs);
    return () => clearInterval(timer);
  }, []);
  return clockOf(meeting, Math.max(now, Date.now()));
}
