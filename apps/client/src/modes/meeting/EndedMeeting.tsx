/** The meeting is over: how long it was, and where its minutes are. */
import type { Meeting } from '@tavle/domain';
import { formatClock } from '@tavle/text';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { PressButton } from '../../ui/PressButton.tsx';
import { contentId } from '../../session/usePage.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import band from './band.module.css';
import styles from './meeting.module.css';
import steps from './steps.module.css';

export interface EndedMeetingProps extends Pick<ModeProps, 'board'> {
  readonly meeting: Meeting;
  readonly onNew: () => void;
}

export function EndedMeeting({ board, meeting, onNew }: EndedMeetingProps) {
  const t = useWords();
  const { startedAt, endedAt, endedBy, id } = meeting;
  const minutes = Math.round((Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')) / 60_000);
  const { board: of } = board.edit;
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, by the arrow keys too */}
      <main id={contentId} tabIndex={0} className={styles.content}>
        <div className={steps.step}>
          <h1>{t('moede.ended')}</h1>
          <p className={steps.calm}>
            {endedBy === 'time' || endedAt === null
              ? t('moede.endedItself')
              : t('moede.endedAt', { time: formatClock(endedAt, t.locale), m: minutes })}
          </p>
        </div>
      </main>
      <div className={band.band}>
        <nav className={band.bar} aria-label={t('moede.commands')}>
          <div className={band.commands}>
            <div className={band.place}>
              <Link className={band.linkCommand} href={paths.board(of)}>
                {t('moede.toBoard')}
              </Link>
              <PressButton className={band.command} onPress={onNew}>
                {t('moede.startNew')}
              </PressButton>
            </div>
            <Link className={band.linkCommand} data-primary href={paths.minutes(of, id)}>
              {t('moede.toMinutes')}
            </Link>
          </div>
        </nav>
      </div>
    </>
  );
}
