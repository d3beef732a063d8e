import { challengeGoal } from '@tavle/board';
import type { BoardId, Challenge, Goal } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';

export interface ChallengeSheetProps {
  /** The board next to ours that the goal belongs to. */
  readonly board: BoardId;
  readonly unitName: string;
  readonly goal: Pick<Goal, 'id' | 'text'>;
  /** Our challenges; one that is open stands alone. */
  readonly challenges: readonly Challenge[];
  readonly edit: BoardEdit;
}

/** Asks the next board to think a goal over (CHAIN11). Nothing while we wait for an answer. */
export function ChallengeSheet({ board, unitName, goal, challenges, edit }: ChallengeSheetProps) {
  const t = useWords();
  const isOpen = challenges.some((each) => each.goal === goal.id && each.state === 'open');
  if (!edit.canWrite || isOpen) return null;
  return (
    <Sheet
      trigger={t('challenge.this')}
      triggerLabel={`${t('challenge.this')}: ${goal.text}`}
      title={t('challenge.this')}
      closeLabel={t('common.close')}
    >
      {(close) => <ChallengeForm board={board} unitName={unitName} goal={goal} edit={edit} onDone={close} />}
    </Sheet>
  );
}

function ChallengeForm(props: Omit<ChallengeSheetProps, 'challenges'> & { readonly onDone: () => void }) {
  const { board, unitName, goal, edit, onDone } = props;
  const t = useWords();
  const say = useToast();
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = edit.run((doc, hand) => challengeGoal(doc, hand, { board, goal: goal.id, text: text.trim() }));
    setError(sentenceOf(outcome, t, t('challenge.question')));
    if (!('done' in outcome)) return;
    say({ text: `${t('challenge.toUnit', { unit: unitName, text: goal.text })}` });
    onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <TextArea
        label={t('challenge.question')}
        help={t('challenge.help', { unit: unitName })}
        error={error}
        value={text}
        onChange={setText}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('challenge.send')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
