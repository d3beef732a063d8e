import {
  type BoardId,
  type ChainStop,
  type Due,
  type LateNumber,
  lateNumbers,
  type Result,
  rhythmOf,
} from '@tavle/domain';
import { formatPeriod, type Words } from '@tavle/text';
import type { ReactNode } from 'react';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { DueCounts } from './DueCounts.tsx';

export interface MissingListProps {
  /** The board's own results. */
  readonly results: readonly Result[];
  /** The chain: what the boards directly below are missing is told in one line each. */
  readonly chain: readonly ChainStop[];
  readonly people: People;
  /** Everything due on the board; the numbers among it are told one by one. */
  readonly dues: readonly Due[];
  readonly hrefOf: (board: BoardId) => string;
  /** Where the missing numbers are entered. */
  readonly children?: ReactNode;
}

/** Numbers that are late, with by how many days and whose they are; our own first, then the boards below. */
export function MissingList({ results, chain, people, dues, hrefOf, children }: MissingListProps) {
  const t = useWords();
  const today = useToday();
  const active = results.filter(({ indicator }) => indicator.stage === 'active');
  const own = lateNumbers(active.map(rhythmOf), today);
  const below = chain
    .filter((stop) => stop.relation === 'below')
    .map((stop) => ({ stop, late: lateNumbers(stop.results?.rhythms ?? [], today) }))
    .filter(({ late }) => late.length > 0);
  const others = dues.filter(({ kind }) => kind !== 'measurement');
  if (own.length + below.length + others.length === 0) return <EmptyState>{t('empty.missing')}</EmptyState>;
  return (
    <section className={styles.list} aria-label={t('board.missing')}>
      <ul className={styles.lines}>
        <DueCounts dues={others} />
        {own.map((late) => (
          <li key={late.rhythm.indicator}>
            <p className={styles.text}>{late.rhythm.name}</p>
            <p className={styles.quiet}>{lateWords(late, people, t)}</p>
          </li>
        ))}
        {below.map(({ stop, late }) => (
          <li key={stop.board}>
            <a href={hrefOf(stop.board)}>{stop.shortName || stop.name}</a>
            <p className={styles.quiet}>{belowWords(late, t)}</p>
          </li>
        ))}
      </ul>
      {children}
    </section>
  );
}

function lateWords({ rhythm, period, daysLate }: LateNumber, people: People, t: Words): string {
  const words = [
    formatPeriod(period, 'short', t.locale),
    daysLate > 0 ? t('entry.late', { n: daysLate }) : t('entry.missing'),
    people.named(rhythm.owner)?.name ?? t('action.noOwner'),
  ];
  return words.join(' · ');
}

function belowWords(late: readonly LateNumber[], t: Words): string {
  const worst = late[0]?.daysLate ?? 0;
  const count = t('entry.missingN', { n: late.length });
  return worst > 0 ? `${count} · ${t('entry.late', { n: worst })}` : count;
}
