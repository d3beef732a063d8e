import { parseId, type PersonId } from '@tavle/domain';
import { useWords } from '../live/useWords.ts';
import { ComboBox } from '../ui/ComboBox.tsx';
import type { People } from './people.ts';

export interface PersonFieldProps {
  readonly people: People;
  readonly label: string;
  readonly help?: string | undefined;
  readonly error?: string | undefined;
  readonly value: PersonId | null;
  readonly onChange: (next: PersonId | null) => void;
}

/** Chooses one person by name or initials. Somebody who no longer may be chosen is still shown when chosen before. */
export function PersonField({ people, value, onChange, ...field }: PersonFieldProps) {
  const t = useWords();
  const chosen = people.named(value);
  const names =
    chosen && !people.choosable.some((name) => name.id === chosen.id)
      ? [chosen, ...people.choosable]
      : people.choosable;
  return (
    <ComboBox
      {...field}
      value={value}
      options={names.map((name) => ({ value: name.id, label: name.name, also: name.initials }))}
      open={t('person.choose')}
      onChange={(next) => onChange(parseId<PersonId>(next) ?? null)}
    />
  );
}
