/** A meeting nobody ended: whoever may write and sees it first writes down that it is over. No server does (CHAIN1). */
import { endMeeting } from '@tavle/board';
import { isLeftOpen, runningMeeting } from '@tavle/domain';
import { useEffect } from 'react';
import type { BoardReady } from '../../live/useBoard.ts';
import { useWhen } from '../../live/useWhen.ts';

const closing: object = Object.freeze({ origin: 'forgotten' });

export function useForgotten(board: BoardReady | null): void {
  const meeting = board === null ? null : runningMeeting(board.content.meetings);
  const isForgotten = useWhen((now) => meeting !== null && isLeftOpen(meeting, now));
  useEffect(() => {
    if (!isForgotten || meeting === null) return;
    if (board === null || !board.edit.canWrite || board.connection?.phase.kind !== 'online') return;
    board.edit.run((doc, hand) =>
      endMeeting(doc, { ...hand, origin: closing }, { meeting: meeting.id, endedBy: 'time' }),
    );
  }, [board, meeting, isForgotten]);
}
