/** A board, read from left to right: the chain it stands in, its goals and what is seen, understood and done, and what crosses to others. */
import type { GoalId, IndicatorId } from '@tavle/domain';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import { NewGoalForm } from '../../features/goals/NewGoalForm.tsx';
import type { People } from '../../features/people.ts';
import type { BoardReady } from '../../live/useBoard.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { DemoBanner } from '../../session/DemoBanner.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { useOpenMeeting } from '../meeting/MeetingStrip.tsx';
import { BoardHead } from './BoardHead.tsx';
import { BoardNotices } from './BoardNotices.tsx';
import { ChainColumn } from './ChainColumn.tsx';
import { GoalSection } from './GoalSection.tsx';
import { groupGoals, guardedNames } from './group-goals.ts';
import { ShortcutsCard } from './ShortcutsCard.tsx';
import { SideColumn, stopAbove } from './SideColumn.tsx';
import { typingPeople } from './typing-people.ts';
import { stepRow, useShortcuts } from './useShortcuts.ts';
import styles from './board.module.css';
import rowStyles from './row.module.css';

/** `indicator` is scrolled to when the address names one. */
export function BoardPage({ board, people, indicator }: ModeProps & { readonly indicator: IndicatorId | null }) {
  const { value: organisation } = useOrganisation();
  const [showsKeys, setShowsKeys] = useState(false);
  const shortcuts = useShortcuts(useCommands(board, () => setShowsKeys((shown) => !shown)));
  usePage(board.reply.unit.name);
  return (
    <>
      <BoardHead board={board} names={people} mode="board" onKeys={() => setShowsKeys(!showsKeys)} />
      <DemoBanner organisation={organisation} />
      {showsKeys ? <ShortcutsCard mode="board" shortcuts={shortcuts} onClose={() => setShowsKeys(false)} /> : null}
      <div className={styles.board} data-alone={board.reply.access === 'goals'}>
        <ChainColumn given={board.given} content={board.content} isOurs={board.connection !== null} />
        <main id={contentId} tabIndex={-1} className={styles.sheet}>
          <BoardNotices board={board} />
          <Rows board={board} people={people} sought={indicator} />
        </main>
        {board.reply.access === 'goals' ? null : <SideColumn board={board} people={people} />}
      </div>
    </>
  );
}

function Rows(props: { readonly board: BoardReady; readonly people: People; readonly sought: IndicatorId | null }) {
  const { board, people, sought } = props;
  const t = useWords();
  const { content, results, given, edit } = board;
  const groups = useMemo(() => groupGoals(content, results, given), [content, results, given]);
  const guarded = useMemo(() => guardedNames(results), [results]);
  const meeting = useOpenMeeting(board);
  const typing = useMemo(() => typingPeople(board.people, content), [board.people, content]);
  const [made, setMade] = useState<GoalId | null>(null);
  return (
    <>
      {results.length === 0 ? null : (
        <div className={rowStyles.columnHeads} aria-hidden="true">
          <span>{t('board.see')}</span>
          <span>{t('board.understand')}</span>
          <span>{t('board.act')}</span>
        </div>
      )}
      {groups.map((group) => (
        <GoalSection
          key={group.kind === 'own' ? group.goal.id : group.kind === 'adopted' ? group.above.goal.id : 'loose'}
          group={group}
          board={board}
          people={people}
          guarded={guarded}
          typing={typing}
          sought={sought}
          current={meeting?.current ?? null}
          isNew={group.kind === 'own' && group.goal.id === made}
        />
      ))}
      {groups.length === 0 ? (
        <div className={styles.emptyBoard}>
          <EmptyState>{t(edit.canWrite ? 'empty.board' : 'empty.boardReader')}</EmptyState>
        </div>
      ) : null}
      {edit.canWrite ? (
        <div data-print="off" key={made}>
          <Sheet trigger={t('goal.new')} title={t('goal.new')} closeLabel={t('common.close')} look="plain">
            {(close) => <NewGoalForm edit={edit} onMade={setMade} onCancel={close} />}
          </Sheet>
        </div>
      ) : null}
    </>
  );
}

function useCommands(board: BoardReady, onKeys: () => void): Readonly<Record<string, () => void>> {
  const [, navigate] = useLocation();
  const above = stopAbove(board.given?.chain ?? []);
  return {
    '?': onKeys,
    j: () => stepRow(1),
    k: () => stepRow(-1),
    u: () => navigate(above === undefined ? paths.start : paths.board(above.board)),
    t: () => navigate(paths.start),
  };
}
