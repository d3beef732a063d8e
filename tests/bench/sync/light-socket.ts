/**
 * A WebSocket client on a bare TCP socket that only takes frames apart: two hundred of these must cost less than the
 * server they measure.
 */
import { connect, type Socket } from 'node:net';

/** Where a socket goes and who listens to it. */
export type LightSocketOptions = {
  readonly port: number;
  readonly path: string;
  readonly cookie: string;
  readonly onOpen: () => void;
  readonly onMessage: (payload: Buffer) => void;
  readonly onClose: (why: string) => void;
};

/** An open line. */
export type LightSocket = {
  readonly send: (payload: Uint8Array, text?: boolean) => void;
  /** Stops reading, and reads again: what comes meanwhile waits in the kernel and then at the server. */
  readonly pause: () => void;
  readonly resume: () => void;
  readonly destroy: () => void;
};

const mask = [0x5f, 0x27, 0xa4, 0x11] as const;
const endOfHead = '\r\n\r\n';

/** Opens a line. */
export function openLightSocket(options: LightSocketOptions): LightSocket {
  const { port, path, cookie, onOpen, onMessage, onClose } = options;
  const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let closed = false;
  let upgraded = false;
  const close = (why: string): void => {
    if (closed) return;
    closed = true;
    onClose(why);
    socket.destroy();
  };
  const send = (payload: Uint8Array, text = false): void => {
    if (!closed) socket.write(frameFromClient(text ? 1 : 2, payload));
  };
  const hearFrame = (opcode: number, payload: Buffer): void => {
    if (opcode <= 2) onMessage(payload);
    else if (opcode === 8) close(`closed with ${payload.length < 2 ? 1005 : payload.readUInt16BE(0)}`);
    else if (opcode === 9) socket.write(frameFromClient(10, payload));
  };
  const take = collector((buffer) => {
    if (upgraded) return takeFrames(buffer, hearFrame, () => closed);
    const end = buffer.indexOf(endOfHead);
    if (end < 0) return { used: 0, needed: buffer.length + 1 };
    if (!buffer.toString('latin1', 0, 12).endsWith('101')) {
      close(`refused with ${buffer.toString('latin1', 9, 12)}`);
      return { used: buffer.length, needed: 1 };
    }
    upgraded = true;
    onOpen();
    return { used: end + endOfHead.length, needed: 2 };
  });
  socket.on('connect', () => {
    socket.write(
      `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n` +
        `Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGF2bGUtYmVuY2gtMDAwMQ==\r\nCookie: ${cookie}\r\n\r\n`,
    );
  });
  socket.on('data', take);
  socket.on('error', (error) => close(error.message));
  socket.on('close', () => close('connection lost'));
  return {
    send,
    pause: () => socket.pause(),
    resume: () => socket.resume(),
    destroy: () => {
      closed = true;
      socket.destroy();
    },
  };
}

/** Frames have been read up to `used`; what follows is not worth looking at before `needed` bytes of it are there. */
type Progress = { readonly used: number; readonly needed: number };

/** Collects chunks, and joins them only when enough are there for a whole frame. */
function collector(read: (buffer: Buffer) => Progress): (chunk: Buffer) => void {
  let waiting: Buffer[] = [];
  let length = 0;
  let needed = 1;
  return (chunk) => {
    waiting.push(chunk);
    length += chunk.length;
    while (length >= needed && length > 0) {
      const buffer = waiting.length === 1 ? waiting[0]! : Buffer.concat(waiting, length);
      const progress = read(buffer);
      const rest = buffer.subarray(progress.used);
      waiting = rest.length === 0 ? [] : [rest];
      length = rest.length;
      needed = progress.needed;
    }
  };
}

function takeFrames(
  buffer: Buffer,
  hear: (opcode: number, payload: Buffer) => void,
  isClosed: () => boolean,
): Progress {
  let at = 0;
  while (at + 2 <= buffer.length && !isClosed()) {
    const short = buffer[at + 1]! & 127;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + head > buffer.length) return { used: at, needed: head };
    const length =
      short < 126 ? short : short === 126 ? buffer.readUInt16BE(at + 2) : Number(buffer.readBigUInt64BE(at + 2));
    const end = at + head + length;
    if (end > buffer.length) return { used: at, needed: head + length };
    hear(buffer[at]! & 15, buffer.subarray(at + head, end));
    at = end;
  }
  return { used: isClosed() ? buffer.length : at, needed: 2 };
}

function frameFromClient(opcode: number, payload: Uint8Array): Buffer {
  const { length } = payload;
  const head = length < 126 ? 2 : length < 65_536 ? 4 : 10;
  const frame = Buffer.allocUnsafe(head + 4 + length);
  frame[0] = 0x80 | opcode;
  frame[1] = 0x80 | (head === 2 ? length : head === 4 ? 126 : 127);
  if (head === 4) frame.writeUInt16BE(length, 2);
  else if (head === 10) frame.writeBigUInt64BE(BigInt(length), 2);
  frame.set(mask, head);
  for (let i = 0; i < length; i++) frame[head + 4 + i] = payload[i]! ^ mask[i & 3]!;
  return frame;
}
