import type { BoardId, GoalId } from '@tavle/domain';
import { useBoard } from '../../live/useBoard.ts';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';

/** Answering a goal from above. */
export function TranslatePage({ board }: { readonly board: BoardId; readonly goal: GoalId }) {
  const state = useBoard(board);
  if (state.kind === 'loading') return <LoadingPage />;
  if (state.kind === 'problem') return <ProblemPage problem={state.problem} retry={state.retry} />;
  return <PageHead title={state.reply.unit.name} />;
}
