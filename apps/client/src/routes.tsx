/** Which page an address shows, and what every page stands in. */
import { type BoardId, type GoalId, type IndicatorId, parseId } from '@tavle/domain';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { ClockProvider } from './live/ClockProvider.tsx';
import { OrganisationProvider } from './live/OrganisationProvider.tsx';
import { followLinks } from './live/follow-links.ts';
import { useWords } from './live/useWords.ts';
import { WordsProvider } from './live/WordsProvider.tsx';
import { patterns, paths } from './paths.ts';
import { ChoosePersonPage } from './session/ChoosePersonPage.tsx';
import { LoadingPage } from './session/LoadingPage.tsx';
import { ProblemPage } from './session/ProblemPage.tsx';
import { SessionProvider } from './session/SessionProvider.tsx';
import { announcementId } from './session/usePage.ts';
import { useSession } from './session/useSession.ts';
import { StartPage } from './modes/start/StartPage.tsx';
import { ToastProvider } from './ui/Toasts.tsx';
import { VisuallyHidden } from './ui/VisuallyHidden.tsx';

const BoardPage = lazy(() => import('./modes/board/BoardPage.tsx').then(({ BoardPage }) => ({ default: BoardPage })));
const TranslatePage = lazy(() =>
  import('./modes/translate/TranslatePage.tsx').then(({ TranslatePage }) => ({ default: TranslatePage })),
);

/** The whole client. */
export function Routes() {
  const [, navigate] = useLocation();
  useEffect(() => followLinks(navigate), [navigate]);
  return (
    <WordsProvider>
      <ClockProvider>
        <SessionProvider>
          <ToastProvider>
            <VisuallyHidden>
              <span id={announcementId} aria-live="polite" />
            </VisuallyHidden>
            <Switch>
              <Route path={paths.choose} component={ChoosePersonPage} />
              <Route>
                <Seated>
                  <Pages />
                </Seated>
              </Route>
            </Switch>
          </ToastProvider>
        </SessionProvider>
      </ClockProvider>
    </WordsProvider>
  );
}

/** Only for somebody who has a seat; others choose one first, and come back. */
function Seated({ children }: { readonly children: ReactNode }) {
  const { reply, person, problem, refresh } = useSession();
  const [path] = useLocation();
  if (reply === null) {
    return problem === null ? <LoadingPage /> : <ProblemPage problem={problem} retry={() => void refresh()} />;
  }
  if (person === null) return <Redirect to={`${paths.choose}?til=${encodeURIComponent(path)}`} replace />;
  return <OrganisationProvider key={person.id}>{children}</OrganisationProvider>;
}

function Pages() {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Switch>
        <Route path={paths.start} component={StartPage} />
        <Route path={patterns.translate}>
          {({ board, goal }) => (
            <WithIds board={parseId<BoardId>(board)} other={parseId<GoalId>(goal)}>
              {(boardId, goalId) => <TranslatePage key={boardId} board={boardId} goal={goalId} />}
            </WithIds>
          )}
        </Route>
        <Route path={patterns.indicator}>
          {({ board, indicator }) => (
            <WithIds board={parseId<BoardId>(board)} other={parseId<IndicatorId>(indicator)}>
              {(boardId, indicatorId) => <BoardPage key={boardId} board={boardId} indicator={indicatorId} />}
            </WithIds>
          )}
        </Route>
        <Route path={patterns.board}>
          {({ board }) => (
            <WithIds board={parseId<BoardId>(board)} other={null}>
              {(boardId) => <BoardPage key={boardId} board={boardId} indicator={null} />}
            </WithIds>
          )}
        </Route>
        <Route component={NoPage} />
      </Switch>
    </Suspense>
  );
}

/** Ids come from the address: what cannot be one leads nowhere. */
function WithIds<T>(props: {
  readonly board: BoardId | undefined;
  readonly other: T | undefined;
  readonly children: (board: BoardId, other: T) => ReactNode;
}) {
  const { board, other, children } = props;
  return board === undefined || other === undefined ? <NoPage /> : children(board, other);
}

function NoPage() {
  const t = useWords();
  return <ProblemPage problem={{ problem: 'notFound', sentence: t('error.notFound.board'), ask: null }} />;
}
