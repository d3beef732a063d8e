/** A board's history: who changed it when, how it was then, and back to that as a new change. For those who see its document. */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { applyFieldChanges, fieldChanges, readBoard } from '@tavle/board';
import {
  type BoardContent,
  type BoardId,
  boardOf,
  type Instant,
  instantAt,
  type Name,
  parseId,
  type Person,
} from '@tavle/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { DocumentLog, LogRow } from '../log/document-log.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf, keeperOf, nameOf } from '../organisation/people-of-board.ts';
import type { Reception } from '../organisation/visitor.ts';
import { readPast } from '../rooms/past.ts';
import type { Rooms } from '../rooms/rooms.ts';

/** What one person did within one minute. `who` is null for the product itself, and for somebody who is no longer known. */
export type HistoryStep = {
  /** The last of these edits; ask for the board as it was after it. */
  readonly seq: number;
  readonly who: Name | null;
  /** When the first and the last of them were stored. */
  readonly from: Instant;
  readonly to: Instant;
  readonly edits: number;
};

/** A page of steps, newest first. `before` asks for the next page; null at the beginning of what is kept. */
export type HistoryReply = { readonly steps: readonly HistoryStep[]; readonly before: number | null };

/** A board as it was. */
export type PastReply = {
  readonly seq: number;
  readonly who: Name | null;
  readonly at: Instant;
  readonly content: BoardContent;
};

/** What going back did: fields and entries that were changed, and those the board's rules did not let be changed. */
export type WentBack = { readonly changed: number; readonly left: number };

/** What the routes are made of. */
export type HistoryRoutes<Identity> = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly log: Pick<DocumentLog, 'history' | 'past'>;
  readonly rooms: Pick<Rooms<Identity>, 'edit'>;
  readonly now: () => number;
  readonly newId: () => string;
};

/** Edits of one page. */
const editsMost = 2000;
const minuteMs = 60_000;

const board = Type.String({ maxLength: 64 });
/** Parameters are texts: nothing is turned into a number on the way in. */
const seqText = Type.String({ pattern: '^[1-9][0-9]{0,14}$' });
const listing = {
  params: Type.Object({ board }),
  querystring: Type.Object({ before: Type.Optional(seqText) }),
};
const moment = { params: Type.Object({ board, seq: seqText }) };

/** Registers the routes. */
export function registerHistoryRoutes<Identity>(app: FastifyInstance, routes: HistoryRoutes<Identity>): void {
  const { log, organisation } = routes;
  const whoIs = (id: string): Name | null => {
    const person = organisation.people().find((each) => each.id === id);
    return person === undefined ? null : nameOf(person);
  };
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();

  typed.get('/api/boards/:board/history', { schema: listing }, async (request, reply) => {
    const found = await find(routes, request, reply, request.params.board, 'read');
    if (found === undefined) return reply;
    const before = Number(request.query.before ?? Number.MAX_SAFE_INTEGER);
    const rows = await log.past(found.board, before, editsMost);
    const answer: HistoryReply = {
      steps: stepsOf(rows, whoIs),
      before: rows.length < editsMost ? null : (rows.at(-1)?.seq ?? null),
    };
    return reply.send(answer);
  });

  typed.get('/api/boards/:board/at/:seq', { schema: moment }, async (request, reply) => {
    const found = await find(routes, request, reply, request.params.board, 'read');
    if (found === undefined) return reply;
    const past = await readPast(log, found.board, Number(request.params.seq), (doc, { seq, userId, at }): PastReply => {
      return { seq, who: whoIs(userId), at: instantAt(at), content: readBoard(doc) };
    });
    return past === undefined ? reply.refuse('notFound') : reply.send(past);
  });

  typed.post('/api/boards/:board/at/:seq/restore', { schema: moment }, async (request, reply) => {
    const found = await find(routes, request, reply, request.params.board, 'write');
    if (found === undefined) return reply;
    const { person } = found;
    const hand = { by: person.id, at: instantAt(routes.now()), newId: routes.newId };
    const went = await readPast(log, found.board, Number(request.params.seq), (past) =>
      routes.rooms.edit(found.board, { userId: person.id }, (doc): WentBack => {
        // numbers are appended, never taken back: a wrong one is corrected by another
        const changes = fieldChanges(doc, past).filter((change) => change.section !== 'measurements');
        const left = applyFieldChanges(doc, hand, changes).length;
        return { changed: changes.length - left, left };
      }),
    );
    return went === undefined ? reply.refuse('notFound') : reply.send(went);
  });
}

/** Rows, newest first, as steps: one per person and minute. */
function stepsOf(rows: readonly LogRow[], whoIs: (id: string) => Name | null): readonly HistoryStep[] {
  const steps: { rows: LogRow[] }[] = [];
  for (const row of rows) {
    const first = steps.at(-1)?.rows[0];
    const same = first?.userId === row.userId && minuteOf(first.at) === minuteOf(row.at);
    if (same) steps.at(-1)?.rows.push(row);
    else steps.push({ rows: [row] });
  }
  return steps.map(({ rows: [newest, ...others] }) => ({
    seq: newest?.seq ?? 0,
    who: whoIs(newest?.userId ?? ''),
    from: instantAt(others.at(-1)?.at ?? newest?.at ?? 0),
    to: instantAt(newest?.at ?? 0),
    edits: others.length + 1,
  }));
}

const minuteOf = (at: number): number => Math.floor(at / minuteMs);

/** Who asks for which board; undefined when the reply has been refused. */
async function find<Identity>(
  { organisation, reception }: HistoryRoutes<Identity>,
  request: FastifyRequest,
  reply: FastifyReply,
  boardText: string,
  needs: 'read' | 'write',
): Promise<{ readonly board: BoardId; readonly person: Person } | undefined> {
  const visitor = await reception.visitorOf(request.raw);
  const tree = organisation.tree();
  const id = parseId<BoardId>(boardText);
  const found = id === undefined ? undefined : boardOf(tree, id);
  if (visitor === null || found === undefined) {
    reply.refuse(visitor === null ? 'noSession' : 'notFound');
    return undefined;
  }
  const access = accessOf(tree, visitor.person, found.id);
  if (access === 'write' || (access === 'read' && needs === 'read')) return { board: found.id, person: visitor.person };
  reply.refuse('noAccess', keeperOf(tree, organisation.people(), found)?.name ?? null);
  return undefined;
}
