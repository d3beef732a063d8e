/**
 * From what stands in a cell to an entry on the board, or to what has to be asked first. No state of its own: the cells of the table keep that
 * (`use-entry-cells.ts`).
 */
import { recordMeasurements, type NewMeasurement } from '@tavle/board';
import { hasParts, type Measurement, type Outcome, plotted, type Quality } from '@tavle/domain';
import { type NumberHint, refusalSentence, type Words } from '@tavle/text';
import type { BoardEdit } from '../../live/edit.ts';
import type { EntryCell } from './entry-rows.ts';
import { readValue, type TypedValue } from './read-value.ts';
import { unusualRange } from './unusual.ts';
import { unreadSentence } from './value-words.ts';

type Value = NewMeasurement['value'];

/** What the table says or asks about one cell. */
export type Note =
  | { readonly kind: 'error'; readonly sentence: string }
  | { readonly kind: 'emptied' }
  | { readonly kind: 'ambiguous'; readonly readings: readonly [TypedValue, TypedValue] }
  /** The number would stand instead of the sum from below. */
  | { readonly kind: 'overSum'; readonly value: Value; readonly from: number; readonly of: number }
  /** `sentence` is empty until a reason was given that cannot be used. */
  | { readonly kind: 'reason'; readonly value: Value; readonly sentence: string }
  | { readonly kind: 'unusual'; readonly low: number; readonly high: number };

export interface Draft {
  /** What is in the field; null when the value that counts is. */
  readonly typed: string | null;
  readonly note: Note | null;
  /** How sure the number is, when that was said before it was handed in. */
  readonly quality: Quality | null;
}

/** A cell nobody has touched. */
export const untouched: Draft = { typed: null, note: null, quality: null };

/** A value on its way to the board. */
export interface Handed {
  readonly cell: EntryCell;
  readonly typed: string;
  readonly value: Value;
  readonly quality: Quality | null;
  readonly reason?: string;
}

/** Reads what was typed or pasted: a value that can be handed in, or the draft that stays in the cell. */
export function readCell(
  cell: EntryCell,
  typed: string,
  hint: NumberHint,
  quality: Quality | null,
  t: Words,
): Handed | Draft {
  const found = readValue(cell.indicator, typed, hint);
  const asking = (note: Note): Draft => ({ typed, note, quality });
  if (found.kind === 'empty') return cell.former ? asking({ kind: 'emptied' }) : untouched;
  if (found.kind === 'ambiguous') return asking(found);
  if (found.kind !== 'value' && found.kind !== 'notRelevant')
    return asking({ kind: 'error', sentence: unreadSentence(found, typed, t) ?? '' });
  const value: Value = found.kind === 'value' ? found.value : { kind: 'notRelevant' };
  if (cell.sum !== undefined) return asking({ kind: 'overSum', value, from: cell.sum.from, of: cell.sum.of });
  return { cell, typed, value, quality };
}

/** Where values are handed in: the board, what it holds, and the language of what it says. */
export interface Board {
  readonly edit: BoardEdit;
  readonly measurements: readonly Measurement[];
  readonly t: Words;
}

/** Hands in many at once, in one transaction that is undone as one; gives what then stands in each cell. */
export function handIn(all: readonly Handed[], board: Board): readonly (readonly [EntryCell, Draft])[] {
  if (all.length === 0) return [];
  const rows = all.map(rowOf);
  const done = board.edit.run((doc, by) => ({ done: recordMeasurements(doc, by, { rows }).outcomes }));
  const outcomes: readonly Outcome<unknown>[] = 'done' in done ? done.done : all.map(() => done);
  return all.map((each, index) => [each.cell, draftAfter(each, outcomes[index], board)]);
}

const rowOf = ({ cell: { indicator, period }, value, quality, reason }: Handed): NewMeasurement => ({
  indicator: indicator.id,
  ...period,
  value,
  ...(quality === null ? {} : { quality }),
  ...(reason === undefined ? {} : { reason }),
});

/** What stands in a cell after it was handed in: nothing, why it was refused, or whether the value can be right. */
function draftAfter(handed: Handed, outcome: Outcome<unknown> | undefined, { measurements, t }: Board): Draft {
  const { cell, typed, value, quality, reason } = handed;
  if (outcome !== undefined && 'refused' in outcome) {
    const sentence = refusalSentence(outcome.refused, t);
    const asksWhy = outcome.refused.kind === 'reasonNeeded' || (reason !== undefined && 'field' in outcome.refused);
    return {
      typed,
      note: asksWhy
        ? { kind: 'reason', value, sentence: reason === undefined ? '' : sentence }
        : { kind: 'error', sentence },
      quality,
    };
  }
  const number = numberOf(cell, value);
  const range = number === null ? null : unusualRange(cell.indicator, measurements, number, cell.period.end);
  return range === null ? untouched : { ...untouched, note: { kind: 'unusual', ...range } };
}

function numberOf({ indicator }: EntryCell, value: Value): number | null {
  if (value.kind === 'value') return value.value;
  return value.kind === 'parts' && hasParts(indicator.kind) ? plotted(indicator, value.part, value.whole) : null;
}
