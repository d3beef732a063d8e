import type { KeyboardEvent, ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { PressButton } from '../../ui/PressButton.tsx';
import styles from './agenda.module.css';

export interface CardFormProps {
  readonly onSave: () => void;
  /** What belongs to no field. */
  readonly error?: string | undefined;
  /** Another word than "Gem". */
  readonly word?: string;
  /** On the line of the button: the last choice. */
  readonly beside?: ReactNode;
  readonly children?: ReactNode;
}

/** The fields of a card and the one button that saves them. Enter saves from a text, Shift and Enter begins a new line. */
export function CardForm({ onSave, error, word, beside, children }: CardFormProps) {
  const t = useWords();
  const onKeyDown = (event: KeyboardEvent): void => {
    const { target, key, shiftKey, nativeEvent } = event;
    if (key !== 'Enter' || shiftKey || nativeEvent.isComposing || !(target instanceof HTMLTextAreaElement)) return;
    event.preventDefault();
    onSave();
  };
  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        onSave();
      }}
      onKeyDown={onKeyDown}
    >
      {children}
      <FieldError>{error}</FieldError>
      <div className={styles.saveLine}>
        {beside}
        <PressButton look="primary" className={styles.save} onPress={onSave}>
          {word ?? t('moede.save')}
        </PressButton>
      </div>
    </form>
  );
}
