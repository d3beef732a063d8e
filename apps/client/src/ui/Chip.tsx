import type { ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './bits.module.css';

/** `plain` says something · `outlined` a draft, an exercise · `warning` late or wrong · `action` somebody's turn. */
export type ChipLook = 'plain' | 'outlined' | 'warning' | 'action';

export interface ChipProps {
  readonly look?: ChipLook;
  /** Beside a line of small text. */
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** A word or two in a rounded frame. Never pressed. */
export function Chip({ look = 'plain', small = false, children }: ChipProps) {
  return (
    <span className={cx(styles.chip, look !== 'plain' && styles[look], small && styles.smallChip)}>{children}</span>
  );
}
