import { useId } from 'react';
import styles from './controls.module.css';

/** A yes or no. */
export interface CheckboxProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly checked: boolean;
  readonly onChange: (next: boolean) => void;
  readonly disabled?: boolean;
}

/** A box to tick; the whole line can be pressed. */
export function Checkbox({ label, help, checked, onChange, disabled = false }: CheckboxProps) {
  const id = useId();
  return (
    <label className={styles.choice}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        aria-describedby={help === undefined ? undefined : id}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {help === undefined ? null : (
          <span className={styles.help} id={id}>
            {help}
          </span>
        )}
      </span>
    </label>
  );
}
