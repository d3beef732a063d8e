/** A meeting nobody ended: whoever may write and sees it first writes down that it is over. No server does (CHAIN1). */
import { endMeeting } from '@tavle/board';
import { isLeftOpen, runningMeeting } from '@tavle/domain';
import { useEffect } from 'react';
import type { BoardReady } from '../../live/useBoard.ts';
import { useNow } from '../../live/useNow.ts';

const closing: object = Object.freeze({ origin: 'forgotten' });

export function useForgotten(board: BoardReady | null): void {
  const now = useNow();
  useEffect(() => {
    if (board === null || !board.edit.canWrite || board.connection?.phase.kind !== 'online') return;
    const meeting = runningMeeting(board.content.meetings);
    if (meeting === null || !isLeftOpen(meeting, now)) return;
    board.edit.run((doc, hand) =>
      endMeeting(doc, { ...hand, origin: closing }, { meeting: meeting.id, endedBy: 'time' }),
    );
  }, [board, now]);
}
