/** Where one begins: one's own boards first, then the whole organisation as lines, from the top down. */
import { treeOn } from '@tavle/domain';
import { useMemo, useState } from 'react';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { useMe } from '../../session/useSession.ts';
import { TextField } from '../../ui/TextField.tsx';
import { MyBoards } from './MyBoards.tsx';
import { MyDuesPart } from './MyDuesPart.tsx';
import styles from './start.module.css';
import { allLines, linesFound, openAtFirst, unitLines } from './unit-lines.ts';
import { UnitTree } from './UnitTree.tsx';

export function StartPage() {
  const t = useWords();
  const { value: organisation, problem } = useOrganisation();
  const me = useMe();
  const today = useToday();
  const [sought, setSought] = useState('');
  usePage(t('start.title'));
  const lines = useMemo(() => {
    if (organisation === null) return [];
    return unitLines(treeOn(organisation.tree, today), organisation.boards, me.grants);
  }, [organisation, me, today]);
  const found = useMemo(() => linesFound(lines, sought), [lines, sought]);
  const open = useMemo(() => openAtFirst(lines), [lines]);
  if (organisation === null) return problem === null ? <LoadingPage /> : <ProblemPage problem={problem} />;
  const mine = allLines(lines).filter(({ isMine, line }) => isMine && line !== null);
  return (
    <>
      <PageHead title={t('start.title')} above={<p className={styles.above}>{t('start.lead')}</p>} />
      <DemoBanner organisation={organisation} />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        {mine.length === 0 ? null : <MyBoards lines={mine} tree={organisation.tree} />}
        {mine.some(({ line }) => line?.access === 'write') ? <MyDuesPart /> : null}
        <section aria-labelledby="all-boards">
          <div className={styles.treeHead}>
            <h2 id="all-boards" className={styles.heading}>
              {t('start.tree')}
            </h2>
            <search className={styles.search}>
              <TextField type="search" label={t('search.title')} value={sought} onChange={setSought} />
            </search>
          </div>
          {found.length === 0 ? (
            <p className={styles.nothing}>{sought === '' ? t('empty.boards') : t('empty.search', { x: sought })}</p>
          ) : (
            <UnitTree lines={found} open={open} isSearch={sought !== ''} />
          )}
        </section>
      </main>
    </>
  );
}
