import { setActionState } from '@tavle/board';
import type { Action, ActionState } from '@tavle/domain';
import { actionStateWords } from '@tavle/text';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { useToast } from '../../ui/Toasts.tsx';
import { sentenceOf } from '../refused.ts';

/** Moves an action to a state, says so, and offers to take it back; a refusal is said in the same place. */
export function useMoveAction(edit: BoardEdit): (action: Action, state: ActionState) => void {
  const t = useWords();
  const today = useToday();
  const say = useToast();
  return (action, state) => {
    if (action.state === state) return;
    const { id, what, state: former, closedOn } = action;
    const move = (to: ActionState, on = today) =>
      edit.run((doc, hand) => setActionState(doc, hand, { action: id, state: to, on }));
    const refused = sentenceOf(move(state), t);
    if (refused !== undefined) return say({ text: refused });
    const undo = (): void => void move(former, closedOn ?? today);
    say({
      text: t('acts.moved', { text: what, column: t(actionStateWords[state]) }),
      action: { label: t('collab.undo'), run: undo },
    });
  };
}
