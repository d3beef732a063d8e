import type { BoardId, IndicatorId } from '@tavle/domain';
import { useBoard } from '../../live/useBoard.ts';
import { LoadingPage } from '../../session/LoadingPage.tsx';
import { PageHead } from '../../session/PageHead.tsx';
import { ProblemPage } from '../../session/ProblemPage.tsx';

/** A board. `indicator` is scrolled to and opened when the address names one. */
export function BoardPage({ board }: { readonly board: BoardId; readonly indicator: IndicatorId | null }) {
  const state = useBoard(board);
  if (state.kind === 'loading') return <LoadingPage />;
  if (state.kind === 'problem') return <ProblemPage problem={state.problem} retry={state.retry} />;
  return <PageHead title={state.reply.unit.name} />;
}
