import { formatDate, formatPeriod } from '@tavle/text';
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { Present } from '../../live/board-state.ts';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import styles from './EntryGrid.module.css';
import type { Way } from './EntryGrid.tsx';
import type { EntryCell } from './entry-rows.ts';
import { pastedBlock } from './pasted.ts';
import type { EntryCells } from './use-entry-cells.ts';
import { enteredWords, sumWords, typedText } from './value-words.ts';

export interface EntryFieldProps {
  readonly cell: EntryCell;
  readonly cells: EntryCells;
  readonly edit: BoardEdit;
  /** Somebody else who types in this cell. */
  readonly writer: Present | undefined;
  readonly onMove: (from: EntryCell, way: Way) => void;
  readonly onPaste: (from: EntryCell, block: readonly (readonly string[])[]) => void;
}

const ways: Readonly<Partial<Record<string, Way>>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** The id of the note under a cell, for the field to point to. */
export const noteIdOf = (cell: EntryCell): string => `note-${cell.key.replace('/', '-')}`;

const sumIdOf = (cell: EntryCell): string => `sum-${cell.key.replace('/', '-')}`;

/**
 * One cell. Chosen, its text is marked and arrows go to the next cell; once something is typed, or after F2, arrows left and right move in the
 * text, as in a spreadsheet.
 */
export function EntryField({ cell, cells, edit, writer, onMove, onPaste }: EntryFieldProps) {
  const t = useWords();
  const editing = useRef(false);
  const node = useRef<HTMLInputElement>(null);
  const { indicator, period, former, sum, notBefore } = cell;
  const { typed, note } = cells.draft(cell);
  // What was typed has been taken back: the cell is chosen again, and the next letter replaces what it holds.
  useLayoutEffect(() => {
    if (typed === null && document.activeElement === node.current) node.current?.select();
  }, [typed]);
  if (notBefore !== null) {
    return (
      <span className={styles.later}>{t('entry.fromDate', { date: formatDate(notBefore, 'day', t.locale) })}</span>
    );
  }
  const shown = former ? enteredWords(indicator, former.value, t) : sum ? sumWords(indicator, sum, t) : '';
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const way = event.key === 'Enter' ? (event.shiftKey ? 'up' : 'down') : ways[event.key];
    if (event.key === 'Escape') {
      editing.current = false;
      cells.cancel(cell);
    } else if (event.key === 'F2') {
      event.preventDefault();
      editing.current = true;
      const end = event.currentTarget.value.length;
      event.currentTarget.setSelectionRange(end, end);
    } else if (way && !event.nativeEvent.isComposing && !(editing.current && (way === 'left' || way === 'right'))) {
      event.preventDefault();
      cells.commit(cell);
      onMove(cell, way);
    }
  };
  const paste = (event: ClipboardEvent): void => {
    const block = pastedBlock(event.clipboardData.getData('text/plain'));
    if (block === null) return;
    event.preventDefault();
    onPaste(cell, block);
  };
  return (
    <>
      <input
        ref={node}
        className={styles.cell}
        data-cell={cell.key}
        data-asked={cell.isAsked ? '' : undefined}
        data-writer={writer ? '' : undefined}
        style={writer ? { outlineColor: writer.colour } : undefined}
        aria-label={t('entry.cellLabel', { name: indicator.name, period: formatPeriod(period, 'full', t.locale) })}
        aria-invalid={note !== null && note.kind !== 'unusual'}
        aria-describedby={
          note !== null ? noteIdOf(cell) : sum !== undefined && typed === null ? sumIdOf(cell) : undefined
        }
        data-sum={sum === undefined ? undefined : ''}
        title={writer ? t('collab.writingHere', { name: writer.name }) : undefined}
        placeholder={cell.isAsked && former === undefined && sum === undefined ? t('entry.canEnter') : undefined}
        readOnly={!edit.canWrite}
        autoComplete="off"
        spellCheck={false}
        value={typed ?? shown}
        onChange={(event) => {
          editing.current = true;
          cells.type(cell, event.target.value);
        }}
        onFocus={(event) => {
          editing.current = false;
          event.target.select();
          edit.typing({ section: 'measurements', id: indicator.id, field: period.end });
        }}
        onBlur={() => {
          cells.commit(cell);
          edit.typing(null);
        }}
        onDoubleClick={() => {
          editing.current = true;
          if (typed === null && former) cells.type(cell, typedText(indicator, former.value, t));
        }}
        onKeyDown={onKeyDown}
        onPaste={paste}
      />
      {sum === undefined || typed !== null ? null : (
        <span id={sumIdOf(cell)} className={styles.sum}>
          {t('entry.sumFrom', { n: sum.from, m: sum.of })}
        </span>
      )}
    </>
  );
}
