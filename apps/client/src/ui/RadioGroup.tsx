import { useId } from 'react';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { FieldError } from './FieldError.tsx';
import type { Option } from './Select.tsx';

/** A choice of one where all are to be seen. */
export interface RadioGroupProps<Value extends string> {
  readonly label: string;
  readonly value: Value | null;
  readonly options: readonly (Option<Value> & { readonly help?: string })[];
  readonly onChange: (next: Value) => void;
  readonly error?: string | undefined;
  /** Side by side instead of one under the other. */
  readonly row?: boolean;
}

/** Several to choose one from, all in sight. */
export function RadioGroup<Value extends string>(props: RadioGroupProps<Value>) {
  const { label, value, options, onChange, error, row = false } = props;
  const name = useId();
  return (
    <fieldset className={cx(styles.group, row && styles.row)} aria-describedby={`${name}-error`}>
      <legend className={styles.label}>{label}</legend>
      {options.map((option) => (
        <label key={option.value} className={styles.choice}>
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>
            {option.label}
            {option.help === undefined ? null : <span className={styles.help}>{option.help}</span>}
          </span>
        </label>
      ))}
      <FieldError id={`${name}-error`}>{error}</FieldError>
    </fieldset>
  );
}
