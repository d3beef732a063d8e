import { publishGoal, retireGoal, withdrawGoal } from '@tavle/board';
import type { Goal, Outcome } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { focusInvalid } from '../../ui/focus-invalid.ts';
import { OverCap } from '../OverCap.tsx';
import { type Refused, refusedBy } from '../refused.ts';

export interface GoalStagesProps {
  readonly goal: Goal;
  readonly inUse: number;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Sending a goal down, taking it back, letting it go; each says first what happens on the boards below. */
export function GoalStages({ goal, inUse, edit, onDone }: GoalStagesProps) {
  const t = useWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const finish = (outcome: Outcome<void>): void => {
    const problem = refusedBy(outcome, t);
    setRefused(problem);
    if (!problem) onDone();
  };
  const publish = (override?: string): void =>
    finish(edit.run((doc, hand) => publishGoal(doc, hand, { goal: goal.id, override })));
  const answers = { yes: t('common.yes'), no: t('common.cancel') };
  return (
    <>
      <OverCap refused={refused} onOverride={publish} />
      <ButtonBar>
        <Button
          look="primary"
          onClick={(event) => focusInvalid(event.currentTarget.closest('[role="group"]')) || onDone()}
        >
          {t('common.done')}
        </Button>
        {goal.stage === 'draft' ? (
          <ConfirmButton {...answers} consequence={t('goal.publishHelp')} onConfirm={() => publish()}>
            {t('goal.publish')}
          </ConfirmButton>
        ) : (
          <ConfirmButton
            {...answers}
            consequence={t('goal.withdrawHelp')}
            onConfirm={() => finish(edit.run((doc, hand) => withdrawGoal(doc, hand, { goal: goal.id })))}
          >
            {t('goal.withdraw')}
          </ConfirmButton>
        )}
        {goal.stage === 'retired' ? null : (
          <ConfirmButton
            {...answers}
            consequence={inUse === 0 ? t('goal.retireHelp') : t('goal.retireWith', { n: inUse })}
            onConfirm={() =>
              finish(edit.run((doc, hand) => retireGoal(doc, hand, { goal: goal.id, withIndicators: inUse > 0 })))
            }
          >
            {t('goal.retire')}
          </ConfirmButton>
        )}
      </ButtonBar>
    </>
  );
}
