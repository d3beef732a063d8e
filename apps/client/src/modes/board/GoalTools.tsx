/** What can be done with an own goal from its head: change it, measure it, see how it lives below. */
import type { Goal } from '@tavle/domain';
import { CoverageList } from '../../features/goals/CoverageList.tsx';
import { GoalForm } from '../../features/goals/GoalForm.tsx';
import type { People } from '../../features/people.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './board.module.css';

export interface GoalToolsProps {
  readonly goal: Goal;
  readonly board: BoardReady;
  readonly people: People;
}

export function GoalTools({ goal, board, people }: GoalToolsProps) {
  const t = useWords();
  const { edit, given, content } = board;
  const coverage = given?.coverage.find((each) => each.goal === goal.id);
  const inUse = content.indicators.filter(({ goal: of, stage }) => of === goal.id && stage === 'active').length;
  const hasBelow = coverage?.entries.some(({ layersDown }) => layersDown === 1) ?? false;
  return (
    <div className={styles.goalTools} data-print="off">
      {edit.canWrite ? (
        <Sheet
          trigger={t('goal.edit')}
          triggerLabel={`${t('goal.edit')}: ${goal.text}`}
          title={t('goal.edit')}
          closeLabel={t('common.close')}
        >
          {(close) => <GoalForm goal={goal} inUse={inUse} edit={edit} people={people} onDone={close} />}
        </Sheet>
      ) : null}
      {coverage !== undefined && hasBelow ? (
        <Disclosure title={t('trans.coverage')}>
          <CoverageList coverage={coverage} hrefOf={paths.board} />
        </Disclosure>
      ) : null}
    </div>
  );
}
