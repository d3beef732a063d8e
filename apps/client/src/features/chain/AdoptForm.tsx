import { adoptGoal } from '@tavle/board';
import type { GivenGoal, IndicatorId, PersonId } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import styles from '../features.module.css';
import { OverCap } from '../OverCap.tsx';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { type Refused, refusedBy } from '../refused.ts';
import { aboveIndicatorWords } from './GoalFromAbove.tsx';

export interface AdoptFormProps {
  readonly given: GivenGoal;
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
}

/** Taking a goal over: which of its indicators are measured here from now on, and who answers for them. Our numbers rise into theirs (CHAIN8). */
export function AdoptForm({ given, edit, people, onDone }: AdoptFormProps) {
  const t = useWords();
  const [chosen, setChosen] = useState<ReadonlySet<IndicatorId>>(() => new Set(given.indicators.map(({ id }) => id)));
  const [owner, setOwner] = useState<PersonId | null>(edit.me);
  const [refused, setRefused] = useState<Refused | null>(null);
  const [none, setNone] = useState(false);
  const adopt = (override?: string): void => {
    const indicators = given.indicators.filter(({ id }) => chosen.has(id));
    setNone(indicators.length === 0);
    if (indicators.length === 0) return;
    const adoption = { parentBoard: given.board, parentGoal: given.goal.id, indicators, owner, override };
    const problem = refusedBy(
      edit.run((doc, hand) => adoptGoal(doc, hand, adoption)),
      t,
    );
    setRefused(problem);
    if (!problem) onDone();
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    adopt();
  };
  return (
    <div className={styles.form}>
      <form className={styles.form} onSubmit={submit} noValidate>
        <fieldset className={styles.section}>
          <legend>{t('trans.adoptWhich')}</legend>
          <div>
            {given.indicators.map((indicator) => (
              <Checkbox
                key={indicator.id}
                label={aboveIndicatorWords(given, indicator, t)}
                help={indicator.definition || undefined}
                checked={chosen.has(indicator.id)}
                onChange={(next) => setChosen(withOrWithout(chosen, indicator.id, next))}
              />
            ))}
          </div>
        </fieldset>
        {none ? <p className={styles.late}>{t('trans.adoptNone')}</p> : null}
        <PersonField
          people={people}
          label={t('ind.owner')}
          help={t('ind.form.ownerHelp')}
          value={owner}
          onChange={setOwner}
        />
        <div>
          <Button look="primary" type="submit">
            {t('trans.adopt')}
          </Button>
        </div>
      </form>
      <OverCap refused={refused} onOverride={adopt} />
    </div>
  );
}

function withOrWithout<T>(set: ReadonlySet<T>, item: T, wanted: boolean): ReadonlySet<T> {
  return new Set(wanted ? [...set, item] : [...set].filter((each) => each !== item));
}
