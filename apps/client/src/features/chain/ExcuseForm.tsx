import { askExcuse } from '@tavle/board';
import type { GivenGoal } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import { answeredGoal } from './answered-goal.ts';

export interface ExcuseFormProps {
  readonly given: GivenGoal;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Why a goal makes no sense here. A mandatory one is only excused when the board above has said yes. */
export function ExcuseForm({ given, edit, onDone }: ExcuseFormProps) {
  const t = useWords();
  const [reason, setReason] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) => askExcuse(doc, hand, { ...answeredGoal(given), reason }));
    setError(sentenceOf(outcome, t, t('trans.reason')));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      {given.goal.mandatory ? <p className={styles.quiet}>{t('trans.mandatory', { unit: given.unitName })}</p> : null}
      <TextArea
        label={t('trans.reason')}
        help={t('trans.reasonHelp')}
        error={error}
        value={reason}
        onChange={setReason}
      />
      <div>
        <Button look="primary" type="submit">
          {t(given.goal.mandatory ? 'trans.askExcuse' : 'trans.excuse')}
        </Button>
      </div>
    </form>
  );
}
