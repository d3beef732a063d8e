import type { VariationShape } from '@tavle/chart';
import type { BoardId, ThreadResult, Variation } from '@tavle/domain';
import { formatPeriod, formatValueText, statusWords, variationWords } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { StatusMark, VariationMark } from '../../ui/Mark.tsx';
import styles from '../features.module.css';
import local from './chain.module.css';

export interface ThreadListProps {
  /** The thread of one goal. */
  readonly threads: readonly ThreadResult[];
  readonly hrefOf: (board: BoardId) => string;
}

const shapes: Readonly<Record<Variation, VariationShape>> = {
  improving: 'step',
  worsening: 'step',
  higher: 'rising',
  lower: 'falling',
  normal: 'wave',
  tooFew: 'dots',
  noVariation: 'flat',
};

/** What the boards below measure for a goal and how it goes there, in the tree's order: learning, not ranking. */
export function ThreadList({ threads, hrefOf }: ThreadListProps) {
  const t = useWords();
  if (threads.length === 0) return <p className={styles.quiet}>{t('trans.nobody')}</p>;
  return (
    <ul className={styles.lines} aria-label={t('trans.threadBelow')}>
      {threads.map((thread) => (
        <li key={`${thread.board} ${thread.indicator}`} className={local.thread}>
          <a href={hrefOf(thread.board)}>{thread.unitName}</a>
          <p>{thread.name}</p>
          <p className={local.value}>
            {thread.latest === null
              ? ''
              : `${formatValueText({ ...thread, per: 1 }, thread.latest.value, t)} · ${formatPeriod(thread.latest, 'short', t.locale)}`}
          </p>
          <div className={styles.list}>
            <StatusMark shape={thread.status} word={t(statusWords[thread.status])} size={18} />
            <VariationMark shape={shapes[thread.variation]} word={t(variationWords[thread.variation])} size={18} />
          </div>
          {thread.interpretation === null || thread.interpretation === '' ? null : (
            <p className={`${styles.quiet} ${local.reading}`}>{thread.interpretation}</p>
          )}
        </li>
      ))}
    </ul>
  );
}
