import type { SharedGoal } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';

/** Goals this unit owns together with units outside the line: the words and the owners, nothing more (CHAIN9). */
export function SharedGoals({ shared }: { readonly shared: readonly SharedGoal[] }) {
  const t = useWords();
  return (
    <ul className={styles.lines}>
      {shared.map(({ goal, owners }) => (
        <li key={goal.id}>
          <p className={`${styles.text} ${styles.strong}`}>{goal.text}</p>
          {goal.why === '' ? null : <p className={styles.quiet}>{goal.why}</p>}
          <p className={styles.small}>{t('shared.with', { units: owners.join(', ') })}</p>
        </li>
      ))}
    </ul>
  );
}
