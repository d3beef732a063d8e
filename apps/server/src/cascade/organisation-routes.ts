/** The tree as one reader sees it: boards they may know of, and of each what its distance allows (CHAIN4). */
import {
  type BoardLine,
  type OrganisationReply,
  type Person,
  type PersonId,
  seesResults,
  shownResults,
  stopResults,
} from '@tavle/domain';
import type { FastifyInstance } from 'fastify';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf, nameOf } from '../organisation/people-of-board.ts';
import type { Reception } from '../organisation/visitor.ts';
import type { Cascade } from './cascade.ts';
import type { Streams } from './streams.ts';
import type { Topic, Topics } from './topics.ts';

/** What the routes are made of. */
export type OrganisationRoutes = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly cascade: Cascade;
  readonly topics: Topics;
  readonly streams: Streams;
};

/** The start page is told of news at most this often. */
const everyMs = 1000;

/** Registers the routes. */
export function registerOrganisationRoutes(app: FastifyInstance, routes: OrganisationRoutes): void {
  const { reception, topics, streams } = routes;

  app.get('/api/organisation', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    const { json } = organisationTopic(routes, visitor.person.id).derive();
    return reply.type('application/json; charset=utf-8').send(json);
  });

  app.get('/api/organisation/events', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) {
      reply.refuse('noSession');
      return;
    }
    const { session } = visitor;
    const audience = {
      request: request.raw,
      visitor,
      mayNow: (now: typeof visitor | null) => (now?.session === session ? 'results' : 'none'),
    };
    streams.open(reply, audience, (stream) =>
      topics.follow(organisationTopic(routes, visitor.person.id), ({ version, json }) =>
        stream.send('organisation', `{"version":${version},"value":${json}}`),
      ),
    );
  });
}

function organisationTopic({ organisation, cascade }: OrganisationRoutes, id: PersonId): Topic {
  return {
    name: `organisation/${id}`,
    everyMs,
    concerns: () => true,
    derive: () => ({ json: JSON.stringify(organisationFor(organisation, cascade, organisation.personOf(id))) }),
  };
}

function organisationFor(organisation: Organisation, cascade: Cascade, person: Person | undefined): OrganisationReply {
  const tree = organisation.tree();
  const { world } = cascade.derived();
  const lines = tree.boards.flatMap(({ id }): BoardLine[] => {
    const access = person === undefined ? 'none' : accessOf(tree, person, id);
    if (access === 'none') return [];
    const eyes = access === 'write' ? 'own' : 'staff';
    const results = seesResults(access) ? stopResults(shownResults(world, id, eyes)) : null;
    return [{ board: id, access, goals: world.content(id).goals.length, results }];
  });
  const known = new Set(lines.map((line) => line.board));
  return {
    tree: { ...tree, boards: tree.boards.filter((board) => known.has(board.id)) },
    boards: lines,
    names: organisation.people().map(nameOf),
  };
}
