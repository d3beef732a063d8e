import type { ButtonHTMLAttributes, ReactNode } from 'react';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { useHeldPress } from './useHeldPress.ts';

/** `primary` one per form · `plain` bordered · `quiet` a word to press · `link` a word that starts a line · `danger` takes away. */
export type ButtonLook = 'primary' | 'plain' | 'quiet' | 'link' | 'danger';

/** A button's look besides what a button has anyway. `type` is `button` unless said. */
export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: ButtonLook;
  readonly small?: boolean;
  readonly children: ReactNode;
}

/** A button with words on it, 44 px high at least. */
export function Button({ look = 'plain', small, className, type = 'button', children, ...rest }: ButtonProps) {
  const held = useHeldPress();
  const looks = cx(
    styles.button,
    look === 'primary' && styles.primary,
    (look === 'quiet' || look === 'link') && styles.quiet,
    look === 'link' && styles.link,
    look === 'danger' && styles.danger,
    small && styles.small,
    className,
  );
  return (
    <button type={type} className={looks} {...held} {...rest}>
      {children}
    </button>
  );
}
