/**
 * Measurements as files, of a board and of one chart. Who writes the board gets what its own screen shows; everybody else gets the view that is
 * derived for them, small numbers hidden (SMALL3, SMALL4): there is no second way to a number.
 */
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import {
  type Board,
  type BoardId,
  boardOf,
  type BoardView,
  type Given,
  type IndicatorId,
  parseId,
  type Result,
  resultsFrom,
  seesResults,
  unitOf,
} from '@tavle/domain';
import { readBoard } from '@tavle/board';
import { type Locale, words } from '@tavle/text';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { givenTopic, viewTopic } from '../../cascade/board-topics.ts';
import type { Cascade } from '../../cascade/cascade.ts';
import type { Topics } from '../../cascade/topics.ts';
import type { Organisation } from '../../organisation/organisation.ts';
import { accessOf, audienceOf, keeperOf } from '../../organisation/people-of-board.ts';
import type { Reception } from '../../organisation/visitor.ts';
import type { Rooms } from '../../rooms/rooms.ts';
import { tableOf } from './export-rows.ts';
import { writeCsv } from './write-csv.ts';
import { writeWorkbook } from './write-workbook.ts';

/** What the routes are made of. */
export type ExportRoutes<Identity> = {
  readonly organisation: Organisation;
  readonly reception: Reception;
  readonly rooms: Pick<Rooms<Identity>, 'read'>;
  readonly cascade: Cascade;
  readonly topics: Topics;
  readonly localeOf: (request: FastifyRequest) => Locale;
};

const format = Type.Enum(['csv', 'xlsx']);
const described = {
  tags: ['measurements'],
  security: [{ session: [] }],
  description:
    'A CSV file as a Danish Excel opens it (semicolons, decimal comma, dd-mm-yyyy), or a workbook with typed cells. Numbers hidden from the reader are hidden here too.',
};

/** Registers the routes. */
export function registerExportRoutes<Identity>(app: FastifyInstance, routes: ExportRoutes<Identity>): void {
  const typed = app.withTypeProvider<TypeBoxTypeProvider>();
  const board = Type.String({ maxLength: 64 });
  typed.get(
    '/api/boards/:board/measurements.:format',
    {
      schema: {
        ...described,
        operationId: 'exportMeasurements',
        summary: "A board's measurements as a file",
        params: Type.Object({ board, format }),
      },
    },
    async (request, reply) => {
      const { params } = request;
      return sendFile(routes, request, reply, { board: params.board, format: params.format });
    },
  );
  typed.get(
    '/api/boards/:board/indicators/:indicator/table.:format',
    {
      schema: {
        ...described,
        operationId: 'exportIndicator',
        summary: 'The numbers of one chart as a file',
        params: Type.Object({ board, indicator: Type.String({ maxLength: 64 }), format }),
      },
    },
    async (request, reply) => {
      const { params } = request;
      const indicator = parseId<IndicatorId>(params.indicator);
      if (indicator === undefined) return reply.refuse('notFound');
      return sendFile(routes, request, reply, { board: params.board, format: params.format, indicator });
    },
  );
}

type Wanted = { readonly board: string; readonly format: 'csv' | 'xlsx'; readonly indicator?: IndicatorId };

async function sendFile<Identity>(
  routes: ExportRoutes<Identity>,
  request: FastifyRequest,
  reply: FastifyReply,
  wanted: Wanted,
): Promise<FastifyReply> {
  const found = await resultsFor(routes, request, reply, wanted.board);
  if (found === undefined) return reply;
  const { board, results } = found;
  const t = words(routes.localeOf(request));
  const one = results.find(({ indicator }) => indicator.id === wanted.indicator)?.indicator;
  if (wanted.indicator !== undefined && one === undefined) return reply.refuse('notFound');
  const table = tableOf(results, t, wanted.indicator);
  const unit = unitOf(routes.organisation.tree(), board.unit)?.shortName ?? '';
  reply.header(
    'content-disposition',
    attachment(`${[unit, one?.name ?? t('export.sheet')].join(' ')}.${wanted.format}`),
  );
  request.log.info({ board: board.id, rows: table.rows.length, format: wanted.format }, 'measurements handed out');
  if (wanted.format === 'csv') return reply.type('text/csv; charset=utf-8').send(writeCsv(table, t.locale));
  return reply
    .type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .send(await writeWorkbook(table, t('export.sheet')));
}

/** A file name for every browser: plain letters, and the real name beside them. */
function attachment(name: string): string {
  const clean = name.replace(/[\\/:*?"<>|\r\n]+/g, ' ').slice(0, 120);
  const plain = clean.replace(/[^\x20-\x7e]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(clean).replace(/['()]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`;
}

/** What somebody may see of a board's results; undefined when the reply has been refused. */
async function resultsFor<Identity>(
  { organisation, reception, rooms, cascade, topics }: ExportRoutes<Identity>,
  request: FastifyRequest,
  reply: FastifyReply,
  boardText: string,
): Promise<{ readonly board: Board; readonly results: readonly Result[] } | undefined> {
  const visitor = await reception.visitorOf(request.raw);
  const tree = organisation.tree();
  const id = parseId<BoardId>(boardText);
  const board = id === undefined ? undefined : boardOf(tree, id);
  if (visitor === null || board === undefined) {
    reply.refuse(visitor === null ? 'noSession' : 'notFound');
    return undefined;
  }
  const access = accessOf(tree, visitor.person, board.id);
  if (!seesResults(access)) {
    reply.refuse('noAccess', keeperOf(tree, organisation.people(), board)?.name ?? null);
    return undefined;
  }
  if (access !== 'write') {
    const audience = audienceOf(tree, visitor.person, board);
    // our own text back again: the view as it travels to this reader's page
    const view = JSON.parse(topics.read(viewTopic(cascade, board.id, 'results', audience)).json) as BoardView;
    return { board, results: view.results };
  }
  const given = JSON.parse(topics.read(givenTopic(cascade, board.id)).json) as Given | null;
  const sums = new Map((given?.rollUps ?? []).map(({ indicator, points }) => [indicator, points]));
  return { board, results: resultsFrom(await rooms.read(board.id, readBoard), sums) };
}
