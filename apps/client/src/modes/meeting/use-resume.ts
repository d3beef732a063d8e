/** Taking up a meeting that was ended by mistake, while there is still time for it. */
import { resumeMeeting } from '@tavle/board';
import { isLeftOpen, type Meeting, mayMove, type Outcome, runningMeeting } from '@tavle/domain';
import type { BoardReady } from '../../live/useBoard.ts';
import { useNow } from '../../live/useNow.ts';

/** Like a move, no step of undo (BOARD3). */
const resumed: object = Object.freeze({ origin: 'resumed' });

/** The way to take the meeting up again; null where it cannot be. */
export function useResume(board: BoardReady, meeting: Meeting | undefined): (() => Outcome<void>) | null {
  const now = useNow();
  const { content, edit } = board;
  if (meeting === undefined || meeting.endedAt === null || meeting.endedBy === 'time') return null;
  const { startedAt } = meeting;
  const isOver = isLeftOpen({ startedAt, endedAt: null }, now) || runningMeeting(content.meetings) !== null;
  if (isOver || !edit.canWrite || !mayMove(meeting, edit.me)) return null;
  return () => edit.run((doc, hand) => resumeMeeting(doc, { ...hand, origin: resumed }, { meeting: meeting.id }));
}
