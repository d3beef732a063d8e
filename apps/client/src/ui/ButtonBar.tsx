import type { ReactNode } from 'react';
import styles from './bits.module.css';

/** Buttons on one line; not on paper. */
export function ButtonBar({ children }: { readonly children: ReactNode }) {
  return <div className={styles.bar}>{children}</div>;
}
