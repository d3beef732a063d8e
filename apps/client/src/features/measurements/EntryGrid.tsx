import { type Indicator, type Measurement, type Target, unreachable } from '@tavle/domain';
import { cadenceWords, formatPeriod } from '@tavle/text';
import { useRef } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import type { Present } from '../../live/board-state.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import type { People } from '../people.ts';
import styles from './EntryGrid.module.css';
import { EntryTable } from './EntryTable.tsx';
import { type EntryCell, entryGroups, type EntryRow, progressOf, type Sums } from './entry-rows.ts';
import { useEntryCells } from './use-entry-cells.ts';

export interface EntryGridProps {
  /** The indicators to enter: the board's, or only mine. Drafts and retired ones are passed over. */
  readonly indicators: readonly Indicator[];
  readonly measurements: readonly Measurement[];
  /** What is summed from the boards below. */
  readonly sums: Sums;
  readonly targets: readonly Target[];
  readonly edit: BoardEdit;
  readonly people: People;
  /** Others on the board: where they write is framed in their colour and said. */
  readonly present: readonly Present[];
}

/** How many periods stand side by side. */
const columns = 6;

/** Indicators × the newest periods. Enter goes down, Tab right, Escape takes the cell back, F2 edits, arrows move, a block can be pasted. */
export function EntryGrid({ indicators, measurements, sums, targets, edit, people, present }: EntryGridProps) {
  const t = useWords();
  const today = useToday();
  const say = useToast();
  const grid = useRef<HTMLDivElement>(null);
  const cells = useEntryCells(edit, measurements, t);
  const groups = entryGroups(indicators, measurements, today, columns, sums);
  const rows = groups.flatMap((group) => group.rows);
  const { entered, of } = progressOf(groups);
  const worst = Math.max(0, ...rows.map((row) => row.daysLate));
  const newest = groups[0]?.periods.at(-1);
  const writers = present.filter((person) => person.typing?.section === 'measurements' && !person.away);
  if (newest === undefined) return <EmptyState>{t('entry.none')}</EmptyState>;

  const move = (from: EntryCell, way: Way): void => {
    const next = cellBeside(rows, from, way);
    if (next) grid.current?.querySelector<HTMLInputElement>(`[data-cell="${next.key}"]`)?.focus();
  };
  const paste = (from: EntryCell, block: readonly (readonly string[])[]): void => {
    const { taken, asked, outside } = cells.paste(from, rows, block);
    if (taken > 0) say({ text: t('entry.pasteTaken', { n: taken }) });
    if (asked > 0) say({ text: t('entry.pasteQuestions', { n: asked }) });
    if (outside > 0) say({ text: t('entry.pasteSkipped', { n: outside }) });
  };
  return (
    <div ref={grid} className={styles.grid}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('entry.heading', { period: formatPeriod(newest, 'short', t.locale) })}</h2>
        <Chip>{entered === of ? t('entry.done') : t('entry.progress', { n: entered, m: of })}</Chip>
        {worst > 0 ? <Chip look="warning">{t('entry.late', { n: worst })}</Chip> : null}
        {cells.open > 0 ? <Chip look="warning">{t('entry.waiting', { n: cells.open })}</Chip> : null}
        <span className={styles.hint}>{t('entry.pasteHint')}</span>
      </div>
      {groups.map((group) => (
        <EntryTable
          key={group.key}
          group={group}
          title={t('entry.tableFor', { rhythm: t(cadenceWords[group.cadence]).toLocaleLowerCase(t.locale) })}
          cells={cells}
          targets={targets}
          edit={edit}
          people={people}
          writers={writers}
          measurements={measurements}
          onMove={move}
          onPaste={paste}
        />
      ))}
      <p className={styles.foot}>
        <span>{t('entry.zero')}</span>
        <span>{t('entry.keys')}</span>
        {writers.map((person) => (
          <span key={person.id} className={styles.writer}>
            <span className={styles.swatch} style={{ borderColor: person.colour }} />
            {t('collab.writingHere', { name: person.name })}
          </span>
        ))}
      </p>
    </div>
  );
}

/** Where the focus goes from a cell. */
export type Way = 'up' | 'down' | 'left' | 'right';

/** The nearest cell that way that can be written in; the way down and up goes on from one table to the next. */
function cellBeside(rows: readonly EntryRow[], from: EntryCell, way: Way): EntryCell | undefined {
  const at = rows.findIndex((row) => row.cells.some((cell) => cell.key === from.key));
  const column = rows[at]?.cells.findIndex((cell) => cell.key === from.key) ?? 0;
  const open = (cell: EntryCell): boolean => cell.notBefore === null;
  switch (way) {
    case 'left':
      return rows[at]?.cells.slice(0, column).filter(open).pop();
    case 'right':
      return rows[at]?.cells.slice(column + 1).find(open);
    case 'up':
    case 'down': {
      const ahead = way === 'down' ? rows.slice(at + 1) : rows.slice(0, at).reverse();
      const found = ahead.flatMap((row) => row.cells[column] ?? []).find(open);
      return found;
    }
    default:
      return unreachable(way);
  }
}
