/** Who sits here: `GET`, `POST` and `DELETE /api/session`. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { type Person, type PersonId, parseId, type SessionReply } from '@tavle/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Organisation } from '../organisation/organisation.ts';
import { type ServerDoor, sessionCookie, tokenOf } from './door.ts';
import { isAtMachine } from './loopback.ts';
import { longestMs, type Sessions } from './sessions.ts';

/** What the routes are made of. */
export type SessionRoutes = {
  readonly organisation: Organisation;
  readonly sessions: Sessions;
  readonly door: ServerDoor;
  /** The product's version, for whoever asks for help. */
  readonly version: string;
  /** True while the demonstration organisation is in place. */
  readonly demonstration: () => boolean;
  /** True when the server listens on this machine's own address only. */
  readonly onLoopback: boolean;
};

const choice = Type.Object(
  { person: Type.String({ minLength: 3, maxLength: 64, pattern: '^[A-Za-z0-9_-]+$' }) },
  { additionalProperties: false },
);
const cookie = { path: '/', httpOnly: true, sameSite: 'strict' } as const;

/** The units somebody belongs to, in the order of the tree. */
function unitsOf(organisation: Organisation): SessionReply['units'] {
  const held = new Set(organisation.people().flatMap(({ grants }) => grants.map(({ unit }) => unit)));
  return organisation.tree().units.flatMap(({ id, shortName }) => (held.has(id) ? [{ id, shortName }] : []));
}

/** Registers the routes. */
export function registerSessionRoutes(app: FastifyInstance, routes: SessionRoutes): void {
  const { organisation, sessions, door } = routes;
  const mayChoose = ({ raw }: FastifyRequest): boolean =>
    routes.demonstration() && routes.onLoopback && isAtMachine(raw);
  const replyFor = (request: FastifyRequest, person: Person | null): SessionReply => ({
    person,
    mode: mayChoose(request) ? 'demonstration' : 'login',
    people: mayChoose(request) ? organisation.people() : [],
    units: mayChoose(request) ? unitsOf(organisation) : [],
    demonstration: routes.demonstration(),
    version: routes.version,
  });

  app.get('/api/session', async (request): Promise<SessionReply> => {
    const visitor = await door.visitorOf(request.raw);
    return replyFor(request, visitor?.person ?? null);
  });

  app
    .withTypeProvider<TypeBoxTypeProvider>()
    .post(
      '/api/session',
      { schema: { body: choice } },
      async (request, reply): Promise<SessionReply | FastifyReply> => {
        if (!mayChoose(request)) return reply.refuse('notHere');
        const id = parseId<PersonId>(request.body.person);
        const person = id === undefined ? undefined : organisation.personOf(id);
        if (person === undefined) return reply.refuse('notFound');
        const former = tokenOf(request.raw);
        if (former !== null) await sessions.end(former);
        const token = await sessions.start(person.id);
        reply.setCookie(sessionCookie, token, { ...cookie, maxAge: longestMs / 1000 });
        return replyFor(request, person);
      },
    );

  app.delete('/api/session', async (request, reply) => {
    const token = tokenOf(request.raw);
    if (token !== null) await sessions.end(token);
    return reply.clearCookie(sessionCookie, cookie).code(204).send();
  });
}
