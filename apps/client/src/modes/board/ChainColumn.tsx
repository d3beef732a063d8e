/** The chain the board stands in, and how far it has come with the goals from above. A column on a desk, a strip on a tablet. */
import type { BoardContent, Given } from '@tavle/domain';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { ChainLine } from '../../features/chain/ChainLine.tsx';
import { standingOf } from '../../features/chain/standing.ts';
import { TranslationSummary } from '../../features/chain/TranslationSummary.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { useSession } from '../../session/useSession.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import styles from './board.module.css';

/** As in board.module.css: narrower than this the chain is a strip. */
const stripQuery = '(max-width: 84.99rem)';

export interface ChainColumnProps {
  readonly given: Given | null;
  readonly content: BoardContent;
  /** The reader belongs to the board, so what waits for it waits for them. */
  readonly isOurs: boolean;
}

export function ChainColumn({ given, content, isOurs }: ChainColumnProps) {
  const t = useWords();
  const isStrip = useSyncExternalStore(watchStrip, () => matchMedia(stripQuery).matches);
  const box = useRef<HTMLElement>(null);
  const isShown = given !== null;
  const { person } = useSession();
  const own = useMemo(() => new Set(person?.grants.map(({ unit }) => unit)), [person]);
  useEffect(() => {
    const strip = box.current?.querySelector('ol');
    const here = strip?.querySelector<HTMLElement>('[data-relation="self"]');
    if (!isShown || !isStrip || !strip || !here) return;
    strip.scrollLeft = here.offsetLeft - strip.clientWidth / 3;
  }, [isShown, isStrip]);
  return (
    <aside ref={box} className={styles.chain} aria-label={t('board.chain')} data-print="off">
      <h2 className={styles.caption}>{t('board.chain')}</h2>
      {given === null ? null : (
        <>
          <ChainLine chain={given.chain} own={own} hrefOf={paths.board} />
          {isOurs ? <Translations given={given} own={content} isFolded={isStrip} /> : null}
        </>
      )}
    </aside>
  );
}

function Translations(props: { readonly given: Given; readonly own: BoardContent; readonly isFolded: boolean }) {
  const { given, own, isFolded } = props;
  const t = useWords();
  if (given.goals.length === 0) return null;
  const summary = (
    <TranslationSummary goals={given.goals} own={own} hrefOf={(goal) => paths.translate(given.board, goal)} />
  );
  const waiting = given.goals.filter((each) => standingOf(each, own) === 'ours').length;
  const title = [t('board.translation'), ...(waiting > 0 ? [t('board.waitingForYou', { n: waiting })] : [])];
  return (
    <div className={styles.translations}>
      {isFolded ? (
        <Disclosure title={title.join(' · ')}>{summary}</Disclosure>
      ) : (
        <>
          <h3>{t('board.translation')}</h3>
          {summary}
        </>
      )}
    </div>
  );
}

function watchStrip(onChange: () => void): () => void {
  const media = matchMedia(stripQuery);
  media.addEventListener('change', onChange);
  return () => media.removeEventListener('change', onChange);
}
