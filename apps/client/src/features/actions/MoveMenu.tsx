import { type Action, actionStates } from '@tavle/domain';
import { actionStateWords } from '@tavle/text';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Move } from '../../ui/Icons.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { useMoveAction } from './useMoveAction.ts';

export interface MoveMenuProps {
  readonly action: Action;
  readonly edit: BoardEdit;
  readonly onMoving?: () => void;
}

/** "Flyt til …": everything dragging can do, without dragging (WCAG 2.5.7). */
export function MoveMenu({ action, edit, onMoving }: MoveMenuProps) {
  const t = useWords();
  const move = useMoveAction(edit);
  return (
    <Menu
      label={t('acts.moveToFor', { text: action.what })}
      commands={actionStates
        .filter((state) => state !== action.state)
        .map((state) => ({
          id: state,
          label: t(actionStateWords[state]),
          run: () => {
            onMoving?.();
            move(action, state);
          },
        }))}
    >
      <Move size={18} />
    </Menu>
  );
}
