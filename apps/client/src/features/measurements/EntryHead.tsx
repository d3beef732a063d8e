import type { ReactNode } from 'react';
import type { Present } from '../../live/board-state.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Chip } from '../../ui/Chip.tsx';
import styles from './EntryHead.module.css';
import { type entryGroups, progressOf } from './entry-rows.ts';

export interface EntryHeadProps {
  readonly groups: ReturnType<typeof entryGroups>;
  readonly period: string;
  readonly open: number;
  /** To the first of those that wait for an answer. */
  readonly onOpen: () => void;
  readonly tools: ReactNode;
  readonly canWrite: boolean;
}

/** Which period is asked for, how far it has come, what is late and what waits for an answer. */
export function EntryHead({ groups, period, open, onOpen, tools, canWrite }: EntryHeadProps) {
  const t = useWords();
  const { entered, of } = progressOf(groups);
  const worst = Math.max(0, ...groups.flatMap((group) => group.rows).map((row) => row.daysLate));
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>{t('entry.heading', { period })}</h2>
      <Chip>{entered === of ? t('entry.done') : t('entry.progress', { n: entered, m: of })}</Chip>
      {worst > 0 ? <Chip look="warning">{t('entry.late', { n: worst })}</Chip> : null}
      {open > 0 ? (
        <Button small className={styles.waiting} onClick={onOpen}>
          {t('entry.waiting', { n: open })}
        </Button>
      ) : null}
      {canWrite ? <span className={styles.hint}>{t('entry.pasteHint')}</span> : null}
      {tools}
    </div>
  );
}

/** What the keys do, and who else writes. */
export function EntryFoot({ writers }: { readonly writers: readonly Present[] }) {
  const t = useWords();
  return (
    <p className={styles.foot}>
      <span>{t('entry.zero')}</span>
      <span data-print="off">{t('entry.keys')}</span>
      {writers.map((person) => (
        <span key={person.id} className={styles.writer}>
          <span className={styles.swatch} style={{ borderColor: person.colour }} />
          {t('collab.writingHere', { name: person.name })}
        </span>
      ))}
    </p>
  );
}
