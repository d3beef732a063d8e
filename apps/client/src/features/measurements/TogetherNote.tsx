/** What many cells ask at once, asked once: it stays in sight at the foot of the page, is read aloud, and takes the focus when a paste asked it. */
import { formatPeriod } from '@tavle/text';
import {
  type FormEvent,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from './EntryNotes.module.css';
import type { EntryCell } from './entry-rows.ts';
import type { TypedValue } from './read-value.ts';
import type { EntryCells, Shared } from './use-entry-cells.ts';
import { enteredWords, readingWords } from './value-words.ts';

export interface TogetherNotesProps {
  readonly asked: readonly { readonly kind: Shared; readonly asking: readonly EntryCell[] }[];
  readonly cells: EntryCells;
  /** The question being answered: it has the focus, and on a phone it is open. */
  readonly answering: Shared | null;
  readonly onAnswer: (kind: Shared) => void;
  /** Each cell for itself after all. */
  readonly onEach: () => void;
  /** On to what else stands at the foot. */
  readonly onOn: () => void;
  /** Back to the cell one came from. */
  readonly onBack: () => void;
}

/** The id of a question, for its cells to point to. */
export const togetherIdOf = (kind: Shared): string => `together-${kind}`;

/** All that is asked once for many. */
export function TogetherNotes({ asked, answering, onAnswer, onOn, onBack, ...rest }: TogetherNotesProps) {
  return asked.map(({ kind, asking }) => (
    <Question
      key={kind}
      id={togetherIdOf(kind)}
      isOpen={answering === kind}
      onOpen={() => onAnswer(kind)}
      onOn={onOn}
      onBack={onBack}
    >
      {kind === 'ambiguous' ? <WhichSign asking={asking} {...rest} /> : null}
      {kind === 'reason' ? <Why asking={asking} {...rest} /> : null}
      {kind === 'overSum' ? <OverSum asking={asking} {...rest} /> : null}
    </Question>
  ));
}

interface QuestionProps extends Pick<TogetherNotesProps, 'onOn' | 'onBack'> {
  readonly id: string;
  readonly isOpen: boolean;
  readonly onOpen: () => void;
  readonly children: ReactNode;
}

/** The frame of a question. Escape leads back to the cell, F6 on; once it is answered, the focus is where it came from. */
function Question({ id, isOpen, onOpen, onOn, onBack, children }: QuestionProps) {
  const t = useWords();
  const box = useRef<HTMLDivElement>(null);
  const back = useRef(onBack);
  useEffect(() => {
    back.current = onBack;
  });
  useEffect(() => {
    if (isOpen) box.current?.querySelector<HTMLElement>('input, button:not([data-open])')?.focus();
  }, [isOpen]);
  useLayoutEffect(() => {
    const node = box.current;
    return () => {
      if (node?.contains(document.activeElement)) back.current();
    };
  }, []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' && event.key !== 'F6') return;
    event.preventDefault();
    if (event.key === 'F6') onOn();
    else onBack();
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: a sentence with its answers, not a fieldset
    <div
      ref={box}
      id={id}
      role="group"
      className={styles.together}
      data-question=""
      data-opened={isOpen ? '' : undefined}
      onKeyDown={onKeyDown}
    >
      {children}
      {/* Where there is little room the answers wait until they are asked for. */}
      <Button small look="primary" className={styles.open} data-open="" onClick={onOpen}>
        {t('entry.together.answer')}
      </Button>
    </div>
  );
}

interface AskingProps extends Pick<TogetherNotesProps, 'cells' | 'onEach'> {
  /** The cells that ask it; more than one. */
  readonly asking: readonly EntryCell[];
}

function WhichSign({ asking, cells, onEach }: AskingProps) {
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

/** BOARD1: one reason for many corrections; each keeps its own former value, and both are shown. */
function Why({ asking, cells, onEach }: AskingProps) {
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
      <p role="alert">{t('entry.together.reason', { n: open.length })}</p>
      <ul className={styles.changes}>
        {open.map(({ cell: { key, indicator, period, former }, value }) => (
          <li key={key}>
            {t('entry.together.change', {
              name: indicator.name,
              period: formatPeriod(period, 'short', t.locale),
              a: former === undefined ? '' : enteredWords(indicator, former.value, t),
              b: enteredWords(indicator, value, t),
            })}
          </li>
        ))}
      </ul>
      <TextField
        label={t('entry.together.why')}
        error={open[0]?.sentence || undefined}
        value={reason}
        onChange={setReason}
      />
      <ButtonBar>
        <Button look="primary" small type="submit">
          {t('entry.together.correct', { n: open.length })}
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

function OverSum({ asking, cells, onEach }: AskingProps) {
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
