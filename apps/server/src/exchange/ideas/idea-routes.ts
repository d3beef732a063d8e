/**
 * Ideas from staff who do not write on the board (LINE9): the board's code opens a page where anybody may leave one, without a login. The server
 * performs the board's own edit, as `staffVoice`; who it was is neither asked nor kept. `addIdea` refuses what looks like a CPR number (BOARD7).
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { addIdea, type Hand } from '@tavle/board';
import {
  boardOf,
  type EntryId,
  type IdeaCodeReply,
  ideaKinds,
  ideaTextMost,
  type IdeaPlaceReply,
  instantAt,
  type Outcome,
  type Problem,
  staffVoice,
  type Unit,
  unitOf,
} from '@tavle/domain';
import { type Locale, refusalSentence, words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Rooms } from '../../rooms/rooms.ts';
import { type AtBoard, writerAt } from '../board-visitor.ts';
import { createThrottle } from '../throttle.ts';
import { codePattern, type IdeaCodes } from './idea-codes.ts';

/** What the routes are made of. */
export type IdeaRoutes<Identity> = AtBoard & {
  readonly rooms: Pick<Rooms<Identity>, 'edit'>;
  readonly codes: IdeaCodes;
  readonly publicUrl: string | null;
  readonly now: () => number;
  readonly newId: () => string;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

const minuteMs = 60_000;
/** A poster in a corridor is shared by a ward; a proxy may make a whole hospital one address. */
const ideasMost = { perBoard: 40, perAddress: 200, perMs: 60 * minuteMs } as const;
/** Wrong codes from one address: enough for mistyping, far too few for guessing among 8 × 10¹¹. */
const wrongCodesMost = { most: 30, perMs: 10 * minuteMs } as const;

const atBoard = { params: Type.Object({ board: Type.String({ maxLength: 64 }) }) };
const byCode = { params: Type.Object({ code: Type.String({ maxLength: 64 }) }) };
const idea = {
  ...byCode,
  body: Type.Object(
    // a little more than the edit takes, so that its own sentence answers
    { kind: Type.Enum([...ideaKinds]), text: Type.String({ maxLength: 8 * ideaTextMost }) },
    { additionalProperties: false },
  ),
};

/** Registers the routes. */
export function registerIdeaRoutes<Identity>(app: FastifyInstance, routes: IdeaRoutes<Identity>): void {
  registerCodeRoutes(app, routes);
  registerOpenRoutes(app, routes);
}

/** For those who write on the board: its code, a new one, none. */
function registerCodeRoutes<Identity>(app: FastifyInstance, routes: IdeaRoutes<Identity>): void {
  const { codes, publicUrl } = routes;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();

  typed.get('/api/boards/:board/idea-code', { schema: atBoard }, async (request, reply) => {
    const found = await writerAt(routes, request, reply, request.params.board);
    if (found === undefined) return reply;
    const answer: IdeaCodeReply = { code: await codes.of(found.board.id), publicUrl };
    return reply.send(answer);
  });

  typed.post('/api/boards/:board/idea-code', { schema: atBoard }, async (request, reply) => {
    const found = await writerAt(routes, request, reply, request.params.board);
    if (found === undefined) return reply;
    const answer: IdeaCodeReply = { code: await codes.renew(found.board.id, found.person.id), publicUrl };
    return reply.send(answer);
  });

  typed.delete('/api/boards/:board/idea-code', { schema: atBoard }, async (request, reply) => {
    const found = await writerAt(routes, request, reply, request.params.board);
    if (found === undefined) return reply;
    await codes.close(found.board.id);
    return reply.code(204).send();
  });
}

/** For whoever has the code: where it leads, and leaving an idea there. */
function registerOpenRoutes<Identity>(app: FastifyInstance, routes: IdeaRoutes<Identity>): void {
  const { rooms, now, newId, localeOf } = routes;
  const tries = createThrottle({ ...wrongCodesMost, now });
  const byAddress = createThrottle({ most: ideasMost.perAddress, perMs: ideasMost.perMs, now });
  const byBoard = createThrottle({ most: ideasMost.perBoard, perMs: ideasMost.perMs, now });
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();

  const find = async (request: FastifyRequest, reply: FastifyReply, code: string): Promise<Unit | undefined> => {
    const unit = new RegExp(codePattern).test(code) ? await unitByCode(routes, code) : undefined;
    if (unit === undefined) reply.refuse(tries.lets(request.ip) ? 'notFound' : 'tooFast');
    return unit;
  };

  typed.get('/api/ideas/:code', { schema: byCode }, async (request, reply) => {
    const unit = await find(request, reply, request.params.code);
    if (unit === undefined) return reply;
    const answer: IdeaPlaceReply = { unitName: unit.name };
    return reply.send(answer);
  });

  typed.post('/api/ideas/:code', { schema: idea }, async (request, reply) => {
    const { code } = request.params;
    if ((await find(request, reply, code)) === undefined) return reply;
    const board = await routes.codes.boardOf(code);
    if (board === null) return reply.refuse('notFound');
    if (!byAddress.lets(request.ip) || !byBoard.lets(board)) return reply.refuse('tooFast');
    const hand: Hand = { by: staffVoice, at: instantAt(now()), newId };
    const { kind, text } = request.body;
    const outcome = await rooms.edit(board, { userId: staffVoice }, (doc) =>
      addIdea(doc, hand, { kind, text: text.trim() }),
    );
    const problem = problemOf(outcome, localeOf(request));
    return problem === null ? reply.code(204).send() : reply.code(422).send(problem);
  });
}

async function unitByCode<Identity>(
  { codes, organisation }: IdeaRoutes<Identity>,
  code: string,
): Promise<Unit | undefined> {
  const id = await codes.boardOf(code);
  const tree = organisation.tree();
  const board = id === null ? undefined : boardOf(tree, id);
  return board === undefined ? undefined : unitOf(tree, board.unit);
}

function problemOf(outcome: Outcome<EntryId>, locale: Locale): Problem | null {
  if ('done' in outcome) return null;
  return { problem: 'refused', sentence: refusalSentence(outcome.refused, words(locale)), ask: null };
}
