/** On every other page of a board while it meets: that it does, what at, and the one press that leads there (MEET2). */
import { isLeftOpen, mayMove, type Meeting, runningMeeting } from '@tavle/domain';
import { meetingStepWords } from '@tavle/text';
import { Link } from 'wouter';
import type { BoardReady } from '../../live/useBoard.ts';
import { useWhen } from '../../live/useWhen.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import styles from './strip.module.css';

/** The meeting that is going on; null for none, and for one left open. */
export function useOpenMeeting({ content }: BoardReady): Meeting | null {
  const running = runningMeeting(content.meetings);
  const isOpen = useWhen((now) => running !== null && !isLeftOpen(running, now));
  return isOpen ? running : null;
}

export function MeetingStrip({ board }: { readonly board: BoardReady }) {
  const t = useWords();
  const meeting = useOpenMeeting(board);
  // Readers of a derived view have no document to follow it in.
  if (meeting === null || board.connection === null) return null;
  const { me } = board.edit;
  const isIn = meeting.present.includes(me) || (board.edit.canWrite && mayMove(meeting, me));
  const name = board.content.indicators.find(({ id }) => id === meeting.current)?.name;
  const what = name ?? t(meetingStepWords[meeting.step]);
  return (
    <div className={styles.strip} role="status" data-print="off">
      <p>
        <strong>{t('moede.nowAt', { what })}</strong> {isIn ? t('moede.elsewhere') : null}
      </p>
      <Link className={styles.join} href={paths.meeting(board.edit.board)}>
        {t(isIn ? 'moede.goBack' : 'moede.join')}
      </Link>
    </div>
  );
}
