import type { GivenGoal, Goal, ResponseKind } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import styles from '../features.module.css';
import type { People } from '../people.ts';
import { AdoptForm } from './AdoptForm.tsx';
import { ExcuseForm } from './ExcuseForm.tsx';
import { TranslateForm } from './TranslateForm.tsx';

export interface AnswerGoalProps {
  readonly given: GivenGoal;
  /** The board's own goals a translation may choose from. */
  readonly ownGoals: readonly Goal[];
  readonly edit: BoardEdit;
  readonly people: People;
  /** The goal was withdrawn while we wrote. */
  readonly isWithdrawn?: boolean;
  readonly onDone: (kind: ResponseKind, stage: 'draft' | 'published') => void;
}

/** The three ways to answer a goal from above (CHAIN5): translate, take over, ask to be excused. */
export function AnswerGoal({ given, ownGoals, edit, people, isWithdrawn = false, onDone }: AnswerGoalProps) {
  const t = useWords();
  const [kind, setKind] = useState<ResponseKind>('translated');
  if (!edit.canWrite) return null;
  const answered = given.responses.length > 0;
  const options = [
    { value: 'translated' as const, label: t('trans.title'), help: t('trans.translatedHelp') },
    ...(given.indicators.length > 0 && !answered
      ? [{ value: 'adopted' as const, label: t('trans.adopt'), help: t('trans.adoptHelp', { unit: given.unitName }) }]
      : []),
    ...(answered
      ? []
      : [
          {
            value: 'excused' as const,
            label: t(given.goal.mandatory ? 'trans.askExcuse' : 'trans.excuse'),
            help: t('trans.excusedHelp'),
          },
        ]),
  ];
  const form = { given, edit };
  const done = (): void => onDone(kind, 'published');
  return (
    <div className={styles.form}>
      {options.length > 1 && !isWithdrawn ? (
        <RadioGroup label={t('trans.choose')} value={kind} options={options} onChange={setKind} />
      ) : null}
      {kind === 'translated' ? (
        <TranslateForm
          {...form}
          ownGoals={ownGoals}
          isWithdrawn={isWithdrawn}
          onDone={(stage) => onDone(kind, stage)}
        />
      ) : null}
      {kind === 'adopted' && !isWithdrawn ? <AdoptForm {...form} people={people} onDone={done} /> : null}
      {kind === 'excused' && !isWithdrawn ? <ExcuseForm {...form} onDone={done} /> : null}
    </div>
  );
}
