/** A page that cannot be shown, with the reason in a sentence, whom to ask, and a way on. */
import type { Problem, ProblemKind } from '@tavle/domain';
import type { PlainKey } from '@tavle/text';
import { Link } from 'wouter';
import { useWords } from '../live/useWords.ts';
import { paths } from '../paths.ts';
import { Button } from '../ui/Button.tsx';
import { PageHead } from './PageHead.tsx';
import styles from './session.module.css';
import { contentId, usePage } from './usePage.ts';

const titles: Readonly<Partial<Record<ProblemKind, PlainKey>>> = {
  noAccess: 'error.noAccess.title',
  notHere: 'error.noAccess.title',
  noSession: 'error.sessionOver.title',
  notFound: 'error.notFound.title',
  away: 'error.networkOff.title',
};

/** The whole page. `retry` is offered where trying again can help. */
export function ProblemPage({ problem, retry }: { readonly problem: Problem; readonly retry?: () => void }) {
  const t = useWords();
  const title = t(titles[problem.problem] ?? 'error.unexpected.title');
  usePage(title);
  return (
    <>
      <PageHead title={title} />
      <main id={contentId} tabIndex={-1} className={styles.problem}>
        <p>{problem.sentence}</p>
        <div className={styles.buttons}>
          {retry === undefined ? null : (
            <Button look="primary" onClick={retry}>
              {t('common.retry')}
            </Button>
          )}
          <Link href={paths.start}>{t('nav.backToBoards')}</Link>
        </div>
      </main>
    </>
  );
}
