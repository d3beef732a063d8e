/**
 * What is typed in the table and not handed in yet, and what the table asks about it. A cell hands in on Enter or when it is left; what cannot
 * be used stays in the cell with its sentence, and nothing is lost by going on to the next one.
 */
import { recordMeasurements, type NewMeasurement } from '@tavle/board';
import { type Measurement, type Outcome, plotted, hasParts } from '@tavle/domain';
import { type NumberHint, refusalSentence, type Words } from '@tavle/text';
import { useDrafts } from './DraftsProvider.tsx';
import type { BoardEdit } from '../../live/edit.ts';
import { decimalSignOf, joinedParts } from './pasted.ts';
import type { EntryCell, EntryRow } from './entry-rows.ts';
import { readValue, type TypedValue } from './read-value.ts';
import { unusualRange } from './unusual.ts';
import { unreadSentence } from './value-words.ts';

/** What the table says or asks about one cell. */
export type Note =
  | { readonly kind: 'error'; readonly sentence: string }
  | { readonly kind: 'emptied' }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [TypedValue, TypedValue] }
  /** The number would stand instead of the sum from below. */
  | { readonly kind: 'overSum'; readonly value: TypedValue; readonly from: number; readonly of: number }
  /** `sentence` is empty until a reason was given that cannot be used. */
  | { readonly kind: 'reason'; readonly value: NewMeasurement['value']; readonly sentence: string }
  | { readonly kind: 'unusual'; readonly low: number; readonly high: number };

export interface Draft {
  /** What is in the field; null when the value that counts is. */
  readonly typed: string | null;
  readonly note: Note | null;
}

export interface EntryCells {
  draft(cell: EntryCell): Draft;
  /** How many cells hold something that waits for an answer. */
  readonly open: number;
  type(cell: EntryCell, typed: string): void;
  /** Hands in what was typed, if anything was. */
  commit(cell: EntryCell): void;
  /** Takes back what was typed in the cell. */
  cancel(cell: EntryCell): void;
  record(cell: EntryCell, value: NewMeasurement['value'], reason?: string): void;
  /** Puts a block in from a cell on; gives how many values went in, how many need an answer, how many had no cell. */
  paste(from: EntryCell, rows: readonly EntryRow[], block: readonly (readonly string[])[]): PasteCount;
}

export interface PasteCount {
  readonly taken: number;
  readonly asked: number;
  readonly outside: number;
}

const untouched: Draft = { typed: null, note: null };

interface Handed {
  readonly cell: EntryCell;
  readonly typed: string;
  readonly value: NewMeasurement['value'];
  readonly reason?: string;
}

