import type { BoardId, Due } from '@tavle/domain';
import { Link } from 'wouter';
import { DueList } from '../../features/missing/DueList.tsx';
import { useMyDues } from '../../features/missing/use-my-dues.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import styles from './start.module.css';

/** What waits for the person who sits here, under their own boards. */
export function MyDuesPart() {
  const t = useWords();
  const boards = useMyDues();
  if (boards === null) return null;
  return (
    <section aria-labelledby="my-dues" className={styles.mine}>
      <h2 id="my-dues" className={styles.heading}>
        {t('due.title')}
      </h2>
      <div className={styles.duesGrid}>
        <div className={styles.dues}>
          <DueList boards={boards} hrefOf={hrefOf} />
        </div>
      </div>
      <p className={styles.allMine}>
        <Link href={paths.mine}>{t('action.mine')}</Link>
      </p>
    </section>
  );
}

function hrefOf(board: BoardId, due: Due): string {
  if (due.kind === 'measurement') return paths.entry(board);
  if (due.kind === 'action') return paths.actions(board);
  return due.kind === 'translation' ? paths.translate(board, due.goal) : paths.board(board);
}
