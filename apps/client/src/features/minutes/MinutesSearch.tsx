import type { BoardContent } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './minutes.module.css';
import { type Hit, searchBoard } from './search.ts';

export interface MinutesSearchProps {
  readonly content: BoardContent;
  readonly hrefOf: (hit: Hit) => string;
  /** What stands here while nothing is sought. */
  readonly children: ReactNode;
}

/** Looks through minutes, decisions, actions and readings as one types. */
export function MinutesSearch({ content, hrefOf, children }: MinutesSearchProps) {
  const t = useWords();
  const [sought, setSought] = useState('');
  const settled = useDeferredValue(sought);
  const hits = useMemo(() => searchBoard(content, settled), [content, settled]);
  return (
    <>
      <search>
        <TextField type="search" label={t('min.search')} value={sought} onChange={setSought} />
      </search>
      {settled.trim() === '' ? (
        children
      ) : (
        <div role="status">
          {hits.length === 0 ? <EmptyState>{t('min.noHits', { x: settled.trim() })}</EmptyState> : null}
          <ul className={styles.results}>
            {hits.map((hit) => (
              <li key={`${hit.kind}/${hit.id}`}>
                <span className={styles.kind}>
                  {t(`min.kind.${hit.kind}`)}
                  {hit.on === null ? '' : ` · ${formatDate(hit.on, 'short', t.locale)}`}
                </span>
                <a href={hrefOf(hit)}>{hit.text}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
