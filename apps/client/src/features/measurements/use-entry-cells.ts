/**
 * What is typed in the table and not handed in yet, and what the table asks about it. A cell hands in on Enter or when it is left; what cannot
 * be used stays in the cell with its sentence, and nothing is lost by going on to the next one.
 */
import type { NewMeasurement } from '@tavle/board';
import type { Measurement, Quality } from '@tavle/domain';
import type { Words } from '@tavle/text';
import type { BoardEdit } from '../../live/edit.ts';
import { type Clipboard, pastedBlock } from './clipboard.ts';
import { useDrafts } from './DraftsProvider.tsx';
import type { EntryCell, EntryRow } from './entry-rows.ts';
import { type Draft, type Handed, handIn, type Note, readCell, untouched } from './hand-in.ts';
import { type Placement, placeBlock } from './place-block.ts';
import { typedText } from './value-words.ts';

/** What is said with a value besides the value. */
export interface Said {
  readonly reason?: string;
  readonly quality?: Quality;
}

export interface EntryCells {
  draft(cell: EntryCell): Draft;
  /** How many cells hold something that waits for an answer. */
  readonly open: number;
  type(cell: EntryCell, typed: string): void;
  /** Says how sure a number is that has not been handed in yet. */
  mark(cell: EntryCell, quality: Quality | null): void;
  /** Hands in what was typed, if anything was. */
  commit(cell: EntryCell): void;
  /** Takes back what was typed in the cell. */
  cancel(cell: EntryCell): void;
  record(cell: EntryCell, value: NewMeasurement['value'], said?: Said): void;
  /** The same for many cells, as one change. */
  recordAll(values: readonly (readonly [EntryCell, NewMeasurement['value']])[], said?: Said): void;
  cancelAll(cells: readonly EntryCell[]): void;
  /** Puts a block in from a cell on, or refuses it whole. Null: the clipboard holds a single cell, which the field takes itself. */
  paste(from: EntryCell, rows: readonly EntryRow[], clipboard: Clipboard): Pasted | null;
}

/** What became of a pasted block. */
export type Pasted =
  | {
      readonly kind: 'done';
      readonly taken: number;
      readonly asked: number;
      /** Some of what is asked is asked once for many, in a place of its own. */
      readonly isShared: boolean;
      readonly early: readonly EntryCell[];
    }
  | { readonly kind: 'tooMuch' }
  | Exclude<Placement, { kind: 'placed' }>;

export function useEntryCells(edit: BoardEdit, measurements: readonly Measurement[], t: Words): EntryCells {
  const [drafts, setDrafts] = useDrafts(edit.board);
  const board = { edit, measurements, t };
  const put = (changes: readonly (readonly [EntryCell, Draft])[]): void =>
    setDrafts((now) => {
      const next = new Map(now);
      for (const [cell, draft] of changes)
        if (draft.typed === null && draft.note === null && draft.quality === null) next.delete(cell.key);
        else next.set(cell.key, draft);
      return next;
    });
  const draft = (cell: EntryCell): Draft => drafts.get(cell.key) ?? untouched;
  const handed = (cell: EntryCell, value: NewMeasurement['value'], { reason, quality }: Said): Handed => ({
    cell,
    // What is asked about a number that stands there is asked with the number in the field.
    typed: draft(cell).typed ?? (cell.former ? typedText(cell.indicator, cell.former.value, t) : ''),
    value,
    quality: quality ?? draft(cell).quality,
    ...(reason === undefined ? {} : { reason }),
  });
  const recordAll: EntryCells['recordAll'] = (values, said = {}) =>
    put(
      handIn(
        values.map(([cell, value]) => handed(cell, value, said)),
        board,
      ),
    );
  return {
    draft,
    open: [...drafts.values()].filter(({ typed, note }) => typed !== null && note !== null).length,
    type: (cell, typed) => put([[cell, { typed, note: null, quality: draft(cell).quality }]]),
    mark: (cell, quality) => put([[cell, { ...draft(cell), quality }]]),
    commit: (cell) => {
      const { typed, note, quality } = draft(cell);
      if (typed === null || note !== null) return;
      const found = readCell(cell, typed, {}, quality, t);
      put('value' in found ? handIn([found], board) : [[cell, found]]);
    },
    cancel: (cell) => put([[cell, untouched]]),
    record: (cell, value, said) => recordAll([[cell, value]], said),
    recordAll,
    cancelAll: (cells) => put(cells.map((cell) => [cell, untouched])),
    paste: (from, rows, clipboard) => {
      const block = pastedBlock(clipboard);
      if (block === null) return null;
      if (block === 'tooMuch') return { kind: 'tooMuch' };
      const placed = placeBlock(from, rows, block);
      if (placed.kind !== 'placed') return placed;
      const found = placed.texts.map(({ cell, text, hint }) => [cell, readCell(cell, text, hint, null, t)] as const);
      const ready = found.flatMap(([, each]) => ('value' in each ? [each] : []));
      const kept = found.flatMap(([cell, each]) => ('value' in each ? [] : [[cell, each] as const]));
      const changes = [...handIn(ready, board), ...kept];
      put(changes);
      const asked = changes.filter(([, { typed }]) => typed !== null).length;
      const kinds = changes.flatMap(([, { note }]) => note?.kind ?? []);
      const isShared = sharedKinds.some((kind) => kinds.filter((each) => each === kind).length > 1);
      return { kind: 'done', taken: changes.length - asked, asked, isShared, early: placed.early };
    },
  };
}

/** A kind of question that many cells can share one answer to. */
export type Shared = Extract<Note['kind'], 'ambiguous' | 'reason' | 'overSum'>;

/** All of them, in the order they are asked in. */
export const sharedKinds: readonly Shared[] = ['ambiguous', 'overSum', 'reason'];

/** The cells that ask the same kind of question, when there are several: they are asked once. */
export function askedTogether(cells: EntryCells, rows: readonly EntryRow[], kind: Shared): readonly EntryCell[] {
  const asking = rows.flatMap((row) => row.cells).filter((cell) => cells.draft(cell).note?.kind === kind);
  return asking.length > 1 ? asking : [];
}
