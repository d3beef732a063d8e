import { type ReactNode, useId, useState } from 'react';
import styles from './bits.module.css';
import { Chevron } from './Icons.tsx';

/** More of the same, out of the way until it is asked for. What is inside is drawn only while it is open. */
export interface DisclosureProps {
  readonly title: string;
  readonly children: ReactNode;
  readonly open?: boolean;
}

/** A line that opens and closes what is under it. */
export function Disclosure({ title, children, open = false }: DisclosureProps) {
  const [isOpen, setOpen] = useState(open);
  const id = useId();
  return (
    <div className={styles.disclosure}>
      <button
        type="button"
        className={styles.summary}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
      >
        <Chevron size={16} />
        {title}
      </button>
      <div id={id} hidden={!isOpen}>
        {isOpen ? children : null}
      </div>
    </div>
  );
}
