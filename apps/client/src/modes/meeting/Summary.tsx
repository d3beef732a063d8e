import { actionsOfMeeting, outcomeOf, owedBy } from '@tavle/domain';
import { answerWords, outcomeWords } from '@tavle/text';
import type { ReactNode } from 'react';
import { useWords } from '../../live/useWords.ts';
import { ActionLine } from './ActionLine.tsx';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

/** The new agreements, to be read aloud; and first what still lacks one of the four (MEET3). */
export function Summary({ board, people, room }: StepProps) {
  const t = useWords();
  const { content } = board;
  const { meeting, agenda } = room;
  const since = meeting.startedAt ?? '';
  const isNew = ({ at }: { readonly at: string | null }): boolean => (at ?? '') >= since;
  const nameOf = (id: string): string => content.indicators.find((each) => each.id === id)?.name ?? '';
  const owed = owedBy(meeting, agenda.queue, content);
  const actions = actionsOfMeeting(content.actions, meeting.id);
  const efforts = content.efforts.filter((effort) => isNew(effort) && effort.stage !== 'closed');
  const answered = content.answers.filter((answer) => isNew(answer) && answer.kind !== 'received');
  const unitOf = (lift: string): string =>
    board.given?.lifts.find(({ escalation }) => escalation.id === lift)?.unitName ?? t('min.liftGone');
  const decisions = content.decisions.filter((decision) => decision.meeting === meeting.id);
  const lifts = content.escalations.filter((lift) => isNew(lift) && lift.state === 'raised');
  const parked = content.parked.filter((item) => isNew(item) && !item.closed);
  const outcomes = content.indicators.flatMap(({ id, name }) => {
    const outcome = outcomeOf(content.outcomes, meeting.id, id);
    return outcome === null ? [] : [{ id, name, kind: outcome.kind }];
  });
  const made = [actions, efforts, decisions, lifts, answered, parked, outcomes];
  const nothing = made.every(({ length }) => length === 0);
  const initials = (who: readonly string[]): string =>
    who.map((id) => people.choosable.find((each) => each.id === id)?.initials ?? '?').join(' + ');
  return (
    <StepFrame title={t('meet.readAloud')}>
      {nothing ? <p className={styles.calm}>{t('moede.summaryNone')}</p> : null}
      <Lines
        title={t('moede.lacks')}
        isWarning
        lines={owed.map((each) => [each.indicator, t(`moede.lacks.${each.lacks}`, { name: nameOf(each.indicator) })])}
      />
      {actions.length === 0 ? null : (
        <>
          <h3>{t('meet.newActions', { n: actions.length })}</h3>
          <ul className={styles.lines}>
            {actions.map((action) => (
              <ActionLine key={action.id} action={action} people={people} />
            ))}
          </ul>
        </>
      )}
      <Lines
        title={t('min.newEfforts')}
        lines={efforts.map(({ id, what, indicator }) => [id, `${what} (${nameOf(indicator)})`])}
      />
      <Lines title={t('section.decisions')} lines={decisions.map(({ id, text }) => [id, text])} />
      <Lines title={t('meet.newLifts', { n: lifts.length })} lines={lifts.map(({ id, request }) => [id, request])} />
      <Lines
        title={t('min.givenAnswers')}
        lines={answered.map(({ id, escalation, kind, text }) => [
          id,
          t('min.answerLine', { unit: unitOf(escalation), kind: t(answerWords[kind]), text }),
        ])}
      />
      <Lines title={t('meet.parked')} lines={parked.map(({ id, text, who }) => [id, `${text} (${initials(who)})`])} />
      <Lines
        title={t('moede.outcomes')}
        lines={outcomes.map(({ id, name, kind }) => [id, `${name}: ${t(outcomeWords[kind])}`])}
      />
    </StepFrame>
  );
}

interface LinesProps {
  readonly title: string;
  readonly isWarning?: boolean;
  readonly lines: readonly (readonly [string, ReactNode])[];
}

function Lines({ title, isWarning = false, lines }: LinesProps) {
  if (lines.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul className={styles.lines} data-quiet={!isWarning}>
        {lines.map(([id, words]) => (
          <li key={id} className={styles.line} data-lacks={isWarning}>
            <p>{words}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
