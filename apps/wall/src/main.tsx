/** Starts the display: reads its address, opens its line, draws, and looks after itself. */
import { languageTag } from '@tavle/text';
import { createRoot } from 'react-dom/client';
import { keepShell, stayAwake, watchPage } from './life/watch.ts';
import { askWall, listenToWall } from './link/browser-line.ts';
import { Feed } from './link/feed.ts';
import { browserStore, keeping } from './link/kept.ts';
import { readSettings, type Settings } from './settings.ts';
import { App } from './view/App.tsx';
import './wall.css';
import './view/cell.css';
import './view/pages.css';

function openFeed({ board, audience, locale }: Settings): Feed | null {
  if (board === null) return null;
  const target = { board, audience };
  return new Feed({
    now: Date.now,
    random: Math.random,
    ask: () => askWall(target, locale),
    listen: (onEvent, onBroken) => listenToWall(target, onEvent, onBroken),
    keeping: keeping(browserStore(), board, audience),
  });
}

function start(): void {
  const settings = readSettings(window.location.pathname, window.location.search);
  document.documentElement.lang = languageTag[settings.locale];
  const feed = openFeed(settings);
  let drawnAt = Date.now();
  const onDrawn = (): void => {
    drawnAt = Date.now();
  };
  const root = document.getElementById('root');
  if (root === null) throw new Error('index.html has no #root');
  // Errors are caught by the guards; what React says of them belongs in the console of whoever looks for it.
  createRoot(root).render(<App feed={feed} settings={settings} onDrawn={onDrawn} />);
  if (feed !== null) {
    feed.wake();
    window.addEventListener('online', feed.wake);
    document.addEventListener('visibilitychange', feed.wake);
    watchPage({ build: import.meta.url, state: feed.state, drawnAt: () => drawnAt });
  }
  stayAwake();
  keepShell();
}

start();
