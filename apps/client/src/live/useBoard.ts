/** A board on the screen: opened while somebody looks, closed when they go. */
import type { BoardId } from '@tavle/domain';
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react';
import { useMe, useSession } from '../session/useSession.ts';
import type { BoardState } from './board-state.ts';
import { OpenBoard } from './open-board.ts';
import { useWords } from './useWords.ts';

export type { BoardReady, BoardState, Present, SetAsideEdits, UndoSteps } from './board-state.ts';

const loading: BoardState = { kind: 'loading' };

/** Everything about one board as one immutable snapshot. */
export function useBoard(board: BoardId): BoardState {
  const t = useWords();
  const me = useMe().id;
  const { ended } = useSession();
  const [open, setOpen] = useState<OpenBoard | null>(null);
  useEffect(() => {
    const opened = new OpenBoard({ board, me, t, onSessionOver: ended });
    setOpen(opened);
    return () => {
      opened.close();
      setOpen(null);
    };
  }, [board, me, t, ended]);
  const subscribe = useCallback((listener: () => void) => open?.subscribe(listener) ?? (() => undefined), [open]);
  return useSyncExternalStore(subscribe, () => open?.state() ?? loading);
}
