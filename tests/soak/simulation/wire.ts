/** A WebSocket without a network: what is written waits until the simulation lets it through, in order, or cuts it. */
import { EventEmitter } from 'node:events';
import type { WebSocket } from 'ws';

/** The client's end. */
export type Wire = {
  /** The server's end, as `ws` would give it. */
  readonly serverEnd: WebSocket;
  readonly send: (frame: Uint8Array) => void;
  /** Lets the oldest message through to the server; false when there is none, or the server does not read. */
  readonly toServer: () => boolean;
  /** Lets the oldest message, or the close behind them all, through to the client. */
  readonly toClient: () => { readonly frame: Uint8Array } | { readonly closed: number } | undefined;
  readonly cut: () => void;
  /** Bytes that the server has written and nobody has read. */
  readonly unread: () => number;
  /** Signs of life the server has asked for. */
  readonly pings: () => number;
};

/** What a socket takes before it asks its writer to wait, bytes: as Node's. */
const highWater = 64 * 1024;

/** A pair of ends. */
export function createWire(): Wire {
  const up: Uint8Array[] = [];
  let down = Buffer.alloc(0);
  let written: Uint8Array[] = [];
  let unread = 0;
  let pings = 0;
  let full = false;
  let closedWith: number | undefined;
  let reading = true;
  let readyState = 1;
  const socket = Object.assign(new EventEmitter(), {
    writable: true,
    write: (chunk: Uint8Array): boolean => {
      written.push(chunk);
      unread += chunk.length;
      full ||= unread > highWater;
      return !full;
    },
    cork: () => undefined,
    uncork: () => undefined,
  });
  // a wire that is read at once never fills; one that is not holds what was written, as a socket does
  Object.defineProperty(socket, 'writableLength', { get: () => (full ? unread : 0) });
  const end = new EventEmitter();
  const gone = (code: number): void => {
    if (readyState === 3) return;
    readyState = 3;
    closedWith ??= code;
    end.emit('close', code);
  };
  Object.assign(end, {
    OPEN: 1,
    _socket: socket,
    pause: () => {
      reading = false;
    },
    resume: () => {
      reading = true;
    },
    ping: () => {
      pings++;
      end.emit('pong');
    },
    terminate: () => gone(1006),
    close: (code: number) => {
      closedWith ??= code;
      gone(code);
    },
  });
  Object.defineProperty(end, 'readyState', { get: () => readyState });
  const nextFrame = (): Uint8Array | undefined => {
    if (written.length > 0) down = Buffer.concat([down, ...written.splice(0)]);
    const parsed = parseFrame(down);
    if (parsed === undefined) return undefined;
    down = down.subarray(parsed.end);
    unread -= parsed.end;
    if (full && unread === 0) {
      full = false;
      socket.emit('drain');
    }
    return parsed.payload;
  };
  return {
    // the rooms use no more of a socket than there is here
    serverEnd: end as unknown as WebSocket,
    send: (frame) => up.push(frame),
    toServer: () => {
      const frame = reading && readyState === 1 ? up.shift() : undefined;
      if (frame !== undefined) end.emit('message', Buffer.from(frame), true);
      return frame !== undefined;
    },
    toClient: () => {
      const frame = nextFrame();
      if (frame !== undefined) return { frame };
      return closedWith === undefined ? undefined : { closed: closedWith };
    },
    unread: () => unread,
    pings: () => pings,
    cut: () => {
      up.length = 0;
      written = [];
      unread = 0;
      gone(1006);
    },
  };
}

/** One unmasked binary frame (RFC 6455), as the server writes them. */
function parseFrame(bytes: Buffer): { readonly payload: Uint8Array; readonly end: number } | undefined {
  if (bytes.length < 2) return undefined;
  const short = bytes[1] ?? 0;
  const head = short === 126 ? 4 : short === 127 ? 10 : 2;
  const length = short === 126 ? bytes.readUInt16BE(2) : short === 127 ? bytes.readUIntBE(4, 6) : short;
  const end = head + length;
  return bytes.length < end ? undefined : { payload: Uint8Array.from(bytes.subarray(head, end)), end };
}
