import { type Due, type DueKind, dueKinds } from '@tavle/domain';
import type { WordKey } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';

const counted = {
  answer: 'due.answerN',
  action: 'due.actionN',
  measurement: 'due.measurementN',
  decision: 'due.decisionN',
  translation: 'due.translationN',
} as const satisfies Record<DueKind, WordKey>;

/** How many of each kind are due, one line each, with how late the latest is. */
export function DueCounts({ dues }: { readonly dues: readonly Due[] }) {
  const t = useWords();
  return (
    <>
      {dueKinds.map((kind) => {
        const of = dues.filter((due) => due.kind === kind);
        const worst = Math.max(0, ...of.map(({ daysLate }) => daysLate));
        return of.length === 0 ? null : (
          <li key={kind}>
            <p className={styles.text}>{t(counted[kind], { n: of.length })}</p>
            {worst === 0 ? null : <p className={styles.late}>{t('due.lateN', { n: worst })}</p>}
          </li>
        );
      })}
    </>
  );
}
