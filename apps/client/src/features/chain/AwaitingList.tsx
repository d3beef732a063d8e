import type { AwaitedDecision, Review } from '@tavle/domain';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { ReviewAnswer } from './ReviewAnswer.tsx';

export interface AwaitingListProps {
  readonly awaiting: readonly AwaitedDecision[];
  readonly reviews: readonly Review[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** What those below have asked of this board and wait for: each with who asks, in their words, and the answer in place (CHAIN5, CHAIN7). */
export function AwaitingList({ awaiting, reviews, edit, people }: AwaitingListProps) {
  const t = useWords();
  return (
    <ul className={styles.lines}>
      {awaiting.map(({ kind, goal, entry, response }) => (
        <li key={`${entry.board} ${response.id}`} className={styles.list}>
          <p className={styles.text}>
            {t(kind === 'excuse' ? 'board.awaitingExcuse' : 'board.awaitingTranslation', {
              unit: entry.shortName || entry.unitName,
              goal: goal.text,
            })}
          </p>
          {entry.goals
            .filter(({ id }) => id === response.goal)
            .map(({ id, text }) => (
              <p key={id} className={`${styles.text} ${styles.strong}`}>
                {text}
              </p>
            ))}
          {response.text === '' ? null : <p className={styles.quiet}>{response.text}</p>}
          <ReviewAnswer
            board={entry.board}
            unitName={entry.unitName}
            response={response}
            reviews={reviews}
            edit={edit}
            people={people}
          />
        </li>
      ))}
    </ul>
  );
}
