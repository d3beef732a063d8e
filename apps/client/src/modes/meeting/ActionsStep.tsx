import { actionsOfMeeting, isOpen } from '@tavle/domain';
import { useWords } from '../../live/useWords.ts';
import { ActionLine } from './ActionLine.tsx';
import type { StepProps } from './IndicatorView.tsx';
import { StepFrame } from './StepFrame.tsx';
import styles from './steps.module.css';

/** More new actions than this are seldom done before the next meeting. */
const enough = 3;

/** What was agreed here, and what is already going on. */
export function ActionsStep({ board, people, room }: StepProps) {
  const t = useWords();
  const { actions } = board.content;
  const here = actionsOfMeeting(actions, room.meeting.id);
  const before = actions.filter((action) => isOpen(action) && action.meeting !== room.meeting.id);
  return (
    <StepFrame title={t('meet.whatDoWeDo')}>
      <h3>{t('moede.actionsHere')}</h3>
      {here.length === 0 ? <p className={styles.calm}>{t('moede.noActions')}</p> : null}
      <ul className={styles.lines}>
        {here.map((action) => (
          <ActionLine key={action.id} action={action} people={people} />
        ))}
      </ul>
      {here.length > enough ? <p className={styles.quiet}>{t('moede.actionsEnough', { n: here.length })}</p> : null}
      {before.length === 0 ? null : (
        <>
          <h3>{t('moede.actionsBefore')}</h3>
          <ul className={styles.lines} data-quiet>
            {[...room.agenda.due, ...room.agenda.later].filter(isOpen).map((action) => (
              <ActionLine key={action.id} action={action} people={people} />
            ))}
          </ul>
        </>
      )}
    </StepFrame>
  );
}
