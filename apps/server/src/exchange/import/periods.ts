/** Cells to periods: what people and programs write for a day, a week, a month; and what a lone date stands for. */
import {
  type Cadence,
  cadenceDays,
  cadences,
  type DateMeaning,
  type DateText,
  daysBetween,
  isPeriod,
  parseDate,
  type Period,
  periodOn,
} from '@tavle/domain';
import { parseTypedDate } from '@tavle/text';
import { type Cell, textOfCell } from './table.ts';

/** What a cell says of time. */
export type When =
  | { readonly kind: 'date'; readonly date: DateText }
  | { readonly kind: 'period'; readonly period: Period }
  | { readonly kind: 'empty' }
  | { readonly kind: 'notADate' };

/** Reads a cell as a date or a period: everything `parseTypedDate` reads, and `202601`, `20260131`, a date with the time 00:00. */
export function whenOf(cell: Cell | undefined): When {
  const text = textOfCell(cell).trim();
  if (text === '') return { kind: 'empty' };
  if (cell?.kind === 'error' || cell?.kind === 'noResult') return { kind: 'notADate' };
  const packed = /^((?:19|20|21)\d{2})(0[1-9]|1[0-2])([0-3]\d)?$/.exec(text);
  const spread = packed === null ? text : [packed[1], packed[2], packed[3]].filter(Boolean).join('-');
  return parseTypedDate(spread.replace(/[T ]00:00(?::00(?:\.0+)?)?Z?$/, ''));
}

/** What several columns say together: `År` 2026 and `Uge` 47, `Måned` 10 or oktober, `Kvartal` 3. One column says it alone. */
export function whenOfColumns(columns: readonly { readonly heading: string; readonly cell: Cell | undefined }[]): When {
  const year = columns.find(({ heading, cell }) => /^(?:år|aar|year)$/i.test(heading.trim()) && cell?.kind !== 'empty');
  const part = columns.find((column) => column !== year && column.cell !== undefined && column.cell.kind !== 'empty');
  if (year === undefined || part === undefined) return whenOf(columns.find(({ cell }) => cell?.kind !== 'empty')?.cell);
  const [y, p] = [textOfCell(year.cell).trim(), textOfCell(part.cell).trim()];
  const heading = part.heading.trim();
  const number = /^\d{1,2}$/.test(p) ? p.padStart(2, '0') : '';
  const spelled =
    number === ''
      ? `${p} ${y}`
      : /^(?:uge|week)/i.test(heading)
        ? `${y}-U${number}`
        : /^k|^q/i.test(heading)
          ? `${y}K${Number(number)}`
          : `${y}-${number}`;
  return whenOf({ kind: 'text', text: spelled });
}

/** The period of a row, from one cell or two. Undefined: the two do not make one. */
export function periodFrom(start: When, end: When, dates: DateMeaning): Period | undefined {
  const first = startOf(start);
  if (first === undefined) return undefined;
  if (end.kind === 'empty' || dayOf(start, end) !== null) return alone(start, dates);
  const last = end.kind === 'date' ? end.date : end.kind === 'period' ? end.period.end : undefined;
  return last !== undefined && isPeriod(first, last) ? { start: first, end: last } : undefined;
}

/** The single day that is named, by one date, or as the first and the last; else null. */
export function dayOf(start: When, end: When): DateText | null {
  if (start.kind !== 'date') return null;
  return end.kind === 'empty' || (end.kind === 'date' && end.date === start.date) ? start.date : null;
}

const startOf = (when: When): DateText | undefined =>
  when.kind === 'date' ? when.date : when.kind === 'period' ? when.period.start : undefined;

function alone(when: When, dates: DateMeaning): Period | undefined {
  if (when.kind === 'period') return when.period;
  if (when.kind !== 'date') return undefined;
  return dates === 'day' ? { start: when.date, end: when.date } : periodOn(when.date, dates);
}

/** A period somebody typed for the whole file. */
export function typedPeriod(text: string): Period | undefined {
  const range = /^\s*(\S+)\s*(?:–|til|to|—)\s*(\S+)\s*$/.exec(text);
  if (range !== null) {
    const [start, end] = [range[1], range[2]].map((part) => startOf(parseTypedDate(part ?? '')));
    return start !== undefined && end !== undefined && isPeriod(start, end) ? { start, end } : undefined;
  }
  return alone(parseTypedDate(text), 'day');
}

/** What lone dates most likely stand for: by the heading, else by their distances and where in month and week they lie. */
export function meaningOfDates(heading: string, dates: readonly DateText[]): DateMeaning {
  const words: readonly (readonly [RegExp, DateMeaning])[] = [
    [/kvartal|quarter/i, 'quarter'],
    [/m[åa]ned|month/i, 'month'],
    [/\bhalv[åa]r/i, 'halfYear'],
    [/\b[åa]r\b|\byear\b/i, 'year'],
    [/\b14 ?dage|fortnight/i, 'fortnight'],
    [/\buge\b|\bweek\b/i, 'week'],
  ];
  const named = words.find(([pattern]) => pattern.test(heading));
  if (named !== undefined) return named[1];
  const distinct = [...new Set(dates)].sort();
  const gaps = distinct
    .slice(1)
    .map((day, index) => Math.round((Date.parse(day) - Date.parse(distinct[index] ?? day)) / 86_400_000));
  const least = gaps.length === 0 ? 0 : Math.min(...gaps);
  const monthly = distinct.every((day) => day.endsWith('-01')) || distinct.every(isMonthEnd);
  if (monthly && least >= 360) return 'year';
  if (monthly && least >= 180) return 'halfYear';
  if (monthly && least >= 88) return 'quarter';
  if (monthly && least >= 28) return 'month';
  const regular = gaps.every((gap) => gap % 7 === 0);
  if (regular && least === 14) return 'fortnight';
  return regular && least === 7 ? 'week' : 'day';
}

function isMonthEnd(day: DateText): boolean {
  const next = new Date(Date.parse(day) + 86_400_000).toISOString().slice(0, 10);
  return parseDate(next)?.endsWith('-01') ?? false;
}

/** Whether periods are those of a rhythm. Files have thousands of rows and few periods: each is worked out once. */
export type Rhythms = {
  /** True when the period is one of the rhythm's own. `anchor` is the Monday two-week periods are counted from. */
  readonly fits: (period: Period, cadence: Cadence, anchor?: DateText) => boolean;
  /** The rhythm of a period; of one that has none, the rhythm that is at least as long. */
  readonly rhythmOf: (period: Period) => Cadence;
};

/** Makes a memory for one file. */
export function createRhythms(): Rhythms {
  const known = new Map<string, boolean>();
  const rhythms = new Map<string, Cadence>();
  const fits: Rhythms['fits'] = ({ start, end }, cadence, anchor) => {
    const key = `${start}/${end}/${cadence}/${anchor ?? ''}`;
    const answer = known.get(key) ?? fitsNow({ start, end }, cadence, anchor);
    known.set(key, answer);
    return answer;
  };
  return {
    fits,
    rhythmOf: (period) => {
      const key = `${period.start}/${period.end}`;
      const days = daysBetween(period.start, period.end) + 1;
      const answer =
        rhythms.get(key) ??
        cadences.find((cadence) => fits(period, cadence, period.start)) ??
        cadences.find((cadence) => cadenceDays[cadence] >= days) ??
        'year';
      rhythms.set(key, answer);
      return answer;
    },
  };
}

function fitsNow({ start, end }: Period, cadence: Cadence, anchor?: DateText): boolean {
  const own = periodOn(start, cadence, anchor);
  return own.start === start && own.end === end;
}
