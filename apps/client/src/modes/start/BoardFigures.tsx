import type { BoardLine } from '@tavle/domain';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { StatusMark } from '../../ui/Mark.tsx';
import { freshWord, latenessOf } from '../freshness-words.ts';
import styles from './start.module.css';

/** A board's short story: goals, indicators, what has moved, what is off, how fresh. Goals only where results are not ours (CHAIN4). */
export function BoardFigures({ line: { goals, results } }: { readonly line: BoardLine }) {
  const t = useWords();
  const today = useToday();
  const goalWords = t('board.goals', { n: goals });
  if (results === null || results.indicators === 0) {
    return (
      <span className={styles.figures}>
        <span>{goalWords}</span>
      </span>
    );
  }
  const { missing, stale } = latenessOf(results, today);
  return (
    <span className={styles.figures}>
      <span>{goalWords}</span>
      <span>{t('board.indicators', { n: results.indicators })}</span>
      <span className={styles.signals}>{results.signals > 0 ? t('board.signals', { n: results.signals }) : null}</span>
      <span>
        {results.notMet > 0 ? (
          <StatusMark shape="notMet" size={18} word={t('start.notMet', { n: results.notMet })} />
        ) : null}
      </span>
      <span className={missing + stale > 0 ? styles.late : undefined}>{freshWord(results, today, t)}</span>
    </span>
  );
}
