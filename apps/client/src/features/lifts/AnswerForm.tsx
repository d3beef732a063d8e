import type { AnswerKind, ReceivedLift } from '@tavle/domain';
import { type FormEvent, useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { RadioGroup } from '../../ui/RadioGroup.tsx';
import { TextArea } from '../../ui/TextArea.tsx';
import { answerName, answerReceived, offeredAnswers } from '../answer-received.ts';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import type { Above } from './ReceivedLiftCard.tsx';

export interface AnswerFormProps {
  readonly received: ReceivedLift;
  readonly above: Above | null;
  readonly edit: BoardEdit;
  readonly onDone: () => void;
}

/** Our answer to a lift, written on our own board (CHAIN2). Passing on raises it to the board above and keeps the path. */
export function AnswerForm({ received, above, edit, onDone }: AnswerFormProps) {
  const t = useWords();
  const [kind, setKind] = useState<AnswerKind>('received');
  const [text, setText] = useState('');
  const [error, setError] = useState<string | undefined>(undefined);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const outcome = answerReceived(edit, received, above, { kind, text });
    setError(sentenceOf(outcome, t, t(kind === 'declined' ? 'esc.declineWhy' : 'esc.answerText')));
    if ('done' in outcome) onDone();
  };
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <RadioGroup
        label={t('esc.answer')}
        value={kind}
        options={offeredAnswers(above).map((value) => ({ value, label: answerName(value, above, t) }))}
        onChange={setKind}
      />
      <TextArea
        label={t(kind === 'declined' ? 'esc.declineWhy' : 'esc.answerText')}
        error={error}
        value={text}
        onChange={setText}
      />
      <ButtonBar>
        <Button look="primary" type="submit">
          {t('esc.sendAnswer')}
        </Button>
        <Button onClick={onDone}>{t('common.cancel')}</Button>
      </ButtonBar>
    </form>
  );
}