export function useEntryCells(edit: BoardEdit, measurements: readonly Measurement[], t: Words): EntryCells {
  const [drafts, setDrafts] = useDrafts(edit.board);
  const put = (changes: readonly (readonly [EntryCell, Draft])[]): void =>
    setDrafts((now) => {
      const next = new Map(now);
      for (const [cell, draft] of changes)
        if (draft.typed === null && draft.note === null) next.delete(cell.key);
        else next.set(cell.key, draft);
      return next;
    });
  const draft = (cell: EntryCell): Draft => drafts.get(cell.key) ?? untouched;

  const hand = (all: readonly Handed[]): readonly (readonly [EntryCell, Draft])[] => {
    if (all.length === 0) return [];
    const rows = all.map(({ cell, value, reason }) => rowOf(cell, value, reason));
    const done = edit.run((doc, by) => ({ done: recordMeasurements(doc, by, { rows }).outcomes }));
    const outcomes: readonly Outcome<unknown>[] = 'done' in done ? done.done : all.map(() => done);
    return all.map((each, index) => [each.cell, after(each, outcomes[index], measurements, t)]);
  };
  const read = (cell: EntryCell, typed: string, hint: NumberHint = {}): Handed | Draft => {
    const found = readValue(cell.indicator, typed, hint);
    if (found.kind === 'value' && cell.sum !== undefined)
      return { typed, note: { kind: 'overSum', value: found.value, from: cell.sum.from, of: cell.sum.of } };
    if (found.kind === 'value') return { cell, typed, value: found.value };
    if (found.kind === 'empty') return cell.former ? { typed, note: { kind: 'emptied' } } : untouched;
    if (found.kind === 'ambiguous') return { typed, note: found };
    return { typed, note: { kind: 'error', sentence: unreadSentence(found, typed, t) ?? '' } };
  };
  const enter = (texts: readonly (readonly [EntryCell, string])[], hint: NumberHint) => {
    const found = texts.map(([cell, typed]) => [cell, read(cell, typed, hint)] as const);
    const ready = found.flatMap(([, each]) => ('value' in each ? [each] : []));
    const asked = found.flatMap(([cell, each]) => ('value' in each ? [] : [[cell, each] as const]));
    return [...hand(ready), ...asked];
  };
  return {
    draft,
    open: [...drafts.values()].filter(({ typed, note }) => typed !== null && note !== null).length,
    type: (cell, typed) => put([[cell, { typed, note: null }]]),
    commit: (cell) => {
      const { typed, note } = draft(cell);
      if (typed !== null && note === null) put(enter([[cell, typed]], {}));
    },
    cancel: (cell) => put([[cell, untouched]]),
    record: (cell, value, reason) =>
      put(hand([{ cell, typed: draft(cell).typed ?? '', value, ...(reason === undefined ? {} : { reason }) }])),
    paste: (from, rows, block) => {
      const { texts, outside } = placed(from, rows, block);
      const decimalSign = decimalSignOf(block);
      const changes = enter(texts, decimalSign === undefined ? {} : { decimalSign });
      put(changes);
      const asked = changes.filter(([, { typed }]) => typed !== null).length;
      return { taken: changes.length - asked, asked, outside };
    },
  };
}

const rowOf = ({ indicator, period }: EntryCell, value: NewMeasurement['value'], reason?: string): NewMeasurement => ({
  indicator: indicator.id,
  ...period,
  value,
  ...(reason === undefined ? {} : { reason }),
});

/** What stands in a cell after it was handed in: nothing, why it was refused, or whether the value can be right. */
function after(
  { cell, typed, value, reason }: Handed,
  outcome: Outcome<unknown> | undefined,
  measurements: readonly Measurement[],
  t: Words,
): Draft {
  if (outcome !== undefined && 'refused' in outcome) {
    const sentence = refusalSentence(outcome.refused, t);
    const asksWhy = outcome.refused.kind === 'reasonNeeded' || (reason !== undefined && 'field' in outcome.refused);
    return {
      typed,
      note: asksWhy
        ? { kind: 'reason', value, sentence: reason === undefined ? '' : sentence }
        : { kind: 'error', sentence },
    };
  }
  const number = numberOf(cell, value);
  const range = number === null ? null : unusualRange(cell.indicator, measurements, number, cell.period.end);
  return range === null ? untouched : { typed: null, note: { kind: 'unusual', ...range } };
}

function numberOf({ indicator }: EntryCell, value: NewMeasurement['value']): number | null {
  if (value.kind === 'value') return value.value;
  return value.kind === 'parts' && hasParts(indicator.kind) ? plotted(indicator, value.part, value.whole) : null;
}

/** Which cell each text of a block falls in. Empty texts are left out: an empty cell is no number, and never a deletion. */
function placed(from: EntryCell, rows: readonly EntryRow[], block: readonly (readonly string[])[]) {
  const top = rows.findIndex((row) => row.cells.some((cell) => cell.key === from.key));
  const left = rows[top]?.cells.findIndex((cell) => cell.key === from.key) ?? 0;
  const texts: (readonly [EntryCell, string])[] = [];
  let outside = 0;
  for (const [down, cells] of block.entries()) {
    const row = rows[top + down];
    for (const [right, text] of (row ? joinedParts(row.indicator, cells) : cells).entries()) {
      const cell = row?.cells[left + right];
      if (text.trim() === '') continue;
      if (cell === undefined || cell.notBefore !== null) outside += 1;
      else texts.push([cell, text]);
    }
  }
  return { texts, outside };
}
