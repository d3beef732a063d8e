import { formatDate, formatPeriod, qualityWords, type Words } from '@tavle/text';
import { type ClipboardEvent, type KeyboardEvent, useLayoutEffect, useRef } from 'react';
import type { Present } from '../../live/board-state.ts';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import styles from './EntryGrid.module.css';
import { isInBar } from './CellBar.tsx';
import type { Clipboard } from './clipboard.ts';
import type { EntryCell } from './entry-rows.ts';
import type { EntryCells } from './use-entry-cells.ts';
import { enteredWords, sumWords, typedText } from './value-words.ts';
import type { Way } from './ways.ts';

export interface EntryFieldProps {
  readonly cell: EntryCell;
  readonly cells: EntryCells;
  readonly edit: BoardEdit;
  /** The id of what is asked about the cell. */
  readonly noteId: string;
  /** Somebody else who types in this cell. */
  readonly writer: Present | undefined;
  /** The number pad is shown: no other keys are asked for. */
  readonly pad: boolean;
  readonly onChosen: (cell: EntryCell) => void;
  readonly onMove: (from: string, way: Way) => void;
  /** Takes what was pasted, when it is a block; false leaves it to the field. */
  readonly onPaste: (from: EntryCell, clipboard: Clipboard) => boolean;
  /** To what is said about the cell. */
  readonly onBar: () => void;
}

const ways: Readonly<Partial<Record<string, Way>>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
};

/** Keys that move in the text instead, once there is a text being written. */
const inText: readonly string[] = ['ArrowLeft', 'ArrowRight', 'Home', 'End'];

function wayOf({ key, shiftKey, ctrlKey, metaKey }: KeyboardEvent): Way | undefined {
  if (key === 'Enter') return shiftKey ? 'up' : 'down';
  const ends = { Home: 'top', End: 'bottom' } as const;
  if ((ctrlKey || metaKey) && (key === 'Home' || key === 'End')) return ends[key];
  return shiftKey || ctrlKey || metaKey ? undefined : ways[key];
}

/** The id of the note under a cell, for the field to point to. */
export const noteIdOf = (cell: EntryCell): string => `note-${cell.key.replace('/', '-')}`;

const aboutIdOf = (cell: EntryCell): string => `about-${cell.key.replace('/', '-')}`;

/**
 * One cell. Chosen, its text is marked and arrows go to the next cell; once something is typed, or after F2, arrows left and right move in the
 * text, as in a spreadsheet.
 */
export function EntryField(props: EntryFieldProps) {
  const { cell, cells, edit, noteId, writer, pad, onChosen, onMove, onPaste, onBar } = props;
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
  const about = typed === null ? aboutWords(cell, t) : '';
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const way = wayOf(event);
    const isUndo = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z';
    if (event.key === 'Escape' || (isUndo && typed !== null)) {
      event.preventDefault();
      editing.current = false;
      cells.cancel(cell);
    } else if (event.key === 'F2') {
      event.preventDefault();
      editing.current = true;
      const end = event.currentTarget.value.length;
      event.currentTarget.setSelectionRange(end, end);
    } else if (event.key === 'F6') {
      event.preventDefault();
      onBar();
    } else if (way && !event.nativeEvent.isComposing && !(editing.current && inText.includes(event.key))) {
      event.preventDefault();
      cells.commit(cell);
      onMove(cell.key, way);
    }
  };
  const paste = (event: ClipboardEvent): void => {
    if (!edit.canWrite) return;
    const { clipboardData } = event;
    if (onPaste(cell, { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') }))
      event.preventDefault();
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
        aria-describedby={note !== null ? noteId : about === '' ? undefined : aboutIdOf(cell)}
        data-about={about === '' ? undefined : ''}
        title={writer ? t('collab.writingHere', { name: writer.name }) : undefined}
        placeholder={cell.isAsked && former === undefined && sum === undefined ? t('entry.canEnter') : undefined}
        readOnly={!edit.canWrite}
        inputMode={pad ? 'none' : 'text'}
        data-board-undo={typed === null ? '' : undefined}
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
          onChosen(cell);
          edit.typing({ section: 'measurements', id: indicator.id, field: period.end });
        }}
        onBlur={({ relatedTarget }) => {
          if (!isInBar(relatedTarget)) cells.commit(cell);
          edit.typing(null);
        }}
        onDoubleClick={() => {
          editing.current = true;
          if (typed === null && former) cells.type(cell, typedText(indicator, former.value, t));
        }}
        onKeyDown={onKeyDown}
        onPaste={paste}
      />
      {about === '' ? null : (
        <span id={aboutIdOf(cell)} className={styles.sum}>
          {about}
        </span>
      )}
    </>
  );
}

/** What has to be known of a number to read it: from how many it is summed, that it is not final, was corrected or taken back. */
function aboutWords({ former, sum, isWithdrawn }: EntryCell, t: Words): string {
  if (sum !== undefined) return t('entry.sumFrom', { n: sum.from, m: sum.of });
  if (isWithdrawn) return t('entry.withdrawnShort').toLocaleLowerCase(t.locale);
  if (former === undefined) return '';
  const words = [
    former.quality === 'final' ? '' : t(qualityWords[former.quality]).toLocaleLowerCase(t.locale),
    former.revision > 1 ? t('chart.state.revised') : '',
  ];
  return words.filter((word) => word !== '').join(' · ');
}
