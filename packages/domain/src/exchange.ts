/** Files and systems that hand numbers in: what a file's columns may mean, and what the server says of a file before anything is written. */
import type { Cadence } from './cadence.ts';
import type { Instant, Period } from './calendar.ts';
import type { GoalId, IndicatorId, PersonId } from './ids.ts';
import type { IndicatorKind } from './indicator.ts';

export const columnRoles = [
  'ignore',
  'series',
  'indicatorId',
  'period',
  'periodEnd',
  'part',
  'whole',
  'value',
  'unit',
  'quality',
  'source',
] as const;
/** What a column holds. Several `series` columns together name one series; several `value` columns only in wide layouts. */
export type ColumnRole = (typeof columnRoles)[number];

export const importLayouts = ['long', 'seriesAcross', 'periodsAcross'] as const;
/** `long` one number per row · `seriesAcross` one period per row, one series per column · `periodsAcross` one series per row. */
export type ImportLayout = (typeof importLayouts)[number];

/** What one lone date stands for: the day itself, or the period of that rhythm it lies in. */
export type DateMeaning = 'day' | Cadence;

/** How a file is read. Guessed, then changed by whoever knows better, then remembered for files of the same shape. */
export interface ImportMapping {
  /** Which sheet, from 0. A CSV file has one. */
  readonly sheet: number;
  /** Which row has the headings, from 0; everything above is passed over. Asked with no `roles`, they are guessed under it; -1 guesses it too. */
  readonly headingRow: number;
  readonly layout: ImportLayout;
  /** One per column. */
  readonly roles: readonly ColumnRole[];
  readonly dates: DateMeaning;
  /** The period of all rows, as typed, when no column has it. */
  readonly period: string;
  readonly decimalSign: 'auto' | ',' | '.';
  /** 100: the file says 0.925 for 92.5 per cent. */
  readonly scale: 1 | 100;
  /** `sum`: several numbers of one period are added, when every day of the period is there. */
  readonly combine: 'none' | 'sum';
}

/** Where a series goes: an indicator of the board, a new draft, or nowhere. */
export type SeriesTarget = IndicatorId | 'new' | 'skip';

/** One series of a file. */
export interface ImportSeries {
  readonly name: string;
  readonly unit: string;
  /** Numbers read. */
  readonly rows: number;
  readonly first: Period | null;
  readonly last: Period | null;
  /** What a new draft would be. */
  readonly kind: IndicatorKind;
  readonly cadence: Cadence;
  readonly to: SeriesTarget;
}

/** What is wrong at one place of a file, in a sentence. */
export interface ImportProblem {
  /** Row as a spreadsheet counts, from 1. */
  readonly row: number;
  /** The column's heading, or its letter. Empty when the whole row is meant. */
  readonly column: string;
  readonly sentence: string;
}

/** What would become of the rows. */
export interface ImportCounts {
  /** First numbers of their period. */
  readonly fresh: number;
  /** Already on the board with that value. */
  readonly unchanged: number;
  /** Another value stands on the board and would be replaced. */
  readonly corrections: number;
  /** Another value stands on the board and stays. */
  readonly kept: number;
  /** Rows of series that go nowhere. */
  readonly skipped: number;
  /** Outside the indicator's rhythm, and not asked for. */
  readonly outside: number;
}

/** What somebody decides besides the mapping. */
export interface ImportChoices {
  readonly targets: readonly { readonly series: string; readonly to: SeriesTarget }[];
  /** Whether another value on the board is replaced. */
  readonly corrections: 'keep' | 'replace';
  /** Why values are replaced. */
  readonly reason: string;
  /** Whether periods outside the indicator's rhythm are taken as well. */
  readonly outside: boolean;
  /** The goal new drafts belong to; null makes one named `newGoal`. */
  readonly goal: GoalId | null;
  readonly newGoal: string;
}

/** `POST /api/boards/:board/imports/preview`. Nothing was written. */
export interface ImportPreview {
  readonly upload: string;
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly kind: 'csv' | 'xlsx';
    readonly encoding: string;
    readonly delimiter: string;
  };
  readonly sheets: readonly string[];
  readonly mapping: ImportMapping;
  /** When this mapping was last used on the board; null when it is a guess or somebody's choice of now. */
  readonly remembered: Instant | null;
  readonly headings: readonly string[];
  /** The first rows under the headings, as text. */
  readonly sample: readonly (readonly string[])[];
  /** Rows under the headings that hold anything. */
  readonly rows: number;
  /** Numbers read, over all series. */
  readonly read: number;
  /** Cells or rows that say nothing. */
  readonly blank: number;
  /** Numbers the file gives for a single day, whatever that is taken for. */
  readonly days: number;
  /** Rows that name no period. */
  readonly undated: number;
  readonly series: readonly ImportSeries[];
  readonly counts: ImportCounts;
  readonly problemCount: number;
  /** The first of them. */
  readonly problems: readonly ImportProblem[];
  /** What must be answered before anything can be read, in a sentence; null when nothing. */
  readonly question: string | null;
}

/** `POST /api/boards/:board/imports`. */
export interface ImportDone {
  readonly import: string;
  readonly written: number;
  readonly unchanged: number;
  readonly drafts: number;
}

/** One import of a board, newest first in `GET /api/boards/:board/imports`. */
export interface ImportNote {
  readonly import: string;
  readonly file: string;
  readonly by: PersonId;
  readonly at: Instant;
  readonly written: number;
  readonly drafts: number;
  readonly undoneAt: Instant | null;
}

/** `POST /api/boards/:board/imports/:import/undo`. `left`: corrected by somebody since, and therefore theirs. */
export interface ImportUndone {
  readonly withdrawn: number;
  readonly left: number;
  readonly draftsRemoved: number;
}

/** A system that hands numbers in. The token itself is told once, when it is made. */
export interface Supplier {
  readonly id: string;
  readonly name: string;
  /** The indicators it may write; empty: all of the board. */
  readonly indicators: readonly IndicatorId[];
  readonly by: PersonId;
  readonly at: Instant;
  readonly lastUsedAt: Instant | null;
  readonly revokedAt: Instant | null;
}

/** `POST /api/boards/:board/suppliers`. */
export interface SupplierMade {
  readonly supplier: Supplier;
  readonly token: string;
}
