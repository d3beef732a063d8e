import { useLayoutEffect, useRef, useState } from 'react';
import { useWords } from '../live/useWords.ts';
import { Button } from '../ui/Button.tsx';
import { useToast } from '../ui/Toasts.tsx';
import styles from './features.module.css';
import { aheadAfter, type Step } from './order-step.ts';

export interface MoveButtonsProps<Id extends string> {
  /** Everything it stands among, in the order it stands. */
  readonly among: readonly Id[];
  readonly id: Id;
  readonly name: string;
  /** Puts it just ahead of another, or last. */
  readonly move: (ahead: Id | null) => void;
}

/** One step up or down in a list, by keyboard as well as by touch. The button keeps the focus while its surroundings move. */
export function MoveButtons<Id extends string>({ among, id, name, move }: MoveButtonsProps<Id>) {
  const t = useWords();
  const say = useToast();
  const box = useRef<HTMLDivElement>(null);
  const [pressed, setPressed] = useState<Step | null>(null);
  const place = among.indexOf(id);
  useLayoutEffect(() => {
    if (pressed === null || place < 0) return;
    box.current?.querySelector<HTMLElement>(`[data-step="${pressed}"]`)?.focus();
  }, [place, pressed]);
  if (among.length < 2 || place < 0) return null;
  const button = (step: Step, word: string) => {
    const ahead = aheadAfter(among, id, step);
    return (
      <Button
        small
        data-step={step}
        aria-disabled={ahead === undefined}
        onClick={() => {
          if (ahead === undefined) return;
          setPressed(step);
          move(ahead);
          say({ text: t('a11y.moved', { x: name, n: place + (step === 'up' ? 0 : 2), m: among.length }) });
        }}
      >
        {word}
      </Button>
    );
  };
  return (
    <div ref={box} className={styles.chips}>
      {button('up', t('goal.moveUp'))}
      {button('down', t('goal.moveDown'))}
    </div>
  );
}
