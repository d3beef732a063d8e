/** A network between a page and the server that can fail: a TCP proxy that swallows everything, or cuts everybody off. */
import { connect, createServer, type Socket } from 'node:net';

/** A running proxy. */
export type FaultyLine = {
  /** Where pages connect to instead. */
  readonly url: string;
  /** From now on nothing passes, in either direction, and nobody is told: a cable that was pulled. */
  readonly swallow: () => void;
  /** Lets things pass again, on new connections. */
  readonly pass: () => void;
  /** Resets every connection. */
  readonly reset: () => void;
  /** No new connections for a while. */
  readonly refuse: (isRefusing: boolean) => void;
  readonly close: () => Promise<void>;
};

/** Opens one in front of `ws://host:port/path`. */
export async function openProxy(target: string): Promise<FaultyLine> {
  const { hostname, port, pathname } = new URL(target);
  const sockets = new Set<Socket>();
  let isSwallowing = false;
  let isRefusing = false;
  const server = createServer((client) => {
    if (isRefusing) {
      client.resetAndDestroy();
      return;
    }
    const upstream = connect(Number(port), hostname);
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => undefined);
      from.on('data', (chunk) => {
        if (!isSwallowing) to.write(chunk);
      });
      from.on('close', () => {
        sockets.delete(from);
        if (!isSwallowing) to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const own = typeof address === 'object' && address !== null ? address.port : 0;
  const reset = (): void => {
    for (const socket of sockets) socket.resetAndDestroy();
  };
  return {
    url: `ws://127.0.0.1:${own}${pathname}`,
    swallow: () => {
      isSwallowing = true;
    },
    pass: () => {
      isSwallowing = false;
    },
    refuse: (is) => {
      isRefusing = is;
    },
    reset,
    close: () => {
      reset();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
