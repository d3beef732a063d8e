/** One board, in whichever way it is looked at: it stays open while one goes from the board to the numbers and back. */
import { type BoardId, type EntryId, type GoalId, type IndicatorId, type Name, parseId } from '@tavle/domain';
import { lazy, useMemo, useState } from 'react';
import { type People, peopleOf } from '../features/people.ts';
import { type BoardReady, useBoard } from '../live/useBoard.ts';
import { useOrganisation } from '../live/useOrganisation.ts';
import { useWords } from '../live/useWords.ts';
import { LoadingPage } from '../session/LoadingPage.tsx';
import { ProblemPage } from '../session/ProblemPage.tsx';
import { BoardPage } from './board/BoardPage.tsx';
import { useForgotten } from './meeting/use-forgotten.ts';

const ActionsPage = lazy(() => import('./actions/ActionsPage.tsx').then((page) => ({ default: page.ActionsPage })));
const EffortPage = lazy(() => import('./efforts/EffortPage.tsx').then((page) => ({ default: page.EffortPage })));
const EffortsPage = lazy(() => import('./efforts/EffortsPage.tsx').then((page) => ({ default: page.EffortsPage })));
const MinutesPage = lazy(() => import('./minutes/MinutesPage.tsx').then((page) => ({ default: page.MinutesPage })));
const MinutesListPage = lazy(() =>
  import('./minutes/MinutesListPage.tsx').then((page) => ({ default: page.MinutesListPage })),
);
const EntryPage = lazy(() => import('./entry/EntryPage.tsx').then((page) => ({ default: page.EntryPage })));
const IndicatorPage = lazy(() =>
  import('./indicator/IndicatorPage.tsx').then((page) => ({ default: page.IndicatorPage })),
);
const MeetingPage = lazy(() => import('./meeting/MeetingPage.tsx').then((page) => ({ default: page.MeetingPage })));
const ImportPage = lazy(() => import('./import/ImportPage.tsx').then((page) => ({ default: page.ImportPage })));
const SuppliersPage = lazy(() =>
  import('./import/SuppliersPage.tsx').then((page) => ({ default: page.SuppliersPage })),
);
const TranslatePage = lazy(() =>
  import('./translate/TranslatePage.tsx').then((page) => ({ default: page.TranslatePage })),
);

const MeetingsPage = lazy(() => import('./meetings/MeetingsPage.tsx').then((page) => ({ default: page.MeetingsPage })));
const PosterPage = lazy(() => import('./idea/PosterPage.tsx').then((page) => ({ default: page.PosterPage })));
const ConversationPage = lazy(() =>
  import('./conversation/ConversationPage.tsx').then((page) => ({ default: page.ConversationPage })),
);
const HistoryPage = lazy(() => import('./history/HistoryPage.tsx').then((page) => ({ default: page.HistoryPage })));
const MomentPage = lazy(() => import('./history/MomentPage.tsx').then((page) => ({ default: page.MomentPage })));

const nobody: readonly Name[] = [];

/** The value before, as long as it says the same: the organisation comes whole each time any board's figures change, its names do not. */
function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value);
  if (kept === value || JSON.stringify(kept) === JSON.stringify(value)) return kept;
  setKept(value);
  return value;
}

/** What every way of looking at a board is given. */
export interface ModeProps {
  readonly board: BoardReady;
  readonly people: People;
}

/** `rest` is the address after the board: nothing, `maalinger`, `maalinger/import`, `maalinger/leverandoerer`, `indikator/:id`, `raekke/:id`, `oversaet/:goal`, `historik`, `historik/:seq`. */
export function BoardRoute({ board, rest }: { readonly board: BoardId; readonly rest: string }) {
  const t = useWords();
  const state = useBoard(board);
  const { value: organisation } = useOrganisation();
  const choosable = state.kind === 'ready' ? state.reply.people : null;
  const names = useSame(organisation?.names ?? nobody);
  const people = useMemo(() => peopleOf(choosable ?? nobody, names), [choosable, names]);
  useForgotten(state.kind === 'ready' ? state : null);
  if (state.kind === 'loading') return <LoadingPage />;
  if (state.kind === 'problem') return <ProblemPage problem={state.problem} retry={state.retry} />;
  const mode = { board: state, people };
  const [name = '', id] = rest.split('/');
  const goal = parseId<GoalId>(id);
  const indicator = parseId<IndicatorId>(id);
  if (name === '') return <BoardPage {...mode} indicator={null} />;
  if (name === 'raekke' && indicator !== undefined) return <BoardPage {...mode} indicator={indicator} />;
  if (name === 'indikator' && indicator !== undefined)
    return <IndicatorPage key={indicator} {...mode} indicator={indicator} />;
  const entry = parseId<EntryId>(id);
  const effort = state.content.efforts.find((each) => each.id === id);
  if (name === 'handlinger' && id === undefined) return <ActionsPage {...mode} />;
  if (name === 'indsatser' && id === undefined) return <EffortsPage {...mode} />;
  if (name === 'indsats' && effort !== undefined) return <EffortPage {...mode} effort={effort} />;
  if (name === 'referat' && id === undefined) return <MinutesListPage {...mode} />;
  if (name === 'referat' && entry !== undefined) return <MinutesPage {...mode} meeting={entry} />;
  if (name === 'maalinger' && id === undefined) return <EntryPage {...mode} />;
  if (name === 'maalinger' && id === 'import') return <ImportPage {...mode} />;
  if (name === 'maalinger' && id === 'leverandoerer') return <SuppliersPage {...mode} />;
  if (name === 'moede' && id === undefined) return <MeetingPage {...mode} />;
  if (name === 'oversaet' && goal !== undefined) return <TranslatePage {...mode} goal={goal} />;
  if (name === 'moeder' && id === undefined) return <MeetingsPage {...mode} />;
  if (name === 'ide-plakat' && id === undefined) return <PosterPage {...mode} />;
  if (name === 'samtale' && id === undefined) return <ConversationPage {...mode} />;
  if (name === 'historik' && id === undefined) return <HistoryPage {...mode} />;
  if (name === 'historik' && /^[1-9][0-9]{0,14}$/.test(id ?? '')) return <MomentPage {...mode} seq={Number(id)} />;
  return <ProblemPage problem={{ problem: 'notFound', sentence: t('error.notFound.item'), ask: null }} />;
}
