import type { BoardId } from '@tavle/domain';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import styles from './import.module.css';

/** From the numbers to files and systems, in and out. */
export function ExchangeLinks({ board, canWrite }: { readonly board: BoardId; readonly canWrite: boolean }) {
  const t = useWords();
  const file = `/api/boards/${board}/measurements`;
  return (
    <nav className={styles.links} aria-label={t('import.links')} data-print="off">
      {canWrite ? <Link href={paths.importFile(board)}>{t('entry.fromFile')}</Link> : null}
      {canWrite ? <Link href={paths.suppliers(board)}>{t('supplier.title')}</Link> : null}
      <a href={`${file}.xlsx`} download>
        {t('export.xlsx')}
      </a>
      <a href={`${file}.csv`} download>
        {t('export.csv')}
      </a>
    </nav>
  );
}
