/**
 * Answering a goal from above (CHAIN5): its own words and frame to the left, locked (CHAIN6); our answer to the right. A goal that is
 * withdrawn while somebody writes stays on the page, so that what was written is not lost.
 */
import type { GivenGoal, GoalId, GoalResponse, ResponseKind } from '@tavle/domain';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { AnswerGoal } from '../../features/chain/AnswerGoal.tsx';
import { ChallengeSheet } from '../../features/chain/ChallengeForm.tsx';
import { GoalFromAbove } from '../../features/chain/GoalFromAbove.tsx';
import { OwnAnswer } from '../../features/chain/OwnAnswer.tsx';
import { PublishOwn } from '../../features/chain/PublishOwn.tsx';
import { standingOf } from '../../features/chain/standing.ts';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { Disclosure } from '../../ui/Disclosure.tsx';
import { useToast } from '../../ui/Toasts.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import { SaveLight } from '../board/SaveLight.tsx';
import styles from './translate.module.css';

export function TranslatePage({ board, people, goal }: ModeProps & { readonly goal: GoalId }) {
  const t = useWords();
  const [last, setLast] = useState<GivenGoal | null>(null);
  const now = board.given?.goals.find((each) => each.goal.id === goal);
  if (now !== undefined && now !== last) setLast(now);
  if (board.given === null) return <LoadingPage />;
  const given = now ?? (last?.goal.id === goal ? last : undefined);
  if (given === undefined) {
    return <ProblemPage problem={{ problem: 'notFound', sentence: t('error.notFound.item'), ask: null }} />;
  }
  return <Answering key={goal} board={board} people={people} given={given} isWithdrawn={now === undefined} />;
}

interface AnsweringProps extends ModeProps {
  readonly given: GivenGoal;
  /** The goal is no longer sent out above; `given` is how it was. */
  readonly isWithdrawn: boolean;
}

function Answering({ board, people, given, isWithdrawn }: AnsweringProps) {
  const t = useWords();
  const { reply, edit, content, connection } = board;
  const isProposed = standingOf(given, content) === 'draft';
  usePage(`${t('trans.title')}: ${given.goal.text} · ${reply.unit.name}`);
  return (
    <>
      <PageHead
        title={t('trans.title')}
        above={
          <Link className={styles.back} href={paths.board(reply.board.id)} data-print="off">
            ‹ {reply.unit.name}
          </Link>
        }
      >
        {connection === null || !edit.canWrite ? null : <SaveLight connection={connection} />}
      </PageHead>
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        {isWithdrawn ? (
          <p role="status" className={styles.withdrawn}>
            {t('trans.withdrawnAbove', { unit: given.unitName })}
          </p>
        ) : null}
        <div className={styles.pair}>
          <section className={styles.theirs} aria-label={t('trans.titleFrom', { unit: given.unitName })}>
            <GoalFromAbove given={given} isProposed={isProposed}>
              {given.layersUp === 1 && !isWithdrawn ? (
                <ChallengeSheet
                  board={given.board}
                  unitName={given.unitName}
                  goal={given.goal}
                  challenges={content.challenges}
                  edit={edit}
                />
              ) : null}
            </GoalFromAbove>
          </section>
          <section className={styles.ours} aria-label={t('trans.ourGoal')}>
            <h2>{reply.unit.name}</h2>
            <Ours board={board} people={people} given={given} isWithdrawn={isWithdrawn} />
          </section>
        </div>
      </main>
    </>
  );
}

/** What we have answered, and the forms to answer with: open while nothing is answered, out of the way afterwards. */
function Ours({ board, people, given, isWithdrawn }: AnsweringProps) {
  const t = useWords();
  const say = useToast();
  const goOn = useGoOn(board, given);
  const { edit, content } = board;
  const responses = content.responses.filter((response) => isAnswerTo(given, response));
  const onDone = (kind: ResponseKind, stage: 'draft' | 'published'): void => {
    if (isWithdrawn) {
      goOn(t('trans.keptOwn'));
    } else if (kind === 'translated' && stage === 'draft') {
      // The page says what is left to do: the draft has to be sent out before it counts.
      say({ text: t('trans.state.proposed') });
      document.getElementById(contentId)?.focus({ preventScroll: true });
    } else if (kind === 'excused' && given.goal.mandatory) {
      goOn(t('trans.excuseSent', { unit: given.unitName }));
    } else goOn(t(kind === 'translated' ? 'trans.state.proposed' : `trans.${kind}`));
  };
  const forms = (
    <AnswerGoal
      key={responses.length}
      given={given}
      ownGoals={content.goals.filter(({ stage }) => stage !== 'retired')}
      edit={edit}
      people={people}
      isWithdrawn={isWithdrawn}
      onDone={onDone}
    />
  );
  return (
    <>
      {responses.map((response) => {
        const own = content.goals.find(({ id }) => id === response.goal);
        return (
          <div key={response.id} className={styles.answer}>
            <p>{own?.text ?? response.text}</p>
            {own?.stage === 'draft' && !isWithdrawn ? (
              <PublishOwn goal={own} edit={edit} onDone={() => goOn(t('trans.publishedOwn'))} />
            ) : null}
            <OwnAnswer response={response} edit={edit} />
          </div>
        );
      })}
      {responses.length === 0 && given.turn === 'ours' ? forms : null}
      {responses.length > 0 && edit.canWrite ? (
        <Disclosure title={t(responses.some(({ kind }) => kind === 'translated') ? 'trans.another' : 'trans.title')}>
          {forms}
        </Disclosure>
      ) : null}
    </>
  );
}

/** Says what was done, and goes on to the next goal that waits for us, saying which; back to the board when none is left. */
function useGoOn({ reply, given: all, content }: ModeProps['board'], given: GivenGoal): (done: string) => void {
  const t = useWords();
  const say = useToast();
  const [, navigate] = useLocation();
  const left = (all?.goals ?? []).filter(
    (each) => each.goal.id !== given.goal.id && standingOf(each, content) === 'ours',
  );
  return (done) => {
    const [next] = left;
    say({ text: done });
    say({ text: next ? t('trans.next', { text: next.goal.text, n: left.length }) : t('trans.noneLeft') });
    navigate(next === undefined ? paths.board(reply.board.id) : paths.translate(reply.board.id, next.goal.id));
  };
}

/** Answers to the goal, or to the goal in between through which it reached us. */
const isAnswerTo = ({ goal, via }: GivenGoal, { parentGoal }: GoalResponse): boolean =>
  parentGoal === goal.id || parentGoal === via?.goal;
