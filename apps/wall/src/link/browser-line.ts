/** The browser's half of the line: one question by `fetch`, then an `EventSource`. */
import type { Locale } from '@tavle/text';
import type { Settings } from '../settings.ts';
import type { Stream, StreamEvent, WallReply } from './feed.ts';
import { readPicture, readProblem } from './picture.ts';

const patienceMs = 10_000;
const streamEvents: readonly StreamEvent[] = ['hello', 'wall', 'beat'];
const refusals = [401, 403, 404];

type Target = Pick<Settings, 'audience'> & { readonly board: string };

function pathOf({ board, audience }: Target, end: string): string {
  const path = `/api/boards/${encodeURIComponent(board)}/wall${end}`;
  return audience === 'public' ? path : `${path}?audience=${audience}`;
}

/** Asks for the wall. Never rejects. */
export async function askWall(target: Target, locale: Locale): Promise<WallReply> {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), patienceMs);
  try {
    const headers = { accept: 'application/json', 'accept-language': locale };
    const reply = await fetch(pathOf(target, ''), { headers, signal: abort.signal, cache: 'no-store' });
    const json: unknown = await reply.json().catch(() => undefined);
    if (refusals.includes(reply.status)) return { kind: 'problem', problem: readProblem(json, reply.status) };
    const picture = reply.ok ? readPicture(json) : undefined;
    return picture === undefined ? { kind: 'away' } : { kind: 'picture', picture };
  } catch {
    return { kind: 'away' };
  } finally {
    clearTimeout(timer);
  }
}

/** Listens to the wall's events until it is closed or breaks. */
export function listenToWall(
  target: Target,
  onEvent: (name: StreamEvent, text: string) => void,
  onBroken: () => void,
): Stream {
  const source = new EventSource(pathOf(target, '/events'));
  for (const name of streamEvents) {
    source.addEventListener(name, (event) => {
      if (event instanceof MessageEvent) onEvent(name, String(event.data));
    });
  }
  source.onerror = () => {
    source.close();
    onBroken();
  };
  return { close: () => source.close() };
}
