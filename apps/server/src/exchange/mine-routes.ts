/** `GET /api/mine/dues`: what waits for the person who asks, on every board they write. */
import { dateAt, type MineReply, type World } from '@tavle/domain';
import type { FastifyInstance } from 'fastify';
import type { AtBoard } from './board-visitor.ts';
import { duesFor } from './mine.ts';

/** What the route is made of. */
export type MineRoutes = AtBoard & { readonly world: () => World; readonly now: () => number };

/** Registers the route. */
export function registerMineRoutes(app: FastifyInstance, routes: MineRoutes): void {
  const { organisation, reception, world, now } = routes;
  app.get('/api/mine/dues', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    const answer: MineReply = { boards: duesFor(visitor.person, organisation.tree(), world(), dateAt(now())) };
    return reply.send(answer);
  });
}
