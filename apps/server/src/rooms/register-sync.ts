/**
 * Mounts the line on the web server: `GET /sync/:boardId?g=<generation>&s=<schema>`, upgraded to a WebSocket. An upgrade does not go through
 * the web framework: nothing of a request and a reply is made for it, or kept as long as the socket lives. So what every route gets
 * from the framework (headers, cookies, refusals) an upgrade gets here, or from the door.
 */
import { type IncomingMessage, STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';
import { isBoardName, isGeneration, schemaNamed, syncPath } from '@tavle/sync';
import type { FastifyInstance } from 'fastify';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Door } from './door.ts';
import type { Rooms } from './rooms.ts';

/** Fragments one message may come in. */
const maxFragments = 64;

/** What a socket wants: a board, of a generation, as a client of a shape; as far as it says. */
type Wish = { readonly boardId: string; readonly generation: string | undefined; readonly schema: number | undefined };

/** Answers upgrades (no other part of the server may). Foreign origins are refused before the upgrade. */
export function registerSync<Identity>(app: FastifyInstance, rooms: Rooms<Identity>): void {
  const line = new WebSocketServer({
    noServer: true,
    maxPayload: rooms.limits.frameBytes,
    perMessageDeflate: false,
    maxFragments,
    clientTracking: false,
  });
  const enter = async (ws: WebSocket, request: IncomingMessage, wish: Wish): Promise<void> => {
    const identity = await rooms.door.identify(request);
    await rooms.join(ws, identity, wish.boardId, wish.generation, wish.schema);
  };
  app.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const wish = wishOf(rooms.door, request);
    if (typeof wish === 'number') {
      refuse(socket, wish);
      return;
    }
    line.handleUpgrade(request, socket, head, (ws) => {
      // before the first await: what arrives meanwhile must wait, not be lost
      ws.pause();
      enter(ws, request, wish).catch((error: unknown) => {
        app.log.error({ boardId: wish.boardId, error }, 'upgrade failed');
        ws.terminate();
      });
    });
  });
  app.addHook('preClose', async () => rooms.stop());
}

/** A status when it is not to be upgraded. */
function wishOf<Identity>(door: Door<Identity>, request: IncomingMessage): Wish | number {
  const { url = '' } = request;
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  if (!path.startsWith(`${syncPath}/`)) return 404;
  if (!door.allowsOrigin(request.headers.origin, request)) return 403;
  const boardId = path.slice(syncPath.length + 1);
  if (!isBoardName(boardId)) return 404;
  if (mark < 0) return { boardId, generation: undefined, schema: undefined };
  const query = new URLSearchParams(url.slice(mark + 1));
  const generation = query.get('g') ?? undefined;
  if (generation !== undefined && !isGeneration(generation)) return 400;
  const named = query.get('s');
  const schema = named === null ? undefined : schemaNamed(named);
  return named !== null && schema === undefined ? 400 : { boardId, generation, schema };
}

function refuse(socket: Duplex, status: number): void {
  socket.on('error', () => socket.destroy());
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
