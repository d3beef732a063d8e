/** Numbers from a file, onto one board. */
import { Link } from 'wouter';
import { ImportDesk } from '../../features/import/ImportDesk.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { contentId, usePage } from '../../session/usePage.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import styles from './import-page.module.css';

export function ImportPage({ board, people }: ModeProps) {
  const t = useWords();
  usePage(`${t('import.title')} · ${board.reply.unit.name}`);
  return (
    <>
      <BoardHead board={board} names={people} mode="entry" />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        <Link href={paths.entry(board.reply.board.id)}>{t('import.back')}</Link>
        <h1>{t('import.title')}</h1>
        <p className={styles.intro}>{t('import.intro')}</p>
        <ImportDesk content={board.content} edit={board.edit} people={people} />
      </main>
    </>
  );
}
