import { unreachable } from '@tavle/domain';
import { formatPeriod, formatValueText } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { noteIdOf } from './EntryField.tsx';
import styles from './EntryGrid.module.css';
import type { EntryCell } from './entry-rows.ts';
import type { EntryCells, Note } from './use-entry-cells.ts';
import { readingWords } from './value-words.ts';

/** What the table says or asks about a cell, right under its row. */
export function CellNote({ cell, cells }: { readonly cell: EntryCell; readonly cells: EntryCells }) {
  const t = useWords();
  const { typed, note } = cells.draft(cell);
  if (note === null) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sentence with its answers, not a fieldset
    <div id={noteIdOf(cell)} role="group" className={styles.noteBody}>
      <span className={styles.noteFor}>{formatPeriod(cell.period, 'short', t.locale)}</span>
      <Asked cell={cell} cells={cells} note={note} typed={typed ?? ''} />
    </div>
  );
}

interface AskedProps {
  readonly cell: EntryCell;
  readonly cells: EntryCells;
  readonly note: Note;
  readonly typed: string;
}

function Asked({ cell, cells, note, typed }: AskedProps) {
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
      return <Reason cell={cell} cells={cells} note={note} />;
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

/** A correction says why (BOARD1). */
function Reason({
  cell,
  cells,
  note,
}: Omit<AskedProps, 'typed' | 'note'> & { readonly note: Extract<Note, { kind: 'reason' }> }) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    cells.record(cell, note.value, reason);
  };
  return (
    <form className={styles.reason} onSubmit={submit} noValidate>
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
