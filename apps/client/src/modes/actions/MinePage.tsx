/** What one person has to do, on all their boards. */
import { MyActions } from '../../features/actions/MyActions.tsx';
import { FollowUpList } from '../../features/efforts/FollowUpList.tsx';
import { useMine } from '../../live/useMine.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Link } from 'wouter';
import styles from './actions-page.module.css';

export function MinePage() {
  const t = useWords();
  const { value: organisation } = useOrganisation();
  const { value: mine, problem } = useMine();
  usePage(t('action.mine'));
  if (mine === null) return problem === null ? <LoadingPage /> : <ProblemPage problem={problem} />;
  return (
    <>
      <PageHead
        title={t('action.mine')}
        above={
          <p className={styles.lead}>
            <Link href={paths.start}>{t('nav.boards')}</Link> · {t('mine.lead')}
          </p>
        }
      />
      <DemoBanner organisation={organisation} />
      <main id={contentId} tabIndex={-1} className={styles.mine}>
        <section aria-labelledby="my-actions">
          <h2 id="my-actions" className={styles.heading}>
            {t('action.open', { n: mine.actions.length })}
          </h2>
          <MyActions mine={mine} hrefOf={({ board }) => paths.actions(board)} />
        </section>
        {mine.followUps.length === 0 ? null : (
          <section aria-labelledby="my-efforts">
            <h2 id="my-efforts" className={styles.heading}>
              {t('mine.efforts')}
            </h2>
            <FollowUpList
              followUps={mine.followUps}
              hrefOf={(each) => paths.effort(each.board, each.effort.id)}
              noteOf={({ unitName }) => unitName}
            />
          </section>
        )}
      </main>
    </>
  );
}
