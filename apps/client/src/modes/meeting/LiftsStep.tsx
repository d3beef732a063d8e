import type { Answer, EscalationId, ReceivedLift } from '@tavle/domain';
import { answerWords } from '@tavle/text';
import { useWords } from '../../live/useWords.ts';
import { stopAbove, useUnitNames } from '../board/SideColumn.tsx';
import { daysLate, isAnswered, newestAnswer, ownAnswers, waitingWords } from '../../features/lifts/lift-state.ts';
import { useToday } from '../../live/useToday.ts';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

/** What we cannot solve ourselves: lifted here, waiting since before, and what others have lifted to us. */
export function LiftsStep({ board, room }: StepProps) {
  const t = useWords();
  const { content, given } = board;
  const since = room.meeting.startedAt ?? '';
  const open = content.escalations.filter(({ state }) => state === 'raised');
  const here = open.filter(({ at }) => (at ?? '') >= since);
  const answersTo = (lift: EscalationId) =>
    (given?.answers ?? []).filter(({ escalation }) => escalation === lift).map(({ answer }) => answer);
  // One that is answered waits for us, not for them: it is read under "since last".
  const waiting = open.filter(({ at, id }) => (at ?? '') < since && !isAnswered(answersTo(id)));
  const { received } = room.agenda;
  return (
    <StepFrame title={t('meet.whatCanWeNot')}>
      {stopAbove(given?.chain ?? []) === undefined ? <p className={styles.quiet}>{t('moede.noAbove')}</p> : null}
      {here.length + waiting.length + received.length === 0 ? (
        <p className={styles.calm}>{t('moede.liftsNone')}</p>
      ) : null}
      {received.length === 0 ? null : (
        <>
          <h3>{t('moede.liftsReceived')}</h3>
          <ul className={styles.lines}>
            {received.map((each) => (
              <ReceivedLine
                key={each.escalation.id}
                received={each}
                answers={content.answers}
                isCurrent={each.escalation.id === room.shown.current}
              />
            ))}
          </ul>
        </>
      )}
      <Lifts title={t('moede.liftsHere')} board={board} lifts={here} />
      <Lifts title={t('moede.liftsWaiting')} board={board} lifts={waiting} />
    </StepFrame>
  );
}

interface ReceivedLineProps {
  readonly received: ReceivedLift;
  readonly answers: readonly Answer[];
  readonly isCurrent: boolean;
}

/** What somebody below cannot solve and asks of us, how long they have waited, and what we have answered. */
function ReceivedLine({ received, answers, isCurrent }: ReceivedLineProps) {
  const t = useWords();
  const today = useToday();
  const { escalation, unitName } = received;
  const own = ownAnswers(received, answers);
  const answer = newestAnswer(own);
  return (
    <li className={styles.line} data-current={isCurrent} {...(isCurrent ? { 'aria-current': true } : {})}>
      <div className={styles.lineWords}>
        <p>
          <strong>{t('esc.asks', { unit: unitName })}</strong> {escalation.request}
        </p>
        <p className={styles.quiet}>
          {escalation.problem}
          {isAnswered(own) ? null : ' · '}
          {isAnswered(own) ? null : (
            <span className={daysLate(escalation, own, today) > 0 ? styles.late : undefined}>
              {waitingWords(escalation, own, today, t)}
            </span>
          )}
        </p>
        {answer === null ? null : (
          <p>
            <strong>{t('esc.weAnswered', { kind: t(answerWords[answer.kind]) })}</strong> {answer.text}
          </p>
        )}
      </div>
    </li>
  );
}

function Lifts(props: {
  readonly title: string;
  readonly board: StepProps['board'];
  readonly lifts: StepProps['board']['content']['escalations'];
}) {
  const { title, board, lifts } = props;
  const t = useWords();
  const today = useToday();
  const nameOf = useUnitNames();
  if (lifts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.lines}>
        {lifts.map((lift) => (
          <li key={lift.id} className={styles.line}>
            <div className={styles.lineWords}>
              <p>
                <strong>{t('esc.sentTo', { unit: nameOf(lift.to) })}:</strong> {lift.request}
              </p>
              <p className={styles.quiet}>
                {lift.problem}
                {' · '}
                {waitingWords(
                  lift,
                  (board.given?.answers ?? [])
                    .filter(({ escalation }) => escalation === lift.id)
                    .map(({ answer }) => answer),
                  today,
                  t,
                )}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}
