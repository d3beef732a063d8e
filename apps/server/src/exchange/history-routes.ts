/**
 * A board's history: who changed it when, how it was then, and back to that as a new change. For its own people; those who do not write on it get nothing
 * that is hidden from them today (SMALL3, SMALL4).
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import { applyFieldChanges, entryChanges, type FieldChange, fieldChanges, readBoard } from '@tavle/board';
import {
  type Access,
  type BoardContent,
  type BoardId,
  boardOf,
  type EntryChange,
  type HistoryReply,
  type HistoryStep,
  instantAt,
  type Name,
  type PastReply,
  parseId,
  type Person,
  readersChanges,
  readersContent,
  sectionNames,
  shownResults,
  type WentBack,
} from '@tavle/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import type { Cascade } from '../cascade/cascade.ts';
import type { DocumentLog } from '../log/document-log.ts';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf, keeperOf, nameOf } from '../organisation/people-of-board.ts';
import type { Reception } from '../organisation/visitor.ts';
import { readPast } from '../rooms/past.ts';
import { type PastStep, readSteps } from '../rooms/past-steps.ts';
import type { Rooms } from '../rooms/rooms.ts';

/** What the routes are made of. */
export type HistoryRoutes<Identity> = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly log: Pick<DocumentLog, 'history'>;
  readonly rooms: Pick<Rooms<Identity>, 'edit' | 'read'>;
  readonly cascade: Pick<Cascade, 'derived'>;
  readonly now: () => number;
  readonly newId: () => string;
};

/** Edits of one page. */
const editsMost = 500;
/** Changed entries that one step tells. */
const changesMost = 20;

const board = Type.String({ maxLength: 64 });
/** Parameters are texts: nothing is turned into a number on the way in. */
const seqText = Type.String({ pattern: '^[1-9][0-9]{0,14}$' });
const listing = {
  params: Type.Object({ board }),
  querystring: Type.Object({ before: Type.Optional(seqText) }),
};
const params = Type.Object({ board, seq: seqText });
const moment = { params };
/** Everything, or one entry. */
const goingBack = {
  params,
  querystring: Type.Object({
    section: Type.Optional(Type.Union(sectionNames.map((name) => Type.Literal(name)))),
    id: Type.Optional(Type.String({ maxLength: 64 })),
  }),
};

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
    const eyes = eyesOf(routes, found);
    const before = Number(request.query.before ?? Number.MAX_SAFE_INTEGER);
    const page = await readSteps(log, found.board, before, editsMost);
    const answer: HistoryReply = {
      steps: page.steps.map((step) => stepFrom(step, eyes.changes, whoIs)),
      before: page.before,
    };
    return reply.send(answer);
  });

  typed.get('/api/boards/:board/at/:seq', { schema: moment }, async (request, reply) => {
    const found = await find(routes, request, reply, request.params.board, 'read');
    if (found === undefined) return reply;
    const eyes = eyesOf(routes, found);
    const past = await readPast(log, found.board, Number(request.params.seq), async (then, { seq, userId, at }) => {
      const since = await routes.rooms.read(found.board, (now) => entryChanges(then, now));
      const content = eyes.content(readBoard(then));
      return { seq, who: whoIs(userId), at: instantAt(at), content, since: eyes.changes(since) } satisfies PastReply;
    });
    return past === undefined ? reply.refuse('notFound') : reply.send(past);
  });

  typed.post('/api/boards/:board/at/:seq/restore', { schema: goingBack }, async (request, reply) => {
    const found = await find(routes, request, reply, request.params.board, 'write');
    if (found === undefined) return reply;
    const { person } = found;
    const { section, id } = request.query;
    const isMeant = (change: FieldChange): boolean =>
      // numbers are appended, never taken back: a wrong one is corrected by another
      change.section !== 'measurements' &&
      (section === undefined || change.section === section) &&
      (id === undefined || change.id === id);
    const hand = { by: person.id, at: instantAt(routes.now()), newId: routes.newId };
    const went = await readPast(log, found.board, Number(request.params.seq), (past) =>
      routes.rooms.edit(found.board, { userId: person.id }, (doc): WentBack => {
        const changes = fieldChanges(doc, past).filter(isMeant);
        const left = applyFieldChanges(doc, hand, changes).length;
        return { changed: changes.length - left, left };
      }),
    );
    return went === undefined ? reply.refuse('notFound') : reply.send(went);
  });
}

/** What somebody may know of a board as it was, and of what became of it. */
type Eyes = {
  readonly content: (content: BoardContent) => BoardContent;
  readonly changes: (changes: readonly EntryChange[]) => readonly EntryChange[];
};

function eyesOf<Identity>({ cascade }: HistoryRoutes<Identity>, { board, access }: Found): Eyes {
  if (access === 'write') return { content: (content) => content, changes: (changes) => changes };
  const shown = shownResults(cascade.derived().world, board, 'staff');
  return {
    content: (content) => readersContent(content, shown),
    changes: (changes) => readersChanges(changes, shown),
  };
}

/** A step as it is told; the board as it began is told as such, not thing by thing. */
function stepFrom(
  { userId, from, to, changes: all, ...step }: PastStep,
  seen: Eyes['changes'],
  whoIs: (id: string) => Name | null,
): HistoryStep {
  const changes = seen(all);
  const toldChanges = step.isFirst ? [] : changes.slice(0, changesMost);
  return {
    ...step,
    who: whoIs(userId),
    from: instantAt(from),
    to: instantAt(to),
    changes: toldChanges,
    more: changes.length - toldChanges.length,
  };
}

type Found = { readonly board: BoardId; readonly access: Access; readonly person: Person };

/** Who asks for which board; undefined when the reply has been refused. */
async function find<Identity>(
  { organisation, reception }: HistoryRoutes<Identity>,
  request: FastifyRequest,
  reply: FastifyReply,
  boardText: string,
  needs: 'read' | 'write',
): Promise<Found | undefined> {
  const visitor = await reception.visitorOf(request.raw);
  const tree = organisation.tree();
  const id = parseId<BoardId>(boardText);
  const found = id === undefined ? undefined : boardOf(tree, id);
  if (visitor === null || found === undefined) {
    reply.refuse(visitor === null ? 'noSession' : 'notFound');
    return undefined;
  }
  const access = accessOf(tree, visitor.person, found.id);
  if (access === 'write' || (access === 'read' && needs === 'read')) {
    return { board: found.id, access, person: visitor.person };
  }
  reply.refuse('noAccess', keeperOf(tree, organisation.people(), found)?.name ?? null);
  return undefined;
}
