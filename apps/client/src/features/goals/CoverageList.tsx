import type { BoardId, CoverageEntry, GoalCoverage } from '@tavle/domain';
import { agreementWords, coverageStateWords, type Words } from '@tavle/text';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { GoalStateMark, type GoalStateShape } from '../../ui/GoalStateMark.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from '../features.module.css';
import { coverageStateOf, coverageSummary } from './coverage-words.ts';
import local from './goals.module.css';

export interface CoverageListProps {
  readonly coverage: GoalCoverage;
  /** Boards so many layers down; the nearest alone by default. */
  readonly layers?: number;
  /** The address of a board. */
  readonly hrefOf: (board: BoardId) => string;
  /** What can be done about an answer: accepting, declining. */
  readonly actionsFor?: (entry: CoverageEntry) => ReactNode;
}

/** How one of our goals lives below (CHAIN5): each board's state as shape and word, its own words, how it contributes. No order but the tree's. */
export function CoverageList({ coverage, layers = 1, hrefOf, actionsFor }: CoverageListProps) {
  const t = useWords();
  const entries = coverage.entries.filter((entry) => entry.layersDown <= layers);
  if (entries.length === 0) return <EmptyState>{t('empty.unitsBelow')}</EmptyState>;
  return (
    <section className={styles.list} aria-label={t('trans.coverage')}>
      <p className={styles.quiet}>{coverageSummary(entries, t)}</p>
      <ul className={styles.lines}>
        {entries.map((entry) => (
          <li key={entry.board} className={local.entry}>
            <a href={hrefOf(entry.board)}>{entry.shortName || entry.unitName}</a>
            <GoalStateMark {...markOf(entry, t)} />
            <div className={styles.list}>
              <EntryWords entry={entry} />
              {actionsFor?.(entry)}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function EntryWords({ entry }: { readonly entry: CoverageEntry }) {
  const t = useWords();
  const lines = entry.responses.map((response) => {
    const own = entry.goals.find((goal) => goal.id === response.goal);
    return { response, own: own?.text ?? null };
  });
  return (
    <>
      {lines.map(({ response, own }) => (
        <div key={response.id}>
          {own === null ? null : <p className={`${styles.text} ${styles.strong}`}>{own}</p>}
          {response.text === '' ? null : <p className={styles.quiet}>{response.text}</p>}
          {response.kind === 'translated' ? (
            <p className={styles.small}>{t(agreementWords[response.agreement])}</p>
          ) : null}
        </div>
      ))}
    </>
  );
}

function markOf(entry: CoverageEntry, t: Words): { readonly state: GoalStateShape; readonly word: string } {
  const state = coverageStateOf(entry);
  return { state: state === 'excuseDeclined' ? 'waiting' : state, word: t(coverageStateWords[state]) };
}
