import type { Indicator, Measurement, Target } from '@tavle/domain';
import { cadenceWords, formatPeriod, type Words } from '@tavle/text';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import type { Present } from '../../live/board-state.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Chip } from '../../ui/Chip.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type PadKey, padText } from '../../ui/pad-text.ts';
import { type Toast, useToast } from '../../ui/Toasts.tsx';
import type { People } from '../people.ts';
import { CellBar } from './CellBar.tsx';
import type { Clipboard } from './clipboard.ts';
import styles from './EntryGrid.module.css';
import { EntryTable } from './EntryTable.tsx';
import { type EntryCell, entryGroups, type EntryRow, progressOf, type Sums } from './entry-rows.ts';
import { TogetherNote } from './TogetherNote.tsx';
import { askedTogether, type Pasted, type Shared, useEntryCells } from './use-entry-cells.ts';
import { lineKeyOf, placeBeside, type Way } from './ways.ts';

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
  /** Stands in the head of the table. */
  readonly tools?: ReactNode;
  /** What is read in the number, at the end of its row; it carries `data-cell` and hands its keys on. */
  readonly lineOf: (place: LinePlace) => ReactNode;
}

/** Where a line of interpretation stands, and how the focus goes on from it. */
export interface LinePlace {
  readonly row: EntryRow;
  readonly key: string;
  readonly onMove: (way: Way) => void;
}

/** How many periods stand side by side. */
const columns = 6;

const sharedKinds: readonly Shared[] = ['ambiguous', 'overSum', 'reason'];

/** Fingers are what this machine is mainly used with. */
const isTouch = (): boolean => matchMedia('(pointer: coarse)').matches;

/**
 * Indicators × the newest periods. Enter goes down, Tab right, Escape takes the cell back, F2 edits, arrows, Home and End move, F6 leads to what
 * is said of the cell, a block can be pasted.
 */
export function EntryGrid(props: EntryGridProps) {
  const { indicators, measurements, sums, targets, edit, people, present, tools, lineOf } = props;
  const t = useWords();
  const today = useToday();
  const say = useToast();
  const grid = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [pad, setPad] = useState(isTouch);
  const [apart, setApart] = useState(false);
  // The bar at the foot must not cover the cell it is about.
  useEffect(() => {
    if (chosen !== null) grid.current?.querySelector(`[data-cell="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  const cells = useEntryCells(edit, measurements, t);
  const groups = useMemo(
    () => entryGroups(indicators, measurements, today, columns, sums),
    [indicators, measurements, today, sums],
  );
  const rows = groups.flatMap((group) => group.rows);
  const newest = groups[0]?.periods.at(-1);
  const writers = present.filter((person) => person.typing?.section === 'measurements' && !person.away);
  if (newest === undefined) {
    return (
      <div className={styles.grid}>
        <EmptyState>{t('entry.none')}</EmptyState>
        <div className={styles.head}>{tools}</div>
      </div>
    );
  }

  const fieldOf = (key: string): HTMLInputElement | null =>
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${key}"]`) ?? null;
  const move = (from: string, way: Way): void => {
    const next = placeBeside(rows, from, way);
    if (next !== undefined) fieldOf(next)?.focus();
  };
  const paste = (from: EntryCell, clipboard: Clipboard): boolean => {
    const pasted = cells.paste(from, rows, clipboard);
    if (pasted === null) return false;
    setApart(false);
    for (const toast of pastedToasts(pasted, t)) say(toast);
    return true;
  };
  const current = rows.flatMap((row) => row.cells).find((cell) => cell.key === chosen);
  const onKey = (key: PadKey): void => {
    if (current === undefined) return;
    const field = fieldOf(current.key);
    if (key === 'next') {
      cells.commit(current);
      move(current.key, 'down');
    } else if (field !== null) pressInto(field, key, (text) => cells.type(current, text));
  };
  const together = apart ? [] : sharedKinds.map((kind) => ({ kind, asking: askedTogether(cells, rows, kind) }));
  const shared = new Set(together.flatMap(({ asking }) => asking.map((cell) => cell.key)));
  return (
    <div ref={grid} className={styles.grid} data-pad={pad ? '' : undefined}>
      <Head groups={groups} period={formatPeriod(newest, 'short', t.locale)} open={cells.open} tools={tools} />
      {together.map(({ kind, asking }) =>
        asking.length === 0 ? null : (
          <TogetherNote key={kind} kind={kind} asking={asking} cells={cells} onEach={() => setApart(true)} />
        ),
      )}
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
          together={shared}
          pad={pad}
          lineOf={(row) => lineOf({ row, key: lineKeyOf(row), onMove: (way) => move(lineKeyOf(row), way) })}
          onChosen={(cell) => setChosen(cell.key)}
          onMove={move}
          onPaste={paste}
          onBar={() => grid.current?.querySelector<HTMLElement>('[data-cell-bar] button')?.focus()}
        />
      ))}
      <Foot writers={writers} />
      {current === undefined ? null : (
        <CellBar
          cell={current}
          cells={cells}
          measurements={measurements}
          targets={targets}
          edit={edit}
          people={people}
          pad={pad}
          onPad={setPad}
          onKey={onKey}
          onBack={() => fieldOf(current.key)?.focus()}
        />
      )}
    </div>
  );
}

