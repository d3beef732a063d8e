import { addAction } from '@tavle/board';
import { actionTextMost, type DateText, type EntryId, type IndicatorId, type PersonId } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { TextArea } from '../../ui/TextArea.tsx';
import type { People } from '../people.ts';
import { errorAt, errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import styles from './agenda.module.css';
import type { OfferedDate } from './agree-dates.ts';
import { CardForm } from './CardForm.tsx';
import { DateChips, PersonChips } from './Chips.tsx';

export interface AgreeCardProps {
  readonly meeting: EntryId;
  readonly indicator: IndicatorId | null;
  readonly dates: readonly [OfferedDate, ...OfferedDate[]];
  readonly people: People;
  readonly present: readonly PersonId[];
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** A new action in few touches: what is said or typed; who, one touch; when, already proposed (BOARD5). About an indicator it is its outcome too. */
export function AgreeCard({ meeting, indicator, dates, people, present, edit, onDone }: AgreeCardProps) {
  const t = useWords();
  const today = useToday();
  const [what, setWhat] = useState('');
  const [expected, setExpected] = useState('');
  const [owner, setOwner] = useState<PersonId | null>(null);
  const [due, setDue] = useState<DateText>(dates[0].date);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [lacksOwner, setLacksOwner] = useState(false);
  const over = what.trim().length - actionTextMost;
  const labels = { what: t('action.what'), expected: t('moede.expected'), due: t('moede.when') };
  const tooLong = over > 0 ? t('action.charactersOver', { n: over }) : undefined;
  const save = (): void => {
    setLacksOwner(owner === null);
    const missing = what.trim() === '' ? ({ refused: { kind: 'missing', field: 'what' } } as const) : null;
    if (owner === null || missing !== null || over > 0) {
      setRefused(missing && refusedBy(missing, t, labels));
      return;
    }
    const action = { what: what.trim(), expected: expected.trim(), owner, due, meeting, indicator };
    const leaves = indicator === null ? {} : { leaves: { meeting } };
    const found = refusedBy(
      edit.run((doc, hand) => addAction(doc, hand, { ...action, ...leaves })),
      t,
      labels,
    );
    setRefused(found);
    if (!found) onDone();
  };
  return (
    <CardForm
      onSave={save}
      error={errorElsewhere(refused, ['what', 'expected', 'due'])}
      beside={
        <DateChips
          label={labels.due}
          dates={dates}
          value={due}
          error={errorAt(refused, 'due') ?? (due < today ? t('error.fieldDate') : undefined)}
          onChange={setDue}
        />
      }
    >
      <div className={styles.texts}>
        <TextArea
          label={labels.what}
          error={errorAt(refused, 'what') ?? tooLong}
          value={what}
          autoCapitalize="sentences"
          onChange={(next) => setWhat(next.replaceAll('\n', ' '))}
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
