/** What is derived of one board, by request and by event stream: each reader gets what the door gives them, hidden where it must be (CHAIN4, SMALL4). */
import {
  type Access,
  type Audience,
  type Board,
  type BoardId,
  type BoardReply,
  type BoardView,
  boardOf,
  instantAt,
  parseId,
  seesResults,
  unitOf,
} from '@tavle/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Organisation } from '../organisation/organisation.ts';
import { accessOf, audienceOf, hostsOf, keeperOf, nameOf, peopleOf } from '../organisation/people-of-board.ts';
import type { Reception, Visitor } from '../organisation/visitor.ts';
import { givenTopic, viewTopic, wallTopic } from './board-topics.ts';
import type { Cascade } from './cascade.ts';
import type { Streams } from './streams.ts';
import type { Topic, Topics } from './topics.ts';

/** What the routes are made of. */
export type BoardRoutes = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly cascade: Cascade;
  readonly topics: Topics;
  readonly streams: Streams;
  /** The generation of a board's document; undefined when there is none. */
  readonly generationOf: (board: BoardId) => Promise<string | undefined>;
};

type BoardRequest = FastifyRequest<{ Params: { board: string }; Querystring: { audience?: string } }>;
type Found = { readonly visitor: Visitor; readonly board: Board; readonly access: Access; readonly ask: string | null };

/** Registers the routes. */
export function registerBoardRoutes(app: FastifyInstance, routes: BoardRoutes): void {
  const { cascade, topics, streams } = routes;

  app.get('/api/boards/:board', async (request: BoardRequest, reply) => {
    const found = await find(routes, request, reply);
    return found && describe(routes, reply, found);
  });

  app.get('/api/boards/:board/given', async (request: BoardRequest, reply) => {
    const found = await find(routes, request, reply);
    if (!found) return reply;
    if (!seesDocument(found.access)) return reply.refuse('noAccess', found.ask);
    return sendVersioned(reply, topics.read(givenTopic(cascade, found.board.id)));
  });

  app.get('/api/boards/:board/view', async (request: BoardRequest, reply) => {
    const found = await find(routes, request, reply);
    return found ? sendVersioned(reply, topics.read(viewFor(routes, found))) : reply;
  });

  app.get('/api/boards/:board/events', async (request: BoardRequest, reply) => {
    const found = await find(routes, request, reply);
    if (!found) return;
    const { visitor, board } = found;
    const event = seesDocument(found.access) ? 'given' : 'view';
    const topic = event === 'given' ? givenTopic(cascade, board.id) : viewFor(routes, found);
    const mayNow = (now: Visitor | null): string => rightsNow(routes, board, visitor, now);
    streams.open(reply, { request: request.raw, visitor, mayNow }, (stream) =>
      topics.follow(topic, ({ version, json }) => stream.send(event, `{"version":${version},"value":${json}}`)),
    );
  });

  registerWallRoutes(app, routes);
}

/** The wall of a board. Until displays are paired, for anybody logged in who sees its results. */
function registerWallRoutes(app: FastifyInstance, routes: BoardRoutes): void {
  const { cascade, topics, streams } = routes;
  const wallOf = ({ board }: Found, audience: Audience): Topic => wallTopic(cascade, board.id, audience);
  const at = ({ board }: Found): string => instantAt(cascade.changedAt(board.id));

  app.get('/api/boards/:board/wall', async (request: BoardRequest, reply) => {
    const found = await findWall(routes, request, reply);
    if (!found) return reply;
    const { version, json } = topics.read(wallOf(found, found.audience));
    return sendJson(reply, `{"version":${version},"at":"${at(found)}","value":${json}}`);
  });

  app.get('/api/boards/:board/wall/events', async (request: BoardRequest, reply) => {
    const found = await findWall(routes, request, reply);
    if (!found) return;
    const { visitor, board } = found;
    const mayNow = (now: Visitor | null): string =>
      seesResults(accessNow(routes, board, visitor, now)) ? 'results' : 'none';
    streams.open(reply, { request: request.raw, visitor, mayNow }, (stream) =>
      topics.follow(wallOf(found, found.audience), ({ version, json }) =>
        stream.send('wall', `{"version":${version},"at":"${at(found)}","value":${json}}`),
      ),
    );
  });
}

/** The document, and what is derived from it for those who have it. */
const seesDocument = (access: Access): boolean => access === 'write';

/** Who asks for which board and what they get of it; undefined when the reply has been refused. */
async function find(
  { organisation, reception }: BoardRoutes,
  request: BoardRequest,
  reply: FastifyReply,
): Promise<Found | undefined> {
  const visitor = await reception.visitorOf(request.raw);
  const tree = organisation.tree();
  const id = parseId<BoardId>(request.params.board);
  const board = id === undefined ? undefined : boardOf(tree, id);
  if (visitor === null || board === undefined) {
    reply.refuse(visitor === null ? 'noSession' : 'notFound');
    return undefined;
  }
  const access = accessOf(tree, visitor.person, board.id);
  const ask = keeperOf(tree, organisation.people(), board)?.name ?? null;
  if (access !== 'none') return { visitor, board, access, ask };
  reply.refuse('noAccess', ask);
  return undefined;
}

async function findWall(
  routes: BoardRoutes,
  request: BoardRequest,
  reply: FastifyReply,
): Promise<(Found & { readonly audience: Audience }) | undefined> {
  const found = await find(routes, request, reply);
  if (!found) return undefined;
  const { audience = 'public' } = request.query;
  const isKnown = audience === 'public' || audience === 'staff';
  if (isKnown && seesResults(found.access)) return { ...found, audience };
  reply.refuse(isKnown ? 'noAccess' : 'badRequest', found.ask);
  return undefined;
}

function viewFor({ cascade, organisation }: BoardRoutes, { visitor, board, access }: Found): Topic {
  const audience = audienceOf(organisation.tree(), visitor.person, board);
  return viewTopic(cascade, board.id, viewAccess(access), audience);
}

function viewAccess(access: Access): BoardView['access'] {
  return access === 'read' ? 'read' : seesResults(access) ? 'results' : 'goals';
}

function accessNow({ organisation }: BoardRoutes, board: Board, then: Visitor, now: Visitor | null): Access {
  if (now === null || now.session !== then.session) return 'none';
  return accessOf(organisation.tree(), now.person, board.id);
}

/** Access and audience in one word: a stream ends when either changes. */
function rightsNow(routes: BoardRoutes, board: Board, then: Visitor, now: Visitor | null): string {
  const access = accessNow(routes, board, then, now);
  if (now === null || access === 'none') return 'none';
  return `${access}/${audienceOf(routes.organisation.tree(), now.person, board)}`;
}

async function describe(
  { organisation, generationOf }: BoardRoutes,
  reply: FastifyReply,
  { board, access }: Found,
): Promise<BoardReply | FastifyReply> {
  const tree = organisation.tree();
  const unit = unitOf(tree, board.unit);
  const generation = await generationOf(board.id);
  if (unit === undefined || generation === undefined) return reply.refuse('away');
  const keeper = keeperOf(tree, organisation.people(), board)?.name ?? null;
  const people = peopleOf(organisation.people(), tree, board).map(nameOf);
  return { board, unit, access, generation, keeper, people, hosts: hostsOf(organisation.people(), board) };
}

function sendVersioned(reply: FastifyReply, { version, json }: { version: number; json: string }): FastifyReply {
  return sendJson(reply, `{"version":${version},"value":${json}}`);
}

function sendJson(reply: FastifyReply, json: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').send(json);
}
