/** A goal with its rows: the board's own, or one taken over from above in its own words. */
import type { Goal, GoalId, IndicatorId } from '@tavle/domain';
import { useEffect, useRef, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { AdoptedGoalHeader, GoalHeader, servedBy } from '../../features/goals/GoalHeader.tsx';
import { NewIndicatorForm } from '../../features/indicators/NewIndicatorForm.tsx';
import type { People } from '../../features/people.ts';
import type { BoardReady, Present } from '../../live/useBoard.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './board.module.css';
import { ChangedMark } from './ChangedMark.tsx';
import { type GoalGroup, goalChoices } from './group-goals.ts';
import { GoalButtons, GoalPanel, type OpenTool } from './GoalTools.tsx';
import { IndicatorRow } from './IndicatorRow.tsx';
import { WritingHere } from './PresenceRow.tsx';

export interface GoalSectionProps {
  readonly group: GoalGroup;
  readonly board: BoardReady;
  readonly people: People;
  readonly guarded: ReadonlyMap<IndicatorId, string>;
  readonly typing: ReadonlyMap<string, readonly Present[]>;
  readonly sought: IndicatorId | null;
  /** What a running meeting looks at. */
  readonly current?: string | null;
  /** It has just been written here: what is to be done with it is where the focus goes. */
  readonly isNew: boolean;
}

export function GoalSection(props: GoalSectionProps) {
  const { group, board, people, guarded, typing, sought, current = null } = props;
  const t = useWords();
  const name =
    group.kind === 'own' ? group.goal.text : group.kind === 'adopted' ? group.above.goal.text : t('nav.indicators');
  return (
    <section className={styles.goal} aria-label={t('a11y.goal', { text: name })}>
      <Head {...props} />
      {group.results.length === 0 && group.kind === 'own' && board.reply.access !== 'goals' ? (
        <div className={styles.noRows}>
          <EmptyState>{t('empty.indicators')}</EmptyState>
        </div>
      ) : null}
      {group.results.map((result) => (
        <IndicatorRow
          key={result.indicator.id}
          result={result}
          board={board}
          people={people}
          balances={guarded.get(result.indicator.id)}
          writing={typing.get(result.indicator.id)}
          isSought={result.indicator.id === sought}
          isCurrent={result.indicator.id === current}
        />
      ))}
      {group.kind === 'loose' || !board.edit.canWrite ? null : (
        <NewIndicator board={board} goal={group.kind === 'own' ? group.goal.id : group.above.goal.id} about={name} />
      )}
    </section>
  );
}

function NewIndicator(props: { readonly board: BoardReady; readonly goal: GoalId; readonly about: string }) {
  const { board, goal, about } = props;
  const t = useWords();
  const [, navigate] = useLocation();
  const goals = goalChoices(board);
  const first = goals.filter(({ id }) => id === goal);
  return (
    <div className={styles.newIndicator} data-print="off">
      <Sheet
        trigger={t('ind.form.new')}
        triggerLabel={`${t('ind.form.new')}: ${about}`}
        title={t('ind.form.new')}
        closeLabel={t('common.close')}
      >
        {(close) => (
          <NewIndicatorForm
            goals={[...first, ...goals.filter(({ id }) => id !== goal)]}
            edit={board.edit}
            onMade={(made) => {
              close();
              navigate(paths.indicator(board.edit.board, made));
            }}
            onCancel={close}
          />
        )}
      </Sheet>
    </div>
  );
}

function Head({ group, board, people, typing, isNew }: GoalSectionProps) {
  const t = useWords();
  if (group.kind === 'loose') return <h2 className={styles.looseHead}>{t('nav.indicators')}</h2>;
  if (group.kind === 'adopted') {
    return (
      <div className={styles.goalHead}>
        <AdoptedGoalHeader given={group.above} />
        {board.edit.canWrite ? (
          <Link
            className={styles.answerLink}
            href={paths.translate(board.edit.board, group.above.goal.id)}
            data-print="off"
          >
            {t('trans.title')}
          </Link>
        ) : null}
      </div>
    );
  }
  return <OwnHead goal={group.goal} board={board} people={people} writing={typing.get(group.goal.id)} isNew={isNew} />;
}

function OwnHead(props: {
  readonly goal: Goal;
  readonly board: BoardReady;
  readonly people: People;
  readonly writing: readonly Present[] | undefined;
  readonly isNew: boolean;
}) {
  const { goal, board, people, writing, isNew } = props;
  const t = useWords();
  const alsoBy = (board.given?.across ?? []).filter((each) => goal.owners.includes(each.board));
  const head = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isNew) head.current?.querySelector<HTMLElement>('button')?.focus();
  }, [isNew]);
  const [open, setOpen] = useState<OpenTool>(null);
  const tools = { goal, board, open, onOpen: setOpen };
  return (
    <div ref={head} className={styles.goalHead}>
      <GoalHeader
        goal={goal}
        serves={servedBy(goal, board.given?.goals ?? [])}
        alsoBy={alsoBy.map(({ unitName }) => unitName)}
      >
        <ChangedMark id={goal.id} />
        <GoalButtons {...tools} />
      </GoalHeader>
      {goal.stage === 'draft' && board.edit.canWrite && open === null ? (
        <p className={styles.draftNext}>{t('goal.draftNext')}</p>
      ) : null}
      <GoalPanel {...tools} people={people} />
      <WritingHere people={writing} />
    </div>
  );
}
