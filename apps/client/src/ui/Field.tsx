import { type ReactNode, useId } from 'react';
import styles from './controls.module.css';
import { FieldError } from './FieldError.tsx';

/** What every field has: a label, one line of help, what is wrong. `optional` is the word beside the label. */
export interface FieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: string | undefined;
}

/** What the input must carry so that a screen reader reads label, help and error with it. */
export interface InputWiring {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

/** A labelled field; the input itself is drawn by `children` from the wiring it is given. */
export function Field(props: FieldProps & { readonly children: (wiring: InputWiring) => ReactNode }) {
  const { label, help, error, optional, children } = props;
  const id = useId();
  const wiring = { id, 'aria-describedby': `${id}-help ${id}-error`, 'aria-invalid': error !== undefined };
  return (
    <div className={styles.field}>
      <label className={styles.label} htmlFor={id}>
        {label}
        {optional === undefined ? null : <span className={styles.optional}>({optional})</span>}
      </label>
      {help === undefined ? null : (
        <p className={styles.help} id={`${id}-help`}>
          {help}
        </p>
      )}
      {children(wiring)}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
