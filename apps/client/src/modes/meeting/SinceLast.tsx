import { answerWords, formatDate } from '@tavle/text';

import { type AnsweredLift, dateAt } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { ActionLine } from './ActionLine.tsx';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

const laterMost = 6;

/** What comes back: answers from above are read aloud first, then the actions whose time has come, the overdue first (MEET4). */
export function SinceLast({ people, room }: StepProps) {
  const t = useWords();
  const { agenda, shown } = room;
  const { answers, due, later } = agenda;
  return (
    <StepFrame title={t('meet.step.sinceLast')}>
      {answers.length + due.length === 0 ? <p className={styles.calm}>{t('moede.sinceNothing')}</p> : null}
      <ul className={styles.lines}>
        {answers.map((answered) => (
          <AnswerLine key={answered.lift.id} answered={answered} isCurrent={answered.lift.id === shown.current} />
        ))}
        {due.map((action) => (
          <ActionLine key={action.id} action={action} people={people} isCurrent={action.id === shown.current} />
        ))}
      </ul>
      {later.length === 0 ? null : (
        <>
          <h3>{t('moede.sinceLater')}</h3>
          <ul className={styles.lines} data-quiet>
            {later.slice(0, laterMost).map((action) => (
              <ActionLine key={action.id} action={action} people={people} />
            ))}
          </ul>
        </>
      )}
    </StepFrame>
  );
}

export interface AnswerLineProps {
  readonly answered: AnsweredLift;
  readonly isCurrent?: boolean;
}

/** An answer from above, to be read aloud. */
export function AnswerLine({ answered, isCurrent = false }: AnswerLineProps) {
  const t = useWords();
  const { lift, answer } = answered;
  const { kind, text, at } = answer.answer;
  return (
    <li className={styles.line} data-current={isCurrent} {...(isCurrent ? { 'aria-current': true } : {})}>
      <div className={styles.lineWords}>
        <p className={styles.quiet}>{t('esc.sentToWhat', { unit: answer.unitName, text: lift.request })}</p>
        <p>
          <strong>{t('esc.answerOf', { unit: answer.unitName, kind: t(answerWords[kind]) })}</strong> {text}
        </p>
        <p className={styles.quiet}>
          {t('moede.readOut')}
          {at === null ? null : ` · ${formatDate(dateAt(Date.parse(at)), 'day', t.locale)}`}
        </p>
      </div>
    </li>
  );
}
