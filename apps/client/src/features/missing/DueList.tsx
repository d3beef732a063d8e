import type { BoardId, Due, MyDues } from '@tavle/domain';
import { dueWords, formatPeriod, type Words } from '@tavle/text';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from '../features.module.css';

export interface DueListProps {
  readonly boards: readonly MyDues[];
  /** Where each is mended. */
  readonly hrefOf: (board: BoardId, due: Due) => string;
}

/** Lines shown of one board before the rest is folded away. */
const atFirst = 5;

/** What waits for one person, board by board: each line is the way to it. */
export function DueList({ boards, hrefOf }: DueListProps) {
  const t = useWords();
  if (boards.length === 0) return <EmptyState>{t('due.nothing')}</EmptyState>;
  return (
    <div className={styles.list}>
      {boards.map(({ board, unitName, dues }) => {
        const lines = (of: readonly Due[]) => (
          <ul className={styles.lines}>
            {of.map((due) => (
              <DueLine key={keyOf(due)} due={due} href={hrefOf(board, due)} />
            ))}
          </ul>
        );
        const rest = dues.slice(atFirst);
        return (
          <section key={board} aria-label={unitName}>
            {boards.length === 1 ? null : <p className={styles.strong}>{unitName}</p>}
            {lines(dues.slice(0, atFirst))}
            {rest.length === 0 ? null : (
              <Disclosure title={t('common.showMore', { n: rest.length })}>{lines(rest)}</Disclosure>
            )}
          </section>
        );
      })}
    </div>
  );
}

function DueLine({ due, href }: { readonly due: Due; readonly href: string }) {
  const t = useWords();
  return (
    <li>
      <Link href={href}>{textOf(due)}</Link>
      <p className={styles.quiet}>
        {[t(dueWords[due.kind]), ...detailsOf(due, t)].join(' · ')}
        {due.daysLate === 0 ? null : (
          <>
            {' · '}
            <span className={styles.late}>{t('due.lateN', { n: due.daysLate })}</span>
          </>
        )}
      </p>
    </li>
  );
}

function textOf(due: Due): string {
  switch (due.kind) {
    case 'measurement':
      return due.name;
    case 'action':
      return due.what;
    case 'answer':
      return due.request;
    case 'translation':
      return due.text;
    case 'decision':
      return due.unitName;
  }
}

function detailsOf(due: Due, t: Words): readonly string[] {
  if (due.kind === 'measurement') return [formatPeriod(due.period, 'short', t.locale)];
  return due.kind === 'answer' || due.kind === 'translation' ? [t('due.from', { unit: due.unitName })] : [];
}

function keyOf(due: Due): string {
  switch (due.kind) {
    case 'measurement':
      return due.indicator;
    case 'action':
      return due.action;
    case 'answer':
      return due.escalation;
    case 'translation':
      return due.goal;
    case 'decision':
      return `${due.goal} ${due.unitName}`;
  }
}
