import { addIndicator } from '@tavle/board';
import {
  type Cadence,
  cadences,
  type GoalId,
  type IndicatorId,
  type IndicatorKind,
  indicatorKinds,
  parseId,
} from '@tavle/domain';
import { cadenceWords, indicatorKindHelp, indicatorKindWords } from '@tavle/text';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import { SmartPrompts } from '../SmartPrompts.tsx';

/** A goal an indicator can belong to: an own one, or one taken over. */
export interface GoalChoice {
  readonly id: GoalId;
  readonly text: string;
}

export interface NewIndicatorFormProps {
  /** The goals to choose from; the first is chosen. */
  readonly goals: readonly GoalChoice[];
  readonly edit: BoardEdit;
  /** The draft is there; the rest of it is written in `IndicatorForm`. */
  readonly onMade: (indicator: IndicatorId) => void;
  readonly onCancel: () => void;
}

/** A new indicator: name, goal, kind and rhythm. It starts as a draft; nothing is asked that can wait. */
export function NewIndicatorForm({ goals, edit, onMade, onCancel }: NewIndicatorFormProps) {
  const t = useWords();
  const [name, setName] = useState('');
  const [goal, setGoal] = useState<string>(goals[0]?.id ?? '');
  const [kind, setKind] = useState<IndicatorKind>('share');
  const [cadence, setCadence] = useState<Cadence>('fortnight');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const chosen = parseId<GoalId>(goal);
    if (chosen === undefined) return;
    const outcome = edit.run((doc, hand) =>
      addIndicator(doc, hand, { name, goal: chosen, kind, cadence, owner: edit.me, ...startingPoint(kind) }),
    );
    setError(sentenceOf(outcome, t, t('ind.form.name')));
    if ('done' in outcome) onMade(outcome.done);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <p className={styles.quiet}>{t('ind.draftStarts')}</p>
      <TextField
        label={t('ind.form.name')}
        help={t('ind.form.nameHelp')}
        error={error}
        value={name}
        onChange={setName}
      />
      {goals.length > 1 ? (
        <Select
          label={t('ind.form.goal')}
          help={t('ind.form.goalHelp')}
          value={goal}
          options={goals.map(({ id, text }) => ({ value: `${id}`, label: text }))}
          onChange={setGoal}
        />
      ) : null}
      <RadioGroup
        label={t('ind.form.kind')}
        value={kind}
        options={indicatorKinds.map((value) => ({
          value,
          label: t(indicatorKindWords[value]),
          help: t(indicatorKindHelp[value]),
        }))}
        onChange={setKind}
      />
      <Select
        label={t('ind.form.cadence')}
        help={t('ind.form.cadenceHelp')}
        value={cadence}
        options={cadences.map((value) => ({ value, label: t(cadenceWords[value]) }))}
        onChange={setCadence}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('ind.makeDraft')}
        </Button>
        <Button onClick={onCancel}>{t('common.cancel')}</Button>
      </ButtonBar>
      <SmartPrompts />
    </form>
  );
}

/** What nearly always holds for a kind, so that a draft is right more often than not; everything can be changed. */
function startingPoint(kind: IndicatorKind) {
  const sums = kind === 'share' || kind === 'rate';
  return {
    direction: 'up' as const,
    decimals: kind === 'rate' || kind === 'value' || kind === 'index' ? 1 : 0,
    ...(kind === 'rate' ? { per: 1000 } : {}),
    ...(kind === 'share' ? { unit: '%' } : {}),
    rollUp: sums || kind === 'count' ? ('sum' as const) : ('none' as const),
    additiveInOrganisation: sums || kind === 'count',
    personBased: kind === 'share' || kind === 'count' || kind === 'rate',
  };
}
