import type { EntryId, ReadMark } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { useMarkRead } from './useMarkRead.ts';

export interface ReadLineProps {
  /** What is read, and what it is called for those who listen. */
  readonly of: EntryId;
  readonly name: string;
  readonly reads: readonly ReadMark[];
  readonly edit: BoardEdit;
  readonly people: People;
}

/** "Læst af 4 af 9", by whom, and a button for whoever has not said so yet. */
export function ReadLine({ of, name, reads, edit, people }: ReadLineProps) {
  const t = useWords();
  const mark = useMarkRead(edit);
  const [error, setError] = useState<string | undefined>(undefined);
  const readers = [...new Set(reads.filter((each) => each.of === of).map(({ by }) => by))];
  const here = people.choosable.filter(({ id }) => readers.includes(id));
  const isRead = readers.includes(edit.me);
  const names = here.map(({ initials }) => initials).join(', ');
  return (
    <div className={styles.chips}>
      <span className={styles.quiet} title={here.length === 0 ? undefined : t('min.readers', { names })}>
        {t('min.readBy', { n: here.length, m: people.choosable.length })}
        {here.length === 0 ? '' : ` (${names})`}
      </span>
      {isRead ? (
        <span className={styles.quiet}>{t('min.youRead')}</span>
      ) : (
        <Button
          small
          aria-label={t('min.readFor', { text: name })}
          data-print="off"
          onClick={() => void mark(of).then(setError)}
        >
          {t('min.read')}
        </Button>
      )}
      <FieldError>{error}</FieldError>
    </div>
  );
}
