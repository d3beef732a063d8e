import { useDraggable } from '@dnd-kit/core';
import type { Action } from '@tavle/domain';
import type { SyntheticEvent } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Grip } from '../../ui/Icons.tsx';
import type { People } from '../people.ts';
import { ActionCard } from './ActionCard.tsx';
import styles from './actions.module.css';
import { MoveMenu } from './MoveMenu.tsx';

export interface DraggableActionProps {
  readonly action: Action;
  readonly about: string | undefined;
  readonly edit: BoardEdit;
  readonly people: People;
  /** It is about to be moved by its menu. */
  readonly onMoving: () => void;
}

/** A card that can be dragged anywhere on it, and by its handle with the keyboard. A form that is open in it is not dragged by its fields. */
export function DraggableAction({ action, about, edit, people, onMoving }: DraggableActionProps) {
  const t = useWords();
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: action.id,
    disabled: !edit.canWrite,
    attributes: { roleDescription: t('acts.draggable') },
  });
  const listen = (name: 'onKeyDown' | 'onMouseDown' | 'onTouchStart', event: SyntheticEvent): void => {
    const isInForm =
      event.target instanceof Element && event.target.closest('[role="group"], input, textarea') !== null;
    if (!isInForm) listeners?.[name]?.(event);
  };
  const tools = edit.canWrite ? (
    <>
      <span data-part="handle">
        <IconButton
          ref={setActivatorNodeRef}
          className={styles.handle}
          label={t('acts.drag', { text: action.what })}
          {...attributes}
          onKeyDown={(event) => listen('onKeyDown', event)}
        >
          <Grip size={18} />
        </IconButton>
      </span>
      <span data-part="menu">
        <MoveMenu action={action} edit={edit} onMoving={onMoving} />
      </span>
    </>
  ) : null;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dragging by pointer; the keyboard has the handle and the menu
    <div
      ref={setNodeRef}
      className={styles.draggable}
      data-action={action.id}
      data-dragging={isDragging}
      data-fixed={!edit.canWrite}
      onMouseDown={(event) => listen('onMouseDown', event)}
      onTouchStart={(event) => listen('onTouchStart', event)}
    >
      <ActionCard action={action} edit={edit} people={people} about={about} tools={tools} isInColumn />
    </div>
  );
}
