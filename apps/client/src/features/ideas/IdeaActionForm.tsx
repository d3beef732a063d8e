import { ideaToAction } from '@tavle/board';
import { actionTextMost, type DateText, type Idea, type PersonId } from '@tavle/domain';
import { refusalSentence } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';

export interface IdeaActionFormProps {
  readonly idea: Idea;
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
}

/** An idea as an action: its own words to begin with, and who and when as for any action (BOARD5). */
export function IdeaActionForm({ idea, edit, people, onDone }: IdeaActionFormProps) {
  const t = useWords();
  const [what, setWhat] = useState(idea.text);
  const [owner, setOwner] = useState<PersonId | null>(null);
  const [due, setDue] = useState<DateText | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const labels = { what: t('action.what'), owner: t('action.responsible'), due: t('action.deadline') };
  const missing = (field: 'owner' | 'due'): Refused => {
    const refusal = { kind: 'missing', field } as const;
    return { refusal, field, sentence: refusalSentence(refusal, t, labels[field]) };
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (owner === null || due === null) {
      setRefused(missing(owner === null ? 'owner' : 'due'));
      return;
    }
    const action = { what: what.trim(), owner, due };
    const found = refusedBy(
      edit.run((doc, hand) => ideaToAction(doc, hand, { idea: idea.id, action })),
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
        help={t('action.whatHelp', { n: actionTextMost })}
        error={errorAt(refused, 'what') ?? errorElsewhere(refused, ['what', 'owner', 'due'])}
        value={what}
        onChange={setWhat}
      />
      <PersonField
        people={people}
        label={labels.owner}
        error={errorAt(refused, 'owner')}
        value={owner}
        onChange={setOwner}
      />
      <DateField
        label={labels.due}
        error={errorAt(refused, 'due')}
        value={due}
        ahead
        onChange={(next) => {
          setDue(next);
          return undefined;
        }}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('board.agreeAction')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
