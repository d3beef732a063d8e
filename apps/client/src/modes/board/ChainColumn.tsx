/** The chain the board stands in, and how far it has come with the goals from above. A column on a desk, a strip on a tablet. */
import type { Given } from '@tavle/domain';
import { ChainLine } from '../../features/chain/ChainLine.tsx';
import { TranslationSummary } from '../../features/chain/TranslationSummary.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import styles from './board.module.css';

export function ChainColumn({ given }: { readonly given: Given | null }) {
  const t = useWords();
  return (
    <div className={styles.chain} data-print="off">
      <h2 className={styles.caption}>{t('board.chain')}</h2>
      {given === null ? null : (
        <>
          <ChainLine chain={given.chain} hrefOf={paths.board} />
          {given.goals.length === 0 ? null : (
            <div className={styles.translations}>
              <h3>{t('board.translation')}</h3>
              <TranslationSummary goals={given.goals} hrefOf={(goal) => paths.translate(given.board, goal)} />
            </div>
          )}
        </>
      )}
    </div>
  );
}
