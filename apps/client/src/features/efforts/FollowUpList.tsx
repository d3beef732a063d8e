import type { FollowUp, FollowUpKind } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';

export interface FollowUpListProps<F extends FollowUp> {
  readonly followUps: readonly F[];
  readonly hrefOf: (followUp: F) => string;
  /** A word more about one: whose board it is on. */
  readonly noteOf?: (followUp: F) => string;
}

const words = {
  rhythm: 'effort.due.rhythm',
  judge: 'effort.due.judge',
  payback: 'effort.due.payback',
} as const satisfies Record<FollowUpKind, string>;

/** Efforts that ask to be looked at, the latest first. */
export function FollowUpList<F extends FollowUp>({ followUps, hrefOf, noteOf }: FollowUpListProps<F>) {
  const t = useWords();
  return (
    <ul className={styles.lines}>
      {followUps.map((each) => {
        const when = each.daysLate === 0 ? t('effort.due.today') : t('effort.due.late', { n: each.daysLate });
        return (
          <li key={`${each.effort.id}/${each.kind}`}>
            <a href={hrefOf(each)}>{each.effort.what}</a>
            <p className={styles.quiet}>{[t(words[each.kind]), when, noteOf?.(each)].filter(Boolean).join(' · ')}</p>
          </li>
        );
      })}
    </ul>
  );
}
