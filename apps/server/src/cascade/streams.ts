/**
 * All open event streams of this server. Invariants: a session holds a bounded number; a stream ends, having said so, when
 * its reader may no longer see what it sends (LINE4): asked at every change of rights and at every beat.
 */
import type { IncomingMessage } from 'node:http';
import { instantAt } from '@tavle/domain';
import type { FastifyReply } from 'fastify';
import type { Reception, Visitor } from '../organisation/visitor.ts';
import { type EventStream, openEventStream } from './event-stream.ts';

/** The streams of one server. */
export type Streams = {
  /** Begins a stream for a visitor, or refuses when there are too many. */
  readonly open: (reply: FastifyReply, audience: StreamAudience, begin: (stream: EventStream) => () => void) => void;
  readonly count: () => number;
  /** Ends all of them. */
  readonly stop: () => void;
};

/** Who reads a stream, and what they may. */
export type StreamAudience = {
  readonly request: IncomingMessage;
  readonly visitor: Visitor;
  /** What the visitor may see, in one word that changes when it does; null is somebody who is no longer logged in. */
  readonly mayNow: (visitor: Visitor | null) => string;
};

/** What the streams are made of. */
export type StreamsOptions = {
  readonly reception: Reception;
  readonly now: () => number;
  /** Names the build of the pages: a page of another build loads itself again. */
  readonly release: string;
  readonly beatEveryMs?: number;
  readonly mostPerSession?: number;
};

/** Makes the streams. */
export function createStreams(options: StreamsOptions): Streams {
  const { reception, now, release, beatEveryMs = 10_000, mostPerSession = 64 } = options;
  const open = new Set<{ readonly stream: EventStream; readonly check: () => void }>();
  const perSession = new Map<string, number>();
  const moment = (): string => JSON.stringify({ at: instantAt(now()) });
  const count = (session: string, by: 1 | -1): void => {
    const next = (perSession.get(session) ?? 0) + by;
    if (next === 0) perSession.delete(session);
    else perSession.set(session, next);
  };
  const stopListening = reception.onRevoked(() => {
    for (const { check } of [...open]) check();
  });
  const beat = setInterval(() => {
    for (const { stream, check } of [...open]) {
      stream.send('beat', moment());
      check();
    }
  }, beatEveryMs);
  beat.unref();
  return {
    open: (reply, { request, visitor, mayNow }, begin) => {
      if ((perSession.get(visitor.session) ?? 0) >= mostPerSession) {
        reply.refuse('tooFast');
        return;
      }
      const may = mayNow(visitor);
      const stream = openEventStream(reply);
      stream.send('hello', JSON.stringify({ release, at: instantAt(now()) }));
      const leave = begin(stream);
      const check = (): void => {
        const again = async (): Promise<void> => {
          const next = mayNow(await reception.visitorOf(request));
          if (next === may || !stream.isOpen()) return;
          leave();
          stream.send('access', JSON.stringify({ access: next.split('/')[0] }));
          stream.end();
        };
        again().catch(() => stream.end());
      };
      const entry = { stream, check };
      open.add(entry);
      count(visitor.session, 1);
      stream.onClosed(() => {
        leave();
        if (open.delete(entry)) count(visitor.session, -1);
      });
    },
    count: () => open.size,
    stop: () => {
      stopListening();
      clearInterval(beat);
      for (const { stream } of [...open]) stream.end();
    },
  };
}
