import type { InputHTMLAttributes, Ref } from 'react';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { Field, type FieldProps } from './Field.tsx';

/** A line of text. Numbers and dates are typed here as text too; whoever owns the form reads them. */
export interface TextFieldProps
  extends FieldProps,
    Omit<InputHTMLAttributes<HTMLInputElement>, 'value' | 'onChange' | 'children' | 'id'> {
  readonly value: string;
  readonly onChange: (next: string) => void;
  readonly ref?: Ref<HTMLInputElement>;
}

/** A labelled line of text. */
export function TextField({ label, help, error, optional, onChange, className, ref, ...rest }: TextFieldProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(wiring) => (
        <input
          {...rest}
          {...wiring}
          {...(ref === undefined ? {} : { ref })}
          className={cx(styles.input, className)}
          autoComplete="off"
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
