/**
 * Who gets mail: each person chooses for themselves, anybody with a mail in hand may say no more (RFC 8058), and an administrator enters addresses. Nobody
 * is ever signed up by somebody else.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { can, type MailReply, mailEvery, type PersonId, parseId } from '@tavle/domain';
import type { Locale } from '@tavle/text';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { type Addresses, addressPattern } from '../../organisation/addresses.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import type { Reception } from '../../organisation/visitor.ts';
import { createThrottle } from '../throttle.ts';
import type { Choices } from './choices.ts';

/** What the routes are made of. */
export type MailRoutes = {
  readonly organisation: Pick<Organisation, 'people'>;
  readonly reception: Reception;
  readonly choices: Choices;
  readonly addresses: Addresses;
  readonly isOn: boolean;
  readonly now: () => number;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

const choice = { body: Type.Object({ every: Type.Enum([...mailEvery]) }, { additionalProperties: false }) };
const address = {
  params: Type.Object({ person: Type.String({ maxLength: 64 }) }),
  body: Type.Object(
    { address: Type.Union([Type.String({ maxLength: 254, pattern: addressPattern }), Type.Null()]) },
    { additionalProperties: false },
  ),
};
const byToken = { params: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{32}$' }) }) };

/** Wrong tokens from one address: there is nothing to guess, and nothing to flood either. */
const triesMost = { most: 60, perMs: 10 * 60_000 } as const;

/** Registers the routes. */
export async function registerMailRoutes(app: FastifyInstance, routes: MailRoutes): Promise<void> {
  const { organisation, reception, choices, addresses, isOn, localeOf } = routes;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const replyFor = async (person: PersonId): Promise<MailReply> => ({
    every: await choices.of(person),
    address: await addresses.of(person),
    isOn,
    administrators: organisation
      .people()
      .filter(({ grants }) => can(grants, 'editOrganisation'))
      .map(({ name }) => name),
  });

  typed.get('/api/mine/mail', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    return visitor === null ? reply.refuse('noSession') : reply.send(await replyFor(visitor.person.id));
  });

  typed.post('/api/mine/mail', { schema: choice }, async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    await choices.set(visitor.person.id, request.body.every, localeOf(request));
    return reply.send(await replyFor(visitor.person.id));
  });

  typed.get('/api/people/addresses', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    if (!can(visitor.person.grants, 'editOrganisation')) return reply.refuse('noAccess');
    return reply.send(await addresses.all());
  });

  typed.post('/api/people/:person/address', { schema: address }, async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    if (!can(visitor.person.grants, 'editOrganisation')) return reply.refuse('noAccess');
    const person = parseId<PersonId>(request.params.person);
    const isKnown = person !== undefined && (await addresses.set(person, request.body.address));
    return isKnown ? reply.code(204).send() : reply.refuse('notFound');
  });

  await app.register(async (scope) => registerOff(scope, routes));
}

/** One click in a mail program sends a form; only this address takes one. */
function registerOff(scope: FastifyInstance, { choices, now }: MailRoutes): void {
  const tries = createThrottle({ ...triesMost, now });
  scope.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: 1024 },
    (_request, _body, done) => done(null, undefined),
  );
  scope
    .withTypeProvider<TypeBoxTypeProvider>()
    .post('/api/mail/off/:token', { schema: byToken }, async (request, reply) => {
      if (await choices.off(request.params.token)) return reply.code(204).send();
      return reply.refuse(tries.lets(request.ip) ? 'notFound' : 'tooFast');
    });
}
