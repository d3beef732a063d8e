/** Choices of one touch: people by initials, dates, anything in a few words. */
import type { DateText, PersonId } from '@tavle/domain';
import { formatDate } from '@tavle/text';
import { type ReactNode, useId, useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { FieldError } from '../../ui/FieldError.tsx';
import { PressButton } from '../../ui/PressButton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { DateField } from '../DateField.tsx';
import type { People } from '../people.ts';
import type { OfferedDate } from './agree-dates.ts';
import styles from './agenda.module.css';

interface ChipRowProps {
  readonly label: string;
  readonly error?: string | undefined;
  readonly small?: boolean;
  /** The choices share the width: names too long for it end in dots. */
  readonly fills?: boolean;
  readonly children: ReactNode;
}

/** A labelled row of choices. */
export function ChipRow({ label, error, small = false, fills = false, children }: ChipRowProps) {
  const id = useId();
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row beside others, laid out on one line
    <div
      role="group"
      aria-labelledby={id}
      aria-describedby={`${id}-error`}
      className={styles.row}
      data-small={small}
      data-fills={fills}
    >
      <span id={id} className={styles.rowLabel}>
        {label}
      </span>
      <div className={styles.chips}>{children}</div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

export interface ChoiceProps {
  readonly pressed: boolean;
  readonly onPress: (x: number) => void;
  /** More than there is room for: read aloud after the words, and shown as a title. */
  readonly label?: string;
  readonly children: ReactNode;
}

/** One choice. */
export function Choice({ pressed, onPress, label, children }: ChoiceProps) {
  return (
    <PressButton
      className={styles.choice}
      aria-pressed={pressed}
      onPress={onPress}
      {...(label === undefined ? {} : { title: label })}
    >
      {children}
      {label === undefined ? null : <VisuallyHidden>{` ${label}`}</VisuallyHidden>}
    </PressButton>
  );
}

export interface PersonChipsProps {
  readonly label: string;
  readonly people: People;
  /** Those shown at once; the others of the board are one touch away. */
  readonly among: readonly PersonId[];
  readonly chosen: readonly PersonId[];
  readonly error?: string | undefined;
  readonly small?: boolean;
  readonly onPress: (person: PersonId) => void;
}

/** People by their initials. */
export function PersonChips({ label, people, among, chosen, error, small = false, onPress }: PersonChipsProps) {
  const t = useWords();
  const [all, setAll] = useState(false);
  const shown = [...new Set([...among, ...chosen, ...(all ? people.choosable.map(({ id }) => id) : [])])];
  const hasMore = people.choosable.some(({ id }) => !shown.includes(id));
  return (
    <ChipRow label={label} error={error} small={small}>
      {shown.map((person) => (
        <Choice
          key={person}
          pressed={chosen.includes(person)}
          label={people.named(person)?.name ?? t('person.unknown')}
          onPress={() => onPress(person)}
        >
          {people.named(person)?.initials ?? '?'}
        </Choice>
      ))}
      {hasMore ? (
        <Choice pressed={false} onPress={() => setAll(true)}>
          {t('moede.people.all')}
        </Choice>
      ) : null}
    </ChipRow>
  );
}

export interface DateChipsProps {
  readonly label: string;
  readonly dates: readonly OfferedDate[];
  readonly value: DateText;
  readonly error?: string | undefined;
  readonly onChange: (date: DateText) => void;
}

/** Dates by one touch, and any other by typing it. */
export function DateChips({ label, dates, value, error, onChange }: DateChipsProps) {
  const t = useWords();
  const [types, setTypes] = useState(false);
  return (
    <ChipRow label={label} error={error}>
      {dates.map(({ kind, date }) => (
        <Choice
          key={kind}
          pressed={!types && value === date}
          label={formatDate(date, 'weekday', t.locale)}
          onPress={() => {
            setTypes(false);
            onChange(date);
          }}
        >
          {kind === 'nextMeeting' || kind === 'theirMeeting'
            ? t(`moede.date.${kind}`, { date: formatDate(date, 'day', t.locale) })
            : t(`moede.date.${kind}`)}
        </Choice>
      ))}
      {types ? (
        <DateField
          label={t('moede.date.other')}
          value={value}
          onChange={(date) => {
            if (date !== null) onChange(date);
            return undefined;
          }}
        />
      ) : (
        <Choice pressed={false} onPress={() => setTypes(true)}>
          {t('moede.date.other')}
        </Choice>
      )}
    </ChipRow>
  );
}
