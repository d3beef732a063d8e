/** A card of the meeting: opened where the person stands, closed by them, in nobody's way. */
import type { PersonId } from '@tavle/domain';
import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { PressButton } from '../../ui/PressButton.tsx';
import type { People } from '../people.ts';
import styles from './agenda.module.css';
import { PersonChips } from './Chips.tsx';

/** Who may be written as at a screen many use. */
export interface Writers {
  readonly people: People;
  readonly present: readonly PersonId[];
  readonly chosen: PersonId;
  readonly onChoose: (person: PersonId) => void;
}

export interface CardFrameProps {
  readonly title: string;
  /** Null where the one who is signed in is the one who writes. */
  readonly writers: Writers | null;
  readonly onClose: () => void;
  /** Where on the page it was asked for. */
  readonly side: 'start' | 'middle' | 'end';
  /** Takes what width there is. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

const firstField = 'textarea, input:not([type=hidden]), [data-first]';

/** What is typed is not lost by one press: closing a card with words in it asks once, in the same place. */
export function CardFrame({ title, writers, onClose, side, wide = false, children }: CardFrameProps) {
  const t = useWords();
  const id = useId();
  const frame = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(false);
  const [asks, setAsks] = useState(false);
  useLayoutEffect(() => {
    const before = document.activeElement;
    frame.current?.querySelector<HTMLElement>(firstField)?.focus({ preventScroll: true });
    return () => {
      if (!(before instanceof HTMLElement) || !before.isConnected) return;
      before.focus({ preventScroll: true });
      // On a phone the bar is only back once the card is gone.
      queueMicrotask(() => {
        if (document.activeElement === document.body) before.focus({ preventScroll: true });
      });
    };
  }, []);
  const close = (): void => {
    if (typed && !asks) setAsks(true);
    else onClose();
  };
  const onInput = ({ target }: FormEvent): void => {
    if (!(target instanceof HTMLElement) || target.closest('form') === null) return;
    setTyped('value' in target && typeof target.value === 'string' && target.value.trim() !== '');
    setAsks(false);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    close();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card with a form, not a fieldset
    <div
      ref={frame}
      role="group"
      aria-labelledby={id}
      className={styles.card}
      data-side={side}
      data-wide={wide}
      onInput={onInput}
      onKeyDown={onKeyDown}
    >
      <div className={styles.cardHead}>
        <p id={id} className={styles.cardTitle}>
          {title}
        </p>
        {writers === null ? null : (
          <PersonChips
            label={t('moede.writeAs')}
            people={writers.people}
            among={writers.present}
            chosen={[writers.chosen]}
            onPress={writers.onChoose}
            small
          />
        )}
        <PressButton className={styles.close} look={asks ? 'danger' : 'plain'} onPress={close}>
          {t(asks ? 'moede.discard' : 'common.close')}
        </PressButton>
      </div>
      {children}
    </div>
  );
}
