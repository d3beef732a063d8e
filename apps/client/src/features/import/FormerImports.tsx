import type { BoardId, ImportNote } from '@tavle/domain';
import { formatWhen } from '@tavle/text';
import { useEffect, useState } from 'react';
import { ask } from '../../live/http.ts';
import { useNow } from '../../live/useNow.ts';
import { useWords } from '../../live/useWords.ts';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import type { People } from '../people.ts';
import styles from './import.module.css';

export interface FormerImportsProps {
  readonly board: BoardId;
  readonly people: People;
  readonly onUndo: (id: string, name: string) => void;
}

/** The board's newest imports, each of which can still be taken back. */
export function FormerImports({ board, people, onUndo }: FormerImportsProps) {
  const t = useWords();
  const now = useNow();
  const [notes, setNotes] = useState<readonly ImportNote[]>();
  useEffect(() => {
    let gone = false;
    void ask<readonly ImportNote[]>(t, `/api/boards/${board}/imports`).then((reply) => {
      if (!gone && reply.kind === 'value') setNotes(reply.value);
    });
    return () => {
      gone = true;
    };
  }, [board, t]);
  if (notes === undefined) return null;
  return (
    <section className={styles.section} aria-labelledby="import-former">
      <h2 id="import-former">{t('import.former')}</h2>
      {notes.length === 0 ? <EmptyState>{t('import.formerNone')}</EmptyState> : null}
      <ul className={styles.former}>
        {notes.map((note) => (
          <li key={note.import}>
            <span className={styles.name}>{note.file}</span>
            <span className={styles.quiet}>
              {[
                t('import.formerCount', { n: note.written }),
                people.named(note.by)?.name ?? '',
                formatWhen(note.at, now, t.locale),
                note.undoneAt === null ? '' : t('import.formerUndone'),
              ]
                .filter((part) => part !== '')
                .join(' · ')}
            </span>
            {note.undoneAt === null ? (
              <ConfirmButton
                consequence={t('import.undoConsequence')}
                yes={t('import.undoYes')}
                no={t('import.undoNo')}
                look="quiet"
                onConfirm={() => onUndo(note.import, note.file)}
              >
                {t('import.undo')}
              </ConfirmButton>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
}
