/**
 * A derived value that follows the server: the highest version wins, a missed one does not matter. The last one is kept on the
 * device, and shown as stale until the line lives again.
 */
import { type Instant, instantAt, type PersonId, type Problem, type Versioned } from '@tavle/domain';
import type { Words } from '@tavle/text';
import { openEvents } from './events.ts';
import { ask } from './http.ts';
import { keepValue, keptValue } from './kept.ts';

export interface FeedState<T> {
  readonly value: T | null;
  /** True while the line is down: the value may be old. */
  readonly stale: boolean;
  /** While stale: when the server was last heard. Null while the line lives, and when it is not known. */
  readonly asOf: Instant | null;
  readonly problem: Problem | null;
  /** True once the server is of another build than the one that served this page: load it anew when it suits. */
  readonly isNewRelease: boolean;
}

export interface Feed<T> {
  state(): FeedState<T>;
  subscribe(listener: () => void): () => void;
  /** Connects a lost line at once instead of after a pause. */
  nudge(): void;
  close(): void;
}

export interface FeedOptions<T> {
  readonly t: Words;
  readonly person: PersonId;
  /** Where the value is read once. */
  readonly path: string;
  /** Reads that reply; null for one without a version, which then stands until the first event. */
  readonly fromReply: (reply: unknown) => Versioned<T> | null;
  readonly eventsPath: string;
  readonly event: string;
  /** Other events of the same line, passed on as they come. */
  readonly onOther?: { readonly names: readonly string[]; readonly heard: (name: string, value: unknown) => void };
}

/** Follows a value until it is closed. */
export function openFeed<T>(options: FeedOptions<T>): Feed<T> {
  const { t, person, path, event, onOther } = options;
  const listeners = new Set<() => void>();
  const stop = new AbortController();
  let heard = Date.now();
  let release: string | undefined;
  let newest = Number.NEGATIVE_INFINITY;
  let state: FeedState<T> = { value: null, stale: true, asOf: null, problem: null, isNewRelease: false };

  const tell = (next: Partial<FeedState<T>>): void => {
    if (stop.signal.aborted) return;
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  };
  const take = ({ version, value }: Versioned<T>, from: 'server' | 'device'): void => {
    if (version < newest || (version === newest && state.value !== null)) return;
    newest = version;
    if (from === 'server') heard = Date.now();
    tell({ value, problem: null });
    if (from === 'server') void keepValue(person, path, { version, value, asOf: instantAt(heard) });
  };

  void keptValue<Versioned<T> & { readonly asOf?: Instant }>(person, path).then((kept) => {
    // A kept value counts as older than anything the server says: its versions may have begun anew.
    if (kept !== undefined && state.value === null)
      tell({ value: kept.value, ...(state.stale ? { asOf: kept.asOf ?? null } : {}) });
  });
  void ask<unknown>(t, path, { signal: stop.signal }).then((reply) => {
    if (reply.kind === 'problem') {
      if (state.value === null) tell({ problem: reply.problem });
      return;
    }
    const read = options.fromReply(reply.value);
    if (read !== null) take(read, 'server');
  });
  const events = openEvents(options.eventsPath, [event, ...(onOther?.names ?? [])], {
    onEvent: (name, value) => {
      if (name === 'hello') {
        // A restarted server may count from the start again.
        newest = Number.NEGATIVE_INFINITY;
        const now = releaseIn(value);
        release ??= now;
        if (now !== release) tell({ isNewRelease: true });
      }
      if (name === event) take(value as Versioned<T>, 'server');
      else if (name !== 'hello') onOther?.heard(name, value);
    },
    onLive: (live) => {
      if (live) heard = Date.now();
      if (state.stale === live) tell({ stale: !live, asOf: live || state.value === null ? null : instantAt(heard) });
    },
  });
  return {
    state: () => state,
    nudge: events.nudge,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: () => {
      stop.abort();
      events.close();
      listeners.clear();
    },
  };
}

function releaseIn(hello: unknown): string | undefined {
  return typeof hello === 'object' && hello !== null && 'release' in hello ? String(hello.release) : undefined;
}
