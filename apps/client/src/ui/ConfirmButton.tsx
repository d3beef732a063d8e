import { useState } from 'react';
import styles from './bits.module.css';
import { Button, type ButtonLook } from './Button.tsx';

/** A button that asks once more in its own place: what will happen, yes or no. */
export interface ConfirmButtonProps {
  readonly children: string;
  /** What the button is called when its words are not enough. */
  readonly label?: string;
  /** What happens if it is done. */
  readonly consequence: string;
  readonly yes: string;
  readonly no: string;
  readonly onConfirm: () => void;
  readonly look?: ButtonLook;
}

/** Says what will happen before it happens. No dialogue: the question stands where the button stood. */
export function ConfirmButton({
  children,
  label,
  consequence,
  yes,
  no,
  onConfirm,
  look = 'plain',
}: ConfirmButtonProps) {
  const [asks, setAsks] = useState(false);
  if (!asks) {
    return (
      <Button look={look} {...(label === undefined ? {} : { 'aria-label': label })} onClick={() => setAsks(true)}>
        {children}
      </Button>
    );
  }
  return (
    <fieldset className={styles.panel}>
      <legend>{label ?? children}</legend>
      <p className={styles.empty} role="status">
        {consequence}
      </p>
      <div className={styles.bar}>
        <Button
          look="danger"
          onClick={() => {
            setAsks(false);
            onConfirm();
          }}
        >
          {yes}
        </Button>
        {/* The safe answer has the focus: somebody who presses Enter twice has done nothing. */}
        <Button autoFocus onClick={() => setAsks(false)}>
          {no}
        </Button>
      </div>
    </fieldset>
  );
}
