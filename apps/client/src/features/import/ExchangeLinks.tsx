import type { BoardId, IndicatorId } from '@tavle/domain';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { cx } from '../../ui/class-names.ts';
import styles from './import.module.css';

/** From the numbers to files and systems, in and out. */
export function ExchangeLinks({ board, canWrite }: { readonly board: BoardId; readonly canWrite: boolean }) {
  const t = useWords();
  const file = `/api/boards/${board}/measurements`;
  return (
    <nav className={cx(styles.links, styles.beside)} aria-label={t('import.links')} data-print="off">
      <a href={`${file}.xlsx`} download>
        {t('export.xlsx')}
      </a>
      <a href={`${file}.csv`} download>
        {t('export.csv')}
      </a>
      {canWrite ? <Link href={paths.suppliers(board)}>{t('supplier.title')}</Link> : null}
      {canWrite ? (
        <Link className={styles.fromFile} href={paths.importFile(board)}>
          {t('entry.fromFile')}
        </Link>
      ) : null}
    </nav>
  );
}

/** One chart's numbers as a file. */
export function TableLinks({ board, indicator }: { readonly board: BoardId; readonly indicator: IndicatorId }) {
  const t = useWords();
  const file = `/api/boards/${board}/indicators/${indicator}/table`;
  return (
    <p className={styles.links} data-print="off">
      <a href={`${file}.xlsx`} download>
        {t('export.chartXlsx')}
      </a>
      <a href={`${file}.csv`} download>
        {t('export.chartCsv')}
      </a>
    </p>
  );
}
