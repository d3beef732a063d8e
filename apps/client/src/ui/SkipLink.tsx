import styles from './bits.module.css';

/** The first stop of the keyboard: past the head of the page, to the element with that id. */
export function SkipLink({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a className={styles.skip} href={`#${to}`}>
      {children}
    </a>
  );
}
