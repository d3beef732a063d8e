import { addGoal } from '@tavle/board';
import { type GoalId, goalTextMost } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import { SmartPrompts } from '../SmartPrompts.tsx';

export interface NewGoalFormProps {
  readonly edit: BoardEdit;
  /** The draft is there; the rest of it is written in `GoalForm`. */
  readonly onMade: (goal: GoalId) => void;
  readonly onCancel: () => void;
}

/** A new goal: one sentence. It starts as a draft nobody else sees. */
export function NewGoalForm({ edit, onMade, onCancel }: NewGoalFormProps) {
  const t = useWords();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) => addGoal(doc, hand, { text, owner: edit.me }));
    setError(sentenceOf(outcome, t, t('goal.text')));
    if ('done' in outcome) onMade(outcome.done);
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={t('goal.text')}
        help={t('goal.textHelp')}
        error={error}
        value={text}
        maxLength={goalTextMost}
        onChange={setText}
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
