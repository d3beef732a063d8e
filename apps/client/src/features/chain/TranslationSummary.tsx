import type { BoardContent, GivenGoal, GoalId } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import { type Standing, standingOf } from './standing.ts';

export interface TranslationSummaryProps {
  readonly goals: readonly GivenGoal[];
  /** The board's own goals and answers: drafts are only known there. */
  readonly own: Pick<BoardContent, 'goals' | 'responses'>;
  /** The address where a goal from above is answered. */
  readonly hrefOf: (goal: GoalId) => string;
}

const lists = [
  ['ours', 'board.waitingForYou'],
  ['draft', 'board.proposedDrafts'],
  ['asked', 'board.excusesAsked'],
  // A published goal is visible all the way down, also while a board in between has not answered (CHAIN4).
  ['above', 'board.waitsAbove'],
] as const satisfies readonly (readonly [Standing, string])[];

/** How far the board has come with the goals from above, which wait for it, and which wait for something else (CHAIN5). Nothing when nobody has sent any. */
export function TranslationSummary({ goals, own, hrefOf }: TranslationSummaryProps) {
  const t = useWords();
  if (goals.length === 0) return null;
  const boards = [...new Set(goals.map((goal) => goal.board))];
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
      {lists.map(([standing, title]) => {
        const of = goals.filter((given) => standingOf(given, own) === standing);
        if (of.length === 0) return null;
        return (
          <div key={standing} className={styles.list}>
            <p className={`${styles.text} ${styles.strong}`}>{t(title, { n: of.length })}</p>
            <ul className={styles.lines}>
              {of.map((given) => (
                <li key={given.goal.id}>
                  <a href={hrefOf(given.goal.id)}>{given.goal.text}</a>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}
