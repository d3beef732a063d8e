import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';
import { cx } from './class-names.ts';
import styles from './controls.module.css';
import { useHeldPress } from './useHeldPress.ts';

/** A button that shows only a picture; `label` is what it is called, and stands as its title. */
export interface IconButtonProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'aria-label' | 'title'> {
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
  readonly children: ReactNode;
}

/** A button with a picture: 44 × 44 px for fingers, smaller under a mouse. */
export function IconButton({ label, className, children, ...rest }: IconButtonProps) {
  const held = useHeldPress();
  return (
    <button
      type="button"
      className={cx(styles.button, styles.icon, className)}
      aria-label={label}
      title={label}
      {...held}
      {...rest}
    >
      {children}
    </button>
  );
}
