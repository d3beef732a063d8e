import { addGoal, translateGoal } from '@tavle/board';
import { type GivenGoal, type Goal, parseId, type GoalId, repeatsParent } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { errorElsewhere, type Refused, refusedBy } from '../refused.ts';
import { answeredGoal } from './answered-goal.ts';

export interface TranslateFormProps {
  readonly given: GivenGoal;
  readonly ownGoals: readonly Goal[];
  readonly edit: BoardEdit;
  /** The goal was withdrawn while we wrote: what was written may be kept as our own. */
  readonly isWithdrawn?: boolean;
  /** `draft`: our goal is not sent out yet, so the translation does not count yet. */
  readonly onDone: (stage: 'draft' | 'published') => void;
}

const newGoal = 'new';

/** An own goal, chosen or written now, and one sentence on how it contributes. A goal written now is a draft until it is sent out. */
export function TranslateForm({ given, ownGoals, edit, isWithdrawn = false, onDone }: TranslateFormProps) {
  const t = useWords();
  const [chosen, setChosen] = useState<string>(newGoal);
  const [text, setText] = useState('');
  const [contribution, setContribution] = useState('');
  const [main, setMain] = useState(true);
  const [refused, setRefused] = useState<Refused | null>(null);
  const taken = new Set(given.responses.map((response) => response.goal));
  const open = ownGoals.filter((goal) => goal.stage !== 'retired' && !taken.has(goal.id));
  const labels = { text: t('trans.contribution') };
  const own = chosen === newGoal ? text : (open.find((goal) => goal.id === chosen)?.text ?? '');
  const keep = (): void => {
    const found = refusedBy(
      edit.run((doc, hand) => addGoal(doc, hand, { text, why: contribution, owner: edit.me })),
      t,
    );
    setRefused(found);
    if (!found) onDone('draft');
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (isWithdrawn) keep();
    else propose();
  };
  const propose = (): void => {
    const goal = parseId<GoalId>(chosen === newGoal ? undefined : chosen) ?? { text, owner: edit.me };
    const blankGoal = typeof goal !== 'string' && text.trim() === '';
    const outcome = edit.run((doc, hand) =>
      translateGoal(doc, hand, { ...answeredGoal(given), goal, contribution, main }),
    );
    const found = refusedBy(
      outcome,
      t,
      blankGoal && contribution.trim() !== '' ? { text: t('trans.ourGoal') } : labels,
    );
    setRefused(found);
    const stage = open.find(({ id }) => id === chosen)?.stage;
    if (!found) onDone(stage === 'published' ? 'published' : 'draft');
  };
  const goalRefused =
    chosen === newGoal &&
    refused?.field === 'text' &&
    text.trim() === '' &&
    (isWithdrawn || contribution.trim() !== '');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {open.length === 0 || isWithdrawn ? null : (
        <Select
          label={t('trans.ourGoal')}
          value={chosen}
          options={[
            { value: newGoal, label: t('trans.writeGoal') },
            ...open.map(({ id, text: label }) => ({ value: `${id}`, label })),
          ]}
          onChange={setChosen}
        />
      )}
      {chosen === newGoal || isWithdrawn ? (
        <TextArea
          label={open.length === 0 ? t('trans.ourGoal') : t('trans.writeGoal')}
          help={t('trans.ourGoalHelp')}
          error={goalRefused ? refused.sentence : undefined}
          value={text}
          onChange={setText}
        />
      ) : null}
      {!isWithdrawn && repeatsParent(own, given.goal.text) ? (
        <p className={styles.late}>{t('goal.sameAsParent', { unit: given.unitName })}</p>
      ) : null}
      <TextArea
        label={t(isWithdrawn ? 'goal.why' : 'trans.contribution')}
        help={t(isWithdrawn ? 'goal.whyHelp' : 'trans.contributionHelp')}
        error={goalRefused || refused?.field !== 'text' ? undefined : refused.sentence}
        value={contribution}
        onChange={setContribution}
      />
      {isWithdrawn ? null : (
        <Checkbox label={t('trans.mainThread')} help={t('trans.mainThreadHelp')} checked={main} onChange={setMain} />
      )}
      <FieldError>{errorElsewhere(refused, ['text'])}</FieldError>
      <div>
        <Button look="primary" type="submit">
          {t(isWithdrawn ? 'trans.keepOwn' : 'trans.propose')}
        </Button>
      </div>
    </form>
  );
}
