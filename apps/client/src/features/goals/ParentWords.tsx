import { useWords } from '../../live/useWords.ts';
import styles from './goals.module.css';

/** CHAIN6: the words of the goal above, as its own board wrote them. Not to be edited here. */
export function ParentWords({ unitName, text }: { readonly unitName: string; readonly text: string }) {
  const t = useWords();
  return (
    <p className={styles.from}>
      {t('board.fromUnit', { unit: unitName })} <q>{text}</q>
    </p>
  );
}
