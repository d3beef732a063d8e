import { unusedRoundsMost } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import own from './health.module.css';

export interface UnusedQuestionProps {
  readonly rounds: number;
  /** Who can close the board; null when that is not known. */
  readonly keeper: string | null;
  /** Where meetings are changed. */
  readonly href: string;
}

/** Asks a board nobody has used for three rounds what should change, or whether it is finished. Nothing happens by itself. */
export function UnusedQuestion({ rounds, keeper, href }: UnusedQuestionProps) {
  const t = useWords();
  if (rounds < unusedRoundsMost) return null;
  return (
    <div className={own.unused}>
      <strong>{rounds === unusedRoundsMost ? t('health.unusedThree') : t('health.unused', { n: rounds })}</strong>
      <p className={styles.text}>
        <a href={href}>{t('health.change')}</a>
      </p>
      {keeper === null ? null : <p className={styles.quiet}>{t('health.closeHow', { name: keeper })}</p>}
    </div>
  );
}
