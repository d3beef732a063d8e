/** Answering a goal from above (CHAIN5): its own words and frame to the left, locked (CHAIN6); our answer to the right. */
import type { GivenGoal, GoalId } from '@tavle/domain';
import { Link, useLocation } from 'wouter';
import { AnswerGoal } from '../../features/chain/AnswerGoal.tsx';
import { GoalFromAbove } from '../../features/chain/GoalFromAbove.tsx';
import { OwnAnswer } from '../../features/chain/OwnAnswer.tsx';
import { useWords } from '../../live/useWords.ts';
import { paths } from '../../paths.ts';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';
import { contentId, usePage } from '../../session/usePage.ts';
import { useToast } from '../../ui/Toasts.tsx';
import type { ModeProps } from '../BoardRoute.tsx';
import { BoardNotices } from '../board/BoardNotices.tsx';
import { SaveLight } from '../board/SaveLight.tsx';
import styles from './translate.module.css';

export function TranslatePage({ board, people, goal }: ModeProps & { readonly goal: GoalId }) {
  const t = useWords();
  if (board.given === null) return <LoadingPage />;
  const given = board.given.goals.find((each) => each.goal.id === goal);
  if (given === undefined) {
    return <ProblemPage problem={{ problem: 'notFound', sentence: t('error.notFound.item'), ask: null }} />;
  }
  return <Answering board={board} people={people} given={given} />;
}

function Answering({ board, people, given }: ModeProps & { readonly given: GivenGoal }) {
  const t = useWords();
  const say = useToast();
  const [, navigate] = useLocation();
  const { reply, edit, content, connection } = board;
  const back = paths.board(reply.board.id);
  const next = board.given?.goals.find(
    (each) => each.state === 'waiting' && each.turn === 'ours' && each.goal.id !== given.goal.id,
  );
  const responses = content.responses.filter((response) => given.responses.some(({ id }) => id === response.id));
  usePage(`${t('trans.title')} · ${reply.unit.name}`);
  return (
    <>
      <PageHead
        title={t('trans.title')}
        above={
          <Link className={styles.back} href={back}>
            ‹ {reply.unit.name}
          </Link>
        }
      >
        {connection === null || !edit.canWrite ? null : <SaveLight connection={connection} />}
      </PageHead>
      <main id={contentId} tabIndex={-1} className={styles.page}>
        <BoardNotices board={board} />
        <div className={styles.pair}>
          <section className={styles.theirs} aria-label={t('trans.titleFrom', { unit: given.unitName })}>
            <GoalFromAbove given={given} />
          </section>
          <section className={styles.ours} aria-label={t('trans.ourGoal')}>
            <h2>{reply.unit.name}</h2>
            {responses.map((response) => (
              <div key={response.id} className={styles.answer}>
                <p>{content.goals.find(({ id }) => id === response.goal)?.text ?? response.text}</p>
                <OwnAnswer response={response} edit={edit} />
              </div>
            ))}
            {given.turn === 'ours' || responses.length > 0 ? (
              <AnswerGoal
                key={responses.length}
                given={given}
                ownGoals={content.goals.filter(({ stage }) => stage !== 'retired')}
                edit={edit}
                people={people}
                onDone={(kind) => {
                  say({ text: t(kind === 'translated' ? 'trans.state.proposed' : `trans.${kind}`) });
                  navigate(next === undefined ? back : paths.translate(reply.board.id, next.goal.id));
                }}
              />
            ) : null}
          </section>
        </div>
      </main>
    </>
  );
}
