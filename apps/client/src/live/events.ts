/**
 * A line of server-sent events that heals itself: new tries with growing, uneven pauses, and a line that is silent although it
 * should beat is taken for dead (the server beats every ten seconds).
 */

export interface EventLine {
  /** Called with the name and parsed data of `hello` and the events asked for; a beat only says that the line lives. */
  onEvent(name: string, value: unknown): void;
  /** Called when the line comes up or goes down. */
  onLive(live: boolean): void;
}

const silentAfterMs = 25_000;
const firstPauseMs = 500;
const longestPauseMs = 20_000;

/** An open line. */
export interface Events {
  /** Tries again at once, if the line is down: something says that the server is there. */
  nudge(): void;
  close(): void;
}

/** Opens the line. */
export function openEvents(path: string, names: readonly string[], line: EventLine): Events {
  let source: EventSource | null = null;
  let pauseMs = firstPauseMs;
  let retryTimer: ReturnType<typeof setTimeout> | undefined;
  let silenceTimer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;

  const heard = (): void => {
    clearTimeout(silenceTimer);
    silenceTimer = setTimeout(lost, silentAfterMs);
  };
  const lost = (): void => {
    source?.close();
    source = null;
    clearTimeout(silenceTimer);
    clearTimeout(retryTimer);
    if (closed) return;
    line.onLive(false);
    retryTimer = setTimeout(open, pauseMs * (0.5 + Math.random()));
    pauseMs = Math.min(pauseMs * 2, longestPauseMs);
  };
  const open = (): void => {
    clearTimeout(retryTimer);
    source = new EventSource(path);
    heard();
    source.onerror = lost;
    for (const name of ['hello', 'beat', ...names]) {
      source.addEventListener(name, (event: MessageEvent<string>) => {
        pauseMs = firstPauseMs;
        heard();
        line.onLive(true);
        const value = parsed(event.data);
        if (name !== 'beat' && value !== undefined) line.onEvent(name, value);
      });
    }
  };
  const nudge = (): void => {
    if (source !== null || closed) return;
    pauseMs = firstPauseMs;
    open();
  };
  // A browser without network keeps a dead line open for long: it is tried anew at once instead.
  addEventListener('offline', lost);
  addEventListener('online', nudge);
  open();
  const close = (): void => {
    closed = true;
    removeEventListener('offline', lost);
    removeEventListener('online', nudge);
    clearTimeout(retryTimer);
    clearTimeout(silenceTimer);
    source?.close();
  };
  return { nudge, close };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
