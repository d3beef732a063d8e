import { changeIndicator, type IndicatorPatch, moveIndicator } from '@tavle/board';
import type { DateText, Indicator, IndicatorId, Outcome, Phase, Target } from '@tavle/domain';
import { type ReactNode, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import styles from '../features.module.css';
import { MoveButtons } from '../MoveButtons.tsx';
import { OverCap } from '../OverCap.tsx';
import type { People } from '../people.ts';
import { type Refused, refusedBy } from '../refused.ts';
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
}

/** What each group of fields is given. `put` hands in at once and gives the outcome, so that a field can say why it was refused. */
export interface FieldsProps {
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly put: (patch: IndicatorPatch) => Outcome<void>;
}

/** Everything that is said of an indicator, in groups, changed in place. A draft stays one until source, reason and owner are there (BOARD5). */
export function IndicatorForm(props: IndicatorFormProps) {
  const { indicator, newest, targets, phases, goals, indicators, among, edit, people, onDone } = props;
  const t = useWords();
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
      <Group title={t('ind.form.group.what')}>
        <WhatFields {...fields} goals={goals} people={people} />
      </Group>
      <Group title={t('ind.form.group.read')}>
        <ReadFields {...fields} indicators={indicators} />
      </Group>
      <Group title={t('ind.form.group.rhythm')}>
        <RhythmFields {...fields} />
      </Group>
      <Group title={t('ind.form.targets')}>
        <TargetList indicator={indicator} targets={targets} newest={newest} edit={edit} />
      </Group>
      <Group title={t('ind.form.phases')}>
        <PhaseList indicator={indicator} phases={phases} edit={edit} />
      </Group>
      <Group title={t('ind.form.group.share')}>
        <ShareFields {...fields} />
      </Group>
      <Group title={t('goal.prioritised')}>
        <PriorityFields indicator={indicator} edit={edit} people={people} />
      </Group>
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
      <IndicatorStages indicator={indicator} edit={edit} onDone={onDone} />
    </div>
  );
}

function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <fieldset className={styles.section}>
      <legend>{title}</legend>
      {children}
    </fieldset>
  );
}
