/** Keys for other systems: made, listed and revoked by whoever keeps the board. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { asId, can, type IndicatorId, looksLikeCpr, type Supplier, type SupplierMade } from '@tavle/domain';
import { refusalSentence, words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { keeperOf } from '../../organisation/people-of-board.ts';
import { type AtBoard, type BoardVisitor, writerAt } from '../board-visitor.ts';
import type { Locale } from '@tavle/text';
import type { SupplierAtBoard, Suppliers } from './suppliers.ts';

/** What the routes are made of. */
export type SupplierRoutes = AtBoard & {
  readonly suppliers: Suppliers;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

const params = Type.Object({ board: Type.String({ maxLength: 64 }) });
const one = Type.Object({ board: Type.String({ maxLength: 64 }), supplier: Type.String({ maxLength: 64 }) });
const body = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    indicators: Type.Array(Type.String({ pattern: '^[A-Za-z0-9_-]{3,64}$' }), { maxItems: 500 }),
  },
  { additionalProperties: false },
);

/** Registers the routes. */
export function registerSupplierRoutes(app: FastifyInstance, routes: SupplierRoutes): void {
  const { suppliers } = routes;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  typed.get('/api/boards/:board/suppliers', { schema: { params } }, async (request, reply) => {
    const visitor = await keeperAt(routes, request, reply, request.params.board);
    return visitor ? (await suppliers.list(visitor.board.id)).map(shown) : reply;
  });
  typed.post('/api/boards/:board/suppliers', { schema: { params, body } }, async (request, reply) => {
    const visitor = await keeperAt(routes, request, reply, request.params.board);
    if (!visitor) return reply;
    const name = request.body.name.trim();
    if (looksLikeCpr(name)) {
      const sentence = refusalSentence({ kind: 'cprLike', field: 'name' }, words(routes.localeOf(request)));
      return reply.code(422).send({ problem: 'refused', sentence, ask: null });
    }
    const indicators = request.body.indicators.map((id) => asId<IndicatorId>(id));
    const { board, person } = visitor;
    const { supplier, token } = await suppliers.make({ board: board.id, name, indicators, by: person.id });
    return { supplier: shown(supplier), token } satisfies SupplierMade;
  });
  typed.delete('/api/boards/:board/suppliers/:supplier', { schema: { params: one } }, async (request, reply) => {
    const visitor = await keeperAt(routes, request, reply, request.params.board);
    if (!visitor) return reply;
    const done = await suppliers.revoke(visitor.board.id, request.params.supplier);
    return done ? reply.code(204).send() : reply.refuse('notFound');
  });
}

const shown = ({ board: _board, ...supplier }: SupplierAtBoard): Supplier => supplier;

/** Whoever decides about a board's suppliers; undefined when the reply has been refused. */
async function keeperAt(
  routes: SupplierRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  boardText: string,
): Promise<BoardVisitor | undefined> {
  const visitor = await writerAt(routes, request, reply, boardText);
  if (visitor === undefined || can(visitor.person.grants, 'manageSuppliers', visitor.board.unit)) return visitor;
  const { organisation } = routes;
  reply.refuse('noAccess', keeperOf(organisation.tree(), organisation.people(), visitor.board)?.name ?? null);
  return undefined;
}
