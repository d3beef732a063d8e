/**
 * Calendars: `/kalender/<secret>.ics` for whoever has the link, and making, listing and closing links for those whose meetings they are. A link shows what
 * its maker may see on the day it is fetched: somebody who leaves takes their links along.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  addDays,
  type Board,
  type BoardId,
  boardOf,
  type CalendarLink,
  type CalendarLinkMade,
  type CalendarLinksReply,
  dateAt,
  instantAt,
  type Person,
  type Problem,
  unitOf,
  type World,
} from '@tavle/domain';
import { type Locale, words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { accessOf } from '../../organisation/people-of-board.ts';
import { type AtBoard, writerAt } from '../board-visitor.ts';
import type { CalendarLinks, StoredLink } from './calendar-links.ts';
import { calendarFile } from './ics.ts';
import { type MeetingPlace, meetingEvents } from './meeting-events.ts';

/** What the routes are made of. */
export type CalendarRoutes = AtBoard & {
  readonly world: () => World;
  readonly links: CalendarLinks;
  readonly publicUrl: string | null;
  readonly now: () => number;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

/** How far a calendar looks back and ahead, days. */
const behind = 60;
const ahead = 400;
/** Links of one board or one person. */
const linksMost = 20;

const atBoard = { params: Type.Object({ board: Type.String({ maxLength: 64 }) }) };
const byName = { params: Type.Object({ name: Type.String({ pattern: '^[0-9a-f]{24}$' }) }) };
const file = { params: Type.Object({ file: Type.String({ maxLength: 100 }) }) };

/** Registers the routes. */
export function registerCalendarRoutes(app: FastifyInstance, routes: CalendarRoutes): void {
  registerFeed(app, routes);
  registerLinkRoutes(app, routes);
}

function registerFeed(app: FastifyInstance, routes: CalendarRoutes): void {
  const { links, now, organisation } = routes;
  app.withTypeProvider<TypeBoxTypeProvider>().get('/kalender/:file', { schema: file }, async (request, reply) => {
    const secret = /^(.+)\.ics$/.exec(request.params.file)?.[1];
    const link = secret === undefined ? null : await links.use(secret, dateAt(now()));
    const person = link === null ? undefined : organisation.personOf(link.person);
    const text = link === null || person === undefined ? null : feedOf(routes, link, person);
    if (text === null) return reply.refuse('notFound');
    return reply
      .header('cache-control', 'private, no-cache')
      .header('content-disposition', 'inline; filename="tavlemoeder.ics"')
      .type('text/calendar; charset=utf-8')
      .send(text);
  });
}

/** The calendar of a link; null when its maker no longer sees the board. */
function feedOf(routes: CalendarRoutes, link: StoredLink, person: Person): string | null {
  const { organisation, now, publicUrl } = routes;
  const tree = organisation.tree();
  const t = words(link.locale);
  const boards = link.board === null ? ownBoards(tree.boards, person) : [boardOf(tree, link.board)];
  const places = boards.flatMap((board) => placeOf(routes, person, board));
  const [first] = places;
  if (link.board !== null && first === undefined) return null;
  const today = dateAt(now());
  const span = { t, from: addDays(today, -behind), to: addDays(today, ahead), publicUrl };
  const events = places.flatMap((place) => meetingEvents(place, span));
  const name =
    link.board === null || first === undefined
      ? t('feed.calendarMine')
      : t('feed.calendarBoard', { unit: first.unit.shortName });
  return calendarFile(name, events, instantAt(now()));
}

/** The boards somebody belongs to, not those they may look at from elsewhere. */
const ownBoards = (boards: readonly Board[], { grants }: Person): readonly Board[] =>
  boards.filter(({ unit }) => grants.some((grant) => grant.unit === unit && grant.role !== 'auditor'));

function placeOf({ organisation, world }: CalendarRoutes, person: Person, board: Board | undefined): MeetingPlace[] {
  const tree = organisation.tree();
  const unit = board && unitOf(tree, board.unit);
  if (board === undefined || unit === undefined) return [];
  if (!['write', 'read', 'results'].includes(accessOf(tree, person, board.id))) return [];
  return [{ board: board.id, unit, meets: world().content(board.id) }];
}

function registerLinkRoutes(app: FastifyInstance, routes: CalendarRoutes): void {
  const { links, reception, organisation } = routes;
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();

  typed.get('/api/mine/calendar-links', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    return reply.send(await replyFor(routes, null, visitor.person));
  });

  typed.post('/api/mine/calendar-links', async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    return visitor === null ? reply.refuse('noSession') : make(routes, request, reply, { ...visitor, board: null });
  });

  typed.get('/api/boards/:board/calendar-links', { schema: atBoard }, async (request, reply) => {
    const found = await writerAt(routes, request, reply, request.params.board);
    return found === undefined ? reply : reply.send(await replyFor(routes, found.board.id, found.person));
  });

  typed.post('/api/boards/:board/calendar-links', { schema: atBoard }, async (request, reply) => {
    const found = await writerAt(routes, request, reply, request.params.board);
    return found === undefined ? reply : make(routes, request, reply, { ...found, board: found.board.id });
  });

  typed.delete('/api/calendar-links/:name', { schema: byName }, async (request, reply) => {
    const visitor = await reception.visitorOf(request.raw);
    if (visitor === null) return reply.refuse('noSession');
    const link = await links.named(request.params.name);
    const { person } = visitor;
    const writes = link?.board != null && accessOf(organisation.tree(), person, link.board) === 'write';
    if (link === null || (link.person !== person.id && !writes)) return reply.refuse('notFound');
    await links.close(link.name);
    return reply.code(204).send();
  });
}

async function make(
  routes: CalendarRoutes,
  request: FastifyRequest,
  reply: FastifyReply,
  { board, person }: { readonly board: BoardId | null; readonly person: Person },
): Promise<FastifyReply> {
  const { links, localeOf, publicUrl } = routes;
  const there = await (board === null ? links.ofPerson(person.id) : links.ofBoard(board));
  if (there.length >= linksMost) {
    const sentence = words(localeOf(request))('feed.tooMany', { n: linksMost });
    const problem: Problem = { problem: 'refused', sentence, ask: null };
    return reply.code(422).send(problem);
  }
  const secret = await links.make({ board, person: person.id, locale: localeOf(request) });
  const made: CalendarLinkMade = {
    ...(await replyFor(routes, board, person)),
    path: `/kalender/${secret}.ics`,
    publicUrl,
  };
  return reply.send(made);
}

async function replyFor(
  { links, organisation }: CalendarRoutes,
  board: BoardId | null,
  person: Person,
): Promise<CalendarLinksReply> {
  const found = await (board === null ? links.ofPerson(person.id) : links.ofBoard(board));
  const lineOf = ({ name, person: maker, madeAt, usedOn }: StoredLink): CalendarLink => {
    return { name, madeBy: organisation.personOf(maker)?.name ?? '', madeAt, usedOn };
  };
  return { links: found.map(lineOf) };
}
