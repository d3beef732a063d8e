import styles from './bits.module.css';
import { VisuallyHidden } from './VisuallyHidden.tsx';

/** A person as initials in a circle; the name is read aloud. `null` initials: nobody, and `name` says so. */
export function Avatar({ initials, name }: { readonly initials: string | null; readonly name: string }) {
  return (
    <span className={styles.avatar} title={name} {...(initials === null ? { 'data-absent': '' } : {})}>
      <span aria-hidden="true">{initials ?? '?'}</span>
      <VisuallyHidden>{name}</VisuallyHidden>
    </span>
  );
}
