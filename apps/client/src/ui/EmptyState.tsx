import type { ReactNode } from 'react';
import styles from './bits.module.css';

/** What stands where there is nothing yet, and what to do about it. */
export function EmptyState({ children }: { readonly children: ReactNode }) {
  return <p className={styles.empty}>{children}</p>;
}
