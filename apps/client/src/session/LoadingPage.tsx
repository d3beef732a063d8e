import { useWords } from '../live/useWords.ts';
import styles from './session.module.css';
import { contentId } from './usePage.ts';

/** While there is nothing to show yet. */
export function LoadingPage() {
  const t = useWords();
  return (
    <main id={contentId} tabIndex={-1} className={styles.loading}>
      <p role="status">{t('common.loading')}</p>
    </main>
  );
}
