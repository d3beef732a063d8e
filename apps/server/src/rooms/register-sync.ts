/** Mounts the line on the web server: `GET /sync/:boardId?g=<generation>&s=<schema>`, upgraded to a WebSocket. */
import websocket from '@fastify/websocket';
import { isBoardName, isGeneration, schemaNamed, syncPath } from '@tavle/sync';
import type { FastifyInstance } from 'fastify';
import type { Rooms } from './rooms.ts';

/** Fragments one message may come in. */
const maxFragments = 64;

/** Registers the route (and the WebSocket plugin, so no other may). Foreign origins are refused before the upgrade. */
export async function registerSync<Identity>(app: FastifyInstance, rooms: Rooms<Identity>): Promise<void> {
  await app.register(websocket, {
    options: { maxPayload: rooms.limits.frameBytes, perMessageDeflate: false, maxFragments, clientTracking: false },
    errorHandler: (_error, socket) => socket.terminate(),
    preClose: (done) => {
      rooms.stop().then(
        () => done(),
        (error: Error) => done(error),
      );
    },
  });
  app.get<{ Params: { boardId: string }; Querystring: { g?: string; s?: string } }>(
    `${syncPath}/:boardId`,
    {
      websocket: true,
      preValidation: async (request, reply) => {
        if (!rooms.door.allowsOrigin(request.headers.origin, request.raw)) return reply.code(403).send();
        if (!isBoardName(request.params.boardId)) return reply.code(404).send();
        const { g, s } = request.query;
        if (g !== undefined && !isGeneration(g)) return reply.code(400).send();
        if (s !== undefined && schemaNamed(s) === undefined) return reply.code(400).send();
        return undefined;
      },
    },
    async (socket, request) => {
      // before the first await: what arrives meanwhile must wait, not be lost
      socket.pause();
      const { boardId } = request.params;
      const { g, s } = request.query;
      const identity = await rooms.door.identify(request.raw);
      await rooms.join(socket, identity, boardId, g, s === undefined ? undefined : schemaNamed(s));
    },
  );
}
