/** What one person has to do, gathered from every board whose own people they are: by request and by event stream. */
import { type BoardId, dateAt, mineOf, type PersonId } from '@tavle/domain';
import type { FastifyInstance } from 'fastify';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf } from '../organisation/people-of-board.ts';
import type { Reception, Visitor } from '../organisation/visitor.ts';
import type { Cascade } from './cascade.ts';
import type { Streams } from './streams.ts';
import type { Topic, Topics } from './topics.ts';

/** What the routes are made of. */
export type MineRoutes = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly cascade: Cascade;
  readonly topics: Topics;
  readonly streams: Streams;
  readonly now: () => number;
};

/** Told of news at most this often. */
const everyMs = 500;

/** Registers the routes. */
export function registerMineRoutes(app: FastifyInstance, routes: MineRoutes): void {
  const { reception, topics, streams } = routes;

  app.get('/api/mine', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    const { version, json } = topics.read(mineTopic(routes, visitor.person.id));
    return reply.type('application/json; charset=utf-8').send(`{"version":${version},"value":${json}}`);
  });

  app.get('/api/mine/events', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) {
      reply.refuse('noSession');
      return;
    }
    const mayNow = (now: Visitor | null): string => (now?.session === visitor.session ? 'results' : 'none');
    streams.open(reply, { request: request.raw, visitor, mayNow }, (stream) =>
      topics.follow(mineTopic(routes, visitor.person.id), ({ version, json }) =>
        stream.send('mine', `{"version":${version},"value":${json}}`),
      ),
    );
  });
}

function mineTopic({ organisation, cascade, now }: MineRoutes, person: PersonId): Topic {
  return {
    name: `mine/${person}`,
    everyMs,
    concerns: ({ boards, treeChanged }) =>
      treeChanged || boardsOf(organisation, person).some((board) => boards.has(board)),
    derive: () => ({
      json: JSON.stringify(mineOf(cascade.derived().world, boardsOf(organisation, person), person, dateAt(now()))),
    }),
  };
}

/** The boards the person is one of the own people of now. */
function boardsOf(organisation: Organisation, id: PersonId): readonly BoardId[] {
  const person = organisation.personOf(id);
  if (person === undefined) return [];
  const tree = organisation.tree();
  return tree.boards.flatMap((board) => {
    const access = accessOf(tree, person, board.id);
    return access === 'write' || access === 'read' ? [board.id] : [];
  });
}
