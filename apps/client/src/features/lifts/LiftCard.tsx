import { closeLift, withdrawLift } from '@tavle/board';
import type { Escalation, Outcome, ReceivedAnswer } from '@tavle/domain';
import { escalationStateWords } from '@tavle/text';
import { useState } from 'react';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { cx } from '../../ui/class-names.ts';
import { Button } from '../../ui/Button.tsx';
import { ButtonBar } from '../../ui/ButtonBar.tsx';
import { ConfirmButton } from '../../ui/ConfirmButton.tsx';
import { FieldError } from '../../ui/FieldError.tsx';
import styles from '../features.module.css';
import { sentenceOf } from '../refused.ts';
import { AnswerCard } from './AnswerCard.tsx';
import { daysLate, isAnswered, newestAnswer, waitingWords } from './lift-state.ts';

export interface LiftCardProps {
  readonly lift: Escalation;
  /** Answers to this lift, of any age. */
  readonly answers: readonly ReceivedAnswer[];
  /** The name of the unit it was lifted to. */
  readonly toName: string;
  readonly edit: BoardEdit;
}

/** One of our lifts: what we ask, of whom, and how far it has come. Only we close it (CHAIN10). */
export function LiftCard({ lift, answers, toName, edit }: LiftCardProps) {
  const t = useWords();
  const today = useToday();
  const [error, setError] = useState<string | undefined>(undefined);
  const given = answers.map(({ answer }) => answer);
  const answer = newestAnswer(given);
  const late = daysLate(lift, given, today) > 0;
  const waits = lift.state === 'raised' && isAnswered(given);
  const show = (outcome: Outcome<void>): void => setError(sentenceOf(outcome, t));
  const over = lift.state === 'closed' || lift.state === 'withdrawn';
  return (
    <article
      className={cx(styles.lift, waits && styles.waits)}
      aria-label={t('esc.sentToWhat', { unit: toName, text: lift.request })}
    >
      <p className={styles.text}>
        <strong>{t('esc.sentTo', { unit: toName })}:</strong> {lift.request}
      </p>
      {answer === null ? null : <AnswerCard lift={lift} answer={answer} fromName={toName} edit={edit} />}
      {over ? <p className={styles.quiet}>{t(escalationStateWords[lift.state])}</p> : null}
      {!over && !isAnswered(given) ? (
        <p className={late ? styles.late : styles.quiet}>{waitingWords(lift, given, today, t)}</p>
      ) : null}
      {lift.onWall ? <p className={styles.small}>{t('esc.showOnWall')}</p> : null}
      <FieldError>{error}</FieldError>
      {edit.canWrite && !over ? (
        <ButtonBar>
          {lift.state === 'acknowledged' ? (
            <Button onClick={() => show(edit.run((doc, hand) => closeLift(doc, hand, { lift: lift.id })))}>
              {t('esc.close')}
            </Button>
          ) : null}
          {answer === null ? (
            <ConfirmButton
              look="link"
              consequence={t('esc.takeBackHelp', { unit: toName })}
              yes={t('esc.takeBack')}
              no={t('common.cancel')}
              onConfirm={() => show(edit.run((doc, hand) => withdrawLift(doc, hand, { lift: lift.id })))}
            >
              {t('esc.takeBack')}
            </ConfirmButton>
          ) : null}
        </ButtonBar>
      ) : null}
    </article>
  );
}
