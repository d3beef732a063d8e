import { dateAt, type MeetingDay } from '@tavle/domain';
import { formatDate, formatInstant, type Words } from '@tavle/text';
import { useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from '../features.module.css';

export interface EarlierListProps {
  /** The newest first. */
  readonly earlier: readonly MeetingDay[];
  /** Where the minutes of a meeting that was held are. */
  readonly hrefOf: (meeting: NonNullable<MeetingDay['meeting']>) => string;
}

const atFirst = 8;

/** Meetings that were held, and days nobody met: said, not blamed. */
export function EarlierList({ earlier, hrefOf }: EarlierListProps) {
  const t = useWords();
  const [all, setAll] = useState(false);
  if (earlier.length === 0) return <EmptyState>{t('cal.earlierNone')}</EmptyState>;
  const shown = all ? earlier : earlier.slice(0, atFirst);
  return (
    <>
      <ol className={styles.lines}>
        {shown.map((day) => (
          <li key={day.key} className={styles.lineRow}>
            <EarlierDate day={day} hrefOf={hrefOf} />
            <span className={styles.quiet}>{heldWords(day, t)}</span>
          </li>
        ))}
      </ol>
      {shown.length < earlier.length ? (
        <div data-print="off">
          <Button look="link" onClick={() => setAll(true)}>
            {t('common.showMore', { n: earlier.length - shown.length })}
          </Button>
        </div>
      ) : null}
    </>
  );
}

function EarlierDate({ day, hrefOf }: Pick<EarlierListProps, 'hrefOf'> & { readonly day: MeetingDay }) {
  const t = useWords();
  const date = formatDate(dateAt(Date.parse(day.at)), 'short', t.locale);
  const { meeting } = day;
  if (meeting?.endedAt == null) return <span className={styles.text}>{date}</span>;
  return <a href={hrefOf(meeting)}>{t('meet.minutesOf', { date })}</a>;
}

function heldWords({ meeting, minutes }: MeetingDay, t: Words): string {
  if (meeting?.startedAt == null) return t('cal.notHeld');
  if (meeting.endedAt === null) {
    return t('cal.runningSince', { when: formatInstant(meeting.startedAt, 'time', t.locale) });
  }
  const lasted = Math.max(1, Math.round((Date.parse(meeting.endedAt) - Date.parse(meeting.startedAt)) / 60_000));
  return t('cal.lasted', { n: lasted, m: minutes });
}
