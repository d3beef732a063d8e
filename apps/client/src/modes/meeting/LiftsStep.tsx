import type { EscalationId } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { stopAbove, useUnitNames } from '../board/SideColumn.tsx';
import { isAnswered, waitingWords } from '../../features/lifts/lift-state.ts';
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
  const received = (given?.lifts ?? []).filter(({ board: from, escalation }) => {
    const own = content.answers.filter((answer) => answer.board === from && answer.escalation === escalation.id);
    return escalation.state === 'raised' && !isAnswered(own);
  });
  return (
    <StepFrame title={t('meet.whatCanWeNot')}>
      {stopAbove(given?.chain ?? []) === undefined ? <p className={styles.quiet}>{t('moede.noAbove')}</p> : null}
      {here.length + waiting.length + received.length === 0 ? (
        <p className={styles.calm}>{t('moede.liftsNone')}</p>
      ) : null}
      <Lifts title={t('moede.liftsHere')} board={board} lifts={here} />
      {received.length === 0 ? null : (
        <>
          <h3>{t('moede.liftsReceived')}</h3>
          <ul className={styles.lines}>
            {received.map(({ escalation, unitName }) => (
              <li key={escalation.id} className={styles.line}>
                <div className={styles.lineWords}>
                  <p>
                    <strong>{t('esc.asks', { unit: unitName })}</strong> {escalation.request}
                  </p>
                  <p className={styles.quiet}>{escalation.problem}</p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      <Lifts title={t('moede.liftsWaiting')} board={board} lifts={waiting} />
    </StepFrame>
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
