import { addInterpretation, editText } from '@tavle/board';
import type { Indicator, Interpretation, Period } from '@tavle/domain';
import { formatPeriod } from '@tavle/text';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import styles from './LineField.module.css';
import { readingsOf } from './newest.ts';

export interface LineFieldProps {
  readonly indicator: Indicator;
  /** The number the line is about. */
  readonly period: Period;
  readonly interpretations: readonly Interpretation[];
  readonly edit: BoardEdit;
  readonly people: People;
  /** What the table finds the field by. */
  readonly place: string;
  readonly onMove: (way: 'up' | 'down' | 'left' | 'next') => void;
}

/**
 * One line of interpretation beside its number. My own line of the period stands in the field and is changed in place; what others wrote stands
 * under it. Enter hands it in and goes on to the next number.
 */
export function LineField({ indicator, period, interpretations, edit, people, place, onMove }: LineFieldProps) {
  const t = useWords();
  const id = useId();
  const [typed, setTyped] = useState<string | null>(null);
  // Enter hands in and moves on, and moving on leaves the field: what has been handed in once is not handed in again.
  const unsaid = useRef<string | null>(null);
  const hold = (next: string | null): void => {
    unsaid.current = next;
    setTyped(next);
  };
  const [error, setError] = useState<string | undefined>(undefined);
  const readings = readingsOf(interpretations, indicator.id).filter(({ periodEnd }) => periodEnd === period.end);
  const mine = readings.find(({ by }) => by === edit.me);
  const others = readings.filter((reading) => reading !== mine && reading.text.trim() !== '');
  const commit = (): boolean => {
    const text = unsaid.current?.trim() ?? '';
    if (text === '' || text === mine?.text) {
      hold(null);
      return true;
    }
    const outcome = edit.run<unknown>((doc, hand) =>
      mine === undefined
        ? addInterpretation(doc, hand, { indicator: indicator.id, text, periodEnd: period.end })
        : editText(doc, hand, { section: 'interpretations', id: mine.id, field: 'text', next: text }),
    );
    setError(sentenceOf(outcome, t, t('entry.line')));
    if ('done' in outcome) hold(null);
    return 'done' in outcome;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if ((event.key === 'Escape' || isUndo) && typed !== null) {
      event.preventDefault();
      hold(null);
      setError(undefined);
      return;
    }
    const way = wayOf(event, typed !== null);
    if (way === null) return;
    event.preventDefault();
    if (commit()) onMove(way);
  };
  return (
    <>
      <input
        className={styles.line}
        data-cell={place}
        data-board-undo={typed === null ? '' : undefined}
        aria-label={t('entry.lineFor', { name: indicator.name, period: formatPeriod(period, 'full', t.locale) })}
        aria-invalid={error !== undefined}
        aria-describedby={id}
        placeholder={edit.canWrite ? t('entry.linePlaceholder') : ''}
        readOnly={!edit.canWrite}
        autoComplete="off"
        value={typed ?? mine?.text ?? ''}
        onChange={(event) => {
          hold(event.target.value);
          setError(undefined);
        }}
        onFocus={() => edit.typing({ section: 'indicators', id: indicator.id, field: 'line' })}
        onBlur={() => {
          commit();
          edit.typing(null);
        }}
        onKeyDown={onKeyDown}
      />
      <span id={id} className={styles.others}>
        {others.slice(0, 2).map((reading) => (
          <span key={reading.id}>
            {t('entry.lineOf', { name: people.named(reading.by)?.initials ?? '–', text: reading.text })}
          </span>
        ))}
        <FieldError>{error}</FieldError>
      </span>
    </>
  );
}

/** Up and down go to the lines beside; left out of an untouched line goes to its number. */
function wayOf({ key, shiftKey }: KeyboardEvent, isTyping: boolean): 'up' | 'down' | 'left' | 'next' | null {
  if (key === 'Enter') return shiftKey ? 'up' : 'next';
  if (key === 'ArrowUp') return 'up';
  if (key === 'ArrowDown') return 'down';
  return key === 'ArrowLeft' && !isTyping ? 'left' : null;
}
