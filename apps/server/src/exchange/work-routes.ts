/**
 * What somebody may do on a board without having it open, by the same named edits as the screen's (LINE9): say how far an action of theirs is, and that they
 * have read a decision or minutes. Readers may do both and nothing else: an action they own is theirs to close.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { markRead, readBoard, setActionState } from '@tavle/board';
import {
  type ActionId,
  actionStates,
  type EntryId,
  instantAt,
  type Outcome,
  parseId,
  type Refusal,
} from '@tavle/domain';
import { type Locale, refusalSentence, words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Rooms } from '../rooms/rooms.ts';
import { type AtBoard, type BoardVisitor, readerAt } from './board-visitor.ts';
import type { BoardDocument } from './import-measurements.ts';

/** What the routes are made of. */
export type WorkRoutes<Identity> = AtBoard & {
  readonly rooms: Pick<Rooms<Identity>, 'edit'>;
  readonly now: () => number;
  readonly newId: () => string;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

const id = Type.String({ maxLength: 64 });
const actionState = {
  params: Type.Object({ board: id, action: id }),
  body: Type.Object({ state: Type.Enum([...actionStates]) }, { additionalProperties: false }),
};
const reading = {
  params: Type.Object({ board: id }),
  body: Type.Object({ of: id }, { additionalProperties: false }),
};

/** Registers the routes. Each answers 204 once it is on disk. */
export function registerWorkRoutes<Identity>(app: FastifyInstance, routes: WorkRoutes<Identity>): void {
  const { rooms, now, newId } = routes;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const perform = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { board, person }: BoardVisitor,
    edit: (doc: BoardDocument, hand: Parameters<typeof markRead>[1]) => Outcome<void>,
  ): Promise<FastifyReply> => {
    const hand = { by: person.id, at: instantAt(now()), newId };
    const outcome = await rooms.edit(board.id, { userId: person.id }, (doc) => edit(doc, hand));
    if ('done' in outcome) return reply.code(204).send();
    return answerRefused(reply, outcome.refused, routes.localeOf(request));
  };

  typed.post('/api/boards/:board/actions/:action/state', { schema: actionState }, async (request, reply) => {
    const found = await readerAt(routes, request, reply, request.params.board);
    if (found === undefined) return reply;
    const action = parseId<ActionId>(request.params.action);
    if (action === undefined) return reply.refuse('notFound');
    const { state } = request.body;
    return perform(request, reply, found, (doc, hand) =>
      found.access === 'write' || owns(doc, action, found)
        ? setActionState(doc, hand, { action, state })
        : { refused: { kind: 'notAllowed' } },
    );
  });

  typed.post('/api/boards/:board/reads', { schema: reading }, async (request, reply) => {
    const found = await readerAt(routes, request, reply, request.params.board);
    if (found === undefined) return reply;
    const of = parseId<EntryId>(request.body.of);
    if (of === undefined) return reply.refuse('notFound');
    return perform(request, reply, found, (doc, hand) => markRead(doc, hand, { of }));
  });
}

const owns = (doc: BoardDocument, action: ActionId, { person }: BoardVisitor): boolean =>
  readBoard(doc).actions.some((each) => each.id === action && each.owner === person.id);

function answerRefused(reply: FastifyReply, refused: Refusal, locale: Locale): FastifyReply {
  if (refused.kind === 'notFound') return reply.refuse('notFound');
  if (refused.kind === 'notAllowed') return reply.refuse('noAccess');
  const sentence = refusalSentence(refused, words(locale));
  return reply.code(422).send({ problem: 'refused', sentence, ask: null });
}
