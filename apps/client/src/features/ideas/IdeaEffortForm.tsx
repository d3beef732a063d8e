import { ideaToEffort } from '@tavle/board';
import type { Idea, Indicator, IndicatorId, PersonId } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';

export interface IdeaEffortFormProps {
  readonly idea: Idea;
  readonly indicators: readonly Indicator[];
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
}

/** An idea as an effort: it must name the indicator it should move (BOARD5). */
export function IdeaEffortForm({ idea, indicators, edit, people, onDone }: IdeaEffortFormProps) {
  const t = useWords();
  const [what, setWhat] = useState(idea.text.slice(0, 300));
  const [expected, setExpected] = useState('');
  const [indicator, setIndicator] = useState<IndicatorId | undefined>(indicators[0]?.id);
  const [owner, setOwner] = useState<PersonId | null>(null);
  const [refused, setRefused] = useState<Refused | null>(null);
  const labels = { what: t('effort.what'), expected: t('effort.expected') };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (indicator === undefined) return;
    const effort = { what: what.trim(), expected: expected.trim(), indicator, owner };
    const found = refusedBy(
      edit.run((doc, hand) => ideaToEffort(doc, hand, { idea: idea.id, effort })),
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
      {indicator === undefined ? null : (
        <Select
          label={t('idea.which')}
          value={indicator}
          options={indicators.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setIndicator}
        />
      )}
      <TextArea label={labels.expected} error={errorAt(refused, 'expected')} value={expected} onChange={setExpected} />
      <PersonField people={people} label={t('effort.responsible')} value={owner} onChange={setOwner} />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('board.agreeEffort')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
