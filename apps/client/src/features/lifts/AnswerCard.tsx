import { acknowledgeAnswer } from '@tavle/board';
import type { Answer, Escalation } from '@tavle/domain';
import { answerWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useWords } from '../../live/useWords.ts';
import { Button } from '../../ui/Button.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';

export interface AnswerCardProps {
  readonly lift: Escalation;
  readonly answer: Answer;
  readonly fromName: string;
  readonly edit: BoardEdit;
}

/** The answer to one of our lifts. It stays until we have acknowledged it; a mere receipt cannot be. */
export function AnswerCard({ lift, answer, fromName, edit }: AnswerCardProps) {
  const t = useWords();
  const [error, setError] = useState<string | undefined>(undefined);
  const waits = lift.state === 'raised' && answer.kind !== 'received';
  return (
    <div className={styles.tight}>
      <p className={styles.text}>
        <strong>{t('esc.answerOf', { unit: fromName, kind: t(answerWords[answer.kind]) })}</strong> {answer.text}
      </p>
      {lift.state === 'acknowledged' ? <p className={styles.small}>{t('esc.state.acknowledged')}</p> : null}
      {waits && edit.canWrite ? (
        <div>
          <Button
            look="primary"
            small
            aria-label={`${t('esc.acknowledge')}: ${lift.request}`}
            onClick={() =>
              setError(
                sentenceOf(
                  edit.run((doc, hand) => acknowledgeAnswer(doc, hand, { lift: lift.id })),
                  t,
                ),
              )
            }
          >
            {t('esc.acknowledge')}
          </Button>
        </div>
      ) : null}
      <FieldError>{error}</FieldError>
    </div>
  );
}
