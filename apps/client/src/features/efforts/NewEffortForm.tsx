import { addEffort } from '@tavle/board';
import type { DateText, Indicator, PersonId } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { errorElsewhere, errorAt, type Refused, refusedBy } from '../refused.ts';

export interface NewEffortFormProps {
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
}

/** A new effort: what is tried, what it should move, who, and when we look at the effect. */
export function NewEffortForm({ indicator, edit, people, onDone }: NewEffortFormProps) {
  const t = useWords();
  const [what, setWhat] = useState('');
  const [expected, setExpected] = useState('');
  const [owner, setOwner] = useState<PersonId | null>(null);
  const today = useToday();
  const [from, setFrom] = useState<DateText | null>(today);
  const [until, setUntil] = useState<DateText | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const labels = { what: t('effort.what'), expected: t('effort.expected') };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const effort = { what, expected, owner, from, until, indicator: indicator.id };
    const found = refusedBy(
      edit.run((doc, hand) => addEffort(doc, hand, effort)),
      t,
      labels,
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={labels.what}
        error={errorAt(refused, 'what') ?? errorElsewhere(refused, ['what', 'expected'])}
        value={what}
        onChange={setWhat}
      />
      <TextArea label={labels.expected} error={errorAt(refused, 'expected')} value={expected} onChange={setExpected} />
      <PersonField people={people} label={t('effort.responsible')} value={owner} onChange={setOwner} />
      <DateField
        label={t('effort.from')}
        help={t('effort.fromHelp')}
        value={from}
        onChange={(next) => {
          setFrom(next);
          return undefined;
        }}
      />
      <DateField
        label={t('effort.reviewOn')}
        value={until}
        ahead
        onChange={(next) => {
          setUntil(next);
          return undefined;
        }}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('board.agreeEffort')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
