import { changeIndicator, type IndicatorPatch, moveIndicator } from '@tavle/board';
import type { DateText, Indicator, IndicatorId, Outcome, Phase, Target } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import { MoveButtons } from '../MoveButtons.tsx';
import { OverCap } from '../OverCap.tsx';
import type { People } from '../people.ts';
import { type Refused, refusedBy } from '../refused.ts';
import { SmartPrompts } from '../SmartPrompts.tsx';
import { FieldGroup } from './FieldGroup.tsx';
import { phaseWords, readWords, rhythmWords, shareWords, targetWords, whatWords } from './group-words.ts';
import { IndicatorStages } from './IndicatorStages.tsx';
import type { GoalChoice } from './NewIndicatorForm.tsx';
import { PhaseList } from './PhaseList.tsx';
import { PriorityFields } from './PriorityFields.tsx';
import { ReadFields } from './ReadFields.tsx';
import { RhythmFields } from './RhythmFields.tsx';
import { ShareFields } from './ShareFields.tsx';
import { TargetList } from './TargetList.tsx';
import { WhatFields } from './WhatFields.tsx';

export interface IndicatorFormProps {
  readonly indicator: Indicator;
  /** First day of the newest period shown. */
  readonly newest: DateText | null;
  /** Its own targets and phases. */
  readonly targets: readonly Target[];
  readonly phases: readonly Phase[];
  readonly goals: readonly GoalChoice[];
  /** The board's other indicators, for the counterweight. */
  readonly indicators: readonly Indicator[];
  /** The indicators it stands among, in order. */
  readonly among: readonly IndicatorId[];
  readonly edit: BoardEdit;
  readonly people: People;
  readonly onDone: () => void;
  /** Where "done" leads when the form stays open by itself, as that of a draft on its page. */
  readonly onLeave?: (() => void) | undefined;
}

/** What each group of fields is given. `put` hands in at once and gives the outcome, so that a field can say why it was refused. */
export interface FieldsProps {
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly put: (patch: IndicatorPatch) => Outcome<void>;
}

/** Everything that is said of an indicator, in groups, changed in place. A draft stays one until source, reason and owner are there (BOARD5). */
export function IndicatorForm(props: IndicatorFormProps) {
  const { indicator, newest, targets, phases, goals, indicators, among, edit, people, onDone, onLeave } = props;
  const t = useWords();
  const today = useToday();
  const [refused, setRefused] = useState<Refused | null>(null);
  const [tried, setTried] = useState<IndicatorPatch>({});
  const put = (patch: IndicatorPatch, override?: string): Outcome<void> => {
    const outcome = edit.run((doc, hand) => changeIndicator(doc, hand, { indicator: indicator.id, patch, override }));
    setTried(patch);
    setRefused(refusedBy(outcome, t));
    return outcome;
  };
  const fields: FieldsProps = { indicator, edit, put };
  return (
    <div className={styles.form}>
      <FieldGroup title={t('ind.form.group.what')} now={whatWords(indicator, t)} open>
        <WhatFields {...fields} goals={goals} people={people} />
      </FieldGroup>
      <FieldGroup title={t('ind.form.group.read')} now={readWords(indicator, t)}>
        <ReadFields {...fields} indicators={indicators} />
      </FieldGroup>
      <FieldGroup title={t('ind.form.group.rhythm')} now={rhythmWords(indicator, t)}>
        <RhythmFields {...fields} />
      </FieldGroup>
      <FieldGroup title={t('ind.form.targets')} now={targetWords(indicator, targets, today, t)}>
        <TargetList indicator={indicator} targets={targets} newest={newest} edit={edit} />
      </FieldGroup>
      <FieldGroup title={t('ind.form.phases')} now={phaseWords(indicator, phases, t)}>
        <PhaseList indicator={indicator} phases={phases} edit={edit} />
      </FieldGroup>
      <FieldGroup title={t('ind.form.group.share')} now={shareWords(indicator, t)}>
        <ShareFields {...fields} />
      </FieldGroup>
      <FieldGroup title={t('goal.prioritised')} now={indicator.prioritised?.why ?? ''}>
        <PriorityFields indicator={indicator} edit={edit} people={people} />
      </FieldGroup>
      <SmartPrompts />
      <MoveButtons
        among={among}
        id={indicator.id}
        name={indicator.name}
        move={(ahead) =>
          setRefused(
            refusedBy(
              edit.run((doc, hand) => moveIndicator(doc, hand, { indicator: indicator.id, ahead })),
              t,
            ),
          )
        }
      />
      <OverCap refused={refused?.field === null ? refused : null} onOverride={(why) => put(tried, why)} />
      <IndicatorStages indicator={indicator} edit={edit} onDone={onDone} onLeave={onLeave} />
    </div>
  );
}
