import { type FormEvent, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import styles from './bits.module.css';
import { Button, type ButtonLook } from './Button.tsx';
import { Cross } from './Icons.tsx';
import { IconButton } from './IconButton.tsx';

/** A button and the card it opens. `children` is given a function that closes the card again. */
export interface SheetProps {
  readonly trigger: ReactNode;
  /** What the button is called when its words are not enough. */
  readonly triggerLabel?: string;
  readonly title: string;
  readonly closeLabel: string;
  readonly look?: ButtonLook;
  /** Shown instead of the words; `triggerLabel` is then what the button is called. */
  readonly icon?: ReactNode;
  readonly children: (close: () => void) => ReactNode;
}

/** `kept`: put away with what was typed in it, which is there again when it is opened. */
export type CardState = 'closed' | 'open' | 'kept';

/**
 * A card that opens where it was asked for and takes its own room there: nothing is covered and nothing is locked, because several people
 * may work on one panel at once. Escape closes it and the button has the focus again; opening it moves the focus to the first field.
 */
export function Sheet({ trigger, triggerLabel, title, closeLabel, look = 'link', icon, children }: SheetProps) {
  const [state, setState] = useState<CardState>('closed');
  const button = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (state !== 'open' && wasOpen.current) button.current?.querySelector('button')?.focus();
    wasOpen.current = state === 'open';
  }, [state]);
  const open = (): void => setState('open');
  return (
    <>
      {state === 'closed' ? null : (
        <OpenSheet
          title={title}
          closeLabel={closeLabel}
          isPutAway={state === 'kept'}
          onClose={(typed) => setState(typed ? 'kept' : 'closed')}
        >
          {children(() => setState('closed'))}
        </OpenSheet>
      )}
      {state === 'open' ? null : (
        <span ref={button}>
          {icon === undefined ? (
            <Button look={look} {...(triggerLabel === undefined ? {} : { 'aria-label': triggerLabel })} onClick={open}>
              {trigger}
            </Button>
          ) : (
            <IconButton label={triggerLabel ?? title} onClick={open}>
              {icon}
            </IconButton>
          )}
        </span>
      )}
    </>
  );
}

/** The open card alone, for whoever keeps the open state. */
export interface OpenSheetProps {
  readonly title: string;
  readonly closeLabel: string;
  /** Not to be seen, and still holding what was typed. */
  readonly isPutAway?: boolean;
  /** `typed`: there is something in a form of the card that would be lost with it. */
  readonly onClose: (typed: boolean) => void;
  readonly children: ReactNode;
}

const firstField = 'input:not([type=hidden]), textarea, select, button:not([data-close])';

/** The card itself: a named group with a way out. Its name is no heading: a card opens under headings of any level. */
export function OpenSheet({ title, closeLabel, isPutAway = false, onClose, children }: OpenSheetProps) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  const [typed, setTyped] = useState(false);
  useLayoutEffect(() => {
    if (!isPutAway) body.current?.querySelector<HTMLElement>(firstField)?.focus();
  }, [isPutAway]);
  // What is typed in a form is handed in with the form; what is changed in place has been handed in already.
  const onInput = ({ target }: FormEvent): void => {
    if (target instanceof HTMLElement && target.closest('form') !== null) setTyped(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    onClose(typed);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card of several forms, not one fieldset
    <div
      role="group"
      className={styles.panel}
      aria-labelledby={id}
      hidden={isPutAway}
      onKeyDown={onKeyDown}
      onInput={onInput}
    >
      <div className={styles.panelHead}>
        <p id={id}>{title}</p>
        <IconButton data-close label={closeLabel} onClick={() => onClose(typed)}>
          <Cross />
        </IconButton>
      </div>
      <div ref={body}>{children}</div>
    </div>
  );
}