/** Writes a key of the pad into a field the way a keyboard would, and leaves the caret behind it. */
function pressInto(field: HTMLInputElement, key: PadKey, type: (text: string) => void): void {
  const { value, selectionStart, selectionEnd } = field;
  const next = padText({ text: value, start: selectionStart ?? value.length, end: selectionEnd ?? value.length }, key);
  field.focus();
  type(next.text);
  requestAnimationFrame(() => field.setSelectionRange(next.start, next.end));
}

/** What is said of a pasted block. */
function pastedToasts(pasted: Pasted, t: Words): readonly Toast[] {
  if (pasted.kind === 'tooMuch') return [{ text: t('entry.pasteTooMuch') }];
  if (pasted.kind === 'headed') return [{ text: t('entry.pasteHeaded', { x: pasted.text }) }];
  if (pasted.kind === 'tooLarge') {
    const { rows, columns: wide, roomDown, roomRight } = pasted;
    const room = { a: String(roomDown), b: String(roomRight) };
    return [{ text: t('entry.pasteTooLarge', { n: rows, m: wide, ...room }) }];
  }
  const { taken, asked, early } = pasted;
  const names = [...new Set(early.map((cell) => cell.indicator.name))].join(', ');
  return [
    ...(taken > 0 ? [{ text: t('entry.pasteTaken', { n: taken }) }] : []),
    ...(asked > 0 ? [{ text: t('entry.pasteQuestions', { n: asked }) }] : []),
    ...(early.length > 0 ? [{ text: t('entry.pasteEarly', { n: early.length, names }) }] : []),
  ];
}

interface HeadProps {
  readonly groups: ReturnType<typeof entryGroups>;
  readonly period: string;
  readonly open: number;
  readonly tools: ReactNode;
}

function Head({ groups, period, open, tools }: HeadProps) {
  const t = useWords();
  const { entered, of } = progressOf(groups);
  const worst = Math.max(0, ...groups.flatMap((group) => group.rows).map((row) => row.daysLate));
  return (
    <div className={styles.head}>
      <h2 className={styles.title}>{t('entry.heading', { period })}</h2>
      <Chip>{entered === of ? t('entry.done') : t('entry.progress', { n: entered, m: of })}</Chip>
      {worst > 0 ? <Chip look="warning">{t('entry.late', { n: worst })}</Chip> : null}
      {open > 0 ? <Chip look="warning">{t('entry.waiting', { n: open })}</Chip> : null}
      <span className={styles.hint}>{t('entry.pasteHint')}</span>
      {tools}
    </div>
  );
}

function Foot({ writers }: { readonly writers: readonly Present[] }) {
  const t = useWords();
  return (
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
  );
}
