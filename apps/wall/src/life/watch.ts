/** Looks after the page when nobody does: reloads it quietly when it has stopped or is of yesterday's release (WALL2, WALL3). */
import type { FeedState } from '../link/feed.ts';
import { type Decision, onRelease, onStuck, readMemory, writeMemory } from './reload.ts';

const lookEveryMs = 5000;
/** A longer gap between two looks: the device slept, so nothing can be said about who is stuck. */
const sleptAfterMs = 30_000;

export interface Watched {
  /** Names the build that runs: the address of its script. */
  readonly build: string;
  readonly state: () => FeedState;
  /** When the page was last redrawn, in ms of the device. */
  readonly drawnAt: () => number;
}

/** Watches until the returned function is called. */
export function watchPage(watched: Watched): () => void {
  let lookedAt = Date.now();
  let reloading = false;
  const decide = (now: number, slept: boolean): Decision => {
    const memory = readMemory(window.name);
    const stuck = slept ? { reload: false, memory } : onStuck(memory, watched.drawnAt(), now);
    const { release } = watched.state();
    return stuck.reload || release === null ? stuck : onRelease(memory, watched.build, release, now);
  };
  const look = (): void => {
    const now = Date.now();
    const slept = now - lookedAt > sleptAfterMs || now < lookedAt;
    lookedAt = now;
    if (reloading) return;
    const { reload, memory } = decide(now, slept);
    if (!reload) {
      window.name = writeMemory(memory);
      return;
    }
    reloading = true;
    void isPageThere().then((there) => {
      reloading = false;
      if (!there) return;
      window.name = writeMemory(memory);
      window.location.reload();
    });
  };
  const timer = setInterval(look, lookEveryMs);
  return () => clearInterval(timer);
}

/** Only a page that is there may be loaded: the browser's own error page must never hang on a wall. */
async function isPageThere(): Promise<boolean> {
  try {
    const reply = await fetch(window.location.href, { cache: 'no-store' });
    return reply.ok;
  } catch {
    return false;
  }
}

/** Registers the shell worker where browsers allow one: https, or the machine itself. */
export function keepShell(): void {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator) || !window.isSecureContext) return;
  navigator.serviceWorker.register('/vaeg/sw.js', { scope: '/vaeg/' }).catch(() => {
    // Without a worker the page still runs; it only cannot start without the server.
  });
}

/** Keeps the screen on while the page is seen, where the browser can. Ends when the returned function is called. */
export function stayAwake(): () => void {
  const { wakeLock } = navigator as Partial<Pick<Navigator, 'wakeLock'>>;
  if (wakeLock === undefined) return () => {};
  let held: WakeLockSentinel | null = null;
  const hold = (): void => {
    if (document.visibilityState !== 'visible' || (held !== null && !held.released)) return;
    wakeLock.request('screen').then(
      (lock) => {
        held = lock;
      },
      () => {
        // Refused (battery, setting): the device's own setting decides.
      },
    );
  };
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    document.removeEventListener('visibilitychange', hold);
    void held?.release();
  };
}
