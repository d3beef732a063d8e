import type { PersonId } from '@tavle/domain';
import { useState } from 'react';
import { useWords } from '../../live/useWords.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { Cross } from '../../ui/Icons.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';

export interface TurnsFieldProps {
  readonly label: string;
  readonly people: People;
  readonly value: readonly PersonId[];
  readonly onChange: (next: readonly PersonId[]) => void;
}

/** The people who take turns, in their order: one more is added at the end, each can be taken off. */
export function TurnsField({ label, people, value, onChange }: TurnsFieldProps) {
  const t = useWords();
  const [round, setRound] = useState(0);
  const nameOf = (person: PersonId): string => people.named(person)?.name ?? t('person.unknown');
  const add = (person: PersonId | null): void => {
    if (person === null || value.includes(person)) return;
    onChange([...value, person]);
    // A new field for the next name.
    setRound(round + 1);
  };
  return (
    <fieldset className={styles.section}>
      <legend>{label}</legend>
      <p className={styles.quiet}>{t('forum.turnsHelp')}</p>
      <ol className={styles.lines}>
        {value.map((person) => (
          <li key={person} className={styles.lineRow}>
            <span className={styles.text}>{nameOf(person)}</span>
            <IconButton
              label={t('forum.turnRemove', { name: nameOf(person) })}
              onClick={() => onChange(value.filter((each) => each !== person))}
            >
              <Cross />
            </IconButton>
          </li>
        ))}
      </ol>
      <PersonField key={round} people={people} label={t('forum.turnAdd')} value={null} onChange={add} />
    </fieldset>
  );
}
