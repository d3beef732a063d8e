/** A board's history: every change by day, and the way to the board as it was. */
import { useMemo } from 'react';
import { Link } from 'wouter';
import { namesFor } from '../../features/history/names.ts';
import { StepList } from '../../features/history/StepList.tsx';
import { useHistory } from '../../features/history/use-history.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { PageHead } from '../../session/PageHead.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Button } from '../../ui/Button.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import styles from './history.module.css';

export function HistoryPage({ board, people }: ModeProps) {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const { id } = board.reply.board;
  const { steps, problem, isAsking, hasMore, more } = useHistory(id);
  const nameOf = useMemo(() => namesFor(people, organisation, [board.content]), [people, organisation, board.content]);
  usePage(`${t('collab.history')} · ${board.reply.unit.name}`);
  return (
    <>
      <PageHead
        title={t('collab.history')}
        above={
          <Link className={styles.back} href={paths.board(id)} data-print="off">
            ‹ {board.reply.unit.name}
          </Link>
        }
      />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <p className={styles.help}>{t('history.help')}</p>
        {steps === null ? null : <StepList steps={steps} nameOf={nameOf} hrefOf={(seq) => paths.moment(id, seq)} />}
        {steps?.length === 0 ? <EmptyState>{t('empty.history')}</EmptyState> : null}
        <div className={styles.end} aria-busy={isAsking}>
          {problem === null || isAsking ? null : (
            <>
              <p role="alert">{problem.sentence}</p>
              <Button look="primary" onClick={more}>
                {t('common.retry')}
              </Button>
            </>
          )}
          {isAsking ? <p role="status">{t('common.loading')}</p> : null}
          {hasMore && !isAsking && problem === null ? <Button onClick={more}>{t('history.older')}</Button> : null}
          {steps !== null && steps.length > 0 && !hasMore && !isAsking && problem === null ? (
            <EmptyState>{t('history.oldest')}</EmptyState>
          ) : null}
        </div>
      </main>
    </>
  );
}
