import { unreachable } from '@tavle/domain';
import { formatInstant, formatPeriod, formatValueText, type Words } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { noteIdOf } from './EntryField.tsx';
import type { People } from '../people.ts';
import styles from './EntryNotes.module.css';
import type { EntryCell } from './entry-rows.ts';
import type { Note } from './hand-in.ts';
import type { EntryCells } from './use-entry-cells.ts';
import { enteredWords, readingWords } from './value-words.ts';

export interface CellNoteProps {
  readonly cell: EntryCell;
  readonly cells: EntryCells;
  readonly people: People;
}

/** What the table says or asks about a cell, right under its row. */
export function CellNote({ cell, cells, people }: CellNoteProps) {
  const t = useWords();
  const { typed, note } = cells.draft(cell);
  if (note === null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sentence with its answers, not a fieldset
    <div id={noteIdOf(cell)} role="group" className={styles.noteBody}>
      <span className={styles.noteFor}>{formatPeriod(cell.period, 'short', t.locale)}</span>
      <Asked cell={cell} cells={cells} people={people} note={note} typed={typed ?? ''} />
    </div>
  );
}

interface AskedProps extends CellNoteProps {
  readonly note: Note;
  readonly typed: string;
}

function Asked({ cell, cells, people, note, typed }: AskedProps) {
  const t = useWords();
  const cancel = (
    <Button small onClick={() => cells.cancel(cell)}>
      {t('keys.cellCancel')}
    </Button>
  );
  switch (note.kind) {
    case 'error':
      return (
        <>
          <FieldError>{note.sentence}</FieldError>
          {cancel}
        </>
      );
    case 'emptied':
      return (
        <>
          <p role="alert">{t('entry.zero')}</p>
          <ButtonBar>
            <Button small onClick={() => cells.record(cell, { kind: 'notRelevant' })}>
              {t('entry.notRelevant')}
            </Button>
            {cancel}
          </ButtonBar>
        </>
      );
    case 'ambiguous': {
      const [a, b] = readingWords(cell.indicator, note.readings, t);
      return (
        <>
          <p role="alert">{t('entry.ambiguous', { x: typed.trim(), a, b })}</p>
          <ButtonBar>
            <Button small onClick={() => cells.record(cell, note.readings[0])}>
              {t('entry.use', { a })}
            </Button>
            <Button small onClick={() => cells.record(cell, note.readings[1])}>
              {t('entry.use', { a: b })}
            </Button>
          </ButtonBar>
        </>
      );
    }
    case 'overSum':
      return (
        <>
          <p role="alert">{t('entry.overSum', { n: note.from, m: note.of })}</p>
          <ButtonBar>
            <Button small onClick={() => cells.record(cell, note.value)}>
              {t('entry.overSumYes')}
            </Button>
            <Button small onClick={() => cells.cancel(cell)}>
              {t('entry.overSumNo')}
            </Button>
          </ButtonBar>
        </>
      );
    case 'reason':
      return <Reason cell={cell} cells={cells} people={people} note={note} />;
    case 'unusual': {
      const words = {
        a: formatValueText(cell.indicator, note.low, t),
        b: formatValueText(cell.indicator, note.high, t),
      };
      return (
        <>
          <p role="status">{t('entry.outlier', words)}</p>
          <Button small onClick={() => cells.cancel(cell)}>
            {t('entry.outlierYes')}
          </Button>
        </>
      );
    }
    default:
      return unreachable(note);
  }
}

/** What stands there now, and whose it is. */
function formerWords({ indicator, former }: EntryCell, people: People, t: Words): string | null {
  if (former === undefined || former.at === null) return null;
  return t('entry.before', {
    value: enteredWords(indicator, former.value, t),
    name: people.named(former.by)?.name ?? t('person.unknown'),
    when: formatInstant(former.at, 'full', t.locale),
  });
}

/** A correction says why, and what stood there before is shown and kept (BOARD1). */
function Reason({
  cell,
  cells,
  people,
  note,
}: Omit<AskedProps, 'typed' | 'note'> & { readonly note: Extract<Note, { kind: 'reason' }> }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    cells.record(cell, note.value, { reason });
  };
  return (
    <form className={styles.reason} onSubmit={submit} noValidate>
      <p className={styles.former}>{formerWords(cell, people, t)}</p>
      <TextField label={t('entry.correctWhy')} error={note.sentence || undefined} value={reason} onChange={setReason} />
      <ButtonBar>
        <Button look="primary" small type="submit">
          {t('entry.correct')}
        </Button>
        <Button small onClick={() => cells.cancel(cell)}>
          {t('keys.cellCancel')}
        </Button>
      </ButtonBar>
    </form>
  );
}
