import { planMeeting, setTurns } from '@tavle/board';
import type { MeetingDay, PersonId } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { sentenceOf } from '../refused.ts';
import { planOf } from './plan.ts';

export interface TurnsFormProps {
  readonly day: MeetingDay;
  readonly people: People;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Who holds one meeting and who presents, when it is not whose turn it was. */
export function TurnsForm({ day, people, edit, onDone }: TurnsFormProps) {
  const t = useWords();
  const [host, setHost] = useState<PersonId | null>(day.host);
  const [presenter, setPresenter] = useState<PersonId | null>(day.presenter);
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const { meeting } = day;
    const sentence = sentenceOf(
      meeting === null
        ? edit.run((doc, hand) => planMeeting(doc, hand, { ...planOf(day, day.at), host, presenter }))
        : edit.run((doc, hand) => setTurns(doc, hand, { meeting: meeting.id, host, presenter })),
      t,
    );
    setError(sentence);
    if (sentence === undefined) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <PersonField people={people} label={t('cal.host')} value={host} onChange={setHost} />
      <PersonField people={people} label={t('cal.presenter')} value={presenter} onChange={setPresenter} />
      <FieldError>{error}</FieldError>
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('common.save')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
