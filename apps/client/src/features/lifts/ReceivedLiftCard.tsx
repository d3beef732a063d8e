import type { Answer, BoardId, ForumTime, ReceivedLift } from '@tavle/domain';
import { answerWords } from '@tavle/text';
import type { BoardEdit } from '../../live/edit.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from '../features.module.css';
import { AnswerForm } from './AnswerForm.tsx';
import { daysLate, isAnswered, newestAnswer, ownAnswers, waitingWords } from './lift-state.ts';

/** The board above, to which a lift can be passed on. */
export interface Above {
  readonly board: BoardId;
  readonly name: string;
  /** When it meets. */
  readonly forums: readonly ForumTime[];
}

export interface ReceivedLiftCardProps {
  readonly received: ReceivedLift;
  /** Our own answers; those to other lifts are passed over. */
  readonly answers: readonly Answer[];
  readonly above: Above | null;
  readonly edit: BoardEdit;
}

/** A lift sent to us: what they cannot solve, what they ask, how late we are, and our answer. */
export function ReceivedLiftCard({ received, answers, above, edit }: ReceivedLiftCardProps) {
  const t = useWords();
  const today = useToday();
  const { escalation, unitName } = received;
  const own = ownAnswers(received, answers);
  const answer = newestAnswer(own);
  const late = daysLate(escalation, own, today) > 0;
  return (
    <article className={styles.lift} aria-label={t('esc.from', { unit: unitName, text: escalation.request })}>
      <p className={styles.text}>
        <strong>{t('esc.asks', { unit: unitName })}</strong> {escalation.request}
      </p>
      <p className={styles.small}>{escalation.problem}</p>
      {answer === null || answer.kind === 'received' ? (
        <p className={late ? styles.late : styles.quiet}>{waitingWords(escalation, own, today, t)}</p>
      ) : null}
      {answer === null ? null : (
        <p className={styles.text}>
          <strong>{t('esc.weAnswered', { kind: t(answerWords[answer.kind]) })}</strong> {answer.text}
        </p>
      )}
      {edit.canWrite && escalation.state === 'raised' ? (
        <Sheet
          trigger={t(isAnswered(own) ? 'esc.answerAgain' : 'esc.answer')}
          triggerLabel={`${t(isAnswered(own) ? 'esc.answerAgain' : 'esc.answer')}: ${escalation.request}`}
          title={t('esc.answer')}
          closeLabel={t('common.close')}
        >
          {(close) => <AnswerForm received={received} above={above} edit={edit} onDone={close} />}
        </Sheet>
      ) : null}
    </article>
  );
}
