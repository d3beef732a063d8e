import styles from './controls.module.css';
import { Field, type FieldProps } from './Field.tsx';

/** One thing to choose. */
export interface Option<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
}

/** A list to choose one from. The browser's own: it is the one every screen reader, phone and panel knows. */
export interface SelectProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly options: readonly Option<Value>[];
  readonly onChange: (next: Value) => void;
  readonly disabled?: boolean;
}

/** A labelled choice of one. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const { value, options, onChange, disabled = false, ...field } = props;
  return (
    <Field {...field}>
      {(wiring) => (
        <select
          {...wiring}
          className={styles.input}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen) onChange(chosen.value);
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
