/** What can be done with an own goal from its head: change it, see how it lives below and answer those who have answered it. */
import type { CoverageEntry, Goal, GoalCoverage } from '@tavle/domain';
import { ChallengeSheet } from '../../features/chain/ChallengeForm.tsx';
import { ReviewAnswer } from '../../features/chain/ReviewAnswer.tsx';
import { ThreadList } from '../../features/chain/ThreadList.tsx';
import { coverageSummary } from '../../features/goals/coverage-words.ts';
import { CoverageList } from '../../features/goals/CoverageList.tsx';
import { GoalForm } from '../../features/goals/GoalForm.tsx';
import type { People } from '../../features/people.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { Button } from '../../ui/Button.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { Pen } from '../../ui/Icons.tsx';
import { OpenSheet } from '../../ui/Sheet.tsx';
import styles from './board.module.css';

export type OpenTool = 'edit' | 'below' | null;

export interface GoalToolsProps {
  readonly goal: Goal;
  readonly board: BoardReady;
  readonly open: OpenTool;
  readonly onOpen: (tool: OpenTool) => void;
}

/** The buttons at the end of the head. */
export function GoalButtons({ goal, board, open, onOpen }: GoalToolsProps) {
  const t = useWords();
  const below = coverageBelow(goal, board);
  const nearest = below?.entries.filter(({ layersDown }) => layersDown === 1) ?? [];
  return (
    <span className={styles.goalButtons} data-print="off">
      {below === undefined || goal.stage !== 'published' ? null : (
        <Button
          look="quiet"
          small
          aria-expanded={open === 'below'}
          onClick={() => onOpen(open === 'below' ? null : 'below')}
        >
          {coverageSummary(nearest, t)}
        </Button>
      )}
      {board.edit.canWrite ? (
        <IconButton
          label={`${t('goal.edit')}: ${goal.text}`}
          aria-expanded={open === 'edit'}
          onClick={() => onOpen(open === 'edit' ? null : 'edit')}
        >
          <Pen size={18} />
        </IconButton>
      ) : null}
    </span>
  );
}

/** The card that is open under the head, if any. */
export function GoalPanel({ goal, board, people, open, onOpen }: GoalToolsProps & { readonly people: People }) {
  const t = useWords();
  if (open === null) return null;
  const close = (): void => onOpen(null);
  const inUse = board.content.indicators.filter(({ goal: of, stage }) => of === goal.id && stage === 'active').length;
  const among = board.content.goals.filter(({ stage }) => stage !== 'retired').map(({ id }) => id);
  const below = coverageBelow(goal, board);
  return (
    <div className={styles.goalPanel}>
      <OpenSheet
        title={t(open === 'edit' ? 'goal.edit' : 'trans.coverage')}
        closeLabel={t('common.close')}
        onClose={close}
      >
        {open === 'edit' ? (
          <GoalForm
            {...{ goal, inUse, among, people }}
            across={board.given?.across ?? []}
            edit={board.edit}
            onDone={close}
          />
        ) : below === undefined ? null : (
          <Below coverage={below} board={board} people={people} />
        )}
      </OpenSheet>
    </div>
  );
}

function Below({
  coverage,
  board,
  people,
}: {
  readonly coverage: GoalCoverage;
  readonly board: BoardReady;
  readonly people: People;
}) {
  const threads = board.given?.threads.filter(({ goal }) => goal === coverage.goal) ?? [];
  const { content, edit } = board;
  const answers = (entry: CoverageEntry) => [
    ...entry.responses.map((response) => (
      <ReviewAnswer
        key={response.id}
        board={entry.board}
        unitName={entry.unitName}
        response={response}
        reviews={board.content.reviews}
        edit={board.edit}
        people={people}
      />
    )),
    ...(entry.layersDown === 1 ? entry.goals : []).map((goal) => (
      <ChallengeSheet
        key={goal.id}
        board={entry.board}
        unitName={entry.unitName}
        goal={goal}
        challenges={content.challenges}
        edit={edit}
      />
    )),
  ];
  return (
    <>
      <CoverageList coverage={coverage} hrefOf={paths.board} actionsFor={answers} />
      {threads.length === 0 ? null : (
        <div className={styles.threads}>
          <ThreadList threads={threads} hrefOf={paths.board} />
        </div>
      )}
    </>
  );
}

/** Null coverage where nobody is below. */
function coverageBelow(goal: Goal, { given }: BoardReady): GoalCoverage | undefined {
  const found = given?.coverage.find((each) => each.goal === goal.id);
  return found?.entries.some(({ layersDown }) => layersDown === 1) ? found : undefined;
}
