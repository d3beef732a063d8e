import { formatInstant } from '@tavle/text';
import { useNow } from '../live/useNow.ts';
import { useWords } from '../live/useWords.ts';
import styles from './session.module.css';

/** When the page was printed: on paper alone, where nothing else says how old it is. */
export function PrintStamp() {
  const t = useWords();
  const now = useNow();
  return <p className={styles.printStamp}>{t('print.stamp', { when: formatInstant(now, 'full', t.locale) })}</p>;
}
