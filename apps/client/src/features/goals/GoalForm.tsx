import { changeGoal, focusMost, type GoalPatch, moveGoal } from '@tavle/board';
import { type BoardAcross, type Goal, type GoalId, goalOrigins, goalTypes, type Outcome } from '@tavle/domain';
import { goalOriginWords, goalTypeWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Checkbox } from '../../ui/Checkbox.tsx';
import { CommitField } from '../../ui/CommitField.tsx';
import { Select } from '../../ui/Select.tsx';
import { DateField } from '../DateField.tsx';
import styles from '../features.module.css';
import { MoveButtons } from '../MoveButtons.tsx';
import { OverCap } from '../OverCap.tsx';
import { PersonField } from '../PersonField.tsx';
import type { People } from '../people.ts';
import { type Refused, refusedBy, sentenceOf } from '../refused.ts';
import { SharedText } from '../SharedText.tsx';
import { GoalStages } from './GoalStages.tsx';
import { OwnersField } from './OwnersField.tsx';

export interface GoalFormProps {
  readonly goal: Goal;
  /** Indicators in use that measure the goal: they go with it when it is retired. */
  readonly inUse: number;
  /** The goals it stands among, in order. */
  readonly among: readonly GoalId[];
  readonly edit: BoardEdit;
  readonly people: People;
  /** The boards outside the line, to choose other owners from (CHAIN9). */
  readonly across: readonly BoardAcross[];
  readonly onDone: () => void;
}

/** Everything that is said of a goal, changed in place: words are typed together, the rest is handed in at once. */
export function GoalForm({ goal, inUse, among, edit, people, across, onDone }: GoalFormProps) {
  const t = useWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const run = (patch: GoalPatch, override?: string): Outcome<void> =>
    edit.run((doc, hand) => changeGoal(doc, hand, { goal: goal.id, patch, override }));
  const put = (patch: GoalPatch, override?: string): void => setRefused(refusedBy(run(patch, override), t));
  const words = { edit, section: 'goals', id: goal.id } as const;
  return (
    <div className={styles.form}>
      <SharedText {...words} field="text" value={goal.text} label={t('goal.text')} help={t('goal.textHelp')} />
      <SharedText {...words} field="why" value={goal.why} label={t('goal.why')} help={t('goal.whyHelp')} />
      <fieldset className={styles.section}>
        <legend>{t('goal.frame')}</legend>
        <div className={styles.pair}>
          <SharedText
            {...words}
            field="fixed"
            value={goal.fixed}
            label={t('goal.frameFixed')}
            help={t('goal.frameFixedHelp')}
          />
          <SharedText
            {...words}
            field="free"
            value={goal.free}
            label={t('goal.frameFree')}
            help={t('goal.frameFreeHelp')}
          />
        </div>
      </fieldset>
      <div className={styles.pair}>
        <Select
          label={t('goal.origin')}
          value={goal.origin}
          options={goalOrigins.map((value) => ({ value, label: t(goalOriginWords[value]) }))}
          onChange={(origin) => put({ origin })}
        />
        <CommitField
          label={t('goal.originSource')}
          value={goal.source}
          onCommit={(source) => sentenceOf(run({ source }), t, t('goal.originSource'))}
        />
        <PersonField
          people={people}
          label={t('goal.owner')}
          help={t('goal.ownerHelp')}
          value={goal.owner}
          onChange={(owner) => put({ owner })}
        />
        <Select
          label={t('goal.type')}
          value={goal.type}
          options={goalTypes.map((value) => ({ value, label: t(goalTypeWords[value]) }))}
          onChange={(type) => put({ type })}
        />
        <DateField label={t('goal.periodFrom')} value={goal.from} onChange={(from) => sentenceOf(run({ from }), t)} />
        <DateField label={t('goal.periodTo')} value={goal.to} onChange={(to) => sentenceOf(run({ to }), t)} />
      </div>
      <div>
        <Checkbox
          label={t('goal.mandatory')}
          help={t('goal.mandatoryHelp')}
          checked={goal.mandatory}
          onChange={(mandatory) => put({ mandatory })}
        />
        <Checkbox
          label={t('goal.focus')}
          help={t('goal.focusHelp', { n: focusMost })}
          checked={goal.focus}
          onChange={(focus) => put({ focus })}
        />
      </div>
      <OwnersField goal={goal} across={across} edit={edit} />
      <MoveButtons
        among={among}
        id={goal.id}
        name={goal.text}
        move={(ahead) =>
          setRefused(
            refusedBy(
              edit.run((doc, hand) => moveGoal(doc, hand, { goal: goal.id, ahead })),
              t,
            ),
          )
        }
      />
      <OverCap refused={refused} onOverride={(why) => put({ focus: true }, why)} />
      <GoalStages goal={goal} inUse={inUse} edit={edit} onDone={onDone} />
    </div>
  );
}
