import { type ReactNode, useId } from 'react';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from '../features.module.css';

export interface FieldGroupProps {
  readonly title: string;
  /** What the group says now, on its line. */
  readonly now: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}

/** Fields that belong together, folded to one line that says what they hold: a long form is read before it is filled in. */
export function FieldGroup({ title, now, open = false, children }: FieldGroupProps) {
  const id = useId();
  return (
    <div className={styles.folded}>
      <Disclosure title={title} open={open}>
        <fieldset aria-labelledby={id}>
          <span id={id} hidden>
            {title}
          </span>
          {children}
        </fieldset>
      </Disclosure>
      {now === '' ? null : <p className={styles.quiet}>{now}</p>}
    </div>
  );
}
