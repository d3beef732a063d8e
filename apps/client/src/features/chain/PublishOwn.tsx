import { publishGoal } from '@tavle/board';
import type { Goal } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import styles from '../features.module.css';
import { OverCap } from '../OverCap.tsx';
import { type Refused, refusedBy } from '../refused.ts';

export interface PublishOwnProps {
  /** Our draft that translates the goal from above. */
  readonly goal: Goal;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** A translation whose goal is a draft: proposed, and what is left to do for it to count (CHAIN5). */
export function PublishOwn({ goal, edit, onDone }: PublishOwnProps) {
  const t = useWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const publish = (override?: string): void => {
    const problem = refusedBy(
      edit.run((doc, hand) => publishGoal(doc, hand, { goal: goal.id, override })),
      t,
    );
    setRefused(problem);
    if (!problem) onDone();
  };
  return (
    <div className={styles.form}>
      <p className={styles.text}>{t('trans.proposedDraft')}</p>
      <OverCap refused={refused} onOverride={publish} />
      {edit.canWrite ? (
        <div>
          <Button look="primary" onClick={() => publish()}>
            {t('trans.publishOwn')}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
