import { addEffort } from '@tavle/board';
import type { DateText, EntryId, IndicatorId, PersonId } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import type { People } from '../people.ts';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import styles from './agenda.module.css';
import { effectDates } from './agree-dates.ts';
import { CardForm } from './CardForm.tsx';
import { DateChips, PersonChips } from './Chips.tsx';

export interface EffortFormProps {
  readonly meeting: EntryId;
  readonly indicator: IndicatorId;
  readonly people: People;
  readonly present: readonly PersonId[];
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

const labelled = ['what', 'expected', 'until'] as const;

/** A new effort: what is tried, what it should move, who, and when its effect is looked at. It begins today, and is the indicator's outcome. */
export function EffortForm({ meeting, indicator, people, present, edit, onDone }: EffortFormProps) {
  const t = useWords();
  const from = useToday();
  const dates = effectDates(from);
  const [what, setWhat] = useState('');
  const [expected, setExpected] = useState('');
  const [owner, setOwner] = useState<PersonId | null>(null);
  const [until, setUntil] = useState<DateText>(dates[0].date);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [lacksOwner, setLacksOwner] = useState(false);
  const labels = { what: t('effort.what'), expected: t('moede.expected'), until: t('effort.reviewOn') };
  const save = (): void => {
    setLacksOwner(owner === null);
    if (owner === null && what.trim() !== '') {
      setRefused(null);
      return;
    }
    const effort = { what: what.trim(), expected: expected.trim(), owner, from, until, indicator, leaves: { meeting } };
    const found = refusedBy(
      edit.run((doc, hand) => addEffort(doc, hand, effort)),
      t,
      labels,
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <CardForm
      onSave={save}
      error={errorElsewhere(refused, labelled)}
      beside={
        <DateChips
          label={labels.until}
          dates={dates}
          value={until}
          error={errorAt(refused, 'until') ?? (until < from ? t('error.fieldDate') : undefined)}
          onChange={setUntil}
        />
      }
    >
      <div className={styles.texts}>
        <TextArea
          label={labels.what}
          error={errorAt(refused, 'what')}
          value={what}
          autoCapitalize="sentences"
          onChange={setWhat}
        />
        <TextArea
          label={labels.expected}
          optional={t('common.optional')}
          error={errorAt(refused, 'expected')}
          value={expected}
          autoCapitalize="sentences"
          onChange={setExpected}
        />
      </div>
      <PersonChips
        label={t('moede.owner')}
        people={people}
        among={present}
        chosen={owner === null ? [] : [owner]}
        error={lacksOwner && owner === null ? t('moede.ownerNeeded') : undefined}
        onPress={setOwner}
      />
    </CardForm>
  );
}
