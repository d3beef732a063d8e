/** Taking back one's own changes by button and by key; a line says what happened (BOARD3). */
import { useCallback, useEffect } from 'react';
import type { UndoSteps } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { useToast } from '../../ui/Toasts.tsx';

export interface UndoCommands {
  readonly undo: () => void;
  readonly redo: () => void;
}

/** Ctrl+Z and Ctrl+Shift+Z outside fields and in cells nobody is writing in; inside other fields, the field's own undo works as everywhere. */
export function useUndo(steps: UndoSteps): UndoCommands {
  const t = useWords();
  const say = useToast();
  const undo = useCallback(() => {
    say({ text: steps.undo() ? t('collab.undone') : t('collab.nothingToUndo') });
  }, [steps, say, t]);
  const redo = useCallback(() => {
    if (steps.redo()) say({ text: t('collab.redone') });
  }, [steps, say, t]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || writesIn(event.target)) return;
      const key = event.key.toLowerCase();
      if (key !== 'z' && key !== 'y') return;
      event.preventDefault();
      if (key === 'y' || event.shiftKey) redo();
      else undo();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [undo, redo]);
  return { undo, redo };
}

/** True in a field with an undo of its own; one that hands in at once and holds nothing unsaid (`data-board-undo`) leaves it to the board. */
const writesIn = (target: EventTarget | null): boolean =>
  isField(target) && !(target instanceof HTMLElement && target.dataset['boardUndo'] !== undefined);

/** True where letters are typed. */
export function isField(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      target.closest('input, textarea, select, [role="textbox"], [role="combobox"]') !== null)
  );
}
