import type { Ref, TextareaHTMLAttributes } from 'react';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { Field, type FieldProps } from './Field.tsx';

/** Several lines of text; grows with what is written where the browser can. */
export interface TextAreaProps
  extends FieldProps,
    Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'value' | 'onChange' | 'children' | 'id'> {
  readonly value: string;
  readonly onChange: (next: string) => void;
  readonly ref?: Ref<HTMLTextAreaElement>;
}

/** A labelled text of several lines. */
export function TextArea({ label, help, error, optional, onChange, className, ref, rows = 2, ...rest }: TextAreaProps) {
  return (
    <Field label={label} help={help} error={error} optional={optional}>
      {(wiring) => (
        <textarea
          {...rest}
          {...wiring}
          {...(ref === undefined ? {} : { ref })}
          rows={rows}
          className={cx(styles.input, styles.area, className)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Field>
  );
}
