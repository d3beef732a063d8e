import type { Indicator, Measurement, Target } from '@tavle/domain';
import { cadenceWords, formatPeriod, type Words } from '@tavle/text';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import type { Present } from '../../live/board-state.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { type PadKey, padText } from '../../ui/pad-text.ts';
import { type Toast, useToast } from '../../ui/Toasts.tsx';
import type { People } from '../people.ts';
import { CellBar } from './CellBar.tsx';
import type { Clipboard } from './clipboard.ts';
import styles from './EntryGrid.module.css';
import { EntryFoot, EntryHead } from './EntryHead.tsx';
import { EntryTable } from './EntryTable.tsx';
import { type EntryCell, entryGroups, type EntryRow, type Sums } from './entry-rows.ts';
import { TogetherNotes, togetherIdOf } from './TogetherNote.tsx';
import { askedTogether, type Pasted, type Shared, sharedKinds, useEntryCells } from './use-entry-cells.ts';
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

/** What a question for many is answered with. */
const questionControls = '[data-question] input, [data-question] button';

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
  // What a paste asks is answered before one goes on; what is asked while somebody types waits in sight.
  const [answering, setAnswering] = useState<Shared | 'first' | null>(null);
  // The bar at the foot must not cover the cell it is about, also when it grows by the keys.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the keys change how much room there is
  useEffect(() => {
    if (chosen !== null) grid.current?.querySelector(`[data-cell="${chosen}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [chosen, pad]);
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
        {tools}
      </div>
    );
  }

  const fieldOf = (key: string): HTMLInputElement | null =>
    grid.current?.querySelector<HTMLInputElement>(`[data-cell="${key}"]`) ?? null;
  const move = (from: string, way: Way): void => {
    let next = placeBeside(rows, from, way);
    // Where there is room for few periods, the others are passed over.
    while (next !== undefined && fieldOf(next)?.offsetParent === null) next = placeBeside(rows, next, way);
    if (next !== undefined) fieldOf(next)?.focus();
  };
  const paste = (from: EntryCell, clipboard: Clipboard): boolean => {
    const pasted = cells.paste(from, rows, clipboard);
    if (pasted === null) return false;
    setApart(false);
    setAnswering(pasted.kind === 'done' && pasted.asked > 0 ? 'first' : null);
    for (const toast of pastedToasts(pasted, t)) say(toast);
    return true;
  };
  const current = rows.flatMap((row) => row.cells).find((cell) => cell.key === chosen);
  const onKey = (key: PadKey): void => {
    if (current === undefined) return;
    const field = fieldOf(current.key);
    if (key === 'next') {
      cells.commit(current);
      move(current.key, current.isAsked ? 'next' : 'down');
    } else if (field !== null) pressInto(field, key, (text) => cells.type(current, text));
  };
  const asked = sharedKinds.map((kind) => ({ kind, asking: apart ? [] : askedTogether(cells, rows, kind) }));
  const together = asked.filter(({ asking }) => asking.length > 0);
  const shared = new Map(together.flatMap(({ kind, asking }) => asking.map((cell) => [cell.key, togetherIdOf(kind)])));
  const goTo = (places: string): boolean => {
    const found = [...(grid.current?.querySelectorAll<HTMLElement>(places) ?? [])];
    const inSight = found.find((node) => node.offsetParent !== null);
    inSight?.focus();
    return inSight !== undefined;
  };
  /** To the first question nobody has answered: one for many, or that of a cell. */
  const toWaiting = (): void => {
    const waiting = rows.flatMap((row) => row.cells).find((cell) => cells.draft(cell).note !== null);
    if (!goTo(questionControls) && waiting !== undefined) fieldOf(waiting.key)?.focus();
  };
  return (
    <div
      ref={grid}
      className={styles.grid}
      data-pad={pad ? '' : undefined}
      data-asks={shared.size > 0 ? '' : undefined}
    >
      <EntryHead
        groups={groups}
        period={formatPeriod(newest, 'short', t.locale)}
        open={cells.open}
        onOpen={toWaiting}
        tools={tools}
        canWrite={edit.canWrite}
      />
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
          onChosen={(cell) => {
            setChosen(cell.key);
            setAnswering(null);
          }}
          onMove={move}
          onPaste={paste}
          onBar={() => goTo(questionControls) || goTo('[data-cell-bar] button')}
        />
      ))}
      <EntryFoot writers={writers} />
      <div className={styles.dock}>
        <TogetherNotes
          asked={together}
          cells={cells}
          answering={answering === 'first' ? (together[0]?.kind ?? null) : answering}
          onAnswer={setAnswering}
          onEach={() => setApart(true)}
          onOn={() => goTo('[data-cell-bar] button') || goTo(`[data-cell="${chosen}"]`)}
          onBack={() => goTo(`[data-cell="${chosen}"]`)}
        />
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
  const { taken, asked, isShared, early } = pasted;
  const names = [...new Set(early.map((cell) => cell.indicator.name))].join(', ');
  return [
    ...(taken > 0 ? [{ text: t('entry.pasteTaken', { n: taken }) }] : []),
    ...(asked > 0 && !isShared ? [{ text: t('entry.pasteQuestions', { n: asked }) }] : []),
    ...(early.length > 0 ? [{ text: t('entry.pasteEarly', { n: early.length, names }) }] : []),
  ];
}
