import { type BoardId, type ChainStop, unvisited } from '@tavle/domain';
import { formatAge } from '@tavle/text';
import { Fragment } from 'react';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';

/** Boards named before the rest is counted. */
const namedMost = 3;

/** The boards below that have not been visited for long, in one line of invitation; nothing where there are none. */
export function VisitReminder(props: {
  readonly chain: readonly ChainStop[];
  readonly hrefOf: (board: BoardId) => string;
}) {
  const { chain, hrefOf } = props;
  const t = useWords();
  const today = useToday();
  const waiting = unvisited(chain, today);
  if (waiting.length === 0) return null;
  const rest = waiting.length - namedMost;
  return (
    <div className={styles.tight}>
      <p className={styles.text}>
        {t('visit.longAgo')}{' '}
        {waiting.slice(0, namedMost).map(({ board, name, last }, index) => (
          <Fragment key={board}>
            {index === 0 ? null : ', '}
            <a href={hrefOf(board)}>{name}</a>
            {last === null ? null : <span className={styles.quiet}> ({formatAge(last, today, t)})</span>}
          </Fragment>
        ))}
        {rest > 0 ? ` ${t('visit.longAgoMore', { n: rest })}` : null}
      </p>
      <p className={styles.quiet}>{t('visit.longAgoHelp')}</p>
    </div>
  );
}
