import { activateIndicator, retireIndicator } from '@tavle/board';
import { type Indicator, missingFields, type Outcome } from '@tavle/domain';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import styles from '../features.module.css';
import { focusInvalid } from '../../ui/focus-invalid.ts';
import { OverCap } from '../OverCap.tsx';
import { type Refused, refusedBy } from '../refused.ts';

export interface IndicatorStagesProps {
  readonly indicator: Indicator;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
  /** What the button "done" does where there is nothing to fold away. */
  readonly onLeave?: (() => void) | undefined;
}

/** Draft, in use, retired: what a draft lacks (BOARD5), putting it to use, letting it go. */
export function IndicatorStages({ indicator, edit, onDone, onLeave = onDone }: IndicatorStagesProps) {
  const t = useWords();
  const [refused, setRefused] = useState<Refused | null>(null);
  const lacks = missingFields(indicator);
  const words = { source: t('ind.form.source'), why: t('ind.form.why'), owner: t('ind.form.owner') };
  const finish = (outcome: Outcome<void>): void => {
    const found = refusedBy(outcome, t, words);
    setRefused(found);
    if (!found) onDone();
  };
  const activate = (override?: string): void =>
    finish(edit.run((doc, hand) => activateIndicator(doc, hand, { indicator: indicator.id, override })));
  const draft = indicator.stage !== 'active';
  return (
    <>
      {draft ? (
        <p className={styles.quiet} role="status">
          {lacks.length === 0
            ? t('ind.activateReady')
            : t('ind.draftMissing', { fields: lacks.map((field) => words[field]).join(', ') })}
        </p>
      ) : null}
      <OverCap refused={refused} onOverride={activate} />
      <ButtonBar>
        {draft && lacks.length === 0 ? (
          <Button look="primary" onClick={() => activate()}>
            {t('ind.activate')}
          </Button>
        ) : null}
        <Button
          look={draft && lacks.length === 0 ? 'plain' : 'primary'}
          onClick={(event) => focusInvalid(event.currentTarget.closest('[role="group"]')) || onLeave()}
        >
          {t('common.done')}
        </Button>
        {indicator.stage === 'retired' ? null : (
          <ConfirmButton
            consequence={t('ind.retireHelp')}
            yes={t('common.yes')}
            no={t('common.cancel')}
            onConfirm={() => finish(edit.run((doc, hand) => retireIndicator(doc, hand, { indicator: indicator.id })))}
          >
            {t('ind.retire')}
          </ConfirmButton>
        )}
      </ButtonBar>
    </>
  );
}
