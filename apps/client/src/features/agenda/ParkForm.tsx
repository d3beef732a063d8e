import { park } from '@tavle/board';
import type { PersonId } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import type { People } from '../people.ts';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import { CardForm } from './CardForm.tsx';
import { PersonChips } from './Chips.tsx';

export interface ParkFormProps {
  readonly people: People;
  readonly present: readonly PersonId[];
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Something longer than the meeting has time for, and the two who take it on. */
export function ParkForm({ people, present, edit, onDone }: ParkFormProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const [who, setWho] = useState<readonly PersonId[]>([]);
  const [lacksTwo, setLacksTwo] = useState(false);
  const [refused, setRefused] = useState<Refused | null>(null);
  const toggle = (person: PersonId): void =>
    setWho((now) => (now.includes(person) ? now.filter((each) => each !== person) : [...now, person]));
  const save = (): void => {
    const isShort = who.length < 2;
    setLacksTwo(isShort);
    if (isShort && text.trim() !== '') {
      setRefused(null);
      return;
    }
    const found = refusedBy(
      edit.run((doc, hand) => park(doc, hand, { text: text.trim(), who })),
      t,
      { text: t('parked.new') },
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <CardForm onSave={save} word={t('meet.park')} error={errorElsewhere(refused, ['text', 'who'])}>
      <TextArea
        label={t('parked.new')}
        error={errorAt(refused, 'text')}
        value={text}
        autoCapitalize="sentences"
        onChange={setText}
      />
      <PersonChips
        label={t('meet.parkWho')}
        people={people}
        among={present}
        chosen={who}
        error={(lacksTwo && who.length < 2 ? t('moede.parkTwo') : undefined) ?? errorAt(refused, 'who')}
        onPress={toggle}
      />
    </CardForm>
  );
}
