import styles from './controls.module.css';

/** The sentence at a field that says what to do. Announced when it comes. Nothing without a sentence. */
export function FieldError({ id, children }: { readonly id?: string; readonly children?: string | undefined }) {
  return (
    <div id={id} role="alert" className={styles.errorBox}>
      {children === undefined || children === '' ? null : (
        <p className={styles.error}>
          <svg width="18" height="18" viewBox="0 0 24 24" aria-hidden="true">
            <rect x="2" y="2" width="20" height="20" rx="3" fill="currentColor" />
            <path d="M12 6.5v7" stroke="var(--sheet)" strokeWidth="2.8" strokeLinecap="round" />
            <circle cx="12" cy="17.4" r="1.6" fill="var(--sheet)" />
          </svg>
          <span>{children}</span>
        </p>
      )}
    </div>
  );
}
