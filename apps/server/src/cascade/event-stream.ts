/**
 * Server-sent events, written by hand. Invariant: a reader that does not keep up costs at most one waiting value per event
 * name; the newest one stays (values are whole and versioned, so a missed one does not matter).
 */
import type { FastifyReply } from 'fastify';

/** One open stream. */
export type EventStream = {
  /** Sends an event whose data is JSON without line breaks. */
  readonly send: (event: string, json: string) => void;
  readonly end: () => void;
  readonly isOpen: () => boolean;
  readonly onClosed: (callback: () => void) => void;
};

/** A reader that has taken nothing for this long is let go; a browser comes back by itself. */
const stalledAfterMs = 60_000;
/** How long a browser waits before it comes back. */
const retryMs = 1000;

/** Takes the reply over and begins a stream on it. */
export function openEventStream(reply: FastifyReply): EventStream {
  const { raw } = reply;
  const waiting = new Map<string, string>();
  let blocked = false;
  let stalled: NodeJS.Timeout | null = null;
  const isOpen = (): boolean => !raw.destroyed && !raw.writableEnded;
  const write = (event: string, json: string): void => {
    blocked = !raw.write(`event: ${event}\ndata: ${json}\n\n`);
    if (!blocked || stalled !== null) return;
    stalled = setTimeout(() => raw.destroy(), stalledAfterMs);
    stalled.unref();
  };
  const drained = (): void => {
    blocked = false;
    if (stalled !== null) clearTimeout(stalled);
    stalled = null;
    for (const [event, json] of waiting) {
      if (blocked || !isOpen()) return;
      waiting.delete(event);
      write(event, json);
    }
  };
  reply.hijack();
  raw.on('drain', drained);
  raw.on('close', () => {
    if (stalled !== null) clearTimeout(stalled);
    waiting.clear();
  });
  raw.on('error', () => raw.destroy());
  raw.writeHead(200, {
    ...givenHeaders(reply),
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  raw.write(`retry: ${retryMs}\n\n`);
  return {
    send: (event, json) => {
      if (!isOpen()) return;
      if (blocked) waiting.set(event, json);
      else write(event, json);
    },
    end: () => {
      if (!isOpen()) return;
      for (const [event, json] of waiting) raw.write(`event: ${event}\ndata: ${json}\n\n`);
      raw.end();
    },
    isOpen,
    onClosed: (callback) => {
      raw.on('close', callback);
    },
  };
}

/** What hooks have already put on the reply: the protection every reply has. */
function givenHeaders(reply: FastifyReply): Record<string, string | number | string[]> {
  const given = Object.entries(reply.getHeaders());
  return Object.fromEntries(given.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
