import type { ReactNode } from 'react';
import styles from './steps.module.css';

/** A step in words: its question large, and what there is to it in lines readable from across the room. */
export function StepFrame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.step}>
      <h2>{title}</h2>
      {children}
    </div>
  );
}
