import { type FormEvent, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './EntryNotes.module.css';
import type { EntryCell } from './entry-rows.ts';
import type { TypedValue } from './read-value.ts';
import type { EntryCells, Shared } from './use-entry-cells.ts';
import { readingWords } from './value-words.ts';

export interface TogetherNoteProps {
  readonly kind: Shared;
  /** The cells that ask it; more than one. */
  readonly asking: readonly EntryCell[];
  readonly cells: EntryCells;
  /** Each cell for itself after all. */
  readonly onEach: () => void;
}

/** A question many cells share, asked once. */
export function TogetherNote(props: TogetherNoteProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sentence with its answers, not a fieldset
    <div role="group" className={styles.together}>
      {props.kind === 'ambiguous' ? (
        <WhichSign {...props} />
      ) : props.kind === 'reason' ? (
        <Why {...props} />
      ) : (
        <OverSum {...props} />
      )}
    </div>
  );
}

function WhichSign({ asking, cells, onEach }: TogetherNoteProps) {
  const t = useWords();
  const open = asking.flatMap((cell) => {
    const { note, typed } = cells.draft(cell);
    return note?.kind === 'ambiguous' ? [{ cell, readings: note.readings, typed: typed ?? '' }] : [];
  });
  const [first] = open;
  if (first === undefined) return null;
  const [a, b] = readingWords(first.cell.indicator, first.readings, t);
  const answer = (at: 0 | 1): void =>
    cells.recordAll(open.map(({ cell, readings }): readonly [EntryCell, TypedValue] => [cell, readings[at]]));
  return (
    <>
      <p role="alert">{t('entry.together.ambiguous', { n: open.length, x: first.typed.trim(), a, b })}</p>
      <ButtonBar>
        <Button small onClick={() => answer(0)}>
          {t('entry.together.comma', { a })}
        </Button>
        <Button small onClick={() => answer(1)}>
          {t('entry.together.point', { a: b })}
        </Button>
        <Button small look="quiet" onClick={onEach}>
          {t('entry.together.each')}
        </Button>
      </ButtonBar>
    </>
  );
}

/** BOARD1: one reason for many corrections; each keeps its own former value. */
function Why({ asking, cells, onEach }: TogetherNoteProps) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const open = asking.flatMap((cell) => {
    const { note } = cells.draft(cell);
    return note?.kind === 'reason' ? [{ cell, value: note.value, sentence: note.sentence }] : [];
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    cells.recordAll(
      open.map(({ cell, value }) => [cell, value]),
      { reason },
    );
  };
  return (
    <form className={styles.reason} onSubmit={submit} noValidate>
      <TextField
        label={t('entry.together.reason', { n: open.length })}
        error={open[0]?.sentence || undefined}
        value={reason}
        onChange={setReason}
      />
      <ButtonBar>
        <Button look="primary" small type="submit">
          {t('entry.correct')}
        </Button>
        <Button small onClick={() => cells.cancelAll(asking)}>
          {t('entry.together.none')}
        </Button>
        <Button small look="quiet" onClick={onEach}>
          {t('entry.together.each')}
        </Button>
      </ButtonBar>
    </form>
  );
}

function OverSum({ asking, cells, onEach }: TogetherNoteProps) {
  const t = useWords();
  const own = asking.flatMap((cell) => {
    const { note } = cells.draft(cell);
    return note?.kind === 'overSum' ? [[cell, note.value] as const] : [];
  });
  return (
    <>
      <p role="alert">{t('entry.together.overSum', { n: own.length })}</p>
      <ButtonBar>
        <Button small onClick={() => cells.recordAll(own)}>
          {t('entry.overSumYes')}
        </Button>
        <Button small onClick={() => cells.cancelAll(asking)}>
          {t('entry.overSumNo')}
        </Button>
        <Button small look="quiet" onClick={onEach}>
          {t('entry.together.each')}
        </Button>
      </ButtonBar>
    </>
  );
}
