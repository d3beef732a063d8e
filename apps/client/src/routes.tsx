/** Which page an address shows, and what every page stands in. */
import { type BoardId, parseId } from '@tavle/domain';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { Redirect, Route, Switch, useLocation } from 'wouter';
import { DraftsProvider } from './features/measurements/DraftsProvider.tsx';
import { ClockProvider } from './live/ClockProvider.tsx';
import { OrganisationProvider } from './live/OrganisationProvider.tsx';
import { followLinks } from './live/follow-links.ts';
import { useWords } from './live/useWords.ts';
import { WordsProvider } from './live/WordsProvider.tsx';
import { boardPattern, paths } from './paths.ts';
import { ChoosePersonPage } from './session/ChoosePersonPage.tsx';
import { LoadingPage } from './session/LoadingPage.tsx';
import { PageGuard } from './session/PageGuard.tsx';
import { ProblemPage } from './session/ProblemPage.tsx';
import { ReleaseBanner } from './session/ReleaseBanner.tsx';
import { SessionProvider } from './session/SessionProvider.tsx';
import { announcementId } from './session/usePage.ts';
import { useSession } from './session/useSession.ts';
import { StartPage } from './modes/start/StartPage.tsx';
import { ToastProvider } from './ui/Toasts.tsx';
import { VisuallyHidden } from './ui/VisuallyHidden.tsx';

const IdeaPage = lazy(() => import('./modes/idea/IdeaPage.tsx').then((page) => ({ default: page.IdeaPage })));
const MailOffPage = lazy(() =>
  import('./modes/outreach/MailOffPage.tsx').then((page) => ({ default: page.MailOffPage })),
);
const MailAndCalendarPage = lazy(() =>
  import('./modes/outreach/MailAndCalendarPage.tsx').then((page) => ({ default: page.MailAndCalendarPage })),
);
const MinePage = lazy(() => import('./modes/actions/MinePage.tsx').then((page) => ({ default: page.MinePage })));
const BoardRoute = lazy(() => import('./modes/BoardRoute.tsx').then((page) => ({ default: page.BoardRoute })));

/** The whole client. */
export function Routes() {
  const [, navigate] = useLocation();
  useEffect(() => followLinks(navigate), [navigate]);
  return (
    <WordsProvider>
      <PageGuard>
        <ClockProvider>
          <SessionProvider>
            <ToastProvider>
              <VisuallyHidden>
                <span id={announcementId} aria-live="polite" />
              </VisuallyHidden>
              <Switch>
                <Route path={paths.choose} component={ChoosePersonPage} />
                <Route path="/ide/:code">
                  {({ code }) => (
                    <Open>
                      <IdeaPage key={code} code={code} />
                    </Open>
                  )}
                </Route>
                <Route path="/mail/fra/:token">
                  {({ token }) => (
                    <Open>
                      <MailOffPage key={token} token={token} />
                    </Open>
                  )}
                </Route>
                <Route>
                  <Seated>
                    <Pages />
                  </Seated>
                </Route>
              </Switch>
            </ToastProvider>
          </SessionProvider>
        </ClockProvider>
      </PageGuard>
    </WordsProvider>
  );
}

/** For anybody who has the address, with a seat or without. */
function Open({ children }: { readonly children: ReactNode }) {
  return <Suspense fallback={<LoadingPage />}>{children}</Suspense>;
}

/** Only for somebody who has a seat; others choose one first, and come back. */
function Seated({ children }: { readonly children: ReactNode }) {
  const { reply, person, problem, refresh } = useSession();
  const [path] = useLocation();
  if (reply === null) {
    return problem === null ? <LoadingPage /> : <ProblemPage problem={problem} retry={() => void refresh()} />;
  }
  if (person === null) return <Redirect to={`${paths.choose}?til=${encodeURIComponent(path)}`} replace />;
  return (
    <OrganisationProvider key={person.id}>
      <DraftsProvider>{children}</DraftsProvider>
      <ReleaseBanner />
    </OrganisationProvider>
  );
}

function Pages() {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Switch>
        <Route path={paths.start} component={StartPage} />
        <Route path={paths.mine} component={MinePage} />
        <Route path={paths.mailAndCalendar} component={MailAndCalendarPage} />
        <Route path={boardPattern}>
          {(params) => {
            const board = parseId<BoardId>(params.board);
            return board === undefined ? <NoPage /> : <BoardRoute key={board} board={board} rest={params['*'] ?? ''} />;
          }}
        </Route>
        <Route component={NoPage} />
      </Switch>
    </Suspense>
  );
}

function NoPage() {
  const t = useWords();
  return <ProblemPage problem={{ problem: 'notFound', sentence: t('error.notFound.board'), ask: null }} />;
}
