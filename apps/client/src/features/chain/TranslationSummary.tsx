import type { GivenGoal, GoalId } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';

export interface TranslationSummaryProps {
  readonly goals: readonly GivenGoal[];
  /** The address where a goal from above is answered. */
  readonly hrefOf: (goal: GoalId) => string;
}

/** How far the board has come with the goals from above, and which wait for it (CHAIN5). Nothing when nobody has sent any. */
export function TranslationSummary({ goals, hrefOf }: TranslationSummaryProps) {
  const t = useWords();
  if (goals.length === 0) return null;
  const boards = [...new Set(goals.map((goal) => goal.board))];
  const waiting = goals.filter((given) => given.state === 'waiting' && given.turn === 'ours');
  return (
    <section className={styles.list} aria-label={t('board.translation')}>
      {boards.map((board) => {
        const of = goals.filter((given) => given.board === board && given.turn === 'ours');
        const unit = goals.find((given) => given.board === board)?.unitName ?? '';
        const answered = of.filter((given) => given.state !== 'waiting').length;
        if (of.length === 0) return null;
        return (
          <p key={board} className={styles.small}>
            {answered === of.length
              ? t('trans.allDone', { unit })
              : t('board.answeredOf', { n: answered, m: of.length, unit })}
          </p>
        );
      })}
      {waiting.length === 0 ? null : (
        <>
          <p className={`${styles.text} ${styles.strong}`}>{t('board.waitingForYou', { n: waiting.length })}</p>
          <ul className={styles.lines}>
            {waiting.map((given) => (
              <li key={given.goal.id}>
                <a href={hrefOf(given.goal.id)}>{given.goal.text}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
