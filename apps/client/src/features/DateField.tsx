import { addDays, type DateText, parseDate } from '@tavle/domain';
import { formatDate, parseTypedDate } from '@tavle/text';
import { useId } from 'react';
import { useToday } from '../live/useToday.ts';
import { useWords } from '../live/useWords.ts';
import { CommitField } from '../ui/CommitField.tsx';

export interface DateFieldProps {
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly optional?: string;
  readonly value: DateText | null;
  /** Takes the date, or null when the field was emptied; gives a sentence when it cannot be used. */
  readonly onChange: (next: DateText | null) => string | undefined;
  /** Offers dates ahead: one week, two, four. */
  readonly ahead?: boolean;
  /** Asks for a day that has been: one typed without its year is then the last such day. */
  readonly past?: boolean;
}

/** A date typed as Danes write it (21.11.2026, 21/11, 21. nov.); the weekday is said back. */
export function DateField({ value, onChange, help, ahead = false, past = false, ...field }: DateFieldProps) {
  const t = useWords();
  const today = useToday();
  const id = useId();
  // Its line is kept while it is empty: a button below that moved as the field was left would not be hit.
  const said = value === null ? (help ?? '\u00a0') : formatDate(value, 'long', t.locale);
  const commit = (typed: string): string | undefined => {
    if (typed.trim() === '') return onChange(null);
    const date = readDate(typed, today, past);
    return date === undefined ? t('error.fieldDate') : onChange(date);
  };
  return (
    <>
      <CommitField
        {...field}
        about={said}
        value={value === null ? '' : formatDate(value, 'numeric', t.locale)}
        placeholder={t('common.datePlaceholder')}
        onCommit={commit}
        {...(ahead ? { list: id } : {})}
      />
      {ahead ? (
        <datalist id={id}>
          {[7, 14, 28].map((days) => (
            <option key={days} value={formatDate(addDays(today, days), 'numeric', t.locale)}>
              {formatDate(addDays(today, days), 'weekday', t.locale)}
            </option>
          ))}
        </datalist>
      ) : null}
    </>
  );
}

/** Reads a date; one without its year is the next such day from today on, or with `past` the last one until today. */
export function readDate(typed: string, today: DateText, past = false): DateText | undefined {
  const read = parseTypedDate(typed);
  if (read.kind === 'date') return read.date;
  const bare = /^\s*(\d{1,2})\s*[./-]\s*(\d{1,2})\.?\s*$/.exec(typed);
  const worded = /^\s*\d{1,2}\.?\s*[a-zæøå]{3,9}\.?\s*$/i.test(typed);
  if (!bare && !worded) return undefined;
  const year = Number(today.slice(0, 4));
  const inYear = (of: number): DateText | undefined => {
    if (bare) return parseDate(`${of}-${(bare[2] ?? '').padStart(2, '0')}-${(bare[1] ?? '').padStart(2, '0')}`);
    const again = parseTypedDate(`${typed.trim()} ${of}`);
    return again.kind === 'date' ? again.date : undefined;
  };
  const found = inYear(year);
  if (past) return found !== undefined && found > today ? inYear(year - 1) : found;
  return found !== undefined && found < today ? inYear(year + 1) : found;
}
