/** Systems that hand numbers in on one board. */
import { Link } from 'wouter';
import { SupplierDesk } from '../../features/suppliers/SupplierDesk.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { contentId, usePage } from '../../session/usePage.ts';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardHead } from '../board/BoardHead.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import styles from './import-page.module.css';

export function SuppliersPage({ board, people }: ModeProps) {
  const t = useWords();
  usePage(`${t('supplier.title')} · ${board.reply.unit.name}`);
  return (
    <>
      <BoardHead board={board} names={people} mode="entry" />
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        <Link href={paths.entry(board.reply.board.id)}>{t('import.back')}</Link>
        <h1>{t('supplier.title')}</h1>
        <p className={styles.intro}>{t('supplier.intro')}</p>
        <SupplierDesk edit={board.edit} indicators={board.content.indicators} people={people} />
      </main>
    </>
  );
}
