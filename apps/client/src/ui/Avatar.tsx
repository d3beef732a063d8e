import { cx } from './class-names.ts';
import styles from './bits.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

export interface AvatarProps {
  readonly initials: string | null;
  readonly name: string;
  /** On a line of text. */
  readonly small?: boolean;
}

/** A person as initials in a circle; the name is read aloud. `null` initials: nobody, and `name` says so. */
export function Avatar({ initials, name, small = false }: AvatarProps) {
  return (
    <span
      className={cx(styles.avatar, small && styles.smallAvatar)}
      title={name}
      {...(initials === null ? { 'data-absent': '' } : {})}
    >
      <span aria-hidden="true">{initials ?? '?'}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
