import {
  createContext,
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useContext,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import styles from './bits.module.css';
import { Button, type ButtonLook } from './Button.tsx';
import { Cross } from './Icons.tsx';
import { IconButton } from './IconButton.tsx';

/** What a card says when Escape would throw away what was typed in it; words are handed to this folder. */
export const EscapeAgain = createContext('');

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

/**
 * A card that opens where it was asked for and takes its own room there: nothing is covered and nothing is locked, because several people
 * may work on one panel at once. Escape closes it and the button has the focus again; opening it moves the focus to the first field.
 */
export function Sheet({ trigger, triggerLabel, title, closeLabel, look = 'link', icon, children }: SheetProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLSpanElement>(null);
  const wasOpen = useRef(false);
  useLayoutEffect(() => {
    if (!isOpen && wasOpen.current) button.current?.querySelector('button')?.focus();
    wasOpen.current = isOpen;
  }, [isOpen]);
  if (isOpen) {
    return (
      <OpenSheet title={title} closeLabel={closeLabel} onClose={() => setOpen(false)}>
        {children(() => setOpen(false))}
      </OpenSheet>
    );
  }
  if (icon !== undefined) {
    return (
      <span ref={button}>
        <IconButton label={triggerLabel ?? title} onClick={() => setOpen(true)}>
          {icon}
        </IconButton>
      </span>
    );
  }
  return (
    <span ref={button}>
      <Button
        look={look}
        {...(triggerLabel === undefined ? {} : { 'aria-label': triggerLabel })}
        onClick={() => setOpen(true)}
      >
        {trigger}
      </Button>
    </span>
  );
}

/** The open card alone, for whoever keeps the open state. */
export interface OpenSheetProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const firstField = 'input:not([type=hidden]), textarea, select, button:not([data-close])';

/** The card itself: a named group with a way out. Its name is no heading: a card opens under headings of any level. */
export function OpenSheet({ title, closeLabel, onClose, children }: OpenSheetProps) {
  const id = useId();
  const body = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => body.current?.querySelector<HTMLElement>(firstField)?.focus(), []);
  const again = useContext(EscapeAgain);
  const [typed, setTyped] = useState(false);
  const [asked, setAsked] = useState(false);
  // What is typed in a form is lost when the card closes before it is handed in; what is changed in place is not.
  const onInput = (event: FormEvent): void => {
    setAsked(false);
    if (event.target instanceof HTMLElement && event.target.closest('form') !== null) setTyped(true);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    if (typed && !asked) setAsked(true);
    else onClose();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card of several forms, not one fieldset
    <div role="group" className={styles.panel} aria-labelledby={id} onKeyDown={onKeyDown} onInput={onInput}>
      <div className={styles.panelHead}>
        <p id={id}>{title}</p>
        <IconButton data-close label={closeLabel} onClick={onClose}>
          <Cross />
        </IconButton>
      </div>
      {asked ? <p role="status">{again}</p> : null}
      <div ref={body}>{children}</div>
    </div>
  );
}
