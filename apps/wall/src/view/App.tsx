/** What a display shows at any moment: its wall, or a sentence that says why not (WALL2). */
import { type Words, words } from '@tavle/text';
import { type ReactNode, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { Feed, FeedState } from '../link/feed.ts';
import type { Picture } from '../link/picture.ts';
import { linkAge } from '../link/staleness.ts';
import type { Settings } from '../settings.ts';
import { refusal } from '../wording.ts';
import { Guard } from './Guard.tsx';
import { Message } from './Message.tsx';
import { useWindowSize } from './use-room.ts';
import { scaleVariables, Wall } from './Wall.tsx';

interface AppProps {
  /** Null when the address names no board. */
  readonly feed: Feed | null;
  readonly settings: Settings;
  /** Called whenever something was drawn. */
  readonly onDrawn: () => void;
}

const nothing: FeedState = { picture: null, heardAt: null, problem: null, release: null, offsetMs: 0, failures: 0 };
const deaf = (): (() => void) => () => {};

/** The time of a clock, read again every second. */
function useClock(read: () => number): number {
  const [now, setNow] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setNow(read()), 1000);
    return () => clearInterval(timer);
  }, [read]);
  return now;
}

function Sentence({ settings, children }: { readonly settings: Settings; readonly children: ReactNode }) {
  const { leastPx: _, ...variables } = scaleVariables(settings, useWindowSize());
  return (
    <div className="wall" style={variables}>
      {children}
    </div>
  );
}

function whyNothing(state: FeedState, hasBoard: boolean, t: Words): readonly [string, ...string[]] {
  if (!hasBoard) return [t('screen.notConnected'), t('screen.noBoard')];
  if (state.problem !== null) return refusal(state.problem, window.location.origin, t);
  if (state.failures > 0) return [t('screen.notConnected'), t('error.serverAway.title')];
  return [t('screen.starting')];
}

export function App({ feed, settings, onDrawn }: AppProps) {
  const t = useMemo(() => words(settings.locale), [settings.locale]);
  const state = useSyncExternalStore(feed?.subscribe ?? deaf, feed?.state ?? (() => nothing));
  const now = useClock(feed?.now ?? Date.now);
  useEffect(onDrawn);
  const unitName = state.picture?.value.unitName;
  useEffect(() => {
    document.title = unitName ?? t('app.name');
  }, [unitName, t]);
  const [title, ...lines] = whyNothing(state, feed !== null, t);
  const calm = (
    <Sentence settings={settings}>
      <Message title={t('screen.notConnected')} lines={[t('error.serverAway.title')]} />
    </Sentence>
  );
  const draw = (picture: Picture): ReactNode => (
    <Wall picture={picture} settings={settings} t={t} now={now} age={linkAge(state.heardAt ?? now, now)} />
  );
  if (state.picture === null) {
    return (
      <Sentence settings={settings}>
        <Message title={title} lines={lines} />
      </Sentence>
    );
  }
  // The inner guard may fail on the last good picture as well; then the outer one says the sentence.
  const guarded = (picture: Picture): ReactNode => <Guard picture={picture} draw={draw} otherwise={calm} />;
  return <Guard picture={state.picture} draw={guarded} otherwise={calm} />;
}
