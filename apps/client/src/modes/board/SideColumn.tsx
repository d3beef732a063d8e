/** What stands beside the rows: what is lifted and answered, what went well, what is parked, what is missing. */
import { freshnessOn, rhythmOf } from '@tavle/domain';
import { formatPeriod } from '@tavle/text';
import type { ReactNode } from 'react';
import type { People } from '../../features/people.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import styles from './board.module.css';

export function SideColumn({ board }: { readonly board: BoardReady; readonly people: People }) {
  const t = useWords();
  return (
    <aside className={styles.side} aria-label={t('board.lifts')}>
      <Box title={t('board.missing')}>
        <Missing board={board} />
      </Box>
    </aside>
  );
}

function Box({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.box} aria-label={title}>
      <h2 className={styles.caption}>{title}</h2>
      {children}
    </section>
  );
}

function Missing({ board }: { readonly board: BoardReady }) {
  const t = useWords();
  const today = useToday();
  const late = board.results.flatMap((result) => {
    const freshness = freshnessOn(rhythmOf(result), today);
    return freshness.kind === 'current' ? [] : [{ result, freshness }];
  });
  if (late.length === 0) return <EmptyState>{t('empty.missing')}</EmptyState>;
  return (
    <ul className={styles.boxLines}>
      {late.map(({ result, freshness }) => (
        <li key={result.indicator.id}>
          {result.indicator.name}: {t('board.missingMeasurement')} {formatPeriod(freshness.period, 'full', t.locale)}
        </li>
      ))}
    </ul>
  );
}
