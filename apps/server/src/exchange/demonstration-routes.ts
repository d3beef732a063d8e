/** `DELETE /api/demonstration`: the example goes, in one click. */
import { can } from '@tavle/domain';
import type { FastifyInstance } from 'fastify';
import type { Reception } from '../organisation/visitor.ts';

/** What the route is made of. */
export type DemonstrationRoutes = {
  readonly reception: Reception;
  /** True while the demonstration organisation is in place. */
  readonly isThere: () => boolean;
  readonly remove: () => Promise<void>;
};

/** Registers the route. */
export function registerDemonstrationRoutes(app: FastifyInstance, routes: DemonstrationRoutes): void {
  app.delete('/api/demonstration', async (request, reply) => {
    const visitor = await routes.reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    if (!routes.isThere()) return reply.refuse('notFound');
    if (!can(visitor.person.grants, 'removeDemonstration')) return reply.refuse('noAccess');
    await routes.remove();
    return reply.code(204).send();
  });
}
