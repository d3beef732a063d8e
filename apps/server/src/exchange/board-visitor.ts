/** Who asks for which board, and whether they may write on it. */
import { type Access, type Board, type BoardId, boardOf, type Person, parseId } from '@tavle/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf, keeperOf } from '../organisation/people-of-board.ts';
import type { Reception } from '../organisation/visitor.ts';

/** Somebody at a board. */
export type BoardVisitor = { readonly board: Board; readonly access: Access; readonly person: Person };

/** What is asked. */
export type AtBoard = { readonly organisation: Organisation; readonly reception: Reception };

/** The writer who asks; undefined when the reply has been refused. */
export async function writerAt(
  at: AtBoard,
  request: FastifyRequest,
  reply: FastifyReply,
  boardText: string,
): Promise<BoardVisitor | undefined> {
  return visitorAt(at, request, reply, { boardText, accesses: ['write'] });
}

/** Whoever asks and may see the document; undefined when the reply has been refused. */
export async function readerAt(
  at: AtBoard,
  request: FastifyRequest,
  reply: FastifyReply,
  boardText: string,
): Promise<BoardVisitor | undefined> {
  return visitorAt(at, request, reply, { boardText, accesses: ['write', 'read'] });
}

async function visitorAt(
  { organisation, reception }: AtBoard,
  request: FastifyRequest,
  reply: FastifyReply,
  { boardText, accesses }: { readonly boardText: string; readonly accesses: readonly Access[] },
): Promise<BoardVisitor | undefined> {
  const visitor = await reception.visitorOf(request.raw);
  const tree = organisation.tree();
  const id = parseId<BoardId>(boardText);
  const board = id === undefined ? undefined : boardOf(tree, id);
  if (visitor === null || board === undefined) {
    reply.refuse(visitor === null ? 'noSession' : 'notFound');
    return undefined;
  }
  const access = accessOf(tree, visitor.person, board.id);
  if (accesses.includes(access)) return { board, access, person: visitor.person };
  reply.refuse('noAccess', keeperOf(tree, organisation.people(), board)?.name ?? null);
  return undefined;
}
