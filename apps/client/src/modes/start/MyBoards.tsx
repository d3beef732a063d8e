import { ancestorsOf, type Tree } from '@tavle/domain';
import { Link } from 'wouter';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { BoardFigures } from './BoardFigures.tsx';
import styles from './start.module.css';
import type { UnitLine } from './unit-lines.ts';

/** One's own boards, large: the whole card is the way in. */
export function MyBoards({ lines, tree }: { readonly lines: readonly UnitLine[]; readonly tree: Tree }) {
  const t = useWords();
  return (
    <section aria-labelledby="my-boards" className={styles.mine}>
      <h2 id="my-boards" className={styles.heading}>
        {lines.length === 1 ? t('nav.myBoard') : t('start.mine')}
      </h2>
      <ul className={styles.cards}>
        {lines.map(({ unit, line }) =>
          line === null ? null : (
            <li key={unit.id}>
              <Link href={paths.board(line.board)} className={styles.card}>
                <span className={styles.crumbs}>
                  {[...ancestorsOf(tree, unit.id)]
                    .reverse()
                    .map(({ shortName }) => `${shortName} ›`)
                    .join(' ')}
                </span>
                <span className={styles.cardName}>{unit.name}</span>
                <BoardFigures line={line} />
              </Link>
            </li>
          ),
        )}
      </ul>
    </section>
  );
}
