/**
 * WebSocket frames built once and written to many sockets (LINE10). `ws` frames per socket and message; that alone
 * costs more than half of a relay's time. Invariant: these are unmasked, unfragmented, uncompressed binary frames as
 * RFC 6455 has them, written between whole frames of `ws` itself: compression is off, so `ws` never holds one back.
 * A test pins the version of `ws` and compares with its own framing.
 */
import type { Socket } from 'node:net';
import { headOfAwareness, headOfSync } from '@tavle/sync';
import type { WebSocket } from 'ws';

/** Header of a binary frame whose payload has `length` bytes. */
export function frameHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([0x82, length]);
  if (length < 65_536) return Buffer.from([0x82, 126, length >> 8, length & 255]);
  const header = Buffer.alloc(10);
  header[0] = 0x82;
  header[1] = 127;
  header.writeUIntBE(length, 4, 6);
  return header;
}

/** A whole frame in one buffer: for small messages. */
export function frameOf(payload: Uint8Array): Buffer {
  const header = frameHeader(payload.length);
  const frame = Buffer.allocUnsafe(header.length + payload.length);
  frame.set(header, 0);
  frame.set(payload, header.length);
  return frame;
}

/** Encoded presences as one awareness frame. */
export function awarenessFrame(entries: readonly Uint8Array[]): Buffer {
  let size = 0;
  for (const { length } of entries) size += length;
  const head = headOfAwareness(entries.length, size);
  return Buffer.concat([frameHeader(head.length + size), head, ...entries]);
}

/** An edit as a frame for everybody: header, message head and body in one allocation. */
export function updateFrame(update: Uint8Array): Buffer {
  const head = headOfSync('update', update.length);
  const header = frameHeader(head.length + update.length);
  const frame = Buffer.allocUnsafe(header.length + head.length + update.length);
  frame.set(header, 0);
  frame.set(head, header.length);
  frame.set(update, header.length + head.length);
  return frame;
}

/** The TCP socket under a WebSocket; undefined once it is closed. */
export function tcpSocketOf(ws: WebSocket): Socket | undefined {
  // `ws` keeps it in a field that its types leave out; the version is pinned
  const { _socket: socket } = ws as unknown as { readonly _socket: Socket | null };
  return socket ?? undefined;
}
