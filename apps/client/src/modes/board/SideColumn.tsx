/** What stands beside the rows: what is lifted and answered, what went well, what is parked, what is missing. */
import {
  type BoardId,
  type ChainStop,
  decisionsAwaiting,
  type Due,
  duesOn,
  type FollowUp,
  followUps,
  type Goal,
  goalsMet,
  rhythmOf,
} from '@tavle/domain';
import { type ReactNode, useMemo } from 'react';
import { Link } from 'wouter';
import { AwaitingList } from '../../features/chain/AwaitingList.tsx';
import { ChallengeList, openChallenges } from '../../features/chain/ChallengeList.tsx';
import { SharedGoals } from '../../features/chain/SharedGoals.tsx';
import { CelebrationList } from '../../features/celebrations/CelebrationList.tsx';
import { FollowUpList } from '../../features/efforts/FollowUpList.tsx';
import { IdeaList } from '../../features/ideas/IdeaList.tsx';
import { LiftList } from '../../features/lifts/LiftList.tsx';
import { MissingList } from '../../features/missing/MissingList.tsx';
import { ParkedList } from '../../features/parked/ParkedList.tsx';
import type { People } from '../../features/people.ts';
import { VisitList } from '../../features/visits/VisitList.tsx';
import { VisitReminder } from '../../features/visits/VisitReminder.tsx';
import type { BoardReady } from '../../live/useBoard.ts';
import { useOrganisation } from '../../live/useOrganisation.ts';
import { useToday } from '../../live/useToday.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import styles from './board.module.css';

export function SideColumn({ board, people }: { readonly board: BoardReady; readonly people: People }) {
  const t = useWords();
  const nameOf = useUnitNames();
  const { content, given, edit, results } = board;
  const above = stopAbove(given?.chain ?? []);
  const dues = useDues(board);
  const { met, asked } = useAsked(board);
  const active = content.indicators.filter(({ stage }) => stage === 'active');
  return (
    <aside className={styles.side} aria-label={t('board.lifts')}>
      {isOwnBoard(board) ? <Awaiting board={board} people={people} /> : null}
      {isOwnBoard(board) ? (
        <Box title={t('board.lifts')}>
          <LiftList
            lifts={content.escalations}
            answers={content.answers}
            given={given}
            nameOf={nameOf}
            above={above === undefined ? null : { board: above.board, name: above.shortName, forums: above.forums }}
            edit={edit}
          />
        </Box>
      ) : null}
      {isOwnBoard(board) ? <Across board={board} /> : null}
      <Box title={t('board.celebration')}>
        <CelebrationList celebrations={content.celebrations} met={met} edit={edit} people={people} />
      </Box>
      <Box title={t('board.parked')}>
        <ParkedList parked={content.parked} edit={edit} people={people} />
      </Box>
      <Box title={t('visit.title')}>
        <VisitList visits={content.visits} chain={given?.chain ?? []} nameOf={nameOf} edit={edit} />
      </Box>
      {isOwnBoard(board) ? (
        <Box title={t('board.ideas')}>
          <IdeaList ideas={content.ideas} indicators={active} edit={edit} people={people}>
            {edit.canWrite ? (
              <Link href={paths.poster(board.reply.board.id)} className={styles.poster} data-print="off">
                {t('idea.poster')}
              </Link>
            ) : null}
          </IdeaList>
        </Box>
      ) : null}
      <Box title={t('board.missing')}>
        <MissingList results={results} chain={given?.chain ?? []} people={people} dues={dues} hrefOf={paths.board} />
        {asked.length === 0 ? null : (
          <FollowUpList followUps={asked} hrefOf={({ effort }) => paths.effort(edit.board, effort.id)} />
        )}
        {isOwnBoard(board) ? <VisitReminder chain={given?.chain ?? []} hrefOf={paths.board} /> : null}
      </Box>
    </aside>
  );
}

/** What the board itself asks: efforts that want to be looked at, and goals that are met and not celebrated. Of its own people only. */
function useAsked(board: BoardReady): { readonly met: readonly Goal[]; readonly asked: readonly FollowUp[] } {
  const today = useToday();
  const { content, results } = board;
  const isKnown = isOwnBoard(board);
  return useMemo(
    () =>
      isKnown ? { met: goalsMet(content, results, today), asked: followUps(content, today) } : { met: [], asked: [] },
    [content, results, today, isKnown],
  );
}

/** Everything due on the board today; of a derived view only the numbers, which is all it tells. */
function useDues(board: BoardReady): readonly Due[] {
  const today = useToday();
  const { content, results, given } = board;
  const isKnown = isOwnBoard(board);
  return useMemo(() => {
    if (!isKnown) return [];
    const active = results.filter(({ indicator }) => indicator.stage === 'active');
    return duesOn({ content, rhythms: active.map(rhythmOf), given }, today);
  }, [content, results, given, today, isKnown]);
}

/** What those below wait for; nothing when nobody does. */
function Awaiting({ board, people }: { readonly board: BoardReady; readonly people: People }) {
  const t = useWords();
  const { content, given, edit } = board;
  const awaiting = useMemo(
    () => decisionsAwaiting(given?.coverage ?? [], content.goals, content.reviews),
    [given?.coverage, content.goals, content.reviews],
  );
  if (awaiting.length === 0) return null;
  return (
    <div data-print="off">
      <Box title={t('board.awaiting', { n: awaiting.length })}>
        <AwaitingList awaiting={awaiting} reviews={content.reviews} edit={edit} people={people} />
      </Box>
    </div>
  );
}

/** Challenges between the boards next to each other, and goals owned across the lines; nothing where there are none. */
function Across({ board: { content, given, edit } }: { readonly board: BoardReady }) {
  const t = useWords();
  const nameOf = useUnitNames();
  const { received, asked } = openChallenges(content, given);
  return (
    <>
      {received.length + asked.length === 0 ? null : (
        <Box title={t('challenge.title')}>
          <ChallengeList own={content} given={given} nameOf={nameOf} edit={edit} />
        </Box>
      )}
      {given === null || given.shared.length === 0 ? null : (
        <Box title={t('shared.title')}>
          <SharedGoals shared={given.shared} />
        </Box>
      )}
    </>
  );
}

/** Lifts and their answers are told to the board's own people only: a view has no answers, and would call every lift late. */
const isOwnBoard = ({ reply }: BoardReady): boolean => reply.access === 'write' || reply.access === 'read';

function Box({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <div className={styles.box}>
      <h2 className={styles.caption}>{title}</h2>
      {children}
    </div>
  );
}

/** The board directly above in a chain; undefined at the top. */
export function stopAbove(chain: readonly ChainStop[]): ChainStop | undefined {
  return chain.filter(({ relation }) => relation === 'above').at(-1);
}

/** Short names of units by their boards. */
export function useUnitNames(): (board: BoardId) => string {
  const { value: organisation } = useOrganisation();
  return (board) => {
    const unit = organisation?.tree.boards.find(({ id }) => id === board)?.unit;
    return organisation?.tree.units.find(({ id }) => id === unit)?.shortName ?? '';
  };
}
